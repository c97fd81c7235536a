"""Variants of an edition: what they are called, and what the edition declares for each.

A variant is called as if it had a file of its own beside its edition's: ``v11.ar``, ``editions/v11.ar.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recap_print.edition.model import Variant
from recap_print.edition.read import variants_from
from recap_print.errors import UsageError
from recap_print.findings import did_you_mean
from recap_print.pipeline.files import is_file
from recap_print.source import Document, in_language, overlaid


class NoVariant(UsageError):
    """An edition declares no such variant."""


def variant_of(path: Path) -> tuple[Path, str]:
    """The file in which an edition is declared, and which of its variants is meant; "" for the edition itself.

    ``editions/v11.ar.yaml`` is variant ``ar`` of ``editions/v11.yaml``, unless there is such a file.
    """
    name, _, variant = path.stem.partition(".")
    return (path.with_name(f"{name}{path.suffix}"), variant) if variant and not is_file(path) else (path, "")


def called(said: str, variant: str) -> str:
    """A variant of what was named, by name or by path; what was named itself when ``variant`` is empty."""
    if not variant:
        return said
    stem, dot, ending = said.rpartition(".")
    return f"{stem}.{variant}.{ending}" if dot else f"{said}.{variant}"


def variant_for(data: Mapping[str, Any], language: str, layout: str) -> str:
    """The name of the variant in a language and a layout; empty when these are the edition's own, or not asked for.

    Raises NoVariant when the edition declares none of them.
    """
    other = Variant(
        "",
        language if language != data["language"] else "",
        layout if layout != data["layout"] else "",
    )
    return known(data, other.name).name if other.name else ""


def meant(document: Document, variant: str) -> Document:
    """What an edition declares for one of its variants, in its language. Raises NoVariant when it has no such one."""
    own = document.data["language"]
    if variant:
        document = overlaid(document, known(document.data, variant).origin)
    return in_language(document, document.data["language"], own)


def known(data: Mapping[str, Any], name: str) -> Variant:
    """A variant that an edition declares, by its name. Raises NoVariant, which tells those that there are."""
    found = {one.name: one for one in variants_from(data)}
    if name in found:
        return found[name]
    edition = data["id"]
    there = (
        f"there are: {', '.join(f'{edition}.{one}' for one in found)}"
        if found
        else "`variants:` in its file makes some"
    )
    raise NoVariant(f"{edition} has no variant `{name}`", help=did_you_mean(name, found) or there)
