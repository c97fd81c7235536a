"""What P1 rules judge: a placed booklet, and the press that is to print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recap_print.check.case import Case
from recap_print.pages.model import Booklet
from recap_print.pictures import RasterPicture
from recap_print.profiles import Profile
from recap_print.sheets.press import Condition, Press


@dataclass(frozen=True, slots=True)
class PressCase:
    """A declaration with its placed ``booklet``, at a ``press`` whose ``profile`` says what its inks look like."""

    case: Case
    booklet: Booklet
    press: Press
    condition: Condition
    profile: Profile
    pictures: Mapping[str, RasterPicture] = field(default_factory=dict)
    """Those of the booklet, by file name, in the inks of this press."""

    @property
    def coverage_percent(self) -> float:
        """The most ink this press takes: its printer's own figure, or else its paper's."""
        return self.press.limits.coverage_percent or self.condition.coverage_percent
