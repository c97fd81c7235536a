"""Fonts of a booklet -> PDF font objects.

Each font is a Type 0 font whose character codes *are* glyph numbers (Identity-H): shaped glyphs reach the
page as they are, ligatures and Arabic forms included, and a page's content does not change when another
page uses a new glyph. The subset keeps its glyph numbers for the same reason.
Objects follow ISO 32000-1 §9.7 (composite fonts) and §9.8 (descriptors).
"""

from __future__ import annotations

import hashlib
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from recap_print.fonts import NARROW_NO_BREAK, NO_BREAK, FontFile, FontShelf
from recap_print.fonts.scripts import TURNS
from recap_print.geometry import Glyph
from recap_print.pages.model import Booklet, Run, Text

_SILENT = "\u200c\u200d\u200b\u061c\u200e\u200f\u2060\u00ad"
"""Joiners, marks of direction, the soft hyphen: the first of them that a font has without an outline serves."""

_SPACES = "\u200a\u202f\u2009"
"""Thin spaces, which stand in no text as it is read (see ``speech``), from the narrowest."""

RLM = "\u200f"
"""A letter that nobody sees, read from right to left: what a glyph says that shows nothing in itself, as readers who
hear no ActualText make something of a glyph that says nothing."""

_DROPPED = ("GSUB", "GPOS", "GDEF", "name", "post", "cmap", "OS/2", "DSIG", "gasp", "STAT", "meta")
"""Tables a PDF reader never looks at in an embedded composite font (ISO 32000-1 §9.9, table 126)."""


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font of the booklet under its resource name, with the glyphs that are printed and what they say."""

    resource: str
    file: FontFile
    says: dict[int, str]

    def width_of(self, gid: int) -> int:
        return self.file.width_of(gid)

    def is_said_by(self, glyphs: Sequence[Glyph], text: str) -> bool:
        """Does reading these glyphs, one by one, give ``text``? Otherwise the page must say it in words.

        Of several that show a letter together, accents among them, readers make several letters, and several words.
        """
        alone = len({glyph.cluster for glyph in glyphs}) == len(glyphs)
        return alone and "".join(self.says[glyph.gid] for glyph in glyphs) == text


def fonts_of(booklet: Booklet, shelf: FontShelf, more: Iterable[Text] = ()) -> dict[str, FontUse]:
    """Every font the booklet and some ``more`` lines print with, by the name runs use; resources follow that order."""
    runs = [run for page in booklet.pages for item in page.items if isinstance(item, Text) for run in item.runs]
    return fonts_used(runs, shelf, (run for text in more for run in text.runs))


def fonts_used(runs: Iterable[Run], shelf: FontShelf, more: Iterable[Run] = ()) -> dict[str, FontUse]:
    """The fonts of some runs. A glyph says its own character when it has one, else what it first showed by itself, else
    what first showed it with others.

    ``more`` runs bring glyphs, and change nothing of what the others say.
    """
    says: dict[str, dict[int, str]] = {}
    among: dict[str, dict[int, str]] = {}
    seen: set[tuple[str, int]] = set()  # the same words have the very same tuple of glyphs
    for run in runs:
        known, others = says.setdefault(run.font, {}), among.setdefault(run.font, {})
        if (run.font, id(run.glyphs)) in seen:
            continue
        seen.add((run.font, id(run.glyphs)))
        count = Counter(glyph.cluster for glyph in run.glyphs)
        whole: dict[int, str] = {}
        for glyph, (gid, text) in zip(run.glyphs, clusters(run), strict=True):
            if own := _own(shelf[run.font], gid, whole.setdefault(glyph.cluster, text)):
                known[gid] = own
            else:
                (known if count[glyph.cluster] == 1 else others).setdefault(gid, text)
        _with_silence(run, shelf, others)
    says = {font: among[font] | known for font, known in says.items()}
    for run in more:
        known = says.setdefault(run.font, {})
        for gid, text in clusters(run):
            known.setdefault(gid, text)
        _with_silence(run, shelf, known)
    return {name: FontUse(f"F{i}", shelf[name], says[name]) for i, name in enumerate(sorted(says), 1)}


def _own(font: FontFile, gid: int, text: str) -> str:
    """The character of ``text`` that this glyph is for, if there is one: an accent may be a glyph of its own."""
    if len(text) == 1 and font.glyph_of(text) == gid:
        return text
    return next((letter for letter in normalize("NFD", text) if font.glyph_of(letter) == gid), "")


def _with_silence(run: Run, shelf: FontShelf, known: dict[int, str]) -> None:
    """A run read from the right, or with letters that several glyphs show together, needs one that shows nothing."""
    font = shelf[run.font]
    if is_from_the_right(run) and (silent := carrier(font)) is not None:
        known.setdefault(silent, RLM)
        if (wide := spacer(font)) is not None:
            known.setdefault(wide, RLM)
    if len(run.glyphs) > len({glyph.cluster for glyph in run.glyphs}) and (silent := blank(font)) is not None:
        known.setdefault(silent, " " if font.width_of(silent) else "")


def is_turned(line: Text) -> bool:
    """Is some of the line read from right to left?"""
    return TURNS.search(line.text) is not None or (
        len(line.runs) > 1 and "".join(run.text for run in line.runs) != line.text
    )


def is_from_the_right(run: Run, *, in_turned: bool = False) -> bool:
    """Do its glyphs, from left to right, show its text from the last character to the first?

    A run of signs alone does when its line is turned.
    """
    clusters = [glyph.cluster for glyph in run.glyphs]
    falls = all(first >= second for first, second in pairwise(clusters))
    if not clusters or not falls or clusters[0] >= len(run.text) or clusters[-1] < 0:  # by another hand than ours
        return False
    if clusters[0] > clusters[-1] or TURNS.search(run.text):
        return True
    return in_turned and not any(map(str.isalnum, run.text))


def carrier(font: FontFile) -> int | None:
    """A glyph without width or outline, to say what no glyph shows; None when the font has none."""
    gids = (font.glyph_of(character) for character in _SILENT)
    return next((gid for gid in gids if gid and not font.width_of(gid) and not _is_drawn(font, gid)), None)


def spacer(font: FontFile) -> int | None:
    """A glyph without outline that has a width and is no space between words; None when the font has none."""
    gids = (font.glyph_of(character) for character in _SPACES)
    return next((gid for gid in gids if gid and font.width_of(gid) and not _is_drawn(font, gid)), None)


def blank(font: FontFile) -> int | None:
    """A glyph without outline, whatever its width: that of the space when there is no other."""
    return carrier(font) or font.glyph_of(" ") or None


def _is_drawn(font: FontFile, gid: int) -> bool:
    extents = font.font.get_glyph_extents(gid)
    return extents is None or bool(extents.width or extents.height)


def speech(run: Run) -> str:
    """The text of a run as it is read back: a thin space is a no-break space, as most fonts have no other."""
    return run.text.replace(NARROW_NO_BREAK, NO_BREAK)


def clusters(run: Run) -> Iterator[tuple[int, str]]:
    """Each glyph with the characters it stands for; only the first glyph of a cluster speaks."""
    starts = sorted({glyph.cluster for glyph in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True)) if starts else {}
    spoken: set[int] = set()
    text = speech(run)
    for glyph in run.glyphs:
        said = "" if glyph.cluster in spoken else text[glyph.cluster : ends[glyph.cluster]]
        spoken.add(glyph.cluster)
        yield glyph.gid, said


def subset(use: FontUse) -> bytes:
    """The font file with the outlines of the printed glyphs only, under their own numbers."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update({0, *use.says})
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED})
    return bytes(uharfbuzz.subset(use.file.font.face, wanted).blob.data)


def base_name(use: FontUse) -> str:
    """``ABCDEF+PostScriptName``: six capitals that name this subset (ISO 32000-1 §9.6.4)."""
    digest = hashlib.sha256(use.file.sha256.encode() + repr(sorted(use.says)).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + postscript_name(use.file)


def postscript_name(font: FontFile) -> str:
    import uharfbuzz

    name = font.font.face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
    return name or "".join(c for c in font.name if c.isalnum())


def bounding_box(font: FontFile) -> tuple[int, int, int, int]:
    """``head``'s xMin yMin xMax yMax in thousandths (OpenType, table ``head``)."""
    face = font.font.face
    box = struct.unpack(">4h", bytes(face.reference_table("head").data)[36:44])
    left, bottom, right, top = (round(value * 1000 / face.upem) for value in box)
    return left, bottom, right, top


def widths(use: FontUse) -> list[tuple[int, list[int]]]:
    """The /W array as runs of consecutive glyphs: (first glyph, their widths)."""
    runs: list[tuple[int, list[int]]] = []
    for gid in sorted({0, *use.says}):
        if runs and gid == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(use.width_of(gid))
        else:
            runs.append((gid, [use.width_of(gid)]))
    return runs


def to_unicode(use: FontUse) -> bytes:
    """The CMap that lets readers copy, search and speak the text (ISO 32000-1 §9.10.3)."""
    pairs = [(gid, text) for gid, text in sorted(use.says.items()) if text]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    body = "".join(
        f"{len(block)} beginbfchar\n"
        + "".join(f"<{gid:04x}> <{text.encode('utf-16-be').hex()}>\n" for gid, text in block)
        + "endbfchar\n"
        for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
