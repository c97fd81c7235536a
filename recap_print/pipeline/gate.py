"""The gate: each edition beside its lock, and what may only pass with somebody's word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from recap_print.check.locks import BEHIND, MISSING, STRAY, UNREADABLE
from recap_print.errors import CannotRead, UsageError
from recap_print.findings import Finding, Where
from recap_print.pages.lines import Lines
from recap_print.pages.made import Lock, accepting
from recap_print.pages.store import BrokenLock, dumps
from recap_print.pipeline.files import is_file, shown, write
from recap_print.pipeline.locks import Checked, check_lock
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import LOCK, natural
from recap_print.report.alarms import Alarm, alarms
from recap_print.report.gate import Outcome, State


def judged(workshop: Workshop, prepared: Prepared) -> Outcome:
    """An edition beside its lock. A lock that is missing or damaged is a finding, never an exception."""
    booklet, name = prepared.drawable, prepared.path.stem
    if booklet is None:
        told = tuple(Alarm(finding) for finding in prepared.findings)
        return Outcome(name, shown(workshop.project.lock(name)), State.UNPLACED, told)
    path = workshop.project.lock(booklet.edition)
    outcome = Outcome(booklet.edition, shown(path), State.HOLDS)
    try:
        checked = check_lock(workshop, booklet)
        old = checked.old()
    except CannotRead as error:
        return replace(outcome, state=State.DAMAGED, alarms=(Alarm(_damaged(path, error)),))
    if old is None:
        return replace(outcome, state=State.MISSING, alarms=(Alarm(_missing(prepared, outcome)),))
    return outcome if old.booklet == booklet else _differing(checked, old, prepared, outcome)


def accepted(workshop: Workshop, prepared: Prepared, reason: str) -> Outcome:
    """Record the pages of an edition as they are now, and say what that accepts. A lock that holds is not touched.

    Raises CannotWrite; the lock is then what it was.
    """
    found = judged(workshop, prepared)
    booklet, case = prepared.drawable, prepared.case
    if found.state is State.HOLDS or booklet is None or case is None:
        return found
    from recap_print.pipeline.made import made_from

    write(workshop.project.lock(booklet.edition), dumps(booklet, made_from(case.document, reason)).encode())
    about = {State.MISSING: "for the first time", State.DAMAGED: "in the place of what could not be read"}
    return replace(found, state=State.ACCEPTED, alarms=(), about=about.get(found.state, found.about), reason=reason)


def reason_in(said: str | None) -> str:
    """The reason for an update, on one line. Raises UsageError when there is none, or none that a file can hold."""
    reason = " ".join((said or "").split())
    if not reason:
        raise UsageError(
            "--update accepts pages for everybody who comes later: it needs a reason, which the lock remembers",
            help='say why: `recap-print check --update --reason "the committee\'s corrections of 12 May"`',
        )
    try:
        reason.encode()
    except UnicodeEncodeError as error:
        raise UsageError("the reason is not text", help="write it in UTF-8") from error
    return reason


def strays(workshop: Workshop) -> list[Outcome]:
    """Locks that no edition stands behind."""
    project = workshop.project
    names = {path.name.removesuffix(LOCK) for path in project.editions.glob(f"[!.]*{LOCK}") if is_file(path)}
    found = []
    for name in sorted(names - {*workshop.names()}, key=natural):
        lock = shown(project.lock(name))
        message = f"there is no edition {shown(project.editions / f'{name}.yaml')}"
        help = "bring the edition back, or delete the lock; one that is moved to another folder can still be compared"
        found.append(Outcome(name, lock, State.STRAY, (Alarm(STRAY.finding(Where(lock, 1), message, help)),)))
    return found


def _differing(checked: Checked, old: Lock, prepared: Prepared, outcome: Outcome) -> Outcome:
    from recap_print.compare.story import tell
    from recap_print.compare.version import Version
    from recap_print.pipeline.made import made_from
    from recap_print.report.account import counts, kinds

    case, design, new = prepared.case, prepared.design, checked.booklet
    assert case is not None, "a booklet comes of a declaration"
    made = made_from(case.document)
    now = Version(new.edition, new, case.document, design.document, design.drawings, made)
    changes = tell(Version(outcome.lock, old.booklet, made=old.made), now)
    if not changes:
        return replace(outcome, state=State.BEHIND, alarms=(Alarm(_behind(outcome)),))
    found = alarms(changes, old.booklet, new, Lines(checked.recorded or "", outcome.lock))
    return replace(outcome, state=State.CHANGED, alarms=found, about=f"{kinds(changes)} ({counts(changes)})")


def _missing(prepared: Prepared, outcome: Outcome) -> Finding:
    assert prepared.case is not None, "a booklet comes of a declaration"
    message = f"{outcome.edition} has no lock {outcome.lock}: nothing says how its pages should be"
    where = prepared.case.document.where("id")
    return MISSING.finding(where, message, f"{accepting(outcome.edition)} records them as they are now")


def _damaged(path: Path, error: CannotRead) -> Finding:
    """At the line that is wrong, when it is known."""
    if isinstance(error, BrokenLock):
        return UNREADABLE.finding(Where(shown(path), error.line or 1, error.column), error.why, error.help)
    return UNREADABLE.finding(Where(shown(path), 1), error.message, error.help)


def _behind(outcome: Outcome) -> Finding:
    message = "the pages print the same, but the lock says otherwise where they come from, or by less than can be seen"
    return BEHIND.finding(Where(outcome.lock, 1), message, f"{accepting(outcome.edition)} brings it up to date")
