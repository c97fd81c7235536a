"""A JSON Schema as a page for people: one table per object, each value in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Schema = dict[str, Any]
NUMBERS = {"integer": "whole number", "number": "number"}


@dataclass
class Page:
    """A page being written: what has a table is linked, everything else is said in its cell."""

    schema: Schema
    inline: list[tuple[str, Schema]] = field(default_factory=list)

    def text(self) -> str:
        """The whole page, in Markdown."""
        parts = [f"# {self.schema['title']}", self.schema["description"], *self.tables("", self.schema)]
        for name, definition in self.schema.get("$defs", {}).items():
            parts += self.tables(name, definition)
        return "\n\n".join(parts) + "\n"

    def tables(self, name: str, schema: Schema) -> Iterator[str]:
        """The table of an object, then those of what differs by kind, then those of the objects inside it."""
        if "properties" not in schema:
            return
        if name:
            yield f"## {name}"
            yield schema.get("description", "")
        yield self.table(name, schema)
        for branch in schema.get("allOf", ()):
            ((key, condition),) = branch["if"]["properties"].items()
            yield f"### {name} with `{key}: {condition['const']}`"
            yield self.table(name, branch["then"])
        inside, self.inline = self.inline, []
        for path, part in inside:
            yield from self.tables(path, part)

    def table(self, name: str, schema: Schema) -> str:
        """Key, value and meaning of each property."""
        required = schema.get("required", ())
        rows = ["| key | | value | meaning |", "|---|---|---|---|"]
        for key, value in schema["properties"].items():
            must = "required" if key in required else ""
            words = self.words(f"{name}.{key}".lstrip("."), value)
            rows.append(f"| `{key}` | {must} | {cell(words)} | {cell(self.meaning(value))} |")
        return "\n".join(rows)

    def meaning(self, value: Schema) -> str:
        """What it is for: its own words, or those of the definition it points to, and what each choice means."""
        meant = {**self.target(value), **value}
        said = [meant.get("description", "")]
        choices = meant if "enum" in meant else meant.get("items", {})
        said += [
            f"`{choice}`: {meaning[:1].lower()}{meaning[1:]}"
            for choice, meaning in zip(choices.get("enum", ()), choices.get("enumDescriptions", ()), strict=False)
        ]
        said += [f"Default: `{meant['default']}`."] if meant.get("default") not in (None, []) else []
        return " ".join(said)

    def target(self, value: Schema) -> Schema:
        """The definition a ``$ref`` points to; empty for a value that is no reference."""
        value = value.get("anyOf", [value])[0]
        return self.schema["$defs"].get(value["$ref"].rsplit("/", 1)[1], {}) if "$ref" in value else {}

    def words(self, path: str, value: Schema) -> str:
        """What may stand there: ``one of …``, ``list of …``, ``number, 0 to 60``, or a link to its table."""
        match value:
            case {"$ref": reference}:
                name, target = reference.rsplit("/", 1)[1], self.target(value)
                return f"[{name}](#{name})" if "properties" in target else self.words(path, target)
            case {"const": only}:
                return f"`{only}`"
            case {"enum": choices}:
                return " · ".join(f"`{choice}`" for choice in choices)
            case {"anyOf": [something, {"type": "null"}]}:
                return f"{self.words(path, something)}, or null"
            case {"x-form": form}:
                return str(form)
            case {"type": "array", "items": item}:
                return f"list of {self.words(path, item)}"
            case {"properties": _}:
                self.inline.append((path, value))
                return f"[{path}](#{anchor(path)})"
            case {"type": "object", "additionalProperties": dict(item)}:
                return f"by name: {self.words(path, item)}"
            case {"type": "boolean"}:
                return "true · false"
            case {"type": "string"}:
                return "text"
            case {"type": str(kind)} if kind in NUMBERS:
                low, high = value.get("minimum"), value.get("maximum")
                span = f", {low} to {high}" if low is not None and high is not None else ""
                return NUMBERS[kind] + span
            case _:
                raise ValueError(f"{path}: say in docs/schema_page.py how to put this into words: {value}")


def cell(text: str) -> str:
    """Text that may stand between the bars of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def anchor(heading: str) -> str:
    """The fragment that GitHub makes of a heading."""
    return "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "-_")
