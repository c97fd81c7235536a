"""What is made of a prepared edition: the PDF of its pages, and its sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.errors import UsageError
from recap_print.pages.model import Booklet
from recap_print.pipeline.claim import Drawn, drawn
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.imposing import Asked, pages_of, sheets_for
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.presses import SINGLE_PAGES, job_for, read_press
from recap_print.pipeline.product import Product

if TYPE_CHECKING:
    from recap_print.check.case import Case
    from recap_print.draw.job import Job
    from recap_print.pictures import RasterPicture
    from recap_print.pipeline.apart import Reader
    from recap_print.sheets.model import Imposition
    from recap_print.sheets.press import Press


def render(
    workshop: Workshop, prepared: Prepared, booklet: Booklet, reader: Reader, press: str, output: Path | None
) -> Product:
    """Draw the single pages into ``out/EDITION/EDITION.pdf``, or ``EDITION-PRESS-pages.pdf`` for a press of its own."""
    made = draw_pages(workshop, prepared, booklet, reader, *read_press(workshop, press))
    name = booklet.edition + (f"-{Path(press).stem}-pages" if press != SINGLE_PAGES else "")
    path = destination(output, workshop.project.made(booklet.edition) / f"{name}.pdf")
    write(path, made.data)
    stock = booklet.stock
    size = f"{stock.width:g} × {stock.height:g} mm + {stock.bleed:g} mm bleed"
    return Product(path, len(made.data), (f"{len(booklet.pages)} pages", size, made.claim), findings=made.broken)


def draw_pages(
    workshop: Workshop, prepared: Prepared, booklet: Booklet, reader: Reader, press: Press, file: Path
) -> Drawn:
    """The single pages for a press, whose profile is ``file``."""
    from recap_print.check.locate import on_pages
    from recap_print.draw.pages import pages_pdf

    case = prepared.case
    assert case is not None, "a booklet comes of a declaration"
    name, job = f"{booklet.edition}.pdf", job_for(workshop, press, file, case.edition.date)
    shelf = prepared.design.shelf
    pictures = separated(case, job)
    return drawn(lambda j: pages_pdf(booklet, shelf, j, pictures), job, on_pages(case, booklet), name, reader)


def draw_sheets(
    workshop: Workshop, prepared: Prepared, booklet: Booklet, reader: Reader, asked: Asked
) -> tuple[Drawn, Imposition]:
    """The imposed sheets for a press, and their plan."""
    from recap_print.check.locate import on_sheets
    from recap_print.draw.sheets import sheets_pdf

    case = prepared.case
    assert case is not None, "a booklet comes of a declaration"
    shelf = prepared.design.shelf
    plan = sheets_for(workshop, asked, pages_of(booklet))
    name, job = f"{booklet.edition}-{plan.press.id}.pdf", job_for(workshop, asked.press, asked.file, case.edition.date)
    where = on_sheets(case, booklet, plan, name)
    pictures = separated(case, job)
    return drawn(lambda j: sheets_pdf(booklet, plan, shelf, j, pictures), job, where, name, reader), plan


def separated(case: Case, job: Job) -> dict[str, RasterPicture]:
    """The pictures of a booklet in the inks of a job: RGB ones are converted by the profile that the file carries."""
    return {
        name: picture.converted(job.profile.separated) if picture.is_rgb else picture
        for name, picture in case.sound_pictures.items()
    }


def impose_booklet(
    workshop: Workshop, prepared: Prepared, booklet: Booklet, reader: Reader, asked: Asked, output: Path | None
) -> Product:
    """Lay a booklet on sheets into ``out/EDITION/EDITION-PRESS.pdf``."""
    made, plan = draw_sheets(workshop, prepared, booklet, reader, asked)
    path = destination(output, workshop.project.made(booklet.edition) / f"{booklet.edition}-{plan.press.id}.pdf")
    write(path, made.data)
    return Product(path, len(made.data), (*_about(plan), made.claim), plan.notes, made.broken)


def impose_file(workshop: Workshop, path: Path, asked: Asked, output: Path | None) -> Product:
    """Lay somebody else's PDF of single pages on sheets, beside it as ``NAME-PRESS.pdf`` unless told otherwise."""
    from recap_print.draw.foreign import imposed_pdf, read_foreign

    foreign = read_foreign(read(path), shown(path))
    plan = sheets_for(workshop, asked, pages_of(foreign))
    data = imposed_pdf(foreign, plan)
    target = destination(output, path.with_name(f"{path.stem}-{plan.press.id}.pdf"))
    if target.resolve() == path.resolve():
        raise UsageError(f"{shown(path)} would be written over", help="name another file with -o")
    write(target, data)
    about = (*_about(plan), "no PDF/X claim")
    return Product(target, len(data), about, (*foreign.notes, *plan.notes))


def destination(output: Path | None, usual: Path) -> Path:
    """Where a PDF goes. Only a name that ends in .pdf is taken: a slip must not cost anybody their declaration."""
    if output and output.suffix.lower() != ".pdf":
        raise UsageError(f"{shown(output)} is not the name of a PDF", help="end it in .pdf")
    return output or usual


def _about(plan: Imposition) -> tuple[str, ...]:
    press = plan.press
    places = [placement for side in plan.sides for placement in side.placements]
    creep = max(max(abs(place.creep), (1 - place.scale) * plan.trim_width) for place in places)
    sheets = f"{len(plan.sheets)} sheet{'s' if len(plan.sheets) > 1 else ''}"
    sizes = " and ".join(dict.fromkeys(str(sheet.pages) for sheet in plan.sheets if not sheet.is_cover))
    cover = "cover apart, " if any(sheet.is_cover for sheet in plan.sheets) else ""
    folding = press.folding.bound.replace("-", " ")
    about = [f"{sheets} {press.width:g} × {press.height:g} mm", f"{folding}, {cover}{sizes} pages to a sheet"]
    about.append(f"creep {creep:.2f} mm")
    about.append(f"flip on the {press.flip.value.replace('-', ' ')}")
    if plan.blanks:
        about.append(f"{plan.blanks} blank page{'s' if plan.blanks > 1 else ''}")
    return tuple(about)
