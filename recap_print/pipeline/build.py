"""Every edition built, side by side, and only what changed."""

from __future__ import annotations

import json
import pickle
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from recap_print.errors import ExitCode
from recap_print.pipeline.crew import Answer, Task, side_by_side
from recap_print.pipeline.outcome import Outcome, State
from recap_print.pipeline.program import program
from recap_print.pipeline.project import Project, natural
from recap_print.pipeline.stamps import Looks, from_here, holds, load_stamp, stamp_file

BUILDER = "recap_print.pipeline.builder"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a build is: what is done, who is at work, how many wait. Variants come to light as it goes."""

    done: tuple[Outcome, ...]
    at_work: tuple[str, ...] = ()
    waiting: int = 0

    @property
    def count(self) -> int:
        return len(self.done) + len(self.at_work) + self.waiting

    @property
    def ordered(self) -> list[Outcome]:
        """What is done, oldest edition first, each before its variants."""
        return sorted(self.done, key=lambda outcome: natural(outcome.name))


class Pile:
    """What there is to build: each edition once, with its variants as soon as they are known, if it is not up to date.

    The newest, which are the largest, are built first, so that none is waited for alone at the end.
    """

    def __init__(self, project: Project, *, force: bool = False) -> None:
        self.done: list[Outcome] = []
        self.waiting: deque[Task] = deque()
        self._project, self._force = project, force
        self._program = program(project)
        self._editions = project.edition_names()
        self._looks = Looks(project.root)
        self._known: set[str] = set()

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            if name in self._known:
                continue
            self._known.add(name)
            if kept := None if self._force else self._kept(name):
                self.done.append(kept)
                self.add(kept.variants)
            else:
                asked = {"root": str(self._project.root), "name": name, "program": self._program}
                self.waiting.appendleft(Task(name, json.dumps(asked).encode()))

    def standing(self, at_work: tuple[str, ...]) -> Standing:
        return Standing(tuple(self.done), at_work, len(self.waiting))

    def _kept(self, name: str) -> Outcome | None:
        """What the stamp of an edition says, when building it again would change nothing. No YAML is read for it."""
        stamp = load_stamp(stamp_file(self._project, name))
        if stamp is None or not holds(stamp, self._program, self._editions, self._looks):
            return None
        return Outcome(name, State.KEPT, findings=from_here(stamp.findings, self._looks), variants=stamp.variants)


def build(project: Project, names: Sequence[str], *, jobs: int, force: bool = False) -> Generator[Standing, None, None]:
    """Build editions, with their variants, as they stand by name or path; all there are when none is named.

    Tells how far it is at each step, and at the end what is done. Whoever stops listening closes it: those at work
    then end, what they had finished stays, and no file is half-written. Raises UsageError for a name nobody knows,
    before anything is built.
    """
    pile = Pile(project, force=force)
    for name in names:
        project.edition(name)
    pile.add(names or project.edition_names())
    at_work: tuple[str, ...] = ()
    yield pile.standing(at_work)
    with closing(side_by_side(BUILDER, pile.waiting, jobs)) as crew:
        for told in crew:
            if isinstance(told, str):
                at_work = (*at_work, told)
            else:
                outcome = _outcome(told)
                at_work = tuple(name for name in at_work if name != outcome.name)
                pile.done.append(outcome)
                pile.add(outcome.variants)
            yield pile.standing(at_work)


def _outcome(answer: Answer) -> Outcome:
    """What a process of ours says became of its edition, or what became of the process."""
    if answer.fault:
        why = f"the process that built it {answer.fault}"
        help = "RECAP_PRINT_DEBUG=1 lets it say more; --jobs 1 takes less memory"
        return Outcome(answer.name, State.FAILED, ExitCode.OUR_BUG, refusal=why, help=help)
    outcome = pickle.loads(answer.data)  # our own process, on our own machine
    assert isinstance(outcome, Outcome)
    return outcome
