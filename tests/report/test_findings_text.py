"""Findings as people, programs and GitHub read them."""

from __future__ import annotations

import json
import re
from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.findings import RULES, Finding, Level, Registry, Where
from recap_print.report.findings import GITHUB_LIMIT, as_json, concise, explain, github, summary, text
from recap_print.source import UNREADABLE

LINE = "    pictogramm: calendar"


def finding(
    line: int = 84, column: int = 5, *, level: Level = Level.ERROR, file: str = "editions/v11.yaml", **more: str
) -> Finding:
    where = Where(file, line, column, 10, more.pop("excerpt", LINE), more.pop("page", ""))
    said = {"message": "`pictogramm` is not a key of a section", "help": "did you mean `pictogram`?"} | more
    return Finding(where, level, "S101", "unknown-key", said["message"], said["help"])


def plain(*findings: Finding, width: int = 100) -> str:
    return text(findings, colour=False, width=width)


def test_a_finding_shows_the_line_the_fault_and_what_to_do() -> None:
    assert (
        plain(finding())
        == """\
editions/v11.yaml:84:5: error[S101] unknown-key
   |
84 |     pictogramm: calendar
   |     ^^^^^^^^^^ `pictogramm` is not a key of a section
   = help: did you mean `pictogram`?

1 error in 1 file"""
    )


def test_the_page_it_shows_on_is_told() -> None:
    assert "\n   = on paper: page 12 (contacts/2)\n" in plain(finding(page="page 12 (contacts/2)"))
    assert concise([finding(page="page 12")]).endswith("(page 12)")


def test_a_narrow_terminal_wraps_words_and_keeps_the_caret() -> None:
    assert (
        plain(finding(help=""), width=40)
        == """\
editions/v11.yaml:84:5: error[S101] unknown-key
   |
84 |     pictogramm: calendar
   |     ^^^^^^^^^^
   = `pictogramm` is not a key of a
     section

1 error in 1 file"""
    )


def test_a_whole_file_has_no_line_to_show() -> None:
    whole = Finding(Where("out/v11.pdf"), Level.WARNING, "F001", "too-many", "it has 49 pages")
    assert plain(whole) == "out/v11.pdf: warning[F001] too-many\n   = it has 49 pages\n\n1 warning in 1 file"
    assert concise([whole]) == "out/v11.pdf: warning[F001] it has 49 pages"
    assert github([whole]).splitlines()[0] == "::warning file=out/v11.pdf,title=F001 too-many::it has 49 pages"
    assert json.loads(as_json([whole]))["findings"][0]["end_column"] == 0


def test_everything_is_sorted_by_place_whatever_its_level() -> None:
    some = [
        finding(9, file="b.yaml"),
        finding(10, 7),
        finding(10, 3, level=Level.NOTE),
        finding(2, level=Level.WARNING),
    ]
    places = ["editions/v11.yaml:2:5", "editions/v11.yaml:10:3", "editions/v11.yaml:10:7", "b.yaml:9:5"]
    places = [*places[3:], *places[:3]]
    assert [line.split(": ")[0] for line in concise(some).splitlines()] == places
    assert re.findall(r"^(\S+): \w+\[", plain(*some), re.M) == places
    assert summary(some) == "2 errors, 1 warning, 1 note in 2 files"


def test_nothing_found_is_nothing_said() -> None:
    assert plain() == concise([]) == github([]) == summary([]) == ""
    assert json.loads(as_json([])) == {
        "format": 1,
        "summary": {"errors": 0, "warnings": 0, "notes": 0, "files": 0},
        "findings": [],
    }


def test_json_keeps_its_shape() -> None:
    assert json.loads(as_json([finding(page="page 3")])) == {
        "format": 1,
        "summary": {"errors": 1, "warnings": 0, "notes": 0, "files": 1},
        "findings": [
            {
                "file": "editions/v11.yaml",
                "line": 84,
                "column": 5,
                "end_column": 15,
                "level": "error",
                "code": "S101",
                "name": "unknown-key",
                "message": "`pictogramm` is not a key of a section",
                "help": "did you mean `pictogram`?",
                "page": "page 3",
            }
        ],
    }


def test_github_gets_its_commands_escaped() -> None:
    odd = finding(file="a,b:c%.yaml", message="100 %\nfin", help="")
    assert github([odd]).splitlines()[0] == (
        "::error file=a%2Cb%3Ac%25.yaml,line=84,col=5,endColumn=15,title=S101 unknown-key::100 %25%0Afin"
    )


def test_github_gets_the_worst_first_and_no_more_than_it_shows() -> None:
    many = [finding(n, level=Level.WARNING) for n in range(1, 15)]
    many += [finding(n) for n in range(20, 32)]
    *commands, last = github(many).splitlines()
    assert [command.split()[0] for command in commands] == ["::error"] * GITHUB_LIMIT + ["::warning"] * GITHUB_LIMIT
    assert last == "12 errors, 14 warnings in 1 file; 6 of them not annotated"


def test_colour_adds_nothing_but_colour() -> None:
    some = [finding(page="page 2"), finding(5, level=Level.WARNING)]
    coloured = text(some, colour=True, width=60)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(some, colour=False, width=60)


def columns(shown: str) -> int:
    wide = {"W": 2, "F": 2}
    return sum(0 if category(c) in ("Mn", "Me", "Cf") else wide.get(east_asian_width(c), 1) for c in shown)


def marked(excerpt: str, column: int, width: int, room: int = 100) -> tuple[str, int, int]:
    """The line as printed, and the columns its caret covers."""
    place = Where("f", 1, column, width, excerpt)
    lines = text([Finding(place, Level.ERROR, "X", "x", "m")], colour=False, width=room).splitlines()
    shown, caret = lines[2][5:], lines[3][5:]
    return shown, len(caret) - len(caret.lstrip()), caret.count("^")


@pytest.mark.parametrize(
    ("before", "fault"),
    [
        ("title: ", "récap"),
        ("title:\t", "récap"),
        ("\t\ta:\t", "b"),
        ("「見出し」: ", "漢字"),
        ("e\u0301te\u0301: ", "e\u0301"),
        ("il dit :\u00a0«\u202f", "oui"),
        ("a\u200db: ", "c"),
        ("📅 ", "📞📞"),
    ],
)
def test_the_caret_stands_under_the_fault(before: str, fault: str) -> None:
    shown, start, wide = marked(before + fault + " # fin", len(before) + 1, len(fault))
    under = "".join(c for i, c in enumerate(shown) if start <= columns(shown[:i]) < start + wide and columns(c))
    assert under == "".join(c for c in fault if columns(c))
    assert wide == columns(fault)


@given(st.integers(0, 3000), st.integers(1, 3000), st.integers(40, 160))
def test_a_long_line_is_shown_around_the_fault(before: int, width: int, room: int) -> None:
    shown, start, wide = marked("." * before + "x" * width + "." * 500, before + 1, width, room)
    assert len(shown) <= room - 5
    assert set(shown[start : start + wide]) <= {"x", "…"}
    assert shown[start] == "x"
    assert wide == min(width, shown.count("x")) or shown.endswith("…")


def test_nothing_in_a_file_can_steer_the_terminal() -> None:
    hostile = "a\x1b[2Jb\u202ec\x85\n::error::x"
    for written in (
        plain(finding(excerpt=hostile, file=hostile, message=hostile, help=hostile)),
        concise([finding(message=hostile)]),
    ):
        assert not set(written) & set("\x1b\u202e\x85")
    assert len(concise([finding(message=hostile)]).splitlines()) == 1
    assert len(github([finding(message="a\n::error::b", file="c\n::error::d")]).splitlines()) == 2


def test_a_rule_explains_itself() -> None:
    rules = Registry()
    rule = rules.declare(
        "X001", "too-grey", reason="Grey on grey\ncannot be read.", source="WCAG 2.2", level=Level.WARNING
    )
    assert explain(rule, colour=False) == "X001 too-grey (warning)\n\nGrey on grey cannot be read.\n\nSource: WCAG 2.2"
    assert "\x1b[" in explain(rule, colour=True)


@pytest.mark.parametrize("code", sorted(UNREADABLE))
def test_every_explanation_fits_a_terminal(code: str) -> None:
    told = explain(RULES[code], colour=False)
    assert told.startswith(f"{code} ")
    assert max(map(len, told.splitlines())) <= 80
