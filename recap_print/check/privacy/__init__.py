"""Y rules: a paper notebook gets lost. What it asks people to write must harm nobody who loses it.

Importing this room registers the rules; ``words.betrayed`` judges a text alone.
"""

from recap_print.check.privacy import notices, rules

__all__ = ["notices", "rules"]
