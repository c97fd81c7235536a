"""What became of an edition that was to be built."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recap_print.errors import ExitCode
from recap_print.findings import Finding
from recap_print.pipeline.product import Product


class State(StrEnum):
    """How a build ends."""

    BUILT = "built"
    KEPT = "up to date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An edition, or a variant of one: how it ended, the files that were made, and what was found on the way.

    ``variants`` are what the variants of this edition are called. ``refusal`` says why there was no going on, and
    ``help`` what to do; both are empty when the findings say it.
    """

    name: str
    state: State
    code: ExitCode = ExitCode.OK
    products: tuple[Product, ...] = ()
    findings: tuple[Finding, ...] = ()
    variants: tuple[str, ...] = ()
    refusal: str = ""
    help: str = ""
