"""NOUN: the pages of either side as they are compared, wherever they come from: single pages, sheets, an edition."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from recap_print.compare.changes import LEVELS, Change, Kind, Side, Spot
from recap_print.compare.papers.limits import UPRIGHT
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Item, Page, Text
from recap_print.pdf.legible_glyphs import is_leftward, unsteered
from recap_print.pdf.legible_model import Paper, PaperForm, PaperPage, View, Word, inverse
from recap_print.pdf.matrix import UNMOVED, Matrix, times

if TYPE_CHECKING:
    from recap_print.compare.version import Version
    from recap_print.findings import Where


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page. Places are mm from its trim's top-left corner. ``view`` is how to see it in its file.

    ``origins`` are the paths in the YAML of its words, one each, and ``items`` all that stands on it, when it is an
    edition's. ``digest`` is empty when nobody knows whether it looks like another. ``trimmed``: its file says where
    the trim is.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    digest: str
    view: View
    trimmed: bool = True
    id: str = ""
    section: str = ""
    origins: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    blind: float = 0.0
    """mm along its left and right edges that are not looked at: on a sheet, the next page's ink may be there."""
    turned: bool = False
    """Was it lying on its side, or on its head, in its file?"""

    @property
    def bag(self) -> Counter[str]:
        """What it says."""
        return Counter(key(word.text) for word in self.words)

    @property
    def is_unread(self) -> bool:
        """Is it a page that its reader could make nothing of?"""
        return not (self.width and self.height)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One side of a comparison. ``boxes`` are those that every page has, ``bleed`` the least of any page's."""

    name: str
    leaves: tuple[Leaf, ...]
    form: PaperForm
    boxes: tuple[str, ...] = ()
    bleed: float = 0.0
    version: Version | None = None
    data: bytes = field(default=b"", repr=False)
    unread: tuple[str, ...] = ()
    sheets: str = ""
    """The press whose sheets were unfolded into these pages."""

    @property
    def side(self) -> Side:
        if not self.version:
            return Side("", "", len(self.leaves), (), self.name)
        booklet = self.version.booklet
        return Side(booklet.edition, booklet.title, len(booklet.pages), booklet.sections, self.name)

    @property
    def is_silent(self) -> bool:
        return not any(leaf.words for leaf in self.leaves)

    def where(self, origin: str) -> Where | None:
        """The line of YAML that asked for something, when there is one."""
        return self.version.where(origin) if self.version else None


def key(text: str) -> str:
    """A word as it is compared: ligatures parted, without soft hyphens."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u00ad", "")


def sheaf_of_paper(paper: Paper) -> Sheaf:
    """A PDF, page by page as it is. Words beside the trim are none of the page's, where the file says the trim."""
    leaves = tuple(map(_leaf, paper.pages))
    pages = [page for page in paper.pages if page.width] or paper.pages
    shared = set.intersection(*(set(page.boxes) for page in pages))
    boxes = tuple(box for box in pages[0].boxes if box in shared)
    bleed = min(page.bleed for page in pages)
    return Sheaf(paper.name, leaves, paper.form, boxes, bleed, data=paper.data, unread=paper.unread)


def _leaf(page: PaperPage) -> Leaf:
    trimmed = bool({"TrimBox", "ArtBox"} & set(page.boxes))
    view = View(page.number, (*UNMOVED[:4], -page.edge.x, -page.edge.y))
    leaf = _upright(Leaf(page.number, page.width, page.height, page.words, page.digest, view, trimmed))
    return within(leaf, Rect(0.0, 0.0, leaf.width, leaf.height)) if trimmed else leaf


def _upright(leaf: Leaf) -> Leaf:
    """A page as it is read: most of its words run from left to right."""
    ways = Counter(_way(word) for word in leaf.words)
    way, count = ways.most_common(1)[0] if ways else (0, 0)
    if way == 0 or count < UPRIGHT * len(leaf.words):
        return leaf
    width, height = leaf.width, leaf.height
    # from the upright page to the page as it lies, words running down, to the left, or up
    lies: Matrix = {
        1: (0.0, 1.0, -1.0, 0.0, width, 0.0),
        2: (-1.0, 0.0, 0.0, -1.0, width, height),
        3: (0.0, -1.0, 1.0, 0.0, 0.0, height),
    }[way]
    sides = (height, width) if way != 2 else (width, height)
    words = tuple(moved(word, inverse(lies)) for word in leaf.words)
    view = View(leaf.view.number, times(lies, leaf.view.matrix))
    return replace(leaf, width=sides[0], height=sides[1], words=words, view=view, digest="", turned=True)


def _way(word: Word) -> int:
    """Which way a word runs: 0 to the right, 1 down, 2 to the left, 3 up."""
    dx, dy = word.x2 - word.x, word.y2 - word.y
    return (0 if dx >= 0 else 2) if abs(dx) >= abs(dy) else (1 if dy > 0 else 3)


def moved(word: Word, m: Matrix) -> Word:
    """A word where a matrix puts it."""
    a, b, c, d, e, f = m
    return word._replace(
        x=a * word.x + c * word.y + e,
        y=b * word.x + d * word.y + f,
        x2=a * word.x2 + c * word.y2 + e,
        y2=b * word.x2 + d * word.y2 + f,
    )


def within(leaf: Leaf, rect: Rect) -> Leaf:
    """The leaf with those of its words whose middle is within a rectangle."""
    words = tuple(
        word
        for word in leaf.words
        if rect.x <= (word.x + word.x2) / 2 <= rect.right and rect.y <= (word.y + word.y2) / 2 <= rect.bottom
    )
    return leaf if len(words) == len(leaf.words) else replace(leaf, words=words)


def sheaf_of_version(version: Version, drawn: Paper) -> Sheaf:
    """An edition, as it was drawn: its own PDF tells the words as any PDF does, the booklet who asked for them."""
    sheaf = sheaf_of_paper(drawn)
    pages = version.booklet.pages
    leaves = tuple(_asked(leaf, page, version.booklet) for leaf, page in zip(sheaf.leaves, pages, strict=True))
    return replace(sheaf, name=version.name, leaves=leaves, version=version)


def _asked(leaf: Leaf, page: Page, booklet: Booklet) -> Leaf:
    """A leaf of ours with the origins of its words."""
    lines = [item for item in page.items if isinstance(item, Text)]
    stand = [_line(word, lines) for word in leaf.words]
    origins = tuple(line.tag.origin if line else "" for line in stand)
    words = tuple(_declared(leaf.words, stand))
    return replace(leaf, id=page.id, section=page.section, words=words, origins=origins, items=page.items)


def _declared(words: tuple[Word, ...], stand: list[Text | None]) -> list[Word]:
    """The words as they were declared, where letters that run from right to left are not read so: a glyph may show
    several letters, and a letter take several glyphs, differently from word to word."""
    told = list(words)
    of_line: dict[int, list[int]] = defaultdict(list)
    for nth, line in enumerate(stand):
        if line and is_leftward(line.text):
            of_line[id(line)].append(nth)
    for some in of_line.values():
        line = stand[some[0]]
        assert line
        asked = [word for word in unsteered(key(line.text)).split() if is_leftward(word)]
        read = [nth for nth in sorted(some, key=lambda n: -words[n].x) if is_leftward(words[nth].text)]
        if len(asked) == len(read):
            for nth, text in zip(read, asked, strict=True):
                if key(told[nth].text) != text:
                    told[nth] = told[nth]._replace(text=text, shape=told[nth].shape or told[nth].text)
    return told


def _line(word: Word, lines: list[Text]) -> Text | None:
    """Which line of text a word stands on: the one whose baseline and stretch are nearest."""
    middle = (word.x + word.x2) / 2

    def far(line: Text) -> float:
        return abs(line.y - word.y) * 4 + max(0.0, line.x - middle, middle - line.x - line.width)

    nearest = min(lines, key=far, default=None)
    return nearest if nearest and far(nearest) < 2.0 else None


def change_on(
    leaves: tuple[Leaf, Leaf],
    papers: tuple[Sheaf, Sheaf],
    kind: Kind,
    origins: tuple[str, str],
    spots: tuple[tuple[Spot, ...], tuple[Spot, ...]],
    **more: Any,
) -> Change:
    """A change on one page of both papers, with its lines of YAML; ``more`` are other entries of a Change."""
    old, new = leaves
    change = Change(
        kind,
        LEVELS[kind],
        new.section or old.section,
        pages_old=(old.number,),
        pages_new=(new.number,),
        origin_old=origins[0],
        origin_new=origins[1],
        where_old=papers[0].where(origins[0]),
        where_new=papers[1].where(origins[1]),
        spots_old=spots[0],
        spots_new=spots[1],
    )
    return replace(change, **more)
