"""How an imposition is asked for, and who else could take what a press refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.errors import CannotLayOut, RecapError, UsageError
from recap_print.pages.model import Booklet, Direction
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import read_press
from recap_print.sheets.press import Binding, Delivery, Flip, Press, Work

if TYPE_CHECKING:
    from recap_print.draw.foreign import ForeignPdf
    from recap_print.impose.signatures import Blanks
    from recap_print.sheets.model import Imposition


@dataclass(frozen=True, slots=True)
class Folded:
    """How the command line wants it folded; what it leaves empty is as the press profile says."""

    flip: str = ""
    blanks: str = ""
    signature: int = 0
    binding: str = ""
    work: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How an imposition was asked for: the press, folding as the command line wants it, its profile's file, and where
    blank pages may go. ``how`` is what was said."""

    press: Press
    file: Path
    blanks: Blanks | int | None = None
    how: Folded | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """All that an imposition knows of a booklet. Lengths in mm."""

    count: int
    width: float
    height: float
    bleed: float
    right_to_left: bool = False


def asked(workshop: Workshop, press: str, how: Folded = Folded()) -> Asked:
    """A press profile by name or path, with what the command line says otherwise. Raises UsageError for one
    whose printer imposes."""
    profile, file = read_press(workshop, press)
    if profile.delivery is Delivery.SINGLE_PAGES:
        raise UsageError(f"{profile.id} receives single pages", help="`recap-print render` draws them")
    folding = profile.folding
    if (how.signature or folding.signature) == 2 and how.binding == Binding.SADDLE:
        raise UsageError("single leaves have no fold to staple through", help="ask for a signature of 4 or more")
    profile = replace(
        profile,
        flip=Flip(how.flip) if how.flip else profile.flip,
        folding=replace(
            folding,
            signature=how.signature or folding.signature,
            binding=Binding(how.binding) if how.binding else folding.binding,
            work=Work(how.work) if how.work else folding.work,
        ),
    )
    return Asked(profile, file, _blanks(how.blanks), how)


def pages_of(of: Booklet | ForeignPdf) -> Pages:
    """What there is to impose."""
    if isinstance(of, Booklet):
        stock = of.stock
        return Pages(len(of.pages), stock.width, stock.height, stock.bleed, of.direction is Direction.RTL)
    return Pages(of.count, of.trim_width, of.trim_height, of.bleed)


def sheets_for(workshop: Workshop, asked: Asked, pages: Pages) -> Imposition:
    """The sheets. Raises CannotLayOut; its help then names the project's presses that could take these pages."""
    try:
        return imposed(asked, pages)
    except CannotLayOut as error:
        others = ", ".join(_others(workshop, asked, pages))
        help = "; ".join(filter(None, (error.help, f"or use {others}" if others else "")))
        raise CannotLayOut(error.message, help=help) from error


def imposed(asked: Asked, pages: Pages) -> Imposition:
    """The sheets, and nothing about other presses."""
    from recap_print.impose.plan import impose

    size = (pages.count, pages.width, pages.height, pages.bleed)
    return impose(*size, asked.press, right_to_left=pages.right_to_left, blanks=asked.blanks)


def _others(workshop: Workshop, refused: Asked, pages: Pages) -> Iterator[str]:
    """The project's other presses that would take these pages, folded as was asked."""
    for name in workshop.project.press_names():
        if workshop.project.press(name) != refused.file:
            with suppress(RecapError):  # a profile that is damaged, or receives single pages, is no way out
                imposed(asked(workshop, name, refused.how or Folded()), pages)
                yield name


def _blanks(said: str) -> Blanks | int | None:
    """Where blank pages go: nowhere, a place by its name, or after a page."""
    from recap_print.impose.signatures import Blanks

    if not said:
        return None
    if said.isascii() and said.isdecimal() and len(said) < 6:
        return int(said)
    if said not in set(Blanks):
        places = ", ".join(f"`{place}`" for place in Blanks)
        raise UsageError(f"blank pages cannot go to `{said}`", help=f"there are: {places}, or a page they follow")
    return Blanks(said)
