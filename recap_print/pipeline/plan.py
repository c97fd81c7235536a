"""What a booklet takes on presses, before any plate is made; and which plates a new version makes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.errors import CannotLayOut
from recap_print.impose.choose import Comparison, Refusal, choose
from recap_print.impose.reckon import INKS, reckon
from recap_print.pages.model import Booklet, Picture, inks
from recap_print.pipeline.files import read, shown
from recap_print.pipeline.imposing import Asked, Folded, Pages, asked, imposed, pages_of, sheets_for
from recap_print.pipeline.presses import read_press
from recap_print.sheets.press import Delivery

if TYPE_CHECKING:
    from recap_print.impose.remake import Replating
    from recap_print.pipeline.prepare import Prepared, Workshop

BLACK = (False, False, False, True)
ALL = (True, True, True, True)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is planned: a name, its pages, and how many copies in how many inks."""

    name: str
    pages: Pages
    copies: int
    inks: int


def edition(prepared: Prepared, booklet: Booklet, copies: int | None, inks: int | None) -> Subject:
    """An edition; copies are its own, and inks those it prints with, unless told otherwise."""
    declared = prepared.edition.copies if prepared.edition else 0
    return Subject(booklet.edition, pages_of(booklet), copies or declared or 1, inks or inks_of(booklet))


def file(path: Path, copies: int | None, inks: int | None) -> Subject:
    """Anybody's PDF of single pages: one copy in four inks, unless told otherwise."""
    from recap_print.draw.foreign import read_foreign

    foreign = read_foreign(read(path), shown(path))
    return Subject(shown(path), pages_of(foreign), copies or 1, inks or INKS)


def inks_of(booklet: Booklet) -> int:
    """How many of the four process inks a booklet prints with; 1 at least."""
    used = {ink for page in booklet.pages for item in page.items for ink in inks(item)}
    plates = {tuple(percent > 0 for percent in ink.cmyk) for ink in used}
    pictures = (item for page in booklet.pages for item in page.items if isinstance(item, Picture))
    plates |= {BLACK if picture.space == "DeviceGray" else ALL for picture in pictures}
    return max(1, sum(any(column) for column in zip(*plates, strict=True)))


def compared(
    workshop: Workshop, subject: Subject, presses: Sequence[str], how: Folded, *, best: bool = False
) -> Comparison:
    """A booklet reckoned on each press that is named, or on each of the project that receives sheets.

    Raises CannotLayOut when none can take it; one of several that cannot is told with its reason.
    """
    reckoned, refused = [], []
    for name in dict.fromkeys(presses or _receiving_sheets(workshop)):
        profile, _ = read_press(workshop, name)
        if profile.delivery is Delivery.SINGLE_PAGES:
            refused.append(Refusal(profile.id, "receives single pages: its printer imposes"))
            continue
        one = asked(workshop, name, how)
        try:
            plan = imposed(one, subject.pages)
        except CannotLayOut as error:
            refused.append(Refusal(profile.id, error.message, error.help))
        else:
            reckoned.append(reckon(plan, subject.copies, subject.inks))
    if not reckoned and len(refused) == 1:
        raise CannotLayOut(refused[0].reason, help=refused[0].help)
    if not reckoned:
        told = "; ".join(f"{one.press}: {one.reason}" for one in refused)
        raise CannotLayOut(f"no press can take {subject.name}: {told}", help=refused[0].help if refused else "")
    chosen = choose(reckoned) if best else None
    return replace(_alone(subject), reckoned=tuple(reckoned), refused=tuple(refused), best=chosen)


def planned(workshop: Workshop, subject: Subject, asked: Asked) -> Comparison:
    """What one imposition would take. Raises CannotLayOut, naming other presses that could."""
    plan = sheets_for(workshop, asked, subject.pages)
    return replace(_alone(subject), reckoned=(reckon(plan, subject.copies, subject.inks),))


def replated(workshop: Workshop, old: Booklet, new: Booklet, asked: Asked) -> Replating:
    """Which plates of ``new`` differ from those that ``old`` was printed with on the same press."""
    from recap_print.compare.plates import changed_pages, elsewhere
    from recap_print.impose.remake import Replating, remade

    plan = sheets_for(workshop, asked, pages_of(new))
    why, colours = elsewhere(old, new), max(inks_of(old), inks_of(new))
    if why:
        return Replating(old.edition, new.edition, plan, colours, (), remade(plan, None), why)
    pages = changed_pages(old, new)
    return Replating(old.edition, new.edition, plan, colours, pages, remade(plan, pages))


def _alone(subject: Subject) -> Comparison:
    pages = subject.pages
    return Comparison(subject.name, pages.count, (pages.width, pages.height), subject.copies, subject.inks, ())


def _receiving_sheets(workshop: Workshop) -> list[str]:
    names = workshop.project.press_names()
    return [name for name in names if read_press(workshop, name)[0].delivery is Delivery.IMPOSED]
