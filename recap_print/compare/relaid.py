"""What edits of a layout do on paper: which of them can have done this to an item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from recap_print.compare.causes import Cause, Causes
from recap_print.compare.changes import Change, Kind
from recap_print.compare.version import PICTOGRAMS, Version
from recap_print.pages.model import Role

Styled = dict[int, set[int]]
"""The new pages on which each edit of a style restyled something."""


class Relaid:
    """The edits of a layout and its drawings."""

    def __init__(self, old: Version, causes: Causes) -> None:
        styles = old.layout.data.get("styles", {}) if old.layout else {}
        self._styles: Mapping[str, Any] = styles if isinstance(styles, Mapping) else {}
        self._causes = causes
        self._edits = [nth for nth, cause in enumerate(causes.all) if cause.is_of_layout]

    def fitting(self, change: Change) -> list[int]:
        """The edits that can have done this, in the order of the file."""
        return [nth for nth in self._edits if suits(self._causes.all[nth], change, self._styles)]

    def edit_for(self, change: Change, styled: Styled | None = None) -> int | None:
        """The likeliest edit. An edit of one style moves things only on pages where it restyled something: those are
        gathered in ``styled``."""
        known: Styled = {} if styled is None else styled
        fitting = self.fitting(change)
        if change.kind in (Kind.RESTYLED, Kind.RECOLOURED):
            nth = min(fitting, key=lambda n: not is_of_style(self._causes.all[n]), default=None)
            if nth is not None:
                known.setdefault(nth, set()).update(change.pages_new)
            return nth
        pages = set(change.pages_new)
        fitting = [n for n in fitting if n not in known or known[n] & pages] or fitting
        return min(fitting, key=lambda n: is_of_style(self._causes.all[n]), default=None)


def suits(cause: Cause, change: Change, styles: Mapping[str, Any]) -> bool:
    """Can this edit of a layout do that to an item? ``styles`` are the old layout's, by name."""
    edit = cause.edit
    if cause.prefix == PICTOGRAMS:
        drawn = change.kind in (Kind.REDRAWN, Kind.RESIZED, Kind.ITEM_ADDED, Kind.ITEM_REMOVED, Kind.RETAGGED)
        return drawn and (change.what in ("", Role.FIGURE.value, Role.ARTIFACT.value) or "pictogram" in change.name)
    if edit.name.startswith("swatches."):
        return False  # another recipe under the same name changes no item
    if change.kind is Kind.RECOLOURED:
        ends = zip((edit.before, edit.after), (change.before, change.after), strict=True)
        named = [str(said).split()[0] in ink for said, ink in ends if isinstance(said, str) and said.strip()]
        return cause.colours() and all(named)
    style = _STYLE.match(edit.name)
    if style and change.kind is Kind.RESTYLED and style[2] in ("size_pt", "font"):
        look = styles.get(style[1], {})
        sizes = {"font": str(look.get("font", "")), "size_pt": f"{look.get('size_pt', 0):g} pt"}
        return all(told in change.before for told in sizes.values())
    return not cause.colours()


def is_of_style(cause: Cause) -> bool:
    """Does this edit of a layout change one style of type, and what is set in it?"""
    return bool(_STYLE.match(cause.edit.name))


_STYLE = re.compile(r"styles\.([^.]+)\.([^.]+)$")
