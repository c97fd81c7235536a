"""The press profiles we ship, and what their schema lets through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recap_print import source
from recap_print.impose.plan import impose
from recap_print.pipeline.prepare import SCHEMAS
from recap_print.sheets.model import Edges, Flip, MarkKind, Press
from recap_print.sheets.press import press_from

PRESSES = Path(__file__).parents[2] / "layouts" / "presses"
SCHEME: dict[str, Any] = json.loads(SCHEMAS["press"].read_text("utf-8"))


def load(name: str) -> Press:
    loaded = source.read((PRESSES / f"{name}.yaml").read_bytes(), f"{name}.yaml", SCHEME)
    assert loaded.findings == ()
    return press_from(loaded.data)


def test_the_office_printer() -> None:
    press = load("office-a4")
    assert (press.width, press.height, press.bleed, press.caliper_um) == (297, 210, 0, 100)
    assert press.unprintable == Edges(4, 4, 4, 4)
    assert press.flip is Flip.SHORT_EDGE
    assert press.marks == ()


def test_the_digital_press() -> None:
    press = load("sra3")
    assert (press.width, press.height, press.bleed, press.caliper_um) == (450, 320, 3, 112)
    assert press.marks == (MarkKind.CROP, MarkKind.FOLD)


@pytest.mark.parametrize("path", sorted(PRESSES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_profile_is_named_as_its_file_points_to_its_schema_and_takes_the_booklet(path: Path) -> None:
    press = load(path.stem)
    assert press.id == path.stem
    modeline = path.read_text("utf-8").splitlines()[0]
    assert (path.parent / modeline.partition("$schema=")[2]).resolve() == SCHEMAS["press"].resolve()
    assert len(impose(48, 148, 210, 3, press).sheets) == 12


def test_what_a_profile_leaves_out_takes_the_schemas_default() -> None:
    text = b"id: x\nname: X\nsheet:\n  width: 450\n  height: 320\npaper:\n  name: white\n  caliper_um: 90\n"
    loaded = source.read(text, "x.yaml", SCHEME)
    press = press_from(loaded.data)
    defaults = {key: part["default"] for key, part in SCHEME["properties"].items() if "default" in part}
    assert defaults == {"flip": press.flip, "bleed": press.bleed, "marks": list(press.marks)}
    assert press.unprintable == Edges(0, 0, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "flip: short",
        "marks: [corner]",
        "bleed: 30",
        "gripper: 12",
        "unprintable:\n  top: 4",
    ],
)
def test_the_schema_refuses(text: str) -> None:
    whole = (
        "id: x\nname: X\nsheet:\n  width: 450\n  height: 320\npaper:\n  name: white\n  caliper_um: 90\n" + text + "\n"
    )
    assert source.read(whole.encode(), "x.yaml", SCHEME).findings


def test_every_property_says_what_it_is_for() -> None:
    def silent(part: dict[str, Any], path: str) -> list[str]:
        here = [] if part.get("description") else [path]
        return here + [s for key, below in part.get("properties", {}).items() for s in silent(below, f"{path}.{key}")]

    assert silent(SCHEME, "press") == []
