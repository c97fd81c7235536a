"""JUnit XML, read again by a parser that knows nothing of us."""

from __future__ import annotations

from xml.etree import ElementTree

from anything import HOSTILE, INK, OVERSET, PALE, RGB, RULES, STEERS, findings, words
from hypothesis import given, settings
from hypothesis import strategies as st

from recap_print.check.preflight import Unchecked, Waived
from recap_print.findings import Finding
from recap_print.report.junit import junit


def cases(written: str) -> dict[str, ElementTree.Element]:
    (suite,) = ElementTree.fromstring(written.encode())
    assert int(suite.attrib["tests"]) == len(suite)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
    return {case.attrib["name"]: case for case in suite}


def said(case: ElementTree.Element, what: str) -> str:
    (only,) = case.findall(what)
    return only.text or ""


def test_each_rule_that_was_judged_is_a_case() -> None:
    told = cases(junit([], RULES, "v11"))
    assert [(case.attrib["classname"], name) for name, case in told.items()] == [
        ("File", "F001 not-declared-pdf-x-4"),
        ("Colour", "F112 colour-still-to-convert"),
        ("Placed pages", "P001 overset"),
        ("Colour", "P101 too-much-ink"),
        ("Colour", "P114 light-tint"),
    ]
    assert not [case for case in told.values() if len(case)]


def test_errors_fail_with_all_there_is_to_know() -> None:
    told = cases(junit([*RGB, INK], RULES, "v11"))
    failure = told["P101 too-much-ink"][0]
    assert failure.attrib == {"type": "error", "message": "312 % of ink"}
    assert "editions/v11.yaml:9:5: error[P101] too-much-ink\n" in said(told["P101 too-much-ink"], "failure")
    many = told["F112 colour-still-to-convert"]
    assert many[0].attrib["message"] == "47 errors, the first: text in DeviceRGB"
    assert said(many, "failure").count("error[F112]") == 47


def test_warnings_fail_only_when_strict() -> None:
    assert "warning[P114]" in said(cases(junit([PALE], RULES, "v11"))["P114 light-tint"], "system-out")
    assert "warning[P114]" in said(cases(junit([PALE], RULES, "v11", strict=True))["P114 light-tint"], "failure")


def test_a_finding_of_a_rule_that_was_not_judged_is_not_lost() -> None:
    assert "error[P001]" in said(cases(junit([OVERSET], [], "v11"))["P001 overset"], "failure")


def test_what_is_waived_passes_and_says_why() -> None:
    case = cases(junit([], RULES, "v11", waived=[Waived(INK, "the printer agreed")]))["P101 too-much-ink"]
    assert not case.findall("failure")
    assert said(case, "system-out").startswith("waived: editions/v11.yaml:9:5")
    assert said(case, "system-out").endswith("because: the printer agreed")


def test_what_nobody_could_check_is_skipped() -> None:
    case = cases(junit([], RULES, "v11", unchecked=[Unchecked("trapping", "nobody can")]))["trapping"]
    assert case.attrib["classname"] == "Not checked"
    assert case[0].attrib == {"message": "nobody can"}


@settings(max_examples=60)
@given(st.lists(findings, max_size=6), words, st.booleans())
def test_any_findings_make_xml(found: list[Finding], suite: str, strict: bool) -> None:
    waived = [Waived(finding, suite) for finding in found[:1]]
    written = junit(found, RULES, suite, strict=strict, waived=waived, unchecked=[Unchecked(suite, HOSTILE)])
    assert not set(written) & STEERS
    (read,) = ElementTree.fromstring(written.encode())
    text = "".join(read.itertext())
    assert all(f"[{finding.code}]" in text for finding in found)
