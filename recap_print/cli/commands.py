"""Every command, in the order of the help page: importing them registers them."""

from recap_print.cli import making  # isort: skip
from recap_print.cli import building  # isort: skip
from recap_print.cli import planning  # isort: skip
from recap_print.cli import trying  # isort: skip
from recap_print.cli import previewing  # isort: skip
from recap_print.cli import starting  # isort: skip
from recap_print.cli import comparing  # isort: skip
from recap_print.cli import gate  # isort: skip
from recap_print.cli import history  # isort: skip
from recap_print.cli import textconv  # isort: skip
from recap_print.cli import telling  # isort: skip
from recap_print.cli import completing  # isort: skip
from recap_print.cli.desk import app

__all__ = [
    "app",
    "building",
    "comparing",
    "completing",
    "gate",
    "history",
    "making",
    "planning",
    "previewing",
    "starting",
    "telling",
    "textconv",
    "trying",
]
