"""The gate in every form: what is unexpected first, then the gravest, and one report for all editions."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from fates import ALL, ALONE, CHANGED, DAMAGED, HOLDS, LOCK, MISSED, SHIFT, TAKEN, YAML, crowd
from hypothesis import given, settings
from hypothesis import strategies as st

from recap_print.check.every import RULES
from recap_print.findings import Finding, Level, Where
from recap_print.report import gate
from recap_print.report.alarms import Alarm
from recap_print.report.gate import Outcome, State
from recap_print.report.gitlab import gitlab as code_quality

STEERS = set("\x1b\x9b\x85\u202e\x00")


def text(*outcomes: Outcome) -> str:
    return gate.text(outcomes, colour=False, width=100)


def data(*outcomes: Outcome) -> dict[str, Any]:
    return dict(json.loads(gate.as_json(outcomes)))


def test_nothing_is_said_while_every_lock_holds() -> None:
    assert text(HOLDS, HOLDS) == gate.concise([HOLDS]) == ""


def test_text_tells_the_unexpected_then_the_gravest_and_how_to_accept_once() -> None:
    told = text(HOLDS, CHANGED)
    codes = ["D107", "D133", "D135", "D145"]
    assert [told.index(code) for code in codes] == sorted(told.index(code) for code in codes)
    assert told.count("accept it") == 1  # below what is unexpected, which asks for more than a nod
    assert told.count('check --update --reason "…" v11') == 1
    assert told.splitlines()[0].startswith("✗ editions/v11.lock.json does not hold: 1 number changed")
    assert told.splitlines()[-1] == "1 of 2 locks holds: 1 error, 1 warning, 2 notes, 1 of them unexpected"
    assert "v10" not in told


def test_text_tells_the_first_few_of_each_rule_and_counts_the_others() -> None:
    told = text(crowd(12))
    assert told.count("error[D133]") == gate.SHOWN
    assert f"… and {12 - gate.SHOWN} more of D133 number-changed on page 12" in told


def test_what_was_recorded_is_told_with_its_reason() -> None:
    assert text(TAKEN) == "✓ editions/v5.lock.json recorded: 1 text reworded, because: Relu"
    assert "recorded" in gate.junit([TAKEN])


def test_concise_puts_the_unexpected_first() -> None:
    first, *others = gate.concise([CHANGED]).splitlines()
    assert "note[D107] unexpected:" in first
    assert [line.partition("[")[2][:4] for line in others] == ["D145", "D133", "D135"]


def test_github_annotates_the_gravest_first_and_sums_up_once() -> None:
    *lines, sum_, holding = gate.github([HOLDS, CHANGED]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::notice"]
    assert "title=D107" in lines[2]
    assert (sum_, holding) == ("1 error, 1 warning, 2 notes in 1 file", "1 of 2 locks holds")


def test_github_shows_ten_of_a_kind_and_the_unexpected_among_them() -> None:
    told = gate.github([crowd(30), Outcome("v11", LOCK, State.CHANGED, (Alarm(DAMAGED.findings[0], True),))])
    errors = [line for line in told.splitlines() if line.startswith("::error")]
    assert len(errors) == 10
    assert "D003" in errors[0]
    assert "; 21 of them not annotated" in told


def test_the_summary_of_a_run_is_a_table_for_each_edition() -> None:
    told = gate.markdown([HOLDS, CHANGED])
    assert told.startswith("## recap-print check\n\n1 of 2 locks holds: 1 error")
    assert "### ✓ editions/v10.lock.json holds" in told
    rows = [line for line in told.splitlines() if line.startswith("| **")]
    assert [row.split()[2] for row in rows] == ["D107", "D133", "D135", "D145"]
    assert rows[1].endswith("| editions/v11.yaml:84:12 | page 12 (contacts/2) at 34 × 20 mm |")
    assert 'If this is meant: `recap-print check --update --reason "…" v11`' in told


def test_the_summary_of_a_run_has_an_end() -> None:
    told = gate.markdown([crowd(500)])
    assert told.count("\n| **") == 40
    assert "… and 460 more." in told


def test_sarif_gives_each_finding_its_rule_and_its_whole_region() -> None:
    (run,) = json.loads(gate.sarif(ALL, RULES))["runs"]
    results = {told["ruleId"]: told for told in run["results"]}
    assert {code: told["level"] for code, told in results.items()} == {
        "D001": "error",
        "D002": "error",
        "D003": "error",
        "D107": "note",
        "D133": "error",
        "D135": "warning",
        "D145": "note",
    }
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(described) == set(results)
    assert described["D133"]["properties"]["tags"] == ["print", "Locks"]
    place = results["D133"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == YAML
    assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(place["region"])


def test_a_change_that_moves_in_its_file_is_the_same_alert() -> None:
    def prints(line: int, pages: str) -> list[str]:
        where = Where(YAML, line, 3, page="page 4")
        one = Outcome("v11", LOCK, State.CHANGED, (Alarm(Finding(where, Level.ERROR, "D133", "x", f"a ({pages})")),))
        (told,) = json.loads(gate.sarif([one], RULES))["runs"][0]["results"]
        (entry,) = json.loads(gate.gitlab([one]))
        return [told["partialFingerprints"]["recapPrint/v1"], entry["fingerprint"]]

    assert prints(84, "pages 8–19") == prints(99, "pages 9–20")
    assert prints(84, "pages 8–19") != prints(84, "layout")


def test_junit_has_one_case_for_each_edition() -> None:
    (suite,) = ElementTree.fromstring(gate.junit(ALL).encode())
    failing = {case.attrib["name"]: case.find("failure") for case in suite}
    assert {name for name, failure in failing.items() if failure is not None} == {"v11", "v2", "v3", "v4"}
    assert suite.attrib["tests"] == "6"
    assert suite.attrib["failures"] == "4"
    failure = failing["v11"]
    assert failure is not None
    assert (failure.text or "").index("D107") < (failure.text or "").index("D133")


def test_gitlab_reads_each_finding() -> None:
    entries = json.loads(gate.gitlab([CHANGED, ALONE]))
    assert [entry["severity"] for entry in entries] == ["critical", "critical", "major", "minor", "minor"]
    told = next(entry for entry in entries if entry["check_name"] == "D133 number-changed")
    assert told["location"] == {"path": YAML, "lines": {"begin": 84}}
    assert told["description"].startswith("phone number: 06 39 98 00 2[-7-]{+8+} (page 12 (contacts/2) at 34 × 20 mm)")
    assert next(e for e in entries if "D002" in e["check_name"])["location"]["lines"]["begin"] == 1
    assert set(told) == {"description", "check_name", "fingerprint", "severity", "location"}


def test_gitlab_tells_findings_alike_apart() -> None:
    twice = crowd(1).findings * 3
    assert len({entry["fingerprint"] for entry in json.loads(code_quality(twice))}) == 3
    assert json.loads(code_quality(())) == []


def test_json_says_how_each_edition_stands() -> None:
    told = data(*ALL)
    assert told["passes"] is False
    assert {one["edition"]: one["state"] for one in told["editions"]} == {
        "v10": "holds",
        "v11": "changed",
        "v2": "missing",
        "v3": "damaged",
        "v4": "stray",
        "v5": "accepted",
    }
    assert told["findings"][0]["unexpected"] is True
    assert [one["level"] for one in told["findings"][1:]] == ["error"] * 4 + ["warning", "note"]
    assert told["summary"] == {"errors": 4, "warnings": 1, "notes": 2, "unexpected": 1, "editions": 6}
    assert data(HOLDS, TAKEN)["passes"] is True


def test_what_editions_share_is_told_once_and_fails_each_of_them() -> None:
    layout = Finding(Where("layouts/a5.yaml", 3, 1), Level.ERROR, "L001", "x", "the layout is wrong")
    shared = [Outcome(name, f"{name}.lock.json", State.UNPLACED, (Alarm(layout),)) for name in ("v1", "v2", "v3")]
    assert text(*shared).count("the layout is wrong") == 1
    assert len(data(*shared)["findings"]) == len(json.loads(gate.gitlab(shared))) == 1
    assert gate.summary(shared) == "0 of 3 locks hold: 1 error"
    assert gate.junit(shared).count("<failure") == 3


HOSTILE = "a\x1b[2J\x9b1mb\u202ec\x00\x85\n]]></failure>|&\"'<![CDATA[{0}[x](javascript:1)\ud800\ufffe📅\u2028`"
words = st.text(max_size=20) | st.just(HOSTILE)
wheres = st.builds(Where, words, st.integers(0, 9999), st.integers(0, 60), st.integers(0, 60), words, words)
alarms = st.builds(
    Alarm,
    st.builds(Finding, wheres, st.sampled_from(Level), st.sampled_from(["D133", "D140"]), st.just("x"), words, words),
    st.booleans(),
)
fates = st.builds(Outcome, words, words, st.sampled_from(State), st.lists(alarms, max_size=3).map(tuple), words, words)


@settings(max_examples=60)
@given(st.lists(fates, max_size=3))
def test_any_outcome_is_told_in_every_form(outcomes: list[Outcome]) -> None:
    distinct = {alarm for one in outcomes for alarm in one.alarms}
    assert len(json.loads(gate.as_json(outcomes))["findings"]) >= len(distinct)
    (suite,) = ElementTree.fromstring(gate.junit(outcomes).encode())
    assert len(suite) == len(outcomes)
    prints = [entry["fingerprint"] for entry in json.loads(gate.gitlab(outcomes))]
    assert len(prints) == len(set(prints))
    for said in (text(*outcomes), gate.sarif(outcomes, RULES), gate.markdown(outcomes), gate.concise(outcomes)):
        assert not set(said) & STEERS


@pytest.mark.parametrize("outcome", [MISSED, DAMAGED, ALONE], ids=lambda one: str(one.state))
def test_what_is_wrong_with_a_lock_fails(outcome: Outcome) -> None:
    assert not outcome.state.passes
    assert "0 of 1 lock hold" in text(outcome)


def test_a_shift_alone_is_a_note() -> None:
    one = Outcome("v11", LOCK, State.CHANGED, (SHIFT,))
    assert "note[D145]" in text(one)
    assert gate.github([one]).startswith("::notice ")
    assert json.loads(gate.gitlab([one]))[0]["severity"] == "minor"
