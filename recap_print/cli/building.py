"""The command that makes all that is made: every edition, and only what changed."""

import os
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import Editions, Quiet, app, leave
from recap_print.errors import ExitCode
from recap_print.pipeline.project import find_project, is_path

if TYPE_CHECKING:
    from recap_print.pipeline.build import Standing
    from recap_print.pipeline.outcome import Outcome


@app.command()
def build(
    editions: Editions = None,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, max=256, help="How many at a time; as many as processors when left out."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build what is up to date, too.")] = False,
    quiet: Quiet = False,
) -> None:
    """Validate, render, impose and preflight every edition and variant that changed since it was built."""
    from recap_print.pipeline.build import build as steps

    project = find_project(*(Path(name) for name in editions or () if is_path(name)))
    done: Sequence[Outcome] = ()
    progress = Progress(quiet)
    try:
        with closing(steps(project, editions or (), jobs=jobs or _processors(), force=force)) as standings:
            for standing in standings:
                done = standing.ordered
                progress.tell(standing)
    except KeyboardInterrupt:
        progress.clear()
        words.whisper(f"· stopped: {_counts(done)}; no file is half-written", quiet)
        raise
    finally:
        progress.clear()
    verdict = max((outcome.code for outcome in done), default=ExitCode.OK)
    with words.standing(verdict):
        _tell(done, quiet)
    words.whisper(f"· {_counts(done)}", quiet)
    leave(verdict)


class Progress:
    """A line that is written over and over where a person looks on; otherwise a line for each edition that is done."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet or sys.stderr is None
        self._alive = not self._quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._told: set[str] = set()
        self._written = False

    def tell(self, standing: "Standing") -> None:
        if self._quiet:
            return
        if self._alive:
            self._draw(standing)
            return
        from recap_print.pipeline.outcome import State

        for outcome in standing.done:
            if outcome.name not in self._told and outcome.state is not State.KEPT:
                words.whisper(f"· {outcome.name}: {outcome.state}")
            self._told.add(outcome.name)

    def clear(self) -> None:
        """Take the line away: what is said next stands in its place."""
        if self._written:
            self._write("\r\x1b[K")
            self._written = False

    def _draw(self, standing: "Standing") -> None:
        from recap_print.report.progress import bar

        if standing.at_work or standing.waiting:
            colour = not os.environ.get("NO_COLOR")
            line = bar(len(standing.done), standing.count, standing.at_work, colour=colour, width=words.width())
            self._write(f"\r{line}\x1b[K")
            self._written = True

    def _write(self, text: str) -> None:
        with suppress(OSError):  # nobody looks on any more
            sys.stderr.write(text)
            sys.stderr.flush()


def _tell(done: "Sequence[Outcome]", quiet: bool) -> None:
    """What was made, then what was found, each thing once, then what stopped an edition."""
    for outcome in done:
        for product in outcome.products:
            words.tell_product(replace(product, notes=(), findings=()), quiet)
    words.tell_findings({finding for outcome in done for finding in outcome.findings}, "text")
    for outcome in done:
        if outcome.refusal:
            words.whisper(f"recap-print: {outcome.name}: {outcome.refusal}")
            words.whisper(f"  = help: {outcome.help}", quiet=not outcome.help)


def _counts(done: "Sequence[Outcome]") -> str:
    """``14 editions: 2 built, 11 up to date, 1 failed (v5)``"""
    from recap_print.pipeline.outcome import State

    parts = []
    for state in State:
        names = [outcome.name for outcome in done if outcome.state is state]
        if names:
            parts.append(f"{len(names)} {state}" + (f" ({', '.join(names)})" if state is State.FAILED else ""))
    return f"{len(done)} edition{'' if len(done) == 1 else 's'}: {', '.join(parts)}" if parts else "nothing built"


def _processors() -> int:
    """How many processors this process may use."""
    with suppress(AttributeError):  # macOS, Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
