"""Drop ``S104-not-one-of.bad.yaml`` in ``cases/``, get a test; ``RECAP_UPDATE=1`` writes the ``.txt`` beside it.

A bad case is told by its code, word for word; a good case is the same thing done right, and finds nothing.
A suffix tells cases of one code apart: ``S104-not-one-of-boolean.bad.yaml``.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from large_texts import LARGE

from recap_print.findings import RULES, Finding
from recap_print.report.findings import concise, text
from recap_print.source import UNREADABLE, read
from recap_print.source.rules import MAX_FINDINGS

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads((HERE / "schema.json").read_text("utf-8"))
CASES = {path.name.removesuffix(".yaml"): path.read_bytes() for path in sorted(HERE.glob("cases/*.yaml"))} | LARGE
BAD = sorted(name for name in CASES if name.endswith(".bad"))
GOOD = sorted(name for name in CASES if name.endswith(".good"))
DECLARED = sorted(rule.code for rule in RULES if rule.code.startswith("S"))


def findings(name: str) -> tuple[Finding, ...]:
    return read(CASES[name], f"{name}.yaml", SCHEMA).findings


@pytest.mark.parametrize("name", BAD)
def test_a_bad_case_is_told_word_for_word(name: str) -> None:
    found = findings(name)
    told = f"{concise(found)}\n\n{text(found, colour=False, width=100)}\n"
    golden = HERE / "cases" / f"{name}.txt"
    if os.environ.get("RECAP_UPDATE"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
    assert name[:4] in {finding.code for finding in found}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_case_finds_nothing(name: str) -> None:
    # A list of 50 000 items is readable, which is all that this case is about.
    ignored = {"S102", "S109", "S113"} if name in LARGE else set()
    assert [finding for finding in findings(name) if finding.code not in ignored] == []


@pytest.mark.parametrize("name", BAD)
def test_unreadable_and_faulty_are_told_apart(name: str) -> None:
    loaded = read(CASES[name], name, SCHEMA)
    assert loaded.is_unreadable == (name[:4] in UNREADABLE)
    assert {finding.code in UNREADABLE for finding in loaded.findings} == {loaded.is_unreadable}


@pytest.mark.parametrize("code", DECLARED)
def test_every_rule_has_a_bad_and_a_good_case(code: str) -> None:
    assert [name for name in BAD if name.startswith(code)]
    assert [name for name in GOOD if name.startswith(code)]


def test_cases_are_named_after_rules_that_exist() -> None:
    assert {name[:4] for name in CASES} == set(DECLARED)
    assert not [name for name in CASES if not name[5:].startswith(RULES[name[:4]].name)]


def test_no_golden_text_outlives_its_case() -> None:
    assert {path.stem for path in HERE.glob("cases/*.txt")} == set(BAD)


@pytest.mark.parametrize("name", BAD)
def test_no_place_is_told_twice(name: str) -> None:
    found = [f for f in findings(name) if f.code > "S1"]
    places = [(f.where.line, f.where.column) for f in found if f.code not in ("S102", "S109")]
    assert len(places) == len(set(places))
    assert len(found) <= MAX_FINDINGS
