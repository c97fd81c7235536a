"""VERB: a noun -> findings. ``RULES`` taken from here holds every rule there is: importing this room registers them."""

from recap_print.check import edition, layout, pages
from recap_print.findings import RULES

__all__ = ["RULES", "edition", "layout", "pages"]
