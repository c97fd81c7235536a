"""YAML text -> plain data, and where every key and value stood; the only room with yaml and jsonschema.

``read`` does all of it. A caller that keeps verdicts calls ``parse`` and ``typed`` itself, and
``check_schema``, the costly part, only when it has not yet judged the same text by the same schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recap_print.findings import Finding
from recap_print.source.decode import Unreadable
from recap_print.source.document import Document, Node, Span
from recap_print.source.events import parse
from recap_print.source.languages import in_language, is_by_language, overlaid
from recap_print.source.paths import Step, join, split
from recap_print.source.rewrite import NewKey, rewritten
from recap_print.source.rules import UNREADABLE
from recap_print.source.schema import Schema, typed

__all__ = [
    "UNREADABLE",
    "Document",
    "Loaded",
    "NewKey",
    "Node",
    "Schema",
    "Span",
    "Step",
    "Unreadable",
    "check_schema",
    "in_language",
    "is_by_language",
    "join",
    "overlaid",
    "parse",
    "read",
    "rewritten",
    "split",
    "typed",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a text: the document, when it could be read, and every finding, sorted.

    The data agrees with the schema when there are no findings.
    """

    document: Document | None
    findings: tuple[Finding, ...]

    @property
    def data(self) -> Any:
        """The typed data, or None when the text could not be read."""
        return self.document.data if self.document else None

    @property
    def is_unreadable(self) -> bool:
        return self.document is None

    @property
    def is_sound(self) -> bool:
        """Readable, and in agreement with the schema."""
        return self.document is not None and not self.findings


def read(raw: bytes, name: str, schema: Schema) -> Loaded:
    """Parse, type and judge. Raises nothing about the text: its faults are findings."""
    try:
        document = typed(parse(raw, name), schema)
    except Unreadable as refused:
        return Loaded(None, refused.findings)
    return Loaded(document, tuple(check_schema(document, schema)))


def check_schema(document: Document, schema: Schema) -> list[Finding]:
    """What the schema finds wrong with a typed document: one finding for each fault, sorted."""
    from recap_print.source import judge  # jsonschema costs 75 ms to import

    return judge.check_schema(document, schema)
