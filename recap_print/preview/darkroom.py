"""Pictures of pages and sheets: a few drawn together as one small PDF when somebody asks, rendered one by one, and kept
while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from recap_print.check.case import Case
from recap_print.errors import CannotRead, RecapError
from recap_print.fonts import FontShelf
from recap_print.pages.model import Booklet, Page, Picture
from recap_print.preview.shown import Leaf

if TYPE_CHECKING:
    from recap_print.pictures import RasterPicture
    from recap_print.profiles import Profile

A_FILM = 8
"""Pages drawn together: 15 ms, of which 4 for their fonts. All 48 would keep the first one waiting for 75."""

MOST_BYTES = 64 << 20
"""Of pictures that are kept: some 600 pages at 144 dpi."""
MOST_EARLY = 2
"""Pages that are made before anybody asks: a spread."""
PLAIN, PAPER = "plain", "paper"
HOWS = (PLAIN, PAPER)


_TURN = Lock()
"""pdfium serves one thread at a time, in whichever darkroom."""


class Film:
    """Pages of one PDF by their digests, drawn when the first of them is asked for.

    ``draw`` makes the PDF; of ``sheets`` the whole is shown, of pages what the bleed holds. ``profile`` says how inks
    look on paper: without one they look as a screen thinks they do.
    """

    def __init__(
        self,
        digests: Iterable[str],
        draw: Callable[[], bytes],
        profile: Profile | None,
        images: Mapping[str, RasterPicture],
        *,
        sheets: bool = False,
    ) -> None:
        self.numbers = {digest: number for number, digest in enumerate(digests, 1)}
        self._draw, self._profile, self._images, self._sheets = draw, profile, images, sheets

    def picture(self, digest: str, dpi: int, how: str) -> bytes:
        """A PNG of one of them. Not for two threads at once."""
        from recap_print.pdf.screen import png

        return png(self.paper if how == PAPER else self.plain, self.numbers[digest], dpi, whole=self._sheets)

    @cached_property
    def plain(self) -> bytes:
        return self._draw()

    @cached_property
    def paper(self) -> bytes:
        """The same with inks as they look on paper."""
        if self._profile is None:
            return self.plain
        from recap_print.draw.screen import on_paper

        return on_paper(self.plain, self._profile, self._images)


def inked(case: Case, profile: Profile | None) -> dict[str, RasterPicture]:
    """The pictures of a booklet, RGB ones in the inks of this paper, as the file for its press will have them."""
    found = case.sound_pictures.items()
    return {
        name: picture.converted(profile.separated) if picture.is_rgb and profile else picture for name, picture in found
    }


def films(
    booklet: Booklet, leaves: Sequence[Leaf], shelf: FontShelf, case: Case, profile: Profile | None
) -> list[Film]:
    """Some pages of a booklet, a few to a film."""
    pages, pictures = {page.number: page for page in booklet.pages}, inked(case, profile)

    def film(some: Sequence[Leaf]) -> Film:
        mine = tuple(pages[leaf.number] for leaf in some)
        # bookmarks point at pages that are there
        part = replace(booklet, pages=mine, sections=(replace(booklet.sections[0], first=1),))

        def draw() -> bytes:
            from recap_print.draw.pages import pages_pdf

            return pages_pdf(part, shelf, None, pictures)

        return Film([leaf.digest for leaf in some], draw, profile, named_images(mine, pictures))

    return [film(leaves[at : at + A_FILM]) for at in range(0, len(leaves), A_FILM)]


def named_images(pages: Iterable[Page], pictures: Mapping[str, RasterPicture]) -> dict[str, RasterPicture]:
    """The pictures on some pages, by what their PDF calls them."""
    from recap_print.draw.content import image_name

    found = (item for page in pages for item in page.items if isinstance(item, Picture))
    return {image_name(item): pictures[item.file] for item in found}


class Darkroom:
    """May be used by several threads: they take turns at drawing and rendering, never at fetching what is there."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._films: dict[str, Film] = {}
        self._pictures: OrderedDict[tuple[str, int, str], bytes] = OrderedDict()
        self._size = 0
        self._asked: tuple[int, str] | None = None
        self._shelf = Lock()

    @property
    def size(self) -> int:
        """Bytes of all pictures that are kept."""
        return self._size

    def load(self, films: Iterable[Film]) -> None:
        """Films of pages that will be asked for."""
        with self._shelf:
            self._films.update((digest, film) for film in films for digest in film.numbers)

    def knows(self, digest: str) -> bool:
        return digest in self._films

    def keep_only(self, digests: Iterable[str]) -> None:
        """Forget how to draw all others; their pictures stay while there is room."""
        with self._shelf:
            self._films = {digest: self._films[digest] for digest in digests if digest in self._films}

    def picture(self, digest: str, dpi: int, how: str = PLAIN) -> bytes:
        """A PNG of the page or sheet. Raises CannotRead for one that nobody knows any longer."""
        self._asked = dpi, how
        return self._picture(digest, dpi, how)

    def develop(self, digests: Sequence[str]) -> None:
        """Make pictures that will be asked for at once, as the last one was; of many, those that are seen first.

        Whoever asks meanwhile waits less than if it had to be begun.
        """
        if self._asked:
            for digest in digests[:MOST_EARLY]:
                with suppress(RecapError):  # whoever asks for it is told why
                    self._picture(digest, *self._asked)

    def _picture(self, digest: str, dpi: int, how: str) -> bytes:
        key = (digest, dpi, how)
        if found := self._kept(key):
            return found
        with _TURN:
            if found := self._kept(key):  # by whoever had the turn before
                return found
            film = self._films.get(digest)
            if film is None:
                raise CannotRead("this picture is no longer on the desk", help="ask for the state again")
            made = film.picture(digest, dpi, how)
        self._keep(key, made)
        return made

    def _kept(self, key: tuple[str, int, str]) -> bytes | None:
        with self._shelf:
            if key in self._pictures:
                self._pictures.move_to_end(key)
            return self._pictures.get(key)

    def _keep(self, key: tuple[str, int, str], made: bytes) -> None:
        with self._shelf:
            self._pictures[key] = made
            self._size += len(made)
            while self._size > self._most and len(self._pictures) > 1:
                self._size -= len(self._pictures.popitem(last=False)[1])
