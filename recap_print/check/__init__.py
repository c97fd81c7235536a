"""VERB: a noun -> findings. Importing this room registers every rule."""

from recap_print.check import edition, layout, pages

__all__ = ["edition", "layout", "pages"]
