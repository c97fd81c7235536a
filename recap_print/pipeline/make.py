"""What is made of a prepared edition: the PDF of its pages, and its sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.check.pages import FOLDABLE
from recap_print.errors import UsageError
from recap_print.pages.model import Booklet, Direction
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.prepare import Prepared, Workshop

if TYPE_CHECKING:
    from recap_print.impose.order import Blanks
    from recap_print.sheets.model import Imposition, Press


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was made: what it is, in a few words, and what the person at the press should know."""

    path: Path
    size: int
    about: tuple[str, ...]
    notes: tuple[str, ...] = ()


def drawable(prepared: Prepared) -> Booklet | None:
    """The booklet, when nothing stands in the way of drawing it. A page count is the press's own question."""
    blocking = [finding for finding in prepared.errors if finding.code != FOLDABLE]
    return None if blocking or prepared.booklet is None else prepared.booklet


def render(workshop: Workshop, prepared: Prepared, booklet: Booklet, output: Path | None) -> Product:
    """Draw the single pages into ``out/EDITION/EDITION.pdf``."""
    from recap_print.draw.pages import pages_pdf

    data = pages_pdf(booklet, prepared.design.shelf)
    path = _target(output, workshop.project.out / booklet.edition / f"{booklet.edition}.pdf")
    write(path, data)
    stock = booklet.stock
    size = f"{stock.width:g} × {stock.height:g} mm + {stock.bleed:g} mm bleed"
    return Product(path, len(data), (f"{len(booklet.pages)} pages", size))


@dataclass(frozen=True, slots=True)
class Asked:
    """How an imposition was asked for: the press, and where blank pages may go."""

    press: Press
    blanks: Blanks | None


def asked(workshop: Workshop, press: str, flip: str = "", blanks: str = "") -> Asked:
    """A press profile by name or path, with what the command line says otherwise."""
    from recap_print.impose.order import Blanks
    from recap_print.sheets.model import Flip

    profile = workshop.press(press)
    if flip:
        profile = replace(profile, flip=Flip(flip))
    return Asked(profile, Blanks(blanks) if blanks else None)


def impose_booklet(
    workshop: Workshop, prepared: Prepared, booklet: Booklet, asked: Asked, output: Path | None
) -> Product:
    """Lay a booklet on sheets into ``out/EDITION/EDITION-PRESS.pdf``."""
    from recap_print.draw.sheets import sheets_pdf

    stock = booklet.stock
    right_to_left = booklet.direction is Direction.RTL
    plan = _plan(asked, (len(booklet.pages), stock.width, stock.height, stock.bleed), right_to_left=right_to_left)
    data = sheets_pdf(booklet, plan, prepared.design.shelf)
    path = _target(output, workshop.project.out / booklet.edition / f"{booklet.edition}-{plan.press.id}.pdf")
    write(path, data)
    return Product(path, len(data), _about(plan), plan.notes)


def impose_file(workshop: Workshop, path: Path, asked: Asked, output: Path | None) -> Product:
    """Lay somebody else's PDF of single pages on sheets, beside it as ``NAME-PRESS.pdf`` unless told otherwise."""
    from recap_print.draw.foreign import imposed_pdf, read_foreign

    foreign = read_foreign(read(path), shown(path))
    plan = _plan(asked, (foreign.count, foreign.trim_width, foreign.trim_height, foreign.bleed))
    data = imposed_pdf(foreign, plan)
    target = _target(output, path.with_name(f"{path.stem}-{plan.press.id}.pdf"))
    if target.resolve() == path.resolve():
        raise UsageError(f"{shown(path)} would be written over", help="name another file with -o")
    write(target, data)
    return Product(target, len(data), _about(plan), (*foreign.notes, *plan.notes))


def _target(output: Path | None, usual: Path) -> Path:
    """Where a PDF goes. Only a name that ends in .pdf is taken: a slip must not cost anybody their declaration."""
    if output and output.suffix.lower() != ".pdf":
        raise UsageError(f"{shown(output)} is not the name of a PDF", help="end it in .pdf")
    return output or usual


def _plan(asked: Asked, pages: tuple[int, float, float, float], *, right_to_left: bool = False) -> Imposition:
    from recap_print.impose.plan import impose

    count, width, height, bleed = pages
    return impose(count, width, height, bleed, asked.press, right_to_left=right_to_left, blanks=asked.blanks)


def _about(plan: Imposition) -> tuple[str, ...]:
    press = plan.press
    creep = max((placement.creep for side in plan.sides for placement in side.placements), default=0.0)
    sheets = f"{len(plan.sheets)} sheet{'s' if len(plan.sheets) > 1 else ''}"
    about = [f"{sheets} {press.width:g} × {press.height:g} mm", "saddle stitch, 2-up"]
    about.append(f"creep {creep:.2f} mm")
    about.append(f"flip on the {press.flip.value.replace('-', ' ')}")
    if plan.blanks:
        about.append(f"{plan.blanks} blank pages")
    return tuple(about)
