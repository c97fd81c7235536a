"""A comparison with one of everything, and a whole version of a notebook: what reports of changes are tried on."""

from __future__ import annotations

from dataclasses import replace

from booklets import GUIDE, PHONE, SURVEY, Chapter, bind, cards, edit, notebook, shift, words
from recap_print.compare.changes import LEVELS, Change, Changes, Form, Hunk, Kind, Level, Side
from recap_print.compare.story import compare
from recap_print.findings import Where
from recap_print.pages.model import Booklet, Section

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


def wrong_digit_and_shift() -> Changes:
    """One wrong digit in a phone number, and a page whose words stand 0.2 mm lower: nothing else."""
    new = bind(notebook(phone=PHONE.replace("12 34", "12 39")), "v10")
    return compare(V1, edit(new, lambda page, item: shift(item, 0, 0.2) if page.section == "back" else item))


VERSIONS = compare(V1, version())

SECTIONS = (
    Section("guide", "guide", "Mode d’emploi", 2, 3),
    Section("contacts", "contacts", "Mes contacts", 5, 12),
    Section("back", "page", "Dos", 17, 1),
)
OLD = Side("v10", "Mon Récap", 16, SECTIONS)
NEW = Side("v11", "Mon Récap", 17, SECTIONS)


def a(kind: Kind, section: str = "guide", *, page: int = 3, **more: object) -> Change:
    """A change of this kind, with the level that kind has, on a page of both sides unless told otherwise."""
    plain = Change(kind, LEVELS[kind], section, pages_old=(page,), pages_new=(page,))
    return replace(plain, **more)  # type: ignore[arg-type]


def line(file: str, line: int, column: int = 5) -> Where:
    return Where(file, line, column, 4, "    x: y")


PHONE_CHANGE = a(
    Kind.NUMBER,
    "back",
    page=17,
    what="phone number",
    before="Appelez le 06 39 98 12 34.",
    after="Appelez le 06 39 98 12 39.",
    hunks=(Hunk("Appelez le 06 39 98 12", "Appelez le 06 39 98 12"), Hunk("34", "39", False), Hunk(".", ".")),
    where_old=line("editions/v10.yaml", 80),
    where_new=line("editions/v11.yaml", 84),
)
INTRO = a(
    Kind.REWORDED,
    what="paragraph",
    hunks=(Hunk("Apportez-le", "Prenez-le"), Hunk("avec vous", "avec vous")),
    where_new=line("editions/v11.yaml", 40),
    effects=(a(Kind.MOVED, what="label", times=9, moved_mm=(0, -13)),),
)
ENGINE = a(
    Kind.ENGINE,
    "",
    name="uharfbuzz",
    before="uharfbuzz 0.50.0",
    after="uharfbuzz 0.51.0",
    pages_old=(),
    pages_new=(),
    unexpected=True,
    effects=(
        a(Kind.MOVED, "guide", times=3, moved_mm=(0.1, 0)),
        a(Kind.MOVED, "contacts", page=8, times=200, moved_mm=(-0.32, 0)),
        a(Kind.REWRAPPED, "contacts", page=9, what="label", times=2),
    ),
)
STRAY = a(Kind.NUMBER, what="time", hunks=(Hunk("14h30", "15h30"),), unexpected=True)
SHIFTED = a(Kind.MOVED, "back", page=17, level=Level.MINOR, what="paragraph", name="address", moved_mm=(0, 0.2))
FORM = Form("colour", "DeviceCMYK", "DeviceRGB", "the printer converts it back")
EVERY = Changes(OLD, NEW, (STRAY, ENGINE, PHONE_CHANGE, INTRO, SHIFTED), (FORM,))
