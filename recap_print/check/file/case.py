"""What F rules judge: the facts of a PDF, the press it is for, and what it should show where that is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recap_print.findings import Where
from recap_print.geometry import Rect
from recap_print.pdf.model import Facts, Symbol
from recap_print.sheets.press import Press

Locate = Callable[[int, Rect | None], Where]
"""The place of a page (1-based, 0 for the whole file) and of a box on it: a line of YAML when the file is ours."""


@dataclass(frozen=True, slots=True)
class FileCase:
    """``symbols`` are the QR codes read off the rendered pages, None when nobody could look; ``payloads`` what
    each page declares its codes to say, None for a file that was declared by nobody we know. ``damaged`` codes show
    and cannot be decoded; ``looked`` are the pages seen sharply enough to say that a code is not there (None: all),
    ``unseen`` says in plain words which were not. See ``Seen``."""

    facts: Facts
    press: Press
    coverage_percent: float
    locate: Locate
    symbols: tuple[Symbol, ...] | None = None
    payloads: Mapping[int, tuple[str, ...]] | None = None
    damaged: tuple[Symbol, ...] = ()
    looked: tuple[int, ...] | None = None
    unseen: tuple[str, ...] = ()


def in_file(name: str) -> Locate:
    """Where things are in a file that nobody declared: its name, the page, the spot."""

    def locate(page: int, box: Rect | None) -> Where:
        spot = (round(box.x, 1), round(box.y, 1)) if box else None
        return Where(name, page=f"page {page}" if page else "", spot=spot)

    return locate
