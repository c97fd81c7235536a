"""Which page goes where: the arithmetic of folded sheets, with no measure in it.

A *position* is a place in the folded booklet, 1 to N, blanks included; ``reading_order`` says which page
(or blank) is read there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recap_print.errors import CannotLayOut
from recap_print.units import snap


class Blanks(StrEnum):
    """Where empty pages go when the page count asks for some."""

    END = "end"
    BEFORE_BACK_COVER = "before-back-cover"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one folded sheet of ``pages`` pages is laid: its positions left to right, as each side is displayed."""

    pages: int
    front: tuple[int, ...]
    back: tuple[int, ...]

    @property
    def mirrored(self) -> Scheme:
        """The same sheet for a booklet read from right to left, bound on the right."""
        return Scheme(self.pages, self.front[::-1], self.back[::-1])


SADDLE_2UP = Scheme(pages=4, front=(4, 1), back=(2, 3))
"""Two pages a side, folded once, sheets slipped into one another and stapled through the fold."""


def reading_order(page_count: int, blanks: Blanks | None, multiple: int) -> tuple[int | None, ...]:
    """The page read at each position, None where a blank was added to reach a multiple of ``multiple``.

    Raises CannotLayOut for a page count that needs blanks nobody asked for.
    """
    if page_count < 1:
        raise CannotLayOut("there are no pages to impose")
    excess = page_count % multiple
    if not excess:
        return tuple(range(1, page_count + 1))
    missing = multiple - excess
    if blanks is None:
        fewer = f" or remove {excess}" if page_count > excess else ""
        count = "1 page" if page_count == 1 else f"{page_count} pages"
        raise CannotLayOut(
            f"{count}: a folded booklet has a multiple of {multiple}",
            help=f"add {missing}{fewer}, or ask for `--blanks end` or `--blanks before-back-cover`",
        )
    kept = page_count if blanks is Blanks.END else page_count - 1
    return (*range(1, kept + 1), *(None,) * missing, *range(kept + 1, page_count + 1))


def nested(position: int, sheet: int, scheme: Scheme, total: int) -> int:
    """The booklet's position for a scheme's ``position`` on sheet ``sheet`` (0 = outermost) of a nested stack."""
    half = scheme.pages // 2
    return position + sheet * half if position <= half else total - (scheme.pages - position) - sheet * half


def nested_sheets(scheme: Scheme, total: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Positions on front and back of each sheet, outermost first; ``total`` is a multiple of ``scheme.pages``."""
    for sheet in range(total // scheme.pages):
        yield (
            tuple(nested(position, sheet, scheme, total) for position in scheme.front),
            tuple(nested(position, sheet, scheme, total) for position in scheme.back),
        )


def creep_at(position: int, total: int, caliper_um: float) -> float:
    """How far (mm) a page is pushed toward the spine: the thickness of the sheets its own is slipped into."""
    sheets_outside = min((position - 1) // 2, (total - position) // 2)
    return snap(sheets_outside * caliper_um / 1000)
