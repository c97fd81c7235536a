"""The bytes of a PDF -> facts. Bounded in time and memory, whoever made them."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Any

from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject

from recap_print.errors import CannotRead
from recap_print.pdf.interpret import play
from recap_print.pdf.model import Annotation, Facts, Font, Page
from recap_print.pdf.objects import Notes, Objects, Reader, opened, refusing_damage, resolved, said
from recap_print.pdf.paints import Paints
from recap_print.pdf.paper import Sheet, sheet
from recap_print.pdf.places import blend_space
from recap_print.pdf.state import MOST_BYTES_AN_OPERATOR, Book, Exhausted, Leaf, Run, State
from recap_print.pdf.structure import Structure, page_actions, structure
from recap_print.pdf.tree import NOWHERE, leaves
from recap_print.pdf.unpack import Unpacker

MOST_ANNOTATIONS = 10_000
PRINT = 4
"""The flag of an annotation that prints (ISO 32000-1 Table 165)."""
VERSION = re.compile(rb"%PDF-(\d\.\d)")
AES = "it is encrypted with AES, which is not undone here"
SPENT = "the file is too long to be looked at whole: from here on nothing was"


def read_facts(data: bytes, name: str) -> Facts:
    """Look at every page; ``name`` is what messages call the file.

    A file that only a password opens gives facts without pages. Raises CannotRead for what is not a PDF, has no
    pages, or is damaged beyond reading; what else cannot be looked at is told in ``unread``.
    """
    header = VERSION.search(data[:1024])
    version = header[1].decode() if header else ""
    try:
        reader = opened(data, name)
        locked = _locked(reader)
    except CannotRead as error:
        if not isinstance(error.__cause__, DependencyError):
            raise
        locked = AES
    if locked:
        return Facts(name, len(data), version, (), encrypted=True, unread=(locked,))
    objects = Objects()
    book = Book(objects, Unpacker(objects))
    with refusing_damage(name):
        catalog = reader.root_object
    found = structure(book, reader, catalog)
    pages, faces = _pages(book, catalog, name)
    if not pages:
        reason = "its page tree leads nowhere" if NOWHERE in objects.notes.reasons else "it has no pages"
        raise CannotRead(f"{name}: {reason}", help="open it in a viewer and export it again")
    return _facts(found, name, data, version, pages, faces, encrypted=reader.is_encrypted)


def _facts(
    found: Structure,
    name: str,
    data: bytes,
    version: str,
    pages: list[Page],
    faces: dict[tuple[str, str, bool], list[int]],
    *,
    encrypted: bool,
) -> Facts:
    fonts = [Font(*key, tuple(numbers)) for key, numbers in faces.items()]
    return Facts(
        name,
        len(data),
        version,
        tuple(pages),
        catalog_version=found.version,
        identified=found.identified,
        encrypted=encrypted,
        info=found.info,
        xmp=found.xmp,
        xmp_state=found.xmp_state,
        intents=found.intents,
        fonts=tuple(sorted(fonts, key=lambda font: (font.name, font.kind))),
        layers=found.layers,
        layers_state=found.layers_state,
        actions=found.actions,
        form_fields=found.form_fields,
        attachments=found.attachments,
        unread=found.notes.reasons,
    )


def _locked(reader: Reader) -> str:
    """Why an encrypted file stays closed; nothing when the empty password opens it, as it does for viewers."""
    if not reader.is_encrypted:
        return ""
    try:
        if not reader.decrypt(""):
            return "it is encrypted, and opens only with a password"
        methods = {resolved(method).get("/CFM") for method in resolved(_encryption(reader).get("/CF", {})).values()}
    except MemoryError:
        raise
    except Exception as error:
        return f"it is encrypted in a way that is not undone here: {said(error)}"
    able = any(find_spec(library) for library in ("cryptography", "Crypto"))  # those pypdf can use
    return AES if {"/AESV2", "/AESV3"} & methods and not able else ""


def _encryption(reader: Reader) -> Any:
    return resolved(reader.trailer.get("/Encrypt"))


def _pages(
    book: Book, catalog: DictionaryObject, name: str
) -> tuple[list[Page], dict[tuple[str, str, bool], list[int]]]:
    """Every page, and on which of them each font is."""
    objects = book.objects
    whole = objects.notes
    pages: list[Page] = []
    fonts: dict[tuple[str, str, bool], list[int]] = {}
    for node, inherited in leaves(catalog.get("/Pages"), objects.look, whole.add):
        objects.notes = Notes()
        page, leaf = _page(book, node, inherited, len(pages) + 1)
        pages.append(page)
        for key in dict.fromkeys((face.name, face.kind, face.embedded) for face in leaf.faces):
            fonts.setdefault(key, []).append(page.number)
        objects.notes = whole
    return pages, fonts


def _page(book: Book, node: DictionaryObject, inherited: dict[str, Any], number: int) -> tuple[Page, Leaf]:
    objects = book.objects
    entries = DictionaryObject(node)
    entries.update(inherited)
    here = sheet(objects, entries)
    leaf = Leaf(book, Paints(here.paper, book.room), play)
    resources = book.resources(objects.dictionary(entries.get("/Resources")))
    ink = book.ink(book.colours.device("DeviceGray", resources), (0.0,))
    state = State(here.paper.matrix, here.paper.clip, ink, ink, manner=book.plain)
    run = Run(leaf, state, resources, base=here.paper.matrix)
    group = objects.look(entries.get("/Group"))
    blends = ""
    if isinstance(group, DictionaryObject):
        blends = blend_space(run, group)
    try:
        for content in _contents(book, entries):
            play(run, content)
    except Exhausted:
        objects.notes.add(SPENT)
    if leaf.paints.full:
        objects.notes.add("it paints in so many manners that only the first ones were told apart")
    if "/PresSteps" in entries:
        leaf.oddities["alternate presentation (PresSteps)"] = None
    return _told(book, entries, here, leaf, number, blends), leaf


def _told(book: Book, entries: DictionaryObject, here: Sheet, leaf: Leaf, number: int, blends: str) -> Page:
    annotations, actions = _annotations(book, entries, here)
    return Page(
        number=number,
        media=here.media,
        crop=here.crop,
        bleed=here.bleed,
        trim=here.trim,
        art=here.art,
        width=here.paper.width,
        height=here.paper.height,
        bleed_width=here.paper.bleed_width,
        rotation=here.rotation,
        user_unit=here.user_unit,
        paints=leaf.paints.all(),
        annotations=annotations,
        actions=actions,
        group=blends,
        groups=tuple(leaf.groups),
        states=tuple(leaf.states),
        oddities=tuple(leaf.oddities),
        layers=tuple(leaf.layers),
        unread=book.objects.notes.reasons,
    )


def _contents(book: Book, entries: DictionaryObject) -> list[bytes]:
    """A page's program: several streams are one, cut between any two tokens."""
    objects = book.objects
    found = objects.look(entries.get("/Contents"))
    parts = found if isinstance(found, list) else [] if found is None else [found]
    pieces: list[bytes] = []
    for part in parts:
        if (stream := objects.stream(part)) is None:
            objects.notes.add("a part of its content is missing")
            continue
        pieces.append(book.content(stream, "its content"))
        book.spend(1 + len(pieces[-1]) // MOST_BYTES_AN_OPERATOR)
    return [b"\n".join(pieces)] if pieces else []


def _annotations(book: Book, entries: DictionaryObject, here: Sheet) -> tuple[tuple[Annotation, ...], tuple[str, ...]]:
    """The notes that lie over a page, and the actions of them and of the page."""
    objects = book.objects
    notes: list[Annotation] = []
    actions = page_actions(objects, entries)
    for note in map(objects.dictionary, objects.array(entries.get("/Annots"))[:MOST_ANNOTATIONS]):
        if not note:
            objects.notes.add("an annotation is missing")
            continue
        box = here.placed(objects.numbers(note.get("/Rect")) or [])
        kind = objects.name(note.get("/Subtype")) or "unknown"
        printed = bool(objects.integer(note.get("/F")) & PRINT)
        notes.append(Annotation(kind, box, here.zone(box), printed))
        actions += page_actions(objects, note)
    return tuple(notes), tuple(actions)
