"""``RULES`` taken from here holds every rule there is: importing this module registers them."""

from recap_print.check import RULES, locks
from recap_print.check.file import colour, lines, pdfx, pdfx_intent, pdfx_pages, text
from recap_print.check.file import pages as file_pages
from recap_print.check.file import pictures as file_pictures
from recap_print.check.file import symbols as file_symbols
from recap_print.check.press import contrast, coverage, edges, pictures, symbols, thin, words

__all__ = [
    "RULES",
    "colour",
    "contrast",
    "coverage",
    "edges",
    "file_pages",
    "file_pictures",
    "file_symbols",
    "lines",
    "locks",
    "pdfx",
    "pdfx_intent",
    "pdfx_pages",
    "pictures",
    "symbols",
    "text",
    "thin",
    "words",
]
