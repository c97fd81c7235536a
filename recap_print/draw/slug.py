"""The slug line: which booklet, which page or side, for which inks and paper, and a hash of what is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from recap_print.draw.content import Pen
from recap_print.draw.embed import FontUse
from recap_print.draw.job import Job
from recap_print.draw.operators import marked
from recap_print.fonts import FontShelf
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Booklet, Role, Run, Tag, Text
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


def set_slugs(
    sides: Iterable[Iterable[AnyMark]], booklet: Booklet, job: Job | None, matter: Iterable[bytes], shelf: FontShelf
) -> list[tuple[Text, ...]]:
    """The slug lines of each page or side as black text; none without a job, or without a font to set them in.

    ``matter`` is the content of every page. A line that has less room than it needs is set smaller.
    """
    if job is None or not shelf.fonts:
        return [() for _ in sides]
    used = {run.font for page in booklet.pages for item in page.items if isinstance(item, Text) for run in item.runs}
    # one that the pages use: another would change how their content names its fonts
    font = next(name for name in shelf.fonts if name in used or not used)
    proof = content_hash(matter)

    def text(line: SlugLine) -> Text:
        words = " · ".join((booklet.title, booklet.edition, line.what, job.condition.identifier, proof))
        shaped = shelf[font].shape(words)
        size_pt = min(SIZE_PT, line.width / to_mm(max(shaped.advance, 1) / 1000))
        run = Run(line.x, words, font, size_pt, BLACK, shaped.glyphs)
        width, height = to_mm(shaped.advance * size_pt / 1000), to_mm(size_pt)
        return Text(Tag("slug", "", Role.ARTIFACT), line.x, line.y, width, height, 0.0, words, (run,))

    return [tuple(text(mark) for mark in side if isinstance(mark, SlugLine)) for side in sides]


def dressed(marks: Iterable[AnyMark], slugs: Iterable[Text], height: float, fonts: Mapping[str, FontUse]) -> str:
    """The operators of everything around the trim, on a page or sheet of ``height`` mm."""
    lines = [marked(mark, height) for mark in marks if not isinstance(mark, SlugLine)]
    pen = Pen(height, fonts, {})
    return "\n".join([*lines, *(operator for slug in slugs for operator in pen.item(slug))])
