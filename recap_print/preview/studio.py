"""The only one that composes: from files to what the desk shows, and to the pictures of its pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from recap_print.check.case import Case
from recap_print.errors import RecapError, UsageError
from recap_print.findings import Finding, Level, Where, did_you_mean
from recap_print.fonts import FontShelf
from recap_print.pipeline.files import is_file
from recap_print.pipeline.files import shown as named
from recap_print.pipeline.prepare import Prepared
from recap_print.pipeline.presses import SINGLE_PAGES, job_for, read_press
from recap_print.pipeline.project import Project
from recap_print.pipeline.redraw import UNDATED
from recap_print.pipeline.variants import variant_of
from recap_print.preview.bench import Bench
from recap_print.preview.darkroom import PLAIN, Darkroom, films
from recap_print.preview.sheeting import Sheeting, creeps, sheeting
from recap_print.preview.shown import Known, Shown, Trouble, numbered, our_mistake, seals_of
from recap_print.sheets.press import Delivery

if TYPE_CHECKING:
    from recap_print.profiles import Profile

MEMORY = 4
"""States whose pages can still be drawn: a browser asks for what it was told of a moment ago."""
Tell = Callable[[Shown], object]


class Studio:
    """One edition, or variant, at work. Everything but ``picture`` is for one thread.

    Raises UsageError when there is no such edition or press, or when it is not in ``editions/``.
    """

    def __init__(self, project: Project, edition: str, press: str = "") -> None:
        self.project, self.edition, self.press = project, edition, press
        self.path = project.edition(edition)
        if not self.path.resolve().is_relative_to(project.editions.resolve()):
            what = f"{named(self.path)} is not in {named(project.editions)}"
            raise UsageError(what, help="move it there: elsewhere nobody hears when it is saved")
        if press:
            project.press(press)
        self.shown = Shown(0, edition)
        self.darkroom = Darkroom()
        self._bench = Bench(project)
        self._known = Known()
        self._shelf = FontShelf({})
        self._remembered: deque[set[str]] = deque(maxlen=MEMORY)
        self._sheets: dict[str, tuple[Shown, Sheeting]] = {}

    @property
    def file(self) -> str:
        """The edition's file, as people name it."""
        return named(variant_of(self.path)[0])

    def is_being_written(self) -> bool:
        """Is the edition's file away or empty? Editors leave it so for a moment."""
        file = variant_of(self.path)[0]
        with suppress(OSError):
            return not is_file(file) or file.stat().st_size == 0
        return True

    def look(self, early: Tell = lambda shown: None) -> Shown:
        """Read, set and judge what the files say now.

        ``early`` is told of new pages as soon as they stand, with the findings of before: judging takes as long as
        half of all that is done until then. Never raises for what is in the files; the last good pages stay.
        """
        before = self.shown

        def placed(prepared: Prepared) -> None:
            self.shown = self._next(prepared)
            early(self.shown)
            old = {leaf.digest for leaf in before.pages}
            self.darkroom.develop([leaf.digest for leaf in self.shown.pages if leaf.digest not in old])

        self._bench.look_again()
        self._bench.hears = placed
        try:
            prepared = self._bench.prepare(self.path)
        except RecapError as error:
            trouble = Trouble(
                error.message, (Finding(Where(self.file), Level.ERROR, "", "", error.message, error.help),)
            )
        except Exception as error:
            trouble = our_mistake(error)
        else:
            if prepared.booklet is not None:
                return self._settled(replace(self.shown, findings=prepared.findings, prepared=prepared), before)
            faults = prepared.errors or prepared.findings
            what = faults[0].where.file if faults else self.file
            trouble = Trouble(f"{what} cannot be {'read' if prepared.unreadable else 'set'}", faults)
        return self._settled(replace(self.shown, error=trouble), before)

    def picture(self, digest: str, dpi: int, how: str = PLAIN) -> bytes:
        """A page or sheet of the real PDF, as PNG. For any thread. Raises CannotRead for one that is not known."""
        return self.darkroom.picture(digest, dpi, how)

    def creeps(self) -> tuple[str, dict[int, float]]:
        """The press that is meant, and by how many mm it pushes each page toward the spine."""
        press = next(iter(self.shown.presses), "")
        if not press or self.shown.booklet is None:
            return "", {}
        with suppress(RecapError):
            return press, creeps(self._bench, self.shown.booklet, press)
        return "", {}

    def sheets(self, press: str) -> dict[str, Any]:
        """The sheets of a press, as ``sheeting`` tells them; their pictures can then be asked for.

        Raises UsageError for a press that takes none, and CannotLayOut, with what to do, when it cannot take these.
        """
        shown = self.shown
        if press not in shown.presses:
            help = did_you_mean(press, shown.presses) or f"there are: {', '.join(shown.presses) or 'none'}"
            raise UsageError(f"no press `{press}` takes sheets", help=help)
        if press not in self._sheets or self._sheets[press][0] is not shown:
            made = sheeting(self._bench, shown, press, self._shelf)
            self._sheets[press] = shown, made
            self.darkroom.load([made.film])
            self._forget()
        return self._sheets[press][1].told

    def _settled(self, shown: Shown, before: Shown) -> Shown:
        """What is shown after a look that began with ``before``: the next, unless just this was told early."""
        if shown != self.shown or self.shown is before:
            shown = replace(shown, serial=shown.serial + 1)
        self.shown = shown
        return shown

    def _next(self, prepared: Prepared) -> Shown:
        booklet, case, shelf = prepared.booklet, prepared.case, prepared.design.shelf
        assert booklet is not None
        assert case is not None
        profile, presses = self._profile(case), self._presses(case)
        booklet, known = numbered(booklet, seals_of(booklet, profile.sha256 if profile else ""), self._known)
        self._known, self._shelf = known, shelf
        leaves = tuple(leaf for _, leaf in known.pages.values())
        fresh = [leaf for leaf in leaves if not self.darkroom.knows(leaf.digest)]
        self.darkroom.load(films(booklet, fresh, shelf, case, profile))
        self._remembered.append({leaf.digest for leaf in leaves})
        self._forget()
        variants = tuple(self._bench.with_variants(variant_of(self.path)[0].stem))
        return Shown(
            self.shown.serial + 1,
            self.edition,
            booklet,
            leaves,
            self.shown.findings,
            None,
            presses,
            variants,
            prepared,
            profile,
        )

    def _forget(self) -> None:
        sheets = [digest for _, made in self._sheets.values() for digest in made.film.numbers]
        self.darkroom.keep_only({*sheets, *(digest for seen in self._remembered for digest in seen)})

    def _presses(self, case: Case) -> tuple[str, ...]:
        """Those that take sheets, the one that is asked for or declared first."""
        meant, found = self.press or case.edition.press, []
        for name in dict.fromkeys([*([meant] if meant else []), *self.project.press_names()]):
            with suppress(RecapError):  # a damaged profile is no press; `impose` says why
                if read_press(self._bench, name)[0].delivery is Delivery.IMPOSED:
                    found.append(name)
        return tuple(found)

    def _profile(self, case: Case) -> Profile | None:
        """How inks look on the paper of the press that is meant; None when nobody can tell."""
        with suppress(RecapError):
            press = read_press(self._bench, self.press or case.edition.press or SINGLE_PAGES)
            return job_for(self._bench, *press, UNDATED).profile
        return None
