"""What is made of a prepared edition: PDFs, sheets, locks and comparisons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from recap_print.check.pages import FOLDABLE
from recap_print.compare.changes import Changes
from recap_print.compare.compare import compare
from recap_print.errors import CannotRead
from recap_print.impose.order import Blanks
from recap_print.pages.model import Booklet
from recap_print.pages.store import dumps, loads
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import LOCK, is_path
from recap_print.sheets.model import Flip, Imposition, Press


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
    path = output or workshop.project.out / booklet.edition / f"{booklet.edition}.pdf"
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
    plan = _plan(asked, (len(booklet.pages), stock.width, stock.height, stock.bleed))
    data = sheets_pdf(booklet, plan, prepared.design.shelf)
    path = output or workshop.project.out / booklet.edition / f"{booklet.edition}-{plan.press.id}.pdf"
    write(path, data)
    return Product(path, len(data), _about(plan), plan.notes)


def impose_file(workshop: Workshop, path: Path, asked: Asked, output: Path | None) -> Product:
    """Lay somebody else's PDF of single pages on sheets, beside it as ``NAME-PRESS.pdf`` unless told otherwise."""
    from recap_print.draw.foreign import imposed_pdf, read_foreign

    foreign = read_foreign(read(path), shown(path))
    plan = _plan(asked, (foreign.count, foreign.trim_width, foreign.trim_height, foreign.bleed))
    data = imposed_pdf(foreign, plan)
    target = output or workshop.project.out / path.stem / f"{path.stem}-{plan.press.id}.pdf"
    write(target, data)
    return Product(target, len(data), _about(plan), (*foreign.notes, *plan.notes))


def _plan(asked: Asked, pages: tuple[int, float, float, float]) -> Imposition:
    from recap_print.impose.plan import impose

    count, width, height, bleed = pages
    return impose(count, width, height, bleed, asked.press, blanks=asked.blanks)


def _about(plan: Imposition) -> tuple[str, ...]:
    press = plan.press
    creep = max((placement.creep for side in plan.sides for placement in side.placements), default=0.0)
    about = [f"{len(plan.sheets)} sheets {press.width:g} × {press.height:g} mm", "saddle stitch, 2-up"]
    about.append(f"creep {creep:.2f} mm")
    about.append(f"flip on the {press.flip.value.replace('-', ' ')}")
    if plan.blanks:
        about.append(f"{plan.blanks} blank pages")
    return tuple(about)


def lock_of(workshop: Workshop, said: str) -> Booklet | None:
    """The booklet of a lock, when one side of a comparison names a lock; None when it names an edition.

    An edition whose file is gone is read from its lock: old versions stay comparable without their old layout.
    """
    project = workshop.project
    if said.endswith(LOCK):
        return read_lock(Path(said))
    if said.endswith((".pdf", ".json")):
        raise CannotRead(
            f"{said} is neither an edition nor a lock", help="compare two editions, or two .lock.json files"
        )
    gone = not is_path(said) and not (project.editions / f"{said}.yaml").is_file()
    return read_lock(project.lock(said)) if gone and project.lock(said).is_file() else None


def previous_of(workshop: Workshop, said: str) -> str:
    """The name of the edition before this one, or nothing when it names none that can be read."""
    project = workshop.project
    path = project.edition(said)
    document = workshop.read_yaml(path, "edition").document
    data = document.data if document else None
    previous = data.get("previous", "") if isinstance(data, dict) else ""
    known = isinstance(previous, str) and (
        (project.editions / f"{previous}.yaml").is_file() or project.lock(previous).is_file()
    )
    return previous if known else ""


def read_lock(path: Path) -> Booklet:
    return loads(read(path).decode("utf-8", "replace"), shown(path))


@dataclass(frozen=True, slots=True)
class Checked:
    """A booklet composed now (``text``, as a lock) beside the lock that was recorded, None when there is none."""

    booklet: Booklet
    lock: Path
    text: str
    recorded: str | None

    @property
    def holds(self) -> bool:
        return self.text == self.recorded

    def changes(self) -> Changes | None:
        """What moved since the lock was recorded. Raises CannotRead when the lock is damaged."""
        if self.recorded is None:
            return None
        return compare(loads(self.recorded, shown(self.lock)), self.booklet)


def check_lock(workshop: Workshop, booklet: Booklet) -> Checked:
    """A booklet composed now, beside the one that was recorded."""
    path = workshop.project.lock(booklet.edition)
    recorded = read(path).decode("utf-8", "replace") if path.is_file() else None
    return Checked(booklet, path, dumps(booklet), recorded)


def record(checked: Checked) -> Product:
    """Write the lock."""
    data = checked.text.encode()
    write(checked.lock, data)
    return Product(checked.lock, len(data), ("lock",))


def keep(path: Path, text: str, about: str) -> Product:
    """Write words to a file."""
    data = f"{text}\n".encode()
    write(path, data)
    return Product(path, len(data), (about,))


LISTED = ("edition", "pages", "date", "status", "copies", "layout", "lock")


def listed(workshop: Workshop, name: str) -> tuple[str, ...]:
    """One row of ``list``: what an edition says of itself, and whether its lock holds."""
    prepared = workshop.prepare(workshop.project.edition(name))
    edition = prepared.edition
    if edition is None:
        return (name, "", "", "unreadable", "", "", "")
    booklet = drawable(prepared)
    checked = check_lock(workshop, booklet) if booklet else None
    state = "has errors" if checked is None else "holds" if checked.holds else "moved" if checked.recorded else "none"
    copies = f"{edition.copies:,}".replace(",", " ") if edition.copies else ""
    return (edition.id, str(edition.pages), edition.date, edition.status, copies, edition.layout, state)
