"""How changes are told: in a terminal, to a program, and in release notes."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from booklets import GUIDE, PHONE, SURVEY, Chapter, bind, booklets, cards, edit, notebook, shift, words
from recap_print.compare.changes import Changes, Kind
from recap_print.compare.compare import compare
from recap_print.pages.model import Booklet
from recap_print.report.changes import as_json, markdown, summary, text
from recap_print.report.phrases import direction
from recap_print.units import ranges

V1 = bind(notebook(), "v10")


def version() -> Booklet:
    """v11: a section more, one moved and renamed, other words, other numbers, and a last page 0.2 mm lower."""
    chapters = notebook(
        guide=(GUIDE[0].replace("montrer", "donner"), *GUIDE[1:]),
        phone=PHONE.replace("12 34", "12 35"),
        survey=SURVEY.replace("v=1", "v=2"),
    )
    cover, guide, contacts, actions, notes, feedback, back = chapters
    contacts = replace(contacts, pages=(cards("Avec quelle personne ?"),) * 12)
    privacy = Chapter("privacy", "Ce qui reste à vous", (words("title", "N’écrivez rien de secret."),) * 2)
    notes = replace(notes, title="Vos notes", pages=notes.pages[:15])
    new = bind([cover, privacy, contacts, guide, actions, notes, feedback, back], "v11")
    return edit(new, lambda page, item: shift(item, 0, 0.2) if page.section == "back" else item)


CHANGES = compare(V1, version())

TOLD = """\
v10 → v11: 1 section added, 1 moved, 1 renamed, 1 resized, 2 texts reworded, 1
  number changed, 1 QR code changed, 1 place or size changed · 48 → 48 pages

Critical
  Votre avis
    page 47          phone number: … 06 39 98 12 [-34-]{+35+}, du lundi au …
    page 47          QR code: https://example.org/avis?v=[-1-]{+2+}&l=fr

Notable
  Ce qui reste à vous
    pages 2–3        section added, 2 pages
  Mes contacts
    pages 4–15       48 × label: Avec [-qui-]{+quelle personne+} ?
  Mode d’emploi
    pages 16–19      section moved, it was at pages 2–5
    page 16          paragraph: … vous. Vous pouvez le [-montrer-]{+donner+}, ou
                     pas.
  Vos notes
    pages 32–46      title: [-Mes notes-] → {+Vos notes+}
    old pages 45–46  17 pages → 15 pages

Minor
  Dos
    page 48          address 0.2 mm lower
"""


def test_a_terminal_reads_the_summary_first_then_by_consequence_and_section() -> None:
    assert text(CHANGES) == TOLD


def test_identical_booklets_are_said_to_be() -> None:
    same = compare(V1, V1)
    assert text(same) == "v10 and v10 are the same booklet.\n"
    assert markdown(same).endswith("v10 and v10 are the same booklet.\n")
    assert json.loads(as_json(same))["changes"] == []


def test_colour_replaces_the_brackets_and_nothing_else() -> None:
    coloured = text(CHANGES, colour=True, width=200)
    assert "\x1b[31m34\x1b[0m\x1b[32m35\x1b[0m" in coloured
    bare = re.sub(r"\[-|-\]|\{\+|\+\}", "", text(CHANGES, width=200))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == bare
    assert "\x1b" not in text(CHANGES)


@pytest.mark.parametrize("width", [70, 80, 120])
def test_lines_stay_within_the_width(width: int) -> None:
    assert max(map(len, text(CHANGES, width=width).splitlines())) <= width


def test_release_notes_read_by_section_with_what_to_check() -> None:
    notes = markdown(CHANGES)
    assert notes.startswith("## v10 → v11\n\n1 section added, 1 moved,")
    assert "### Votre avis\n\n- **Check:** phone number: … 06 39 98 12 ~~34~~**35**, du lundi" in notes
    assert notes.index("### Ce qui reste à vous") < notes.index("### Mes contacts") < notes.index("### Votre avis")
    assert notes.endswith("\nAnd 1 minor change of place or look.\n")


def test_json_holds_every_change_with_its_millimetres_and_its_origins() -> None:
    data = json.loads(as_json(CHANGES))
    assert (data["format"], data["old"]["edition"], data["new"]["pages"]) == (1, "v10", 48)
    assert data["levels"] == {"critical": 2, "notable": 6, "minor": 1}
    assert len(data["changes"]) == len(CHANGES) == 9
    first, last = data["changes"][0], data["changes"][-1]
    assert (first["kind"], first["level"], first["pages_new"]) == ("number", "critical", [47])
    assert (first["origin_old"], first["origin_new"]) == ("sections[5].phone", "sections[6].phone")
    assert (last["kind"], last["moved_mm"]) == ("moved", [0, 0.2])


def test_text_in_a_booklet_cannot_drive_the_terminal() -> None:
    hostile = bind(notebook(phone="Appelez \x1b[2J\u202ele 06 39 98 12 34"))
    told = text(compare(V1, hostile), colour=False)
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_directions_and_ranges_in_words() -> None:
    assert direction((0, 2.0)) == "2.0 mm lower"
    assert direction((-0.25, -4)) == "0.25 mm to the left and 4.0 mm higher"
    assert ranges((3, 8, 9, 10, 12)) == "3, 8–10, 12"


@given(booklets(), booklets())
@settings(max_examples=20)
def test_every_change_can_be_told(old: Booklet, new: Booklet) -> None:
    changes: Changes = compare(old, new)
    told = text(changes, width=60)
    assert told.startswith(summary(changes)[:20].rsplit(" ", 1)[0])
    assert len(json.loads(as_json(changes))["changes"]) == len(changes)
    assert markdown(changes).count("\n- ") == sum(change.level.value < 2 for change in changes)
    assert sum(changes.count(kind) for kind in Kind) == len(changes)
