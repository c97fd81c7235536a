"""Drop ``E004-two-sections-fill.bad.yaml`` in ``tests/cases/``, get a test.

A case says what it changes in ``tests/cases/project``: after a line ``# FILE, but:`` come keys of that file that
take the place of its own. A bad case marks each line that must be reported, ``# <- E004``, and nothing else may be;
a good case is the same thing done right, and finds nothing. A suffix tells cases of one code apart.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from raster import PROFILE, album
from recap_print.check.every import RULES
from recap_print.check.press.case import PressCase
from recap_print.check.waive import ON_PRESS, waive
from recap_print.findings import Finding
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project

CASES = Path(__file__).parent.parent / "cases"
FONTS = CASES.parent.parent / "fonts" / "atkinson-hyperlegible-next"
BAD = sorted(path.name.removesuffix(".yaml") for path in CASES.glob("*.bad.yaml"))
GOOD = sorted(path.name.removesuffix(".yaml") for path in CASES.glob("*.good.yaml"))
JUDGED = [rule.code for rule in RULES if rule.code[0] in "ELPRY"]

Places = Counter[tuple[str, int, str]]
"""How often a file's line is reported with a code."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that cases change, with one real font, pictures, and the paper they are for. Its schemas are judged
    already."""
    folder = tmp_path_factory.mktemp("pattern") / "project"
    shutil.copytree(CASES / "project", folder)
    (folder / "fonts").mkdir()
    (folder / "layouts" / "profiles").mkdir()
    for file in ("conditions.yaml", "uncoated-fogra47l.icc"):
        (folder / "layouts" / "profiles" / file).symlink_to(PROFILE.parent / file)
    album(folder / "editions" / "pictures")
    for name in ("Regular", "Italic"):  # called so, it is what a rule on names of files looks for
        (folder / "fonts" / f"{name}.ttf").symlink_to(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")
    Workshop(Project(folder)).prepare(folder / "editions" / "small.yaml")
    return folder


@pytest.fixture
def root(pattern: Path, tmp_path: Path) -> Path:
    """A fresh copy of it."""
    shutil.copytree(pattern, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def changed(text: str, change: str) -> str:
    """``text`` with each top-level key that ``change`` has, comments and all; keys it lacks come last."""
    blocks = {block.partition(":")[0]: block for block in re.split(r"(?m)^(?=\w)", text)}
    blocks |= {block.partition(":")[0]: block for block in re.split(r"(?m)^(?=\w)", change.lstrip())}
    return "".join(block if block.endswith("\n") else block + "\n" for block in blocks.values())


def set_up(root: Path, name: str) -> None:
    """Make the changes that a case asks for."""
    _, *changes = re.split(r"(?m)^# (\S+), but:\n", (CASES / f"{name}.yaml").read_text("utf-8"))
    assert changes, "a case starts with `# editions/small.yaml, but:`"
    for file, change in zip(changes[::2], changes[1::2], strict=True):
        before = (root / file).read_text("utf-8") if (root / file).exists() else ""
        (root / file).write_text(changed(before, change), "utf-8")


def told(root: Path, monkeypatch: pytest.MonkeyPatch, name: str = "") -> Places:
    """What is found in the project; cases of P1 rules are judged at its press too, and waived.

    What is asked for readers and for privacy is told in cases of that alone: others are about something else.
    """
    monkeypatch.chdir(root)
    shop = Workshop(Project(root))
    variants = [shop.prepare(Path(said)) for said in shop.with_variants("editions/small.yaml")]
    findings = [*{finding for one in variants for finding in one.findings}]
    findings += at_the_press(shop, variants[0]) if name.startswith("P1") else []
    return Counter(
        (f.where.file, f.where.line, f.code) for f in findings if f.code[0] not in "RY" or f.code[0] == name[:1]
    )


def at_the_press(shop: Workshop, prepared: Prepared) -> list[Finding]:
    case, booklet = prepared.case, prepared.booklet
    assert case is not None, prepared.findings
    assert booklet is not None, prepared.findings
    job = job_for(shop, *read_press(shop, "small"), case.edition.date)
    found = RULES.judge("P1", PressCase(case, booklet, job.press, job.condition, job.profile))
    return waive(found, case, ON_PRESS)[0]


def expected(root: Path) -> Places:
    return Counter(
        (path.relative_to(root).as_posix(), number, code)
        for path in root.glob("**/*.yaml")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for code in re.findall(r"[ELPRY]\d{3}", line.partition("# <- ")[2])
    )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_case_is_reported_where_it_is_marked_and_nowhere_else(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(root, name)
    marked = expected(root)
    assert name[:4] in {code for _, _, code in marked}
    assert told(root, monkeypatch, name) == marked


@pytest.mark.parametrize("name", GOOD)
def test_a_good_case_finds_nothing(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(root, name)
    assert told(root, monkeypatch, name) == expected(root) == Counter()


def test_the_project_of_the_cases_is_good(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(root, monkeypatch) == Counter()


@pytest.mark.parametrize("code", JUDGED)
def test_every_rule_has_a_bad_and_a_good_case(code: str) -> None:
    assert [name for name in BAD if name.startswith(code)]
    assert [name for name in GOOD if name.startswith(code)]


def test_cases_are_named_after_rules_that_exist() -> None:
    assert {path.name[:4] for path in CASES.glob("*.yaml")} == set(JUDGED)
    assert not [name for name in (*BAD, *GOOD) if not name[5:].startswith(RULES[name[:4]].name)]


def test_every_rule_has_a_code_of_its_own_a_name_of_its_own_a_reason_and_a_source() -> None:
    rules = list(RULES)
    codes, names = [rule.code for rule in rules], [rule.name for rule in rules]
    assert codes == sorted(set(codes))
    assert len(names) == len(set(names))
    for rule in rules:
        assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert rule.reason.endswith((".", "!", "?")), rule.code
        assert rule.source


def test_what_validate_loads_holds_every_rule_that_it_judges() -> None:
    """In a process of its own: here, every rule has been loaded by somebody."""
    loaded = "from recap_print.check import RULES; print(*(rule.code for rule in RULES))"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.split()
    assert [code for code in JUDGED if not code.startswith("P1") and code not in told] == []
