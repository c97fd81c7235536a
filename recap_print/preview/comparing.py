"""The booklet on the desk beside another: the page that `recap-print diff --html` writes, and no other."""

from __future__ import annotations

from threading import Lock

from recap_print.errors import CannotRead, RecapError
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from recap_print.preview.shown import Shown


class Comparing:
    """Compares in a workshop of its own, so that it keeps nobody from looking. For any thread.

    ``old`` is an edition, a lock, ``REV:EDITION`` or a PDF; the edition's ``previous`` when it is empty.
    """

    def __init__(self, project: Project, edition: str, old: str = "") -> None:
        self._project, self._edition, self._old = project, edition, old
        self._turn = Lock()
        self._made: tuple[int, str] = (-1, "")

    def name(self, shown: Shown) -> str:
        """What the booklet is compared with; empty when it names nothing before it."""
        previous = shown.case.edition.previous if shown.case else ""
        variant = shown.case.edition.variant if shown.case else ""
        return self._old or (f"{previous}.{variant}" if previous and variant else previous)

    def page(self, shown: Shown) -> str:
        """The report in HTML. While an edition has errors, the last one that could be made, or words that say so."""
        with self._turn:
            serial, made = self._made
            if serial != shown.serial:
                try:
                    made = self._report()
                except RecapError as error:
                    return made or _apology(error)
                self._made = shown.serial, made
            return made

    def _report(self) -> str:
        from recap_print.pipeline.differ import difference, report_of
        from recap_print.pipeline.shots import Cameras
        from recap_print.pipeline.sides import previous_of, sides

        shop = Workshop(self._project)
        with Cameras() as cameras:
            pairs = sides(shop, self._old or previous_of(shop, self._edition), self._edition)
            if len(pairs) != 1 or pairs[0].old is None or pairs[0].new is None:
                raise CannotRead("these are not two versions of one booklet", help="name an edition or a lock")
            return report_of(shop, difference(shop, pairs[0]), cameras)


def _apology(error: RecapError) -> str:
    from recap_print.report.html.frame import escaped, masthead, page

    help = f"<p>{escaped(error.help)}</p>" if error.help else ""
    return page("No comparison", f"{masthead('No comparison')}<main><p>{escaped(error.message)}</p>{help}</main>")
