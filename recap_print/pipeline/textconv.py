"""A lock or a PDF as text, for git: a file that cannot be read is told as it is, and never stops a ``git diff``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from recap_print.errors import CannotRead
from recap_print.pipeline.files import read
from recap_print.report.textconv import damaged_as_text, lock_as_text, paper_as_text


def as_text(path: Path) -> str:
    """What a file says, line by line. Raises CannotRead only when there is no such file.

    It goes by what the file holds, and nothing in it names the folder: git hands over copies with names of its own.
    """
    data = read(path)
    try:
        return _pdf(data, path.name) if b"%PDF-" in data[:1024] else _lock(data, path.name)
    except CannotRead as error:
        return damaged_as_text(error.message, _contents(data))


def _lock(data: bytes, name: str) -> str:
    from recap_print.pages.store import loads_lock

    return lock_as_text(loads_lock(data.decode("utf-8", "replace"), name))


def _pdf(data: bytes, name: str) -> str:
    from recap_print.pipeline.leafing import start_leafing

    return paper_as_text(start_leafing(data, name).result())


def _contents(data: bytes) -> str:
    try:
        return data.decode("utf-8") if b"\0" not in data else _digest(data)
    except UnicodeDecodeError:
        return _digest(data)


def _digest(data: bytes) -> str:
    return f"{len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}"
