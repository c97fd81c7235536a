"""A PDF drawn for a press, read back by a witness: it calls itself PDF/X-4 only when it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recap_print.check.file.case import FileCase, Locate
from recap_print.check.file.pdfx import unmet
from recap_print.draw.job import Job
from recap_print.findings import Finding
from recap_print.pdf.model import Facts

if TYPE_CHECKING:
    from recap_print.pipeline.apart import Reader


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file, what was read in it, and what keeps it from being PDF/X-4: nothing, and it says that it is."""

    data: bytes
    facts: Facts
    broken: tuple[Finding, ...]
    locate: Locate

    @property
    def claim(self) -> str:
        return "no PDF/X claim" if self.broken else "PDF/X-4"


def drawn(draw: Callable[[Job], bytes], job: Job, locate: Locate, name: str, reader: Reader) -> Drawn:
    """Draw with the claim, have the bytes read, and draw again without it when any requirement is broken.

    ``name`` is what the file is called in messages; ``locate`` leads from its pages to lines of YAML.
    """
    data = draw(job)
    facts = reader.facts(data, name)
    broken = tuple(unmet(FileCase(facts, job.press, coverage_of(job), locate)))
    if broken:
        data = draw(replace(job, claims=False))
        facts = reader.facts(data, name)
    return Drawn(data, facts, broken, locate)


def coverage_of(job: Job) -> float:
    """The most ink (percent, all plates) that this printer takes, or else this paper."""
    return job.press.limits.coverage_percent or job.condition.coverage_percent
