"""The front desk: arguments in, words out, exit code.

Findings and products go to stdout, progress to stderr. Nothing bad ends in a traceback: ``main`` turns every
exception into words and a documented exit code.
"""

import gc
import os
import sys

from recap_print import __version__
from recap_print.errors import ExitCode, RecapError


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
        sys.stdout.flush()
    except RecapError as error:
        _complain(error.message, error.help)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read us has left (`| head`): say nothing more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.CANNOT_WRITE)
    except KeyboardInterrupt:
        _complain("interrupted; what was there before is untouched", "")
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        if os.environ.get("RECAP_PRINT_DEBUG"):
            raise
        _complain(
            f"this is a mistake in recap-print {__version__}: {type(error).__name__}: {error}",
            "nothing was half-written; RECAP_PRINT_DEBUG=1 shows where, which is what a report needs",
        )
        sys.exit(ExitCode.OUR_BUG)


def _complain(message: str, help: str) -> None:
    print(f"recap-print: {message}", file=sys.stderr)
    if help:
        print(f"  = help: {help}", file=sys.stderr)
