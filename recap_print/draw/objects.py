"""The objects of a PDF that other people made, by pikepdf (qpdf), to be placed on sheets.

qpdf takes an object that is missing for null, and says nothing. On paper it is a missing font or picture: where
there is a null, pypdf, which keeps the number, is asked whether it was one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeGuard

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from recap_print.errors import CannotRead, RecapError

MOST_PAGES = 10_000
DEEPEST_TREE = 64
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
MOST_CONTENT = 500_000_000
"""Bytes of page content unpacked for one file: a few kilobytes can claim to be gigabytes."""
TAIL = 65_536
"""Where a file says where its objects are: other programs look no further from its end."""


class Damaged(Exception):
    """A file is not what it should be; says how."""


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Whatever a hostile file makes qpdf raise means: this cannot be read."""
    try:
        yield
    except (RecapError, MemoryError):
        raise
    except Exception as error:
        said = re.sub(r"stream <[^>]*>:? *", "", " ".join(str(error).split()))[:160] or type(error).__name__
        raise CannotRead(f"{name} is damaged: {said}", help="open it in a viewer and export it again") from error


def opened(data: bytes, name: str) -> Pdf:
    """An open PDF that nobody needs a password for. Raises CannotRead, or Damaged for one that is cut short."""
    if b"%PDF-" not in data[:1024]:
        raise CannotRead(f"{name} is not a PDF")
    if b"startxref" not in data[-TAIL:]:
        raise Damaged("it ends before its table of objects, as if it had been cut short")
    try:
        pdf = Pdf.open(BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        pdf = None
    if pdf is None or pdf.is_encrypted:
        raise CannotRead(f"{name} is encrypted", help="save a copy of it without a password")
    return pdf


def leaves(root: Any, data: bytes, name: str) -> Iterator[dict[str, Any]]:
    """The entries of every page in order, those it inherits included; a tree that loops or is too large is refused."""
    pending: list[tuple[Any, dict[str, Any], frozenset[tuple[int, int]]]] = [(root, {}, frozenset())]
    visits = count = 0
    while pending:
        node, inherited, above = pending.pop()
        visits += 1
        if not is_dictionary(node) or node.objgen in above or len(above) > DEEPEST_TREE:
            told_missing(data)
            raise Damaged("its page tree leads nowhere")
        own = dict(node.items())
        if "/Kids" not in own and own.get("/Type") != pikepdf.Name.Pages:
            if count == MOST_PAGES:
                raise CannotRead(f"{name} has more than {MOST_PAGES} pages", help="impose it in parts")
            count += 1
            yield inherited | own
            continue
        kids = own.get("/Kids")
        if not isinstance(kids, Array):
            told_missing(data)
            raise Damaged("its page tree leads nowhere")
        if visits + len(pending) + len(kids) > 2 * MOST_PAGES + 1:
            raise CannotRead(f"{name} has more than {MOST_PAGES} pages", help="impose it in parts")
        entries = inherited | {key: own[key] for key in INHERITED if key in own}
        here = above | ({node.objgen} if node.is_indirect else set())
        pending += [(kid, entries, here) for kid in reversed(list(kids))]


def whole(roots: Iterable[Any], data: bytes) -> None:
    """Follow every reference from ``roots``; raises Damaged, with its number, for an object that is not there."""
    seen: set[tuple[int, int]] = set()
    pending = [root for root in roots if isinstance(root, Object)]
    while pending:
        found = pending.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        if isinstance(found, Array):
            parts = list(found)
        elif isinstance(found, Stream):
            parts = [part for _, part in found.stream_dict.items()]
        elif isinstance(found, Dictionary):
            parts = [part for _, part in found.items()]
        else:
            continue
        if None in parts:
            told_missing(data)
        pending += [part for part in parts if isinstance(part, Object)]


def told_missing(data: bytes) -> None:
    """Raise what pypdf raises at the first object that pages need and the file has not; nothing when all are there."""
    from recap_print.pdf.objects import Reader, resolved
    from recap_print.pdf.tree import leaves as pages_of

    reader = Reader(BytesIO(data))
    catalog = reader.root_object
    pending: list[Any] = [catalog.get(key) for key in ("/OutputIntents", "/OCProperties")]
    for _, entries in pages_of(catalog.get("/Pages"), resolved, lambda reason: None):
        pending += [entries.get(key) for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate")]
    for node, _ in pages_of(catalog.get("/Pages"), resolved, lambda reason: None):
        pending += [node.get(key) for key in ("/Contents", "/Group", "/TrimBox", "/BleedBox")]
    seen: set[int] = set()
    while pending:
        found = resolved(pending.pop())
        if isinstance(found, dict | list) and id(found) not in seen:
            seen.add(id(found))
            pending += list(found.values()) if isinstance(found, dict) else found


def joined(parts: Array, most: int) -> bytes:
    """Content in several streams is one program, cut between any two tokens: to be one form, it is unpacked."""
    contents: list[bytes] = []
    before = pikepdf.settings.get_qpdf_limits()
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_CONTENT, run_length_max_memory=MOST_CONTENT)
    try:
        for part in parts:
            if isinstance(part, Stream):
                contents.append(bytes(part.get_stream_buffer()))
                most -= len(contents[-1]) + 1
            if most < 0:
                raise Damaged(f"its pages unpack to more than {MOST_CONTENT // 1_000_000} MB")
    finally:
        flate, run_length = int(before["flate_max_memory"]), int(before["run_length_max_memory"])
        pikepdf.settings.set_qpdf_limits(flate_max_memory=flate, run_length_max_memory=run_length)
    return b"\n".join(contents)


def packed(pdf: Pdf, content: bytes) -> Object:
    """A new stream of ``content``, compressed."""
    return pdf.make_stream(zlib.compress(content), {"/Filter": pikepdf.Name.FlateDecode})


def is_dictionary(value: Any) -> TypeGuard[Object]:
    return isinstance(value, Dictionary)


def is_number(value: Any) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
