"""VERB: a noun -> findings. Importing this room registers the rules on declarations, layouts and placed pages.

Those on a press and on files load more: ``check.every`` has them all.
"""

from recap_print.check import calendar, edition, layout, marks, pages, parity, pictures, privacy, readers, story, waive
from recap_print.findings import RULES

__all__ = [
    "RULES",
    "calendar",
    "edition",
    "layout",
    "marks",
    "pages",
    "parity",
    "pictures",
    "privacy",
    "readers",
    "story",
    "waive",
]
