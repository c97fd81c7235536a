"""How recap-print fails: the exit codes, and the exceptions that carry them.

    RecapError
    ├── UsageError          2   the command cannot mean anything
    ├── CannotRead          3   a file is missing, unreadable, or not what it should be
    ├── CannotLayOut        4   the booklet cannot be set or imposed as asked
    └── CannotWrite         5   a file or folder refuses what we made

A judgement about a readable file is a ``Finding`` (see ``findings``), not an exception:
an exception means there is nothing to hand on.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns. Stable: scripts and CI depend on these numbers."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> ExitCode:
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    OK = 0, "Everything asked for was done, and nothing was found wrong."
    FINDINGS = 1, "Done, and there are errors in the findings, or differences."
    USAGE = 2, "The command line cannot mean anything: unknown option, unknown edition."
    CANNOT_READ = 3, "An input is missing, unreadable, or not what it should be."
    CANNOT_LAY_OUT = 4, "The booklet cannot be laid out or imposed as asked."
    CANNOT_WRITE = 5, "The result could not be written; what was there before is untouched."
    OUR_BUG = 70, "A mistake in recap-print itself. Please report it."
    INTERRUPTED = 130, "Stopped by Ctrl-C. What was there before is untouched."


class RecapError(Exception):
    """There is nothing to hand on. ``message`` says what and why; ``help`` says what to do."""

    exit_code = ExitCode.OUR_BUG

    def __init__(self, message: str, *, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(RecapError):
    exit_code = ExitCode.USAGE


class CannotRead(RecapError):
    exit_code = ExitCode.CANNOT_READ


class CannotLayOut(RecapError):
    exit_code = ExitCode.CANNOT_LAY_OUT


class CannotWrite(RecapError):
    exit_code = ExitCode.CANNOT_WRITE
