"""A fault in a document, and the case that a validator makes for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import ValidationError

from recap_print.findings import Finding, Rule
from recap_print.source import rules
from recap_print.source.document import Document
from recap_print.source.paths import Step
from recap_print.source.schema import Schema
from recap_print.source.words import label, shown

Steps = tuple[Step, ...]

# When several keywords refuse one value, the plainest reason is told.
_RANKS = {rules.EMPTY_VALUE: 0, rules.WRONG_TYPE: 1, rules.NOT_ALLOWED_HERE: 2, rules.NOT_ONE_OF: 3}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at ``steps``, before echoes are dropped.

    ``shown_at`` is where it is shown when that is elsewhere; ``at_key`` underlines the key;
    ``rests_on`` are the places whose own faults would make this one an echo;
    ``meant`` is the key that an unknown one was probably meant to be.
    """

    rule: Rule
    steps: Steps
    message: str
    help: str = ""
    shown_at: Steps | None = None
    at_key: bool = False
    rests_on: frozenset[Steps] = frozenset()
    meant: str = ""

    @property
    def rank(self) -> int:
        return _RANKS.get(self.rule, 9)

    def finding(self, document: Document) -> Finding:
        place = document.place(self.steps if self.shown_at is None else self.shown_at, key=self.at_key)
        return self.rule.finding(place, self.message, self.help)


@dataclass(frozen=True, slots=True)
class Case:
    """An error, and the schema parts that spoke about its place."""

    error: ValidationError
    steps: Steps
    value: Any
    wanted: Any
    parts: tuple[Schema, ...]
    conditions: tuple[Schema, ...]
    document: Document
    root: Schema

    @property
    def schema(self) -> Schema:
        """The part of the schema that holds the keyword which refused."""
        return self.error.schema if isinstance(self.error.schema, Mapping) else {}

    @property
    def step(self) -> Step | None:
        """The key or the number of the value; None for the file."""
        return self.steps[-1] if self.steps else None

    @property
    def label(self) -> str:
        return label(self.steps)

    @property
    def name(self) -> str:
        """What people call a mapping: ``the section `notes```, ``the `photo` block``, ```trim```."""
        noun = next((part["x-noun"] for part in self.parts if part.get("x-noun")), "")
        article, _, bare = noun.partition(" ")
        known = self.value.get("id") if isinstance(self.value, Mapping) else None
        if article not in ("a", "an", "the") or not bare:
            return self.label
        return f"the {bare} `{shown(known, 40)}`" if isinstance(known, str) and known else f"the {bare}"
