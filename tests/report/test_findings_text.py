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


def spotted(
    x: float, y: float, page: str = "page 12 (contacts/2)", file: str = "partner.pdf", code: str = "F112"
) -> Finding:
    help = "export again in CMYK"
    return Finding(Where(file, page=page, spot=(x, y)), Level.ERROR, code, "rgb-text", "text is painted in RGB", help)


def test_a_finding_in_a_pdf_is_told_by_page_and_millimetres() -> None:
    found = spotted(34.2, 19.96)
    assert (
        plain(found)
        == """\
partner.pdf: error[F112] rgb-text
   = text is painted in RGB
   = on paper: page 12 (contacts/2), 34 mm from the left, 20 mm from the top
   = help: export again in CMYK

1 error in 1 file"""
    )
    assert concise([found]) == "partner.pdf: error[F112] text is painted in RGB (page 12 (contacts/2) at 34 × 20 mm)"
    told = json.loads(as_json([found]))["findings"][0]
    assert (told["page"], told["x"], told["y"]) == ("page 12 (contacts/2)", 34.2, 19.96)
    assert "%0Apage 12 (contacts/2), 34 mm from the left, 20 mm from the top%0Ahelp:" in github([found])


def test_what_stands_in_the_bleed_is_said_to() -> None:
    assert "2 mm beyond the left edge, 0 mm from the top" in plain(spotted(-2.0, -0.3))
    assert concise([spotted(-2.0, -0.3)]).endswith("(page 12 (contacts/2) at -2 × 0 mm)")


@pytest.mark.parametrize("broken", [float("nan"), float("inf"), -1e30])
def test_a_place_out_of_this_world_is_no_place(broken: float) -> None:
    found = spotted(broken, 3.0)
    assert " mm" not in plain(found) + concise([found]) + github([found])
    assert json.loads(as_json([found]))["findings"][0]["x"] is None


def test_findings_of_a_pdf_follow_its_pages() -> None:
    pages = [spotted(0, 0, f"page {n}") for n in (10, 9, 100)] + [spotted(0, 0, "page 1", code="F999")]
    assert re.findall(r"\(page (\d+) at", concise(pages)) == ["9", "10", "100", "1"]


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
                "x": None,
                "y": None,
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
