"""The press profiles we ship, and what their schema lets through."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from recap_print import source
from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.pipeline.prepare import SCHEMAS
from recap_print.sheets.press import Delivery, Edges, Flip, Limits, MarkKind, Press
from recap_print.sheets.read import conditions_from, press_from

LAYOUTS = Path(__file__).parents[2] / "layouts"
PRESSES, PROFILES = LAYOUTS / "presses", LAYOUTS / "profiles"
SCHEME: dict[str, Any] = json.loads(SCHEMAS["press"].read_text("utf-8"))
CONDITIONS_SCHEME: dict[str, Any] = json.loads(SCHEMAS["conditions"].read_text("utf-8"))
CONDITIONS = conditions_from(
    source.read((PROFILES / "conditions.yaml").read_bytes(), "conditions.yaml", CONDITIONS_SCHEME).data
)


SHIPPED = ("office-a4", "office-a4-a6", "offset-700x500", "offset-900x640", "single-pages", "sra3")
STITCHED = tuple(kind for kind in MarkKind if kind is not MarkKind.COLLATION)
UNFOLDED = tuple(kind for kind in STITCHED if kind is not MarkKind.FOLD)


def load(name: str) -> Press:
    return read((PRESSES / f"{name}.yaml").read_text("utf-8"))


def read(text: str) -> Press:
    loaded = source.read(text.encode(), "press.yaml", SCHEME)
    assert loaded.findings == ()
    return press_from(loaded.data)


def test_six_profiles_ship() -> None:
    assert sorted(path.stem for path in PRESSES.glob("*.yaml")) == list(SHIPPED)


def test_single_pages_for_any_printer() -> None:
    press = load("single-pages")
    assert press.delivery is Delivery.SINGLE_PAGES
    assert (press.width, press.height, press.caliper_um, press.paper) == (0, 0, 0, "")
    assert (press.bleed, press.safety, press.condition, press.icc) == (3, 5, "uncoated", "")
    assert press.marks == UNFOLDED
    assert press.limits == Limits()


def test_the_office_printer() -> None:
    press = load("office-a4")
    assert (press.width, press.height, press.bleed, press.caliper_um) == (297, 210, 0, 100)
    assert press.unprintable == Edges(4, 4, 4, 4)
    assert (press.flip, press.gripper, press.safety) == (Flip.SHORT_EDGE, 0, 4)
    assert press.delivery is Delivery.IMPOSED
    assert press.marks == ()


def test_the_digital_press() -> None:
    press = load("sra3")
    assert (press.width, press.height, press.bleed, press.caliper_um) == (450, 320, 3, 112)
    assert press.unprintable == Edges(4, 4, 4, 4)
    assert (press.flip, press.gripper, press.condition) == (Flip.SHORT_EDGE, 0, "uncoated")
    assert press.marks == STITCHED


@pytest.mark.parametrize(("name", "width", "height"), [("offset-700x500", 700, 500), ("offset-900x640", 900, 640)])
def test_the_offset_presses(name: str, width: float, height: float) -> None:
    press = load(name)
    assert (press.width, press.height, press.bleed, press.caliper_um) == (width, height, 3, 112)
    assert (press.gripper, press.unprintable) == (12, Edges(head=5, foot=0, left=5, right=5))
    assert press.printable == Rect(5, 5, width - 10, height - 17)
    assert not press.turns_backs, "sheetwise: both sides are held by the same edge"
    assert press.marks == STITCHED


@pytest.mark.parametrize("name", SHIPPED)
def test_every_profile_is_named_as_its_file_and_points_to_its_schema(name: str) -> None:
    path = PRESSES / f"{name}.yaml"
    assert load(name).id == name
    modeline = path.read_text("utf-8").splitlines()[0]
    assert (path.parent / modeline.partition("$schema=")[2]).resolve() == SCHEMAS["press"].resolve()


@pytest.mark.parametrize(
    ("name", "sheets"), [("office-a4", 12), ("sra3", 12), ("offset-700x500", 3), ("offset-900x640", 2)]
)
def test_every_press_with_a_sheet_takes_the_booklet(name: str, sheets: int) -> None:
    plan = impose(48, 148, 210, 3, load(name))
    assert len(plan.sheets) == sheets
    assert not [note for note in plan.notes if "room for" in note]


def test_single_pages_are_no_sheet_to_impose_on() -> None:
    with pytest.raises(CannotLayOut, match=r"^two pages side by side need 296 × 210 mm, the sheet of single-pages"):
        impose(48, 148, 210, 3, load("single-pages"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_condition_that_is_named_exists_and_has_its_profile(name: str) -> None:
    condition, file = CONDITIONS[load(name).condition]
    assert (PROFILES / file).is_file()
    assert condition.id == load(name).condition


def test_the_conditions_that_ship() -> None:
    assert {name: (c.identifier, c.registry, c.coverage_percent, file) for name, (c, file) in CONDITIONS.items()} == {
        "uncoated": ("FOGRA47", "http://www.color.org", 280, "uncoated-fogra47l.icc"),
        "coated": ("FOGRA39", "http://www.color.org", 300, "coated-fogra39.icc"),
    }


SHEET = "sheet:\n  width: 450\n  height: 320\npaper:\n  name: white\n  caliper_um: 90\n"
LEAST = "format: 1\nid: x\nname: X\n"


def test_what_a_profile_leaves_out_takes_the_schemas_default() -> None:
    press = read(LEAST + SHEET)
    defaults = {key: part["default"] for key, part in SCHEME["properties"].items() if "default" in part}
    assert defaults == {
        "deliver": press.delivery,
        "gripper": press.gripper,
        "bar": press.bar,
        "plates": press.plates,
        "flip": press.flip,
        "bleed": press.bleed,
        "safety": press.safety,
        "condition": press.condition,
        "marks": list(press.marks),
    }
    assert press.unprintable == Edges(0, 0, 0, 0)
    rims = SCHEME["properties"]["unprintable"]["properties"]
    assert {edge: part["default"] for edge, part in rims.items()} == asdict(press.unprintable)
    assert press.icc == ""


def test_limits_that_are_left_out_are_those_of_gwg_2022() -> None:
    limits = read(LEAST + SHEET).limits
    said = {name: part.get("default") for name, part in SCHEME["properties"]["limits"]["properties"].items()}
    assert asdict(limits) == said
    assert (limits.image_ppi, limits.image_ppi_wanted, limits.bitmap_ppi, limits.bitmap_ppi_wanted) == (
        149, 224, 549, 799,
    )  # fmt: skip
    assert (limits.text_pt, limits.line_pt, limits.coverage_percent) == (8, 0.25, None)


def test_limits_that_are_given_are_the_printers() -> None:
    text = "limits:\n  coverage_percent: 260\n  image_ppi_wanted: 300\n  line_pt: 0.5\n"
    assert read(LEAST + SHEET + text).limits == Limits(coverage_percent=260, image_ppi_wanted=300, line_pt=0.5)


def test_a_printer_of_single_pages_needs_neither_sheet_nor_paper() -> None:
    press = read(LEAST + "deliver: single-pages\n")
    assert (press.width, press.height, press.delivery) == (0, 0, Delivery.SINGLE_PAGES)


def test_a_printers_own_profile_is_not_made_for_a_condition_of_ours() -> None:
    assert read(LEAST + SHEET + "icc: theirs.icc\n").condition == ""
    assert read(LEAST + SHEET + "icc: theirs.icc\ncondition: coated\n").condition == "coated"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("flip: short", "flip"),
        ("marks: [corner]", "marks[0]"),
        ("marks: [crop, crop]", "marks"),
        ("bleed: 30", "bleed"),
        ("safety: -1", "safety"),
        ("gripper: 41", "gripper"),
        ("gripper: twelve", "gripper"),
        ("deliver: plates", "deliver"),
        ("condition: ''", "condition"),
        ("icc: ''", "icc"),
        ("limits:\n  coverage_percent: 90", "limits.coverage_percent"),
        ("limits:\n  coverage: 300", "limits.coverage"),
        ("limits:\n  text_pt: 0", "limits.text_pt"),
        ("unprintable:\n  top: 4", "unprintable.top"),
    ],
)
def test_the_schema_refuses(text: str, path: str) -> None:
    loaded = source.read((LEAST + SHEET + text + "\n").encode(), "x.yaml", SCHEME)
    lines = (LEAST + SHEET + text).splitlines()
    assert [finding.where.line for finding in loaded.findings] == [
        next(n for n, line in enumerate(lines, 1) if path.split(".")[-1].split("[")[0] + ":" in line)
    ]


@pytest.mark.parametrize(
    "whole",
    [
        LEAST,
        LEAST + "deliver: imposed\n" + SHEET.split("paper")[0],
        LEAST + "paper" + SHEET.split("paper")[1],
        "id: x\nname: X\n" + SHEET,
        "format: 2\nid: x\nname: X\n" + SHEET,
    ],
    ids=["nothing but a name", "no paper", "no sheet", "no format", "a format to come"],
)
def test_the_schema_refuses_half_a_press(whole: str) -> None:
    assert source.read(whole.encode(), "x.yaml", SCHEME).findings


@pytest.mark.parametrize("scheme", [SCHEME, CONDITIONS_SCHEME], ids=lambda scheme: scheme["title"])
def test_every_property_says_what_it_is_for(scheme: dict[str, Any]) -> None:
    def silent(part: dict[str, Any], path: str) -> list[str]:
        here = [] if part.get("description") else [path]
        below = {**part.get("properties", {}), **({"*": more} if (more := part.get("additionalProperties")) else {})}
        return here + [s for key, value in below.items() for s in silent(value, f"{path}.{key}")]

    assert silent(scheme, "") == []
