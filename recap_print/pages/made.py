"""What a lock remembers beside its pages: what made them, and why they were accepted."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.pages.model import Booklet


@dataclass(frozen=True, slots=True)
class Made:
    """How the pages of a lock came about. Nothing of it is printed: two locks of the same pages may differ in it.

    ``engine`` names each program that sets type, with its version. ``declared`` holds, for each section by its id
    (and, under an empty id, for what concerns the whole booklet), a digest of what its declaration said: a section
    whose digest is the same was not edited. ``reason`` is why these pages were accepted.
    """

    engine: tuple[tuple[str, str], ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    reason: str = ""


def accepting(edition: str) -> str:
    """The command that records the pages of an edition as they are now, for messages that say what to do."""
    return f'`recap-print check --update --reason "…" {edition}`'


@dataclass(frozen=True, slots=True)
class Lock:
    """A booklet as it was recorded."""

    booklet: Booklet
    made: Made = Made()
