"""The booklet on the desk beside another: the page that `recap-print diff --html` writes, and no other."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from recap_print.compare.version import Version
from recap_print.errors import CannotRead, RecapError
from recap_print.pipeline.prepare import Prepared
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project
from recap_print.pipeline.redraw import UNDATED
from recap_print.preview.bench import Bench
from recap_print.preview.prints import Prints
from recap_print.preview.shown import Shown


class Handed(Bench):
    """A workshop across which the booklet on the desk is handed as it is shown, its faults and all.

    Whoever draws a booklet that is not yet finished looks at what changed, too.
    """

    shown: Prepared | None = None

    def prepare(self, path: Path) -> Prepared:
        return self.shown if self.shown and self.shown.path == path else super().prepare(path)


class Comparing:
    """Compares in a workshop of its own, so that it keeps nobody from looking. For any thread.

    ``old`` is an edition, a lock, ``REV:EDITION`` or a PDF; the edition's ``previous`` when it is empty.
    """

    def __init__(self, project: Project, edition: str, old: str = "") -> None:
        self._edition, self._old = edition, old
        self._bench, self._prints = Handed(project), Prints()
        self._turn = Lock()
        self._looks = 0
        self._made: tuple[object, str] = None, ""

    def name(self, shown: Shown) -> str:
        """What the booklet is compared with; empty when it names nothing before it."""
        previous = shown.case.edition.previous if shown.case else ""
        variant = shown.case.edition.variant if shown.case else ""
        return self._old or (f"{previous}.{variant}" if previous and variant else previous)

    def look_again(self) -> None:
        """From here on files are what they are now: the other side may have been saved too."""
        self._looks += 1

    def page(self, shown: Shown) -> str:
        """The report in HTML. While an edition has errors, the last one that could be made, or words that say so."""
        with self._turn:
            of, (known, made) = (shown.serial, self._looks), self._made
            if of != known:
                try:
                    made = self._report(shown)
                except RecapError as error:
                    return made or _apology(error)
                self._made = of, made
            return made

    def picture(self, digest: str) -> bytes:
        """A page that the report shows, as JPEG. Raises CannotRead for one that the last reports did not."""
        return self._prints.picture(digest)

    def _report(self, shown: Shown) -> str:
        from recap_print.pipeline.differ import difference, report_of
        from recap_print.pipeline.shots import Cameras
        from recap_print.pipeline.sides import previous_of, sides

        shop = self._bench
        shop.look_again()
        shop.shown = replace(shown.prepared, booklet=shown.booklet, findings=()) if shown.prepared else None
        pairs = sides(shop, self.name(shown) or previous_of(shop, self._edition), self._edition)
        if len(pairs) != 1 or pairs[0].old is None or pairs[0].new is None:
            raise CannotRead("these are not two versions of one booklet", help="name an edition or a lock")
        old, new = pairs[0].old, pairs[0].new
        if isinstance(old, Version) and isinstance(new, Version):
            self._prints.face(old.booklet, new.booklet, self._profile())
            return report_of(shop, difference(shop, pairs[0]), self._prints)
        with Cameras() as cameras:
            return report_of(shop, difference(shop, pairs[0]), cameras)

    def _profile(self) -> str:
        with suppress(RecapError):
            return job_for(self._bench, *read_press(self._bench), UNDATED).profile.sha256
        return ""


def _apology(error: RecapError) -> str:
    from recap_print.report.html.frame import asset, escaped, masthead, page

    help = f"<p>{escaped(error.help)}</p>" if error.help else ""
    words = f'<main class="nothing" aria-label="Comparison"><p>{escaped(error.message)}</p>{help}</main>'
    return page("No comparison", masthead("No comparison") + words, style=asset("report.css"))
