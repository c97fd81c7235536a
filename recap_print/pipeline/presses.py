"""Press profiles, and the output conditions and colour profiles they name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.errors import CannotRead
from recap_print.findings import did_you_mean
from recap_print.pipeline.files import read, shown
from recap_print.pipeline.prepare import Workshop
from recap_print.sheets.press import Condition, Press
from recap_print.sheets.read import conditions_from, press_from
from recap_print.source import Document

if TYPE_CHECKING:
    from recap_print.draw.job import Job
    from recap_print.profiles import Profile

SINGLE_PAGES = "single-pages"
"""The press of whoever names none: single pages for any printer."""
CAUTIOUS_COVERAGE = 280.0
"""Percent: what uncoated paper takes (layouts/profiles/README.md), for a printer who gave a profile and no limit."""
OWN = "Custom"
"""How PDF/X identifies a condition that no registry knows (ISO 32000-1 table 365)."""


def read_press(shop: Workshop, said: str = SINGLE_PAGES) -> tuple[Press, Path]:
    """A press profile by its name or path, with its file. Raises CannotRead with its first finding."""
    path = shop.project.press(said)
    document = _sound(shop, path, "press")
    press = press_from(document.data)
    if press.id != path.stem:
        message = f"the press calls itself `{press.id}` and its file `{path.stem}`"
        raise CannotRead(f"{document.where('id')}: {message}", help="make them the same")
    return press, path


def job_for(shop: Workshop, press: Press, path: Path, date: str) -> Job:
    """What a PDF for this press is made for. ``path`` is the press's file, ``date`` that of the edition.

    Raises CannotRead, at the line of the press profile, when what it names is missing or is no CMYK press profile.
    """
    from recap_print.draw.job import Job

    document = _sound(shop, path, "press")
    if press.icc and not press.condition:
        profile = _own_profile(path, press, document)
        coverage = press.limits.coverage_percent or CAUTIOUS_COVERAGE
        return Job(press, Condition(path.stem, OWN, "", profile.description or press.icc, coverage), profile, date)
    if press.icc:
        message = f"{press.id} brings its own profile and is made for `{press.condition}`: one of them is not true"
        help = "remove `condition`: the profile says what it is for"
        raise CannotRead(f"{document.where('condition')}: {message}", help=help)
    known = conditions_from(_sound(shop, shop.project.conditions, "conditions").data)
    if press.condition not in known:
        help = did_you_mean(press.condition, known) or f"there are: {', '.join(known)}"
        raise CannotRead(f"{document.where('condition')}: there is no condition `{press.condition}`", help=help)
    condition, file = known[press.condition]
    icc = shop.project.conditions.parent / file
    return Job(press, condition, _profile(shown(icc), read(icc)), date)


@lru_cache(maxsize=4)  # one command asks for the same one more than once, and what makes colours takes 40 ms
def _profile(name: str, data: bytes) -> Profile:
    from recap_print.profiles import Profile

    return Profile(name, data)


def _own_profile(path: Path, press: Press, document: Document) -> Profile:
    """The printer's own profile, named from where the press profile stands."""
    icc = path.parent / press.icc
    try:
        return _profile(shown(icc), read(icc))
    except CannotRead as error:
        raise CannotRead(f"{document.where('icc')}: {error.message}", help=error.help) from error


def _sound(shop: Workshop, path: Path, kind: str) -> Document:
    """A file that its schema accepts. Raises CannotRead with its first finding."""
    found = shop.read_yaml(path, kind)
    if found.document is None or found.findings:
        first = found.findings[0]
        raise CannotRead(f"{first.where}: {first.message}", help=first.help)
    return found.document
