"""Which edits a change of structure tells by itself, so that they are not told again."""

from __future__ import annotations

from collections.abc import Container

from recap_print.compare.causes import Causes
from recap_print.compare.changes import Change, Kind
from recap_print.compare.trees import Doing
from recap_print.compare.version import Version

PARTING = (Kind.SECTION_SPLIT, Kind.SECTION_JOINED)
OF_SECTION_SIZE = (Kind.SECTION_RESIZED, Kind.PAGE_ADDED, Kind.PAGE_REMOVED)


class Claims:
    """What the edits between two versions mean for their structure."""

    def __init__(self, old: Version, new: Version, causes: Causes) -> None:
        self._sides, self._causes = (old, new), causes

    def of_template(self, change: Change, taken: Container[int]) -> list[int]:
        """The edit of the layout that gave a section this page, or took it."""
        kinds = {s.id: s.kind for v in self._sides for s in v.booklet.sections}
        template = f"templates.{kinds.get(change.section, '')}."
        doing = Doing.REMOVED if change.kind is Kind.PAGE_REMOVED else Doing.ADDED
        of_it = (n for n, c in enumerate(self._causes.all) if c.is_of_layout and c.edit.name.startswith(template))
        return [n for n in of_it if self._causes.all[n].edit.doing is doing and n not in taken][:1]

    def own(self, change: Change) -> list[int]:
        """The edits that a change of structure tells by itself."""
        exact = self.exact(change)
        if change.kind in (Kind.SECTION_ADDED, Kind.SECTION_REMOVED):
            return exact
        if change.kind in OF_SECTION_SIZE:
            inside = self._causes.below(_section_path(change.origin_old), _section_path(change.origin_new))
            sizes = [n for n in inside if self._causes.all[n].edit.name.endswith(".pages")]
            grown = [n for n in inside if self._causes.all[n].edit.doing in (Doing.ADDED, Doing.REMOVED)]
            return sizes or (grown if change.kind is not Kind.SECTION_RESIZED else exact)
        if change.kind in PARTING:
            # What went to the other section is gone from this one: each of its entries that left is told by that.
            splits = change.kind is Kind.SECTION_SPLIT
            sections = self._sides[0 if splits else 1].booklet.sections
            path = next((f"sections[{i}]" for i, s in enumerate(sections) if s.id == change.section), "")
            left = self._causes.below(*((path, "") if splits else ("", path)))
            doing = Doing.REMOVED if splits else Doing.ADDED
            return exact + [n for n in left if self._causes.all[n].edit.doing is doing]
        return exact

    def exact(self, change: Change) -> list[int]:
        """The edit of exactly what a change comes from, if there is one."""
        nth = self._causes.exactly(change)
        return [] if nth is None else [nth]


def _section_path(origin: str) -> str:
    return origin.split(".")[0]
