"""R2 rules: can the placed pages be read, found and written on? Importing this module registers them all.

Contrast is judged through a press's own profile (P103, P104), and so is what a pen writes on (P105). The engine sets
no justified text, no capitals of its own, and never breaks a word; a layout's schema takes no box to tick under 5 mm.
There is no rule for what cannot happen.
"""

from recap_print.check.readers import pages_large, pages_lines, pages_signs, pages_type, pages_writing

__all__ = ["pages_large", "pages_lines", "pages_signs", "pages_type", "pages_writing"]
