"""The files of our own page, by exact name: scripts, styles, and what they share with the reports."""

from __future__ import annotations

import pkgutil
import re

KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
SHARED = ("base.css", "base.js")
"""One look for the desk and for reports."""
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\.(html|css|js|svg)", re.ASCII)


def own_file(name: str) -> tuple[bytes, str] | None:
    """The bytes and the media type of one of our files; None for any name that is not that of one."""
    if not (found := _NAME.fullmatch(name)):
        return None
    package, path = ("recap_print.report.html", name) if name in SHARED else (__package__, f"assets/{name}")
    try:
        data = pkgutil.get_data(package, path)
    except OSError:
        return None
    return (data, KINDS[found[1]]) if data is not None else None
