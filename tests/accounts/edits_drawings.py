"""What the layout draws with: pictograms, font files, and the programs that set type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafts import EDITION, PICTOGRAMS, Change, Draft, Place, as_it_is, both, drop, placed, put, sealed
from expect import ANY_LEVEL, MINOR, NOTABLE, account, said
from ledger import Edit
from making import BASES, PADDED, base
from walking import section_path

from recap_print.geometry import Rect
from recap_print.pages.made import Made
from recap_print.pages.model import Booklet, Item, Page, Picture, Role, Tag, Text

FOLDER = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-"
TOLD = "layout setting redrawn"
OLD_ENGINE = (("recap-print", "0.4.0"), ("harfbuzz", "10.1.0"))
NEW_ENGINE = (("recap-print", "0.4.0"), ("harfbuzz", "11.2.1"))


def pictograms() -> Iterator[Edit]:
    """A drawing whose outline changes: seen where it is drawn. How grave a redrawn sign is, nobody has settled."""
    drawings = base("v11").pictograms["pictograms"]
    used = [s["pictogram"] for s in base("v11").edition["sections"]]
    for i, name in enumerate(dict.fromkeys([*used, *list(drawings)[:6]])):
        strokes = drawings[name].get("strokes", [])
        if not strokes:
            continue
        path = ("pictograms", name, "strokes")
        drawing = Place(PICTOGRAMS, ("pictograms", name))
        told = said(TOLD, ANY_LEVEL if name in used else MINOR, drawing)
        change = put(PICTOGRAMS, path, ["M4 4 H20 V20 H4 Z", *strokes[1:]])
        yield Edit("a pictogram", BASES[i % 2], f"{name} redrawn", change, (told,))
        if len(strokes) > 1:
            yield Edit("a pictogram", BASES[i % 2], f"{name} less", drop(PICTOGRAMS, (*path, 0)), (told,))
        means = ("pictograms", name, "means")
        meant = said(f"{TOLD} retagged", MINOR, drawing)
        change = put(PICTOGRAMS, means, "Un dessin")
        yield Edit("a pictogram's meaning", BASES[i % 2], name, change, (meant,))


def _face(font: str, file: str) -> Change:
    def changed(draft: Draft) -> Draft:
        return replace(draft, fonts=((f"{FOLDER}{font}.ttf", file),))

    return changed


def _faces(draft: Draft) -> Draft:
    """Another release of the whole family: it is said once that fonts changed."""
    faces = (("Medium", "Regular"), ("SemiBold", "Medium"), ("Bold", "SemiBold"))
    return replace(draft, fonts=tuple((f"{FOLDER}{face}.ttf", f"{FOLDER}{other}.ttf") for face, other in faces))


def font_files() -> Iterator[Edit]:
    """Another face under the name of the old one: nothing was declared, everything looks otherwise."""
    faces = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")
    for name in BASES:
        for given, side in ((as_it_is, "editions"), (sealed, "locks")):
            for face in faces[:4]:
                for other in faces:
                    if other != face:
                        told = account("fonts", NOTABLE, "", unexpected=True)
                        change = _face(face, f"{FOLDER}{other}.ttf")
                        title = f"{other} in the file of {face} ({side})"
                        yield Edit("a font file", name, title, change, (told,), given)
                told = account("fonts", NOTABLE | MINOR, "", unexpected=None)  # outlines may differ
                change = _face(face, f"{FOLDER}{face}.ttf{PADDED}")
                yield Edit("a font file, same glyphs", name, f"{face} ({side})", change, (told,), given)
            told = account("fonts", NOTABLE, "", unexpected=True)
            yield Edit("a font file", name, f"every file ({side})", _faces, (told,), given)


def made(*engine: tuple[str, str], edited: str = "") -> Change:
    """A lock that says what made it, of a declaration that is the same on both sides but for the section ``edited``."""

    def changed(draft: Draft) -> Draft:
        ids = [section["id"] for section in draft.edition["sections"]]
        sections = [("", "0" * 8), *((id, "f" * 8 if id == edited else f"{i:08}") for i, id in enumerate(ids))]
        return replace(draft, sealed=True, made=Made(engine, tuple(sections)))

    return changed


def advances(every: int, by: int) -> Change:
    """One glyph in so many is wider by thousandths of the type size, as another engine would measure it."""

    def wider(booklet: Booklet) -> Booklet:
        count = 0

        def item(one: Item) -> Item:
            nonlocal count
            if not isinstance(one, Text) or len(one.runs) != 1 or not one.runs[0].glyphs:
                return one
            count += 1
            if count % every:
                return one
            glyphs = list(one.runs[0].glyphs)
            glyphs[0] = replace(glyphs[0], advance=glyphs[0].advance + by)
            return replace(one, runs=(replace(one.runs[0], glyphs=tuple(glyphs)),))

        def page(one: Page) -> Page:
            return replace(one, items=tuple(map(item, one.items)))

        return replace(booklet, pages=tuple(map(page, booklet.pages)))

    return placed(wider)


def engines() -> Iterator[Edit]:
    """A program that sets type was upgraded, and glyphs here and there are a hair wider."""
    for name in BASES:
        for every, by in ((1, 1), (3, 2), (7, -1), (20, 4), (50, 3), (200, 2)):
            told = account("engine", MINOR, "", unexpected=True)
            change = both(made(*NEW_ENGINE), advances(every, by))
            yield Edit("the engine", name, f"1 in {every} by {by}", change, (told,), made(*OLD_ENGINE))


PHOTO = Picture(
    Tag("photo-9", "sections[1].photo", Role.FIGURE),
    Rect(60, 150, 40, 30),
    "carte.jpg",
    "ab" * 32,
    (900, 675),
    "DeviceCMYK",
    8,
)


def _photo(sha256: str) -> Change:
    """Page 2 with a photo on it, of a file with these bytes."""

    def page(one: Page) -> Page:
        others = (item for item in one.items if item.tag.name != PHOTO.tag.name)
        return replace(one, items=(*others, replace(PHOTO, sha256=sha256))) if one.number == 2 else one

    return placed(lambda booklet: replace(booklet, pages=tuple(map(page, booklet.pages))))


def photos() -> Iterator[Edit]:
    """Another picture under the name of the old one: like a font file, nothing that was declared says why."""
    for name in BASES:
        section = base(name).edition["sections"][1]["id"]
        for side, given, surprise in (
            ("editions", as_it_is, True),
            ("locks", sealed, None),
            ("locks declared alike", made(*OLD_ENGINE), True),
        ):
            told = account("redrawn", NOTABLE, section, pages_old=(2,), pages_new=(2,), unexpected=surprise)
            before = both(given, _photo("ab" * 32))
            yield Edit("a picture file", name, side, _photo("cd" * 32), (told,), before)
            if given is as_it_is:
                path = section_path("notes", "intro")
                word = said("reworded", NOTABLE, Place(EDITION, path), "notes", after="tout", printed=True)
                change = both(_photo("cd" * 32), put(EDITION, path, "Écrivez ici tout."))
                yield Edit("a picture file", name, f"{side}, and a word elsewhere", change, (told, word), before)


def all_edits() -> Iterator[Edit]:
    yield from pictograms()
    yield from font_files()
    yield from engines()
    yield from photos()
