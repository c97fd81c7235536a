"""Numbers where they are easily overlooked: in titles, in the layout, lost with other words, or changed at the same
time as something that touches every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from drafts import EDITION, LAYOUT, Change, Draft, Path, Place, both, insert, put, reorder, sealed, swapped
from edits_drawings import FOLDER
from expect import CRITICAL, MINOR, NOTABLE, Account, account, said
from ledger import Edit
from making import BASES
from walking import section_path

PHONE = section_path("feedback", "phone", "number")
DIGIT = put(EDITION, PHONE, "01 99 00 45 12")
TOLD = said(
    "number", CRITICAL, Place(EDITION, PHONE), "feedback", before="01 99 00 45 11", after="01 99 00 45 12", printed=True
)


def _edit(name: str, title: str, path: Path, before: str, after: str, kinds: str, file: str = EDITION) -> Edit:
    told = said(kinds, CRITICAL, Place(file, path))
    return Edit("a number said elsewhere", name, title, put(file, path, after), (told,), put(file, path, before))


def elsewhere() -> Iterator[Edit]:
    """In the title of a section, a label, an option, a list of days, a block of the layout, a code of a page."""
    for name in BASES:
        title = section_path("contacts", "title")
        yield _edit(name, "title", title, "Le 115 répond", "Le 116 répond", "section-renamed number")
        label = section_path("contacts", "fields", "#helps", "label")
        yield _edit(name, "label", label, "Ou le 39 49", "Ou le 39 48", "number")
        running = section_path("notes", "title")
        yield _edit(name, "running title", running, "Notes dès 9 h", "Notes dès 8 h", "section-renamed number")
        days = section_path("calendar", "days", 6)
        yield _edit(name, "day", days, "9 h", "8 h", "number")
        month = section_path("calendar", "month")
        yield _edit(name, "month", month, "Mai 2027", "Mai 2028", "number")
        promise = section_path("cover", "promise")
        yield _edit(name, "cover", promise, "Tout pour 2,50 € !", "Tout pour 2,60 € !", "number")
        path = ("templates", "back", "first", 0, "blocks")
        call: Any = {"text": {"text": "Appelez le 01 99 00 45 11.", "style": "back"}}
        told = said("number layout setting", CRITICAL, Place(LAYOUT, (*path, 0)))
        change = put(LAYOUT, (*path, 0, "text", "text"), "Appelez le 01 99 00 45 10.")
        yield Edit("a number said elsewhere", name, "layout", change, (told,), insert(LAYOUT, path, 0, call))
    option = section_path("actions", "fields", "#state", "options", 1)
    yield _edit("v11", "option", option, "Je paie 12 €", "Je paie 13 €", "number")
    blocks = section_path("my-steps", "blocks")
    code: Any = {"qr": {"link": "https://example.org/a", "size": 25}}
    told = said("qr", CRITICAL, Place(EDITION, (*blocks, 3)), "my-steps")
    change = put(EDITION, (*blocks, 3, "qr", "link"), "https://example.org/b")
    fewer = both(put(EDITION, (*blocks, 4, "lines", "count"), 3), insert(EDITION, blocks, 3, code))
    yield Edit("a number said elsewhere", "v11", "code of a page", change, (told,), fewer)


def lost() -> Iterator[Edit]:
    """Words that had a number, or did not, and now do."""
    for name in BASES:
        for path, section, after in (
            (section_path("privacy", "found", "items", 0), "privacy", "Appelez-nous."),
            (section_path("privacy", "found", "items", 1), "privacy", "Ou appelez le 01 99 00 45 12."),
            (section_path("feedback", "phone", "text"), "feedback", "Sans internet, appelez-nous."),
            (section_path("feedback", "survey", "text"), "feedback", "3 questions, de 9 h à 17 h."),
            (section_path("back", "publisher", 1), "back", "Vous accompagnez des personnes ?"),
            (section_path("back", "publisher", 0), "back", "Écrivez à carnets@example.org."),
            (section_path("notes", "intro"), "notes", "Notes de la réunion du 3 mars 2027."),
        ):
            told = said("number", CRITICAL, Place(EDITION, path), section, printed=True)
            yield Edit(
                "a number lost or won", name, f"{'.'.join(map(str, path[1:]))}", put(EDITION, path, after), (told,)
            )


def _face(draft: Draft) -> Draft:
    return replace(draft, fonts=((f"{FOLDER}Bold.ttf", f"{FOLDER}SemiBold.ttf"),))


LAID = "layout setting restyled recoloured moved resized rewrapped redrawn"
COVERS: tuple[tuple[str, Change, tuple[Account, ...]], ...] = (
    ("fonts", _face, (account("fonts", NOTABLE, "", unexpected=True),)),
    (
        "its style",
        put(LAYOUT, ("styles", "phone", "size_pt"), 24),
        (said(LAID, NOTABLE, Place(LAYOUT, ("styles", "phone"))),),
    ),
    (
        "another page size",
        put(LAYOUT, ("trim", "width"), 150),
        (said(f"{LAID} fact", CRITICAL, Place(LAYOUT, ("trim",))),),
    ),
    (
        "other margins",
        put(LAYOUT, ("templates", "feedback", "first", 0, "margins", "head"), 27),
        (said(LAID, NOTABLE, Place(LAYOUT, ("templates", "feedback", "first", 0, "margins"))),),
    ),
    (
        "blocks in another order",
        reorder(
            LAYOUT,
            ("templates", "feedback", "first", 0, "blocks", 5, "box", "blocks"),
            *swapped(3, 1, 2),
        ),
        (said(f"{LAID} reordered", NOTABLE, Place(LAYOUT, ("templates", "feedback", "first", 0, "blocks"))),),
    ),
    (
        "another colour",
        put(EDITION, section_path("feedback", "color"), "purple"),
        (said("setting recoloured", NOTABLE, Place(EDITION, section_path("feedback", "color"))),),
    ),
    (
        "another title",
        put(EDITION, section_path("feedback", "title"), "Dites-le"),
        (said("section-renamed", NOTABLE, Place(EDITION, section_path("feedback", "title"))),),
    ),
    (
        "another id",
        put(EDITION, section_path("feedback", "id"), "voices"),
        (account("id", MINOR, before="feedback", after="voices"),),
    ),
    (
        "more pages",
        put(EDITION, ("pages",), 52),
        (said("fact setting section-resized", NOTABLE, Place(EDITION, ("pages",))),),
    ),
    (
        "a paler ink",
        put(LAYOUT, ("swatches", "pink", "m"), 80),
        (said("swatch", NOTABLE, Place(LAYOUT, ("swatches", "pink"))),),
    ),
)


def behind() -> Iterator[Edit]:
    """A digit, while something else touches the same words, their page, or every page."""
    for name in BASES:
        for title, change, accounts in COVERS:
            told = TOLD if title != "another id" else replace(TOLD, sections=None, printed=False, old=None, new=None)
            edit = Edit("a digit behind something", name, title, both(DIGIT, change), (told, *accounts))
            yield edit
            if title in ("fonts", "another title", "another colour"):
                bare = tuple(replace(one, unexpected=None, printed=False) for one in edit.accounts)
                if title == "another colour":
                    bare = (bare[0], account("recoloured", NOTABLE, "feedback", "", unexpected=None))
                yield replace(edit, name=f"{title} (locks)", accounts=bare, given=sealed)


def all_edits() -> Iterator[Edit]:
    yield from elsewhere()
    yield from lost()
    yield from behind()
