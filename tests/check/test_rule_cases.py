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

from recap_print.check.every import RULES
from trial import CASES, found_in, lay_out, set_up

BAD = sorted(path.name.removesuffix(".yaml") for path in CASES.glob("*.bad.yaml"))
GOOD = sorted(path.name.removesuffix(".yaml") for path in CASES.glob("*.good.yaml"))
JUDGED = [rule.code for rule in RULES if rule.code[0] in "ELPRY"]

Places = Counter[tuple[str, int, str]]
"""How often a file's line is reported with a code."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("pattern") / "project")


@pytest.fixture
def root(pattern: Path, tmp_path: Path) -> Path:
    """A fresh copy of it."""
    shutil.copytree(pattern, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def told(root: Path, monkeypatch: pytest.MonkeyPatch, name: str = "") -> Places:
    """What is found in the project; cases of P1 rules are judged at its press too, and waived.

    What is asked for readers and for privacy is told in cases of that alone: others are about something else.
    """
    monkeypatch.chdir(root)
    return Counter(
        (f.where.file, f.where.line, f.code)
        for f in found_in(root, name)
        if f.code[0] not in "RY" or f.code[0] == name[:1]
    )


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
