"""The slug line: which booklet, which page or side, for which inks and paper, and a hash of what is printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from recap_print.draw.content import Pen
from recap_print.draw.embed import FontUse
from recap_print.draw.job import Job
from recap_print.draw.operators import marked
from recap_print.fonts import FontShelf
from recap_print.fonts.family import Family, Other
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Booklet, Direction, Role, Run, Tag, Text
from recap_print.sheets.model import AnyMark, SlugLine
from recap_print.units import to_mm

SIZE_PT = 6.0
BLACK = Ink(Swatch("black", k=100))


def content_hash(contents: Iterable[bytes]) -> str:
    """Eight digits that change when anything printed does: the same on single pages and on sheets."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:8]


_PAGE = re.compile(r"page (\d+) of (\d+)")
"""What is said of a single page."""


def set_slugs(
    sides: Iterable[Iterable[AnyMark]], booklet: Booklet, job: Job | None, matter: Iterable[bytes], shelf: FontShelf
) -> list[tuple[Text, ...]]:
    """The slug lines of each page or side as black text; none without a job, or without a font to set them in.

    ``matter`` is the content of every page. A line that has less room than it needs is set smaller.
    """
    if job is None or not shelf.fonts:
        return [() for _ in sides]
    used = {run.font for page in booklet.pages for item in page.items if isinstance(item, Text) for run in item.runs}
    family = _family(shelf, used)
    proof = content_hash(matter)

    def text(line: SlugLine) -> Text:
        words = " · ".join((booklet.title, booklet.edition, line.what, job.condition.identifier, proof))
        if booklet.direction is Direction.RTL and (page := _PAGE.fullmatch(line.what)):
            # a reader of text takes the way a page is read from most of its letters: on a page to write on, which has
            # few, these must not be more than its own
            words = " · ".join((booklet.edition, f"{page[1]}/{page[2]}", proof))
        parts = family.parts(words)
        advance = sum(part.shaped.advance for part in parts)
        size_pt = min(SIZE_PT, line.width / to_mm(max(advance, 1) / 1000))
        runs, pen = [], 0
        for part in parts:
            at = line.x + to_mm(pen * size_pt / 1000)
            runs.append(Run(at, part.text, part.font, size_pt, BLACK, part.shaped.glyphs))
            pen += part.shaped.advance
        width, height = to_mm(advance * size_pt / 1000), to_mm(size_pt)
        return Text(Tag("slug", "", Role.ARTIFACT), line.x, line.y, width, height, 0.0, words, tuple(runs))

    return [tuple(text(mark) for mark in side if isinstance(mark, SlugLine)) for side in sides]


def _family(shelf: FontShelf, used: set[str]) -> Family:
    """Fonts that the pages use: others would change how their content names its fonts."""
    serving = {name: script for (_, script), name in shelf.fallbacks.items()}
    usable = [name for name in shelf.fonts if name in used or not used]
    font = next((name for name in usable if name not in serving), usable[0])
    others = (Other(serving[name], name, shelf[name]) for name in usable if name in serving)
    return Family(font, shelf[font], "", tuple(others))


def dressed(marks: Iterable[AnyMark], slugs: Iterable[Text], height: float, fonts: Mapping[str, FontUse]) -> str:
    """The operators of everything around the trim, on a page or sheet of ``height`` mm."""
    lines = [marked(mark, height) for mark in marks if not isinstance(mark, SlugLine)]
    pen = Pen(height, fonts, {})
    return "\n".join([*lines, *(operator for slug in slugs for operator in pen.item(slug))])
