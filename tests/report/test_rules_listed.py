"""The list of rules, as people, programs and the documentation read it."""

from __future__ import annotations

import json

from anything import RULES

from recap_print.findings import Level, Rule
from recap_print.report.rules import as_json, family, markdown, table


def test_people_read_rules_by_family_and_group() -> None:
    assert (
        table(RULES, colour=False, width=60)
        == """\
PDF files · File
  F001  not-declared-pdf-x-4  warning  ISO 15930-7, 6.11

PDF files · Colour
  F112  colour-still-to-convert  error    GWG 2022 R0027

Placed pages
  P001  overset  error    house rule

Placed pages · Colour
  P101  too-much-ink  error    GWG 2022 R0026
  P114  light-tint    warning  house rule"""
    )
    assert "\x1b[" in table(RULES, colour=True, width=60)
    assert table([], colour=False, width=60) == ""


def test_a_long_source_hangs_below_its_first_word() -> None:
    rule = Rule("P009", "x", Level.NOTE, "y", "printers ask three to five millimetres from the knife")
    *_, second, _ = table([rule], colour=False, width=50).splitlines()
    assert second == "  P009  x  note     printers ask three to five"


def test_programs_read_every_word() -> None:
    told = json.loads(as_json(RULES))
    assert told["format"] == 1
    assert told["rules"][-1] == {
        "code": "P114",
        "name": "light-tint",
        "level": "warning",
        "family": "Placed pages",
        "group": "Colour",
        "reason": "It vanishes.",
        "source": "house rule",
    }


def test_the_documentation_shows_groups_where_there_are_some() -> None:
    rules = [Rule("E001", "a-fault", Level.ERROR, "one\ntwo | three", "house"), *RULES]
    page = markdown(rules)
    assert page.startswith("## E: Edition\n\n| code | fault | level | why | source |\n|---|---|---|---|---|\n")
    assert "| one two \\| three |" in page
    assert "## P: Placed pages\n\n| code | fault | level | group | why | source |\n|---|---|---|---|---|---|\n" in page
    assert "| `P001` | overset | error |  | It is cut off. | house rule |" in page


def test_a_family_nobody_named_keeps_its_letter() -> None:
    assert family("Z001") == "Z"
