"""A preflight, as the person who must act on it reads it, and as programs do."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from unicodedata import category
from xml.etree import ElementTree

import pytest
from anything import INK, OVERSET, PALE, RGB, RULES, STEERS, preflights
from hypothesis import given, settings
from hypothesis import strategies as st

from recap_print.check.preflight import GROUPS, Looked, Preflight, Unchecked, Waived
from recap_print.findings import Finding, Level, Where
from recap_print.report.preflight import SHOWN, as_json, concise, github, junit, sarif, text, verdict

FINE = Preflight(
    subject="v11",
    press="Any offset printer, single pages",
    condition="Uncoated, FOGRA47L",
    claim="PDF/X-4",
    looked=(
        Looked("Words", "2 addresses, 2 phone numbers", ("P130", "P131")),
        Looked("File", "PDF 1.6, 97 kB", ("F001",)),
        Looked("Pages and boxes", "48 pages of 148 × 210 mm, bleed 3 mm", ("F040",)),
        Looked("Colour", "black and 9 mixed inks, 280 % at most, everywhere", ("F112", "P101", "P114")),
    ),
    findings=(),
    unchecked=(Unchecked("trapping", "no program can tell from the file whether neighbouring inks overlap enough"),),
)
SPOILT = replace(FINE, findings=(PALE, INK), waived=(Waived(OVERSET, "the printer has seen a proof"),))
FOREIGN = replace(FINE, subject="partner.pdf", claim="", findings=RGB)
NOTED = replace(FINE, findings=(replace(PALE, level=Level.NOTE),))


def plain(preflight: Preflight, *, width: int = 80, strict: bool = False) -> str:
    return text(preflight, colour=False, width=width, strict=strict)


def test_a_file_without_fault_is_a_short_read() -> None:
    assert (
        plain(FINE)
        == """\
✓ v11 is ready for the press
  for Any offset printer, single pages · says it is PDF/X-4
  Uncoated, FOGRA47L

  ✓ File             ok  PDF 1.6, 97 kB
  ✓ Pages and boxes  ok  48 pages of 148 × 210 mm, bleed 3 mm
  ✓ Colour           ok  black and 9 mixed inks, 280 % at most, everywhere
  ✓ Words            ok  2 addresses, 2 phone numbers
  7 rules judged, nothing found

Not checked
  - trapping: no program can tell from the file whether neighbouring inks
    overlap enough

A printer would take this file."""
    )


def test_every_group_takes_a_line() -> None:
    looked = tuple(Looked(group, "48 pages", (f"F{nth:03}",)) for nth, group in enumerate(GROUPS))
    told = plain(replace(FINE, looked=looked[::-1])).splitlines()
    assert len(told) <= 24
    assert [line[4:].split("  ")[0] for line in told[4:16]] == list(GROUPS)


def test_what_failed_comes_first_and_says_what_to_do() -> None:
    assert (
        plain(SPOILT)
        == """\
✗ v11 is not ready for the press: 1 error, 1 warning
  for Any offset printer, single pages · says it is PDF/X-4
  Uncoated, FOGRA47L

editions/v11.yaml:9:5: error[P101] too-much-ink
   |
 9 |     hue: teal
   |     ^^^^ 312 % of ink
   = on paper: page 3
   = help: mix it lighter

editions/v11.yaml:12:5: warning[P114] light-tint
   |
12 |     tint: 2
   |     ^^^^ a tint of 2 %
   = on paper: page 4

  ✓ File             ok       PDF 1.6, 97 kB
  ✓ Pages and boxes  ok       48 pages of 148 × 210 mm, bleed 3 mm
  ✗ Colour           1 error  black and 9 mixed inks, 280 % at most, everywhere
  ✓ Words            ok       2 addresses, 2 phone numbers
  7 rules judged, 1 error, 1 warning

Waived
  the printer has seen a proof
  - P001 the title needs 8 mm more, editions/v11.yaml:84:12, page 12
    (contacts/2) at 34 × 20 mm

Not checked
  - trapping: no program can tell from the file whether neighbouring inks
    overlap enough

1 error: a printer would refuse this file. 1 finding waived."""
    )


def test_one_fault_all_over_a_file_is_told_once() -> None:
    told = plain(FOREIGN)
    assert told.count("error[F112]") == 1
    assert "   = on paper: page 2, 12 mm from the left, 8 mm from the top\n" in told
    assert "\n… and 46 more of F112 colour-still-to-convert on pages 3–48\n" in told
    assert "makes no PDF/X claim" in told
    assert told.endswith("\n\n47 errors: a printer would refuse this file.")


def test_faults_that_differ_are_told_one_by_one_up_to_a_few() -> None:
    some = tuple(replace(INK, where=replace(INK.where, line=n, page="")) for n in range(1, SHOWN + 3))
    told = plain(replace(FINE, findings=some))
    assert told.count("error[P101]") == SHOWN
    assert "\n… and 2 more of P101 too-much-ink\n" in told


def test_a_finding_of_no_group_is_counted_all_the_same() -> None:
    assert "\n  ✗ Elsewhere        1 error  " in plain(replace(FINE, findings=(OVERSET,)))


@pytest.mark.parametrize(
    ("preflight", "strict", "said"),
    [
        (FINE, True, "A printer would take this file."),
        (NOTED, True, "A printer would take this file."),
        (FOREIGN, False, "47 errors: a printer would refuse this file."),
        (replace(FINE, findings=(PALE,)), False, "A printer would take this file. 1 warning: look before you send it."),
        (replace(FINE, findings=(PALE,)), True, "1 warning: a printer would take this file, but --strict does not."),
    ],
)
def test_the_last_line_is_the_verdict(preflight: Preflight, strict: bool, said: str) -> None:
    assert verdict(preflight, strict=strict) == said
    assert plain(preflight, strict=strict).splitlines()[-1] == said
    assert plain(preflight, strict=strict).startswith("✓" if preflight.passes(strict=strict) else "✗")


def test_colour_adds_nothing_but_colour_to_a_preflight() -> None:
    for preflight in (FINE, SPOILT, FOREIGN):
        coloured = text(preflight, colour=True, width=80)
        assert "\x1b[" in coloured
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain(preflight)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_preflight_stays_within_the_width(width: int) -> None:
    for preflight in (FINE, SPOILT, FOREIGN):
        assert max(map(len, plain(preflight, width=width).splitlines())) <= width


def test_a_preflight_in_json_keeps_its_shape() -> None:
    told = json.loads(as_json(SPOILT))
    finding = told["findings"][0]
    assert told == {
        "format": 1,
        "subject": "v11",
        "press": "Any offset printer, single pages",
        "condition": "Uncoated, FOGRA47L",
        "claim": "PDF/X-4",
        "passes": False,
        "strict": False,
        "summary": {"errors": 1, "warnings": 1, "notes": 0, "files": 1, "rules": 7, "waived": 1, "unchecked": 1},
        "looked": told["looked"],
        "findings": [finding, told["findings"][1]],
        "waived": [{"why": "the printer has seen a proof", "finding": told["waived"][0]["finding"]}],
        "unchecked": [{"what": "trapping", "why": FINE.unchecked[0].why}],
    }
    assert [some["group"] for some in told["looked"]] == ["File", "Pages and boxes", "Colour", "Words"]
    assert told["looked"][2] == {
        "group": "Colour",
        "about": FINE.looked[3].about,
        "codes": ["F112", "P101", "P114"],
        "errors": 1,
        "warnings": 1,
        "notes": 0,
    }
    assert (finding["code"], finding["line"], finding["x"]) == ("P101", 9, None)
    assert (told["waived"][0]["finding"]["x"], told["waived"][0]["finding"]["y"]) == (34.0, 20.0)


def test_strict_decides_in_json_too() -> None:
    pale = replace(FINE, findings=(PALE,))
    assert [json.loads(as_json(pale, strict=strict))["passes"] for strict in (False, True)] == [True, False]


def test_the_other_forms_tell_every_finding() -> None:
    assert concise(FOREIGN).count("error[F112]") == 47
    assert github(FOREIGN).splitlines()[-2:] == ["47 errors in 1 file; 37 of them not annotated", verdict(FOREIGN)]
    assert len(json.loads(sarif(FOREIGN, RULES))["runs"][0]["results"]) == 47
    cases = ElementTree.fromstring(junit(FOREIGN, RULES).encode()).findall(".//testcase")
    names = ["F001 not-declared-pdf-x-4", "F112 colour-still-to-convert", "P101 too-much-ink", "P114 light-tint"]
    assert [case.attrib["name"] for case in cases] == [*names, "trapping"]
    assert [case.attrib["name"] for case in cases if case.findall("failure")] == [names[1]]


def test_a_thousand_pages_of_faults_are_told_at_once() -> None:
    many = tuple(
        Finding(Where("x.pdf", page=f"page {n}"), Level.ERROR, "F112", "colour", f"colour {n}") for n in range(20_000)
    )
    assert "… and 19997 more of F112 colour on pages 3–19999" in plain(replace(FINE, findings=many))


@settings(max_examples=60)
@given(preflights, st.integers(20, 140), st.booleans())
def test_any_preflight_can_be_told(preflight: Preflight, width: int, strict: bool) -> None:
    told = plain(preflight, width=width, strict=strict)
    assert told.splitlines()[0].startswith("✓" if preflight.passes(strict=strict) else "✗")
    assert not [c for c in told if category(c) in ("Cc", "Cs") and c != "\n"]
    for written in (
        told,
        concise(preflight),
        as_json(preflight, strict=strict),
        sarif(preflight, RULES),
        junit(preflight, RULES, strict=strict),
    ):
        written.encode()
        assert not set(written) & STEERS
    data = json.loads(as_json(preflight, strict=strict))
    assert data["passes"] is preflight.passes(strict=strict)
    assert len(data["findings"]) == len(preflight.findings)
    ElementTree.fromstring(junit(preflight, RULES, strict=strict).encode())
