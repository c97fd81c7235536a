"""docs/printer.md and the same in French: what a printing partner does answers what both say, and both say what is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest
import yaml
from front_desk import choices, command, options, spoken_of
from pypdf import PdfReader

from recap_print.errors import ExitCode
from recap_print.pages.model import OVERPRINTED_LINE_PT, OVERPRINTED_TEXT_PT
from recap_print.units import to_mm
from walks import ROOT, Run, Save, Told, Walk, a_walk, judge, steps

DOCS = ROOT / "docs"
ENGLISH, FRENCH = DOCS / "printer.md", DOCS / "printer.fr.md"
TEXTS = {page: page.read_text("utf-8") for page in (ENGLISH, FRENCH)}
STEPS = {page: steps(page) for page in TEXTS}
both = pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.name)
DIGITS = re.compile(r"[0-9a-f]{8}\b")
FENCED = re.compile(r"(?ms)^```.*?^```\n")


@dataclass(frozen=True, slots=True)
class Walked:
    walk: Walk
    told: list[Told]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The walk of the English page, to its end; what it answered is judged by the tests, for both pages."""
    walk = a_walk(tmp_path_factory.mktemp("printer") / "project")
    return Walked(walk, [walk.run(step.command) if isinstance(step, Run) else walk.do(step) for step in STEPS[ENGLISH]])


@pytest.fixture(scope="module")
def walk(walked: Walked) -> Walk:
    return walked.walk


def runs(page: Path) -> list[tuple[int, Run]]:
    return [(nth, step) for nth, step in enumerate(STEPS[page]) if isinstance(step, Run)]


COMMANDS = [pytest.param(nth, step, id=f"{page.name}:{step.line}") for page in TEXTS for nth, step in runs(page)]


@pytest.mark.parametrize(("nth", "step"), COMMANDS)
def test_every_command_answers_what_the_page_says(walked: Walked, nth: int, step: Run) -> None:
    judge(step, walked.told[nth])


def test_both_versions_do_the_same() -> None:
    ours, theirs = ([_bare(step) for step in STEPS[page]] for page in TEXTS)
    assert ours == theirs


def _bare(step: Run | Save) -> Any:
    """A step without its line and its comments."""
    if isinstance(step, Run):
        return step.command, step.code, step.shown
    return step.file, step.whole, yaml.safe_load(step.text) if step.whole else step.text


def test_both_versions_are_built_alike() -> None:
    ours, theirs = (list(_skeleton(text)) for text in TEXTS.values())
    assert ours == theirs


def _skeleton(text: str) -> Iterator[str]:
    """Depths of headings, kinds of blocks, where links lead, rows of tables with what is written in code."""
    yield from re.findall(r"(?m)^```(.+)$", text)
    prose = FENCED.sub("", text)
    for line in prose.split("\n"):
        if heading := re.match(r"#+", line):
            yield heading[0]
        elif line.startswith("|"):
            cells = line.split(" | ")
            yield f"{len(cells)} {re.findall(r'`[^`]+`', cells[0])}"
    yield from (link for link in re.findall(r"\]\(([^)]+)\)", prose) if not link.startswith("printer"))


def test_each_version_leads_to_the_other() -> None:
    assert "(printer.fr.md)" in TEXTS[ENGLISH]
    assert "(printer.md)" in TEXTS[FRENCH]


def test_french_is_set_as_in_french() -> None:
    prose = re.sub(r"`[^`]*`|\]\([^)]*\)", "¤", FENCED.sub("", TEXTS[FRENCH]))
    assert not re.findall(r".*[^\u00a0\u202f\n][;:?!»%](?!\w).*", prose)
    assert not re.findall(r".*«(?!\u00a0).*", prose)
    assert not re.findall(r".*(?:'|\.\.\.|\d (?:mm|pt)\b).*", prose)


@both
def test_the_shipped_presses_are_the_table(page: Path) -> None:
    profiles = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in ROOT.glob("layouts/presses/*.yaml")}
    rows = table(page, "`single-pages`")
    assert {row[0].strip("`") for row in rows} == set(profiles)
    for name, sheet, signature, bleed, flip in rows:
        press = profiles[name.strip("`")]
        assert numbers(bleed) == [press["bleed"]]
        if press.get("deliver") == "single-pages":
            assert (numbers(sheet), signature, flip) == ([], "", "")
            continue
        assert numbers(sheet)[:2] == [press["sheet"]["width"], press["sheet"]["height"]]
        assert numbers(signature) == [press.get("fold", {}).get("signature", 4)]
        assert flip.startswith(f"`{press['flip']}`")


@both
def test_the_output_conditions_are_the_table(page: Path) -> None:
    conditions = yaml.safe_load((ROOT / "layouts/profiles/conditions.yaml").read_text("utf-8"))["conditions"]
    rows = {row[0].split("`")[1]: (row[1], numbers(row[2])[0]) for row in table(page, "`uncoated`")}
    assert rows == {name: (one["identifier"], one["coverage_percent"]) for name, one in conditions.items()}


@both
def test_the_keys_of_a_plan_are_those_told(walk: Walk, page: Path) -> None:
    (shape,) = re.findall(r'(?ms)^```text\n(\{"format": 1.*?)^```', TEXTS[page])
    presses = ("--press", "offset-900x640", "--press", "our-press", "--press", "office-a4-a6")
    told = walk.inside("plan", "v11", *presses, "--copies", "5000", "--best", "--format", "json", "-q")
    plan = json.loads(told.said)
    assert set(re.findall(r'"([a-z_0-9]+)"(?! *or)', shape)) - {"v11", "front"} == set(keys_of(plan))
    assert plan["format"] == 1
    creases = [crease for run in plan["presses"][0]["runs"] for crease in run["cuts"]]
    assert creases
    assert {crease["step"] for crease in creases} == {0}
    assert {run["sides"][0]["side"] for run in plan["presses"][0]["runs"]} == {"front", "both"}
    assert plan["presses"][0]["cost"] is None


def keys_of(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys_of(inner)


@both
def test_every_file_named_is_made(walk: Walk, page: Path) -> None:
    named = set(re.findall(r"out/[\w./-]+\.pdf", TEXTS[page]))
    made = {path.relative_to(walk.root).as_posix() for path in (walk.root / "out").rglob("*.pdf")}
    assert named == made
    first_column = {row[0].strip("`") for row in table(page, "`out/v11/v11.pdf`")}
    told = " ".join(step.command for _, step in runs(page))
    assert first_column < named
    assert all(row[1].strip("`") in told for row in table(page, "`out/v11/v11.pdf`"))


@both
def test_the_slug_line_is_the_one_shown(walk: Walk, page: Path) -> None:
    (shown,) = re.findall(r"(?m)^(Mon Récap · v11 · .*)$", TEXTS[page])
    names = "v11", "v11-corner-pages", "v11-our-press"
    single, corner, sheet = (slug(walk, f"out/v11/{name}.pdf", 1) for name in names)
    assert DIGITS.sub("", shown) == DIGITS.sub("", single)
    assert DIGITS.findall(single) == DIGITS.findall(corner) == DIGITS.findall(sheet) != []
    assert "sheet 1 of 3, front; back up, fold " in sheet
    assert "FOGRA39" in corner
    assert re.search(r"`v11\.ar · 6/48 · `", TEXTS[page])
    arabic = text_of(walk, "out/v11/v11.ar.pdf", 6)  # the order of what stands in it is the reader's choice
    assert " · 6/48 · " in arabic
    assert DIGITS.search(arabic)
    assert "FOGRA47" not in arabic


def slug(walk: Walk, file: str, page: int) -> str:
    (line,) = re.findall(r"Mon Récap · v11 · .* · [0-9a-f]{8}", text_of(walk, file, page))
    return str(line)


def text_of(walk: Walk, file: str, page: int) -> str:
    pdf = pypdfium2.PdfDocument(walk.root / file)
    try:
        return str(pdf[page - 1].get_textpage().get_text_range())
    finally:
        pdf.close()


@both
def test_the_boxes_are_those_told(walk: Walk, page: Path) -> None:
    trim, bleed, media = table(page, "TrimBox")
    assert {*numbers(bleed[1])} == {3}
    pages = PdfReader(walk.root / "out/v11/v11.pdf").pages
    for box, want in (("/TrimBox", numbers(trim[1])), ("/MediaBox", numbers(media[1]))):
        assert {size(one[box]) for one in pages} == {tuple(want)}
    assert {size(one["/BleedBox"]) for one in pages} == {(148 + 6, 210 + 6)}
    assert all("/ArtBox" not in one for one in pages)
    assert {size(one["/MediaBox"]) for one in PdfReader(walk.root / "out/v11/v11-our-press.pdf").pages} == {(720, 520)}


def size(box: Any) -> tuple[float, float]:
    left, bottom, right, top = map(float, box)
    return round(to_mm(right - left), 1), round(to_mm(top - bottom), 1)


@both
def test_sheets_as_a_file_are_taken_for_pages(walk: Walk, page: Path) -> None:
    """Which rules then speak of creep; that none does of the edition on its press, the walk says."""
    (told,) = re.findall(r"(?m)^(?:.+\n)*.*F103(?:.*\n)*?\n", TEXTS[page])
    codes = _codes(walk, "out/v11/v11-our-press.pdf")
    assert set(re.findall(r"\b[A-Z]\d{3}\b", told)) == codes - _codes(walk, "out/v11/v11.pdf") != set()


@cache
def _codes(walk: Walk, file: str) -> set[str]:
    told = walk.inside("preflight", file, "--format", "json", "-q")
    return {found["code"] for found in json.loads(told.said)["findings"]}


@both
def test_black_overprints_below_the_sizes_told(walk: Walk, page: Path) -> None:
    (paragraph,) = re.findall(r"(?m)^(?:.+\n)*.*(?:overprint mode 1|mode 1\)).*$", FENCED.sub("", TEXTS[page]))
    assert [int(size) for size in re.findall(r"(\d+)[ \u00a0]pt", paragraph)] == [
        OVERPRINTED_TEXT_PT,
        OVERPRINTED_LINE_PT,
    ]
    assert b"/OPM 1" in (walk.root / "out/v11/v11.pdf").read_bytes()


@both
def test_every_command_and_option_is_one(page: Path) -> None:
    prose = FENCED.sub("", TEXTS[page])
    for name, words in spoken_of(TEXTS[page]):
        assert command(name) is not None, name
        assert words <= options(name), name
    for name in ("plan", "impose", "replate"):
        assert {"--blanks", "--signature", "--binding", "--work"} <= options(name)
    known = {
        option for name in ("plan", "impose", "replate", "preflight", "render", "calibrate") for option in options(name)
    }
    assert set(re.findall(r"`(--?[a-z-]+)", prose)) <= known
    asked = set(re.findall(r"`(?:--format )?(json|sarif|junit|github|concise)`", prose))
    assert asked | {"text"} == choices("preflight", "--format")
    assert set(re.findall(r"`(a4|a3|sra3)`", prose)) == choices("calibrate", "--on") == choices("impose", "--on")


@both
def test_the_keys_that_profiles_and_editions_may_have(page: Path) -> None:
    reckoning, letting = (yaml.safe_load(text) for text in re.findall(r"(?ms)^```yaml\n(.*?)^```", TEXTS[page]))
    (profile,) = [yaml.safe_load(step.text) for step in STEPS[page] if isinstance(step, Save) and step.whole]
    schema = json.loads((ROOT / "recap_print/sheets/press.schema.json").read_text("utf-8"))
    jsonschema.validate({**profile, **reckoning}, schema)
    v11 = yaml.safe_load((ROOT / "editions/v11.yaml").read_text("utf-8"))
    jsonschema.validate({**v11, **letting}, json.loads((ROOT / "recap_print/edition/schema.json").read_text("utf-8")))


@pytest.mark.parametrize("words", ["plan v11", "impose v11", "render v11", "preflight v11", "replate v11 v11"])
@pytest.mark.parametrize("line", ["gripper: ten", "griper: 10"])
def test_every_command_judges_a_profile_first(walk: Walk, words: str, line: str) -> None:
    ours = (walk.root / "layouts/presses/our-press.yaml").read_text("utf-8")
    assert ours.count("gripper: 10\n") == 1
    worse = ours.replace("gripper: 10", line).replace("id: our-press", "id: worse")
    (walk.root / "worse.yaml").write_text(worse, "utf-8")
    told = walk.inside(*words.split(), "--press", "worse.yaml", "-q")
    assert told.code == ExitCode.CANNOT_READ
    where = worse.split("\n").index(line) + 1
    assert f"worse.yaml:{where}:" in told.said


@both
def test_four_plates_are_one_side_in_every_ink(walked: Walked, page: Path) -> None:
    """The sentence below `replate`, and the same corrected edition on the plan."""
    (again,) = [told for (_, step), told in _told(walked, page) if "replate" in step.command]
    (some, every) = re.findall(r"(\d+) of (\d+) plates", again.said)[0]
    assert (some, every) == ("4", "24")
    assert re.search(r"Four plates of twenty-four|Quatre plaques sur vingt-quatre", TEXTS[page])


def _told(walked: Walked, page: Path) -> list[tuple[tuple[int, Run], Told]]:
    return [((nth, step), walked.told[nth]) for nth, step in runs(page)]


def table(page: Path, first: str) -> list[list[str]]:
    """The rows of the table whose first row begins with these words."""
    for block in re.findall(r"(?m)(?:^\|.*\n)+", TEXTS[page]):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.strip().split("\n")[2:]]
        if rows[0][0].startswith(first):
            return rows
    raise AssertionError(f"{page.name} has no table of {first}")


def numbers(cell: str) -> list[float]:
    """The lengths of a cell before its `mm`, or whatever figures stand there."""
    return [float(one) for one in re.findall(r"(?<![\w-])\d+(?:\.\d+)?\b", cell)]
