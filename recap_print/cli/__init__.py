"""The front desk: arguments in, words out, exit code.

Findings and products go to stdout, progress to stderr. Nothing bad ends in a traceback: ``main`` turns every
exception into words and a documented exit code.
"""

import gc
import os
import sys
from contextlib import suppress

from recap_print import __version__
from recap_print.errors import CannotWrite, ExitCode, RecapError


def main() -> None:
    """Run the command line and exit with a documented code."""
    # A command lives half a second, and what it leaves behind goes with it: collecting as often as a server
    # does would take a tenth of that, half of it while modules are imported (bench/run.py).
    gc.set_threshold(50_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows ?, and goes on
    try:
        from recap_print.cli.commands import app

        app()
    except RecapError as error:
        _complain(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        if os.environ.get("RECAP_PRINT_DEBUG"):
            raise
        bug = RecapError(
            f"this is a mistake in recap-print {__version__}: {type(error).__name__}: {error}",
            help="nothing was half-written; RECAP_PRINT_DEBUG=1 shows where, which is what a report needs",
        )
        _complain(bug)
        sys.exit(bug.exit_code)


def _complain(error: RecapError) -> None:
    from recap_print.cli.words import ReaderLeft, complain

    if isinstance(error, CannotWrite) and sys.stdout is not None:
        # What is still buffered for a closed or full output must not fail once more at exit.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, ReaderLeft):
        complain(error)
