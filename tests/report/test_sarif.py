"""SARIF as its standard and code scanning want it (the schema itself is not ours to copy)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from anything import HOSTILE, INK, OVERSET, PALE, RGB, RULES, STEERS, findings
from hypothesis import given, settings
from hypothesis import strategies as st

from recap_print import __version__
from recap_print.check.preflight import Unchecked
from recap_print.findings import Finding, Where
from recap_print.report.sarif import FINGERPRINT, sarif


def run(*found: Finding, **more: Any) -> dict[str, Any]:
    log = json.loads(sarif(found, RULES, **more))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (only,) = log["runs"]
    return dict(only)


def result(found: Finding) -> dict[str, Any]:
    (only,) = run(found)["results"]
    return dict(only)


def at(found: Finding, **place: Any) -> Finding:
    return replace(found, where=replace(found.where, **place))


def uri(file: str) -> str:
    return str(result(at(OVERSET, file=file))["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_tool_says_who_it_is() -> None:
    driver = run()["tool"]["driver"]
    assert driver == {"name": "recap-print", "version": __version__, "semanticVersion": __version__, "rules": []}


def test_addresses_are_absolute_or_missing() -> None:
    driver = run(OVERSET, home="https://example.org/recap")["tool"]["driver"]
    assert driver["informationUri"] == "https://example.org/recap"
    assert driver["rules"][0]["helpUri"] == "https://example.org/recap/docs/reference/rules.md"
    assert "Uri" not in json.dumps(run(OVERSET)["tool"])


def test_a_rule_that_was_broken_explains_itself_and_no_other() -> None:
    described = run(INK, OVERSET, INK)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == ["P001", "P101"]
    assert described[1] == {
        "id": "P101",
        "name": "too-much-ink",
        "shortDescription": {"text": "Too much ink"},
        "fullDescription": {"text": "It never dries."},
        "help": described[1]["help"],
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["print", "Placed pages", "Colour"],
            "precision": "very-high",
            "problem.severity": "error",
        },
    }
    for form in ("text", "markdown"):
        assert "It never dries." in described[1]["help"][form]
        assert "GWG 2022 R0026" in described[1]["help"][form]


def test_a_result_names_its_rule_its_level_and_what_to_do() -> None:
    told = result(PALE)
    assert (told["ruleId"], told["ruleIndex"], told["level"]) == ("P114", 0, "warning")
    assert result(OVERSET)["message"]["text"] == (
        "the title needs 8 mm more\n"
        "On paper: page 12 (contacts/2), 34 mm from the left, 20 mm from the top\n"
        "What to do: shorten it"
    )


def test_a_line_is_a_full_region() -> None:
    place = result(OVERSET)["locations"][0]["physicalLocation"]
    assert place["region"] == {
        "startLine": 84,
        "startColumn": 12,
        "endLine": 84,
        "endColumn": 17,
        "snippet": {"text": "récap"},
    }
    assert place["contextRegion"] == {"startLine": 84, "snippet": {"text": "    title: récap # 📅"}}


@pytest.mark.parametrize(
    ("line", "column", "width", "columns", "marked"),
    [
        ("a: 📅📞 b", 7, 1, (9, 10), "b"),
        ("a: 📅📞 b", 4, 2, (4, 8), "📅📞"),
        ("a: é b", 6, 1, (6, 7), "b"),
        ("a: b", 4, 40, (4, 5), "b"),
        ("a:", 3, 1, (3, 3), None),
        ("📅", 0, 1, (1, 3), "📅"),
        ("", 7, 3, (7, 10), None),
    ],
)
def test_columns_count_utf_16_units(
    line: str, column: int, width: int, columns: tuple[int, int], marked: str | None
) -> None:
    found = at(OVERSET, excerpt=line, column=column, width=width)
    region = result(found)["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == columns
    assert region.get("snippet", {"text": None})["text"] == marked


def test_a_line_of_a_megabyte_is_not_quoted() -> None:
    assert len(sarif([at(OVERSET, excerpt="x" * 10**6, column=1, width=10**6)], RULES)) < 10_000


def test_a_pdf_has_pages_and_no_lines() -> None:
    (location,) = result(RGB[0])["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "partner.pdf"}},
        "message": {"text": "page 2, 12 mm from the left, 8 mm from the top"},
    }


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("editions/v11.yaml", "editions/v11.yaml"),
        ("éditions/v 11#?.yaml", "%C3%A9ditions/v%2011%23%3F.yaml"),
        ("./out\\v11.pdf", "out/v11.pdf"),
        ("mailto:x.pdf", "mailto%3Ax.pdf"),
        ("/home/jeanne/partner.pdf", "partner.pdf"),
        ("C:\\Users\\jeanne\\partner.pdf", "partner.pdf"),
        ("../../partner.pdf", "partner.pdf"),
        ("a/..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_an_address_is_relative_and_encoded(file: str, expected: str) -> None:
    assert uri(file) == expected


def prints(*found: Finding) -> list[str]:
    return [told["partialFingerprints"][FINGERPRINT] for told in run(*found)["results"]]


def test_a_fault_that_moves_in_its_file_is_the_same_fault() -> None:
    moved = at(OVERSET, line=99, column=2, excerpt="x", page="page 13", spot=None)
    assert prints(OVERSET) == prints(moved) != prints(at(OVERSET, file="editions/v10.yaml"))
    repeated, again = replace(OVERSET, message="as on line 84"), replace(OVERSET, message="as on line 99")
    assert prints(repeated) == prints(again) != prints(OVERSET)


def test_faults_alike_keep_prints_of_their_own() -> None:
    assert len(set(prints(*RGB))) == len(RGB)
    assert "primaryLocationLineHash" in result(RGB[0])["partialFingerprints"]
    assert "primaryLocationLineHash" not in result(OVERSET)["partialFingerprints"]


def test_what_was_not_checked_is_a_notification() -> None:
    (invocation,) = run(unchecked=[Unchecked("trapping", "nobody can")])["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == [
        {"level": "note", "message": {"text": "not checked: trapping: nobody can"}}
    ]


def test_words_are_neither_placeholders_nor_links() -> None:
    said = result(replace(OVERSET, message="{0} {edition} [site](http://x) sections[3]"))["message"]["text"]
    assert said.startswith("{{0}} {edition} \\[site](http://x) sections[3]\n")


@settings(max_examples=60)
@given(st.lists(findings, max_size=6))
def test_any_findings_make_one_well_formed_run(found: list[Finding]) -> None:
    written = sarif(found, RULES)
    assert written == sarif(reversed(found), RULES)
    assert not set(written) & STEERS
    written.encode()
    (only,) = json.loads(written)["runs"]
    described = only["tool"]["driver"]["rules"]
    assert len(only["results"]) == len(found)
    assert {told["ruleId"] for told in only["results"]} == {rule["id"] for rule in described}
    for told in only["results"]:
        assert described[told["ruleIndex"]]["id"] == told["ruleId"]
        place = told["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"(?!/)([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", place["artifactLocation"]["uri"])
        if region := place.get("region"):
            assert region["startLine"] == region["endLine"] >= 1
            assert 1 <= region["startColumn"] <= region["endColumn"]


def test_a_hostile_file_name_stays_a_file_name() -> None:
    name = result(Finding(Where(HOSTILE), OVERSET.level, "P001", "overset", HOSTILE, HOSTILE))
    assert name["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii()
