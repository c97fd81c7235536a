"""What a lock is to remember of how its pages came about: the programs, the declaration in digests, the reason."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from recap_print import __version__
from recap_print.fonts import shaper
from recap_print.pages.made import Made
from recap_print.source import Document

PRINTED = ("title", "author", "language", "layout", "pages")
"""What an edition says of the whole booklet that shows on its pages: not when, why and how often it is printed."""
_DIGITS = 16


def made_from(document: Document, reason: str = "") -> Made:
    """How the pages of this declaration come about now."""
    return Made(engine(), declared(document), reason)


def engine() -> tuple[tuple[str, str], ...]:
    """Each program that sets type, with its version."""
    from importlib.metadata import PackageNotFoundError, version  # 20 ms, for what is seldom asked

    try:
        symbols = version("qrcode")
    except PackageNotFoundError:
        symbols = "unknown"
    return ("recap-print", __version__), shaper(), ("qrcode", symbols)


def declared(document: Document) -> tuple[tuple[str, str], ...]:
    """A digest of what each section declares, by its id; before them, under no id, of what the whole booklet does.

    Of what a file means, not of how it is typed: a comment, or the order of keys, changes none.
    """
    data = document.data
    whole = {key: data[key] for key in PRINTED if key in data}
    return ("", _digest(whole)), *((section["id"], _digest(section)) for section in data["sections"])


def _digest(data: Any) -> str:
    said = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
