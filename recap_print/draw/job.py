"""What a PDF is drawn for."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.profiles import Profile
from recap_print.sheets.press import Condition, Press


@dataclass(frozen=True, slots=True)
class Job:
    """A printer's order: the ``press``, the output condition and its ``profile``, the ``date`` of the edition
    (2026-09 or 2026-09-14: a file's dates come from it, not from a clock).

    ``claims`` says whether the file calls itself PDF/X-4; whoever draws cannot know whether that holds.
    """

    press: Press
    condition: Condition
    profile: Profile
    date: str
    claims: bool = True
