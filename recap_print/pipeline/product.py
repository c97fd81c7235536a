"""What a command made: a file, and what there is to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recap_print.findings import Finding
from recap_print.pipeline.files import write


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was made: what it is, in a few words, what the person at the press should know, and what keeps
    it from being PDF/X-4."""

    path: Path
    size: int
    about: tuple[str, ...]
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def keep(path: Path, text: str, about: str) -> Product:
    """Write words to a file."""
    data = f"{text}\n".encode("utf-8", "replace")
    write(path, data)
    return Product(path, len(data), (about,))
