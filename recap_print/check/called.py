"""What people call what stands on a page: they see a writing line, never ``card2.when.line.1``."""

from __future__ import annotations

from typing import assert_never

from recap_print.pages.model import Box, Item, Line, Path, Picture, Qr, Role, Text

LONGEST = 40


def called(item: Item) -> str:
    """Words to begin a message with: “Avec qui ?”, a writing line, the code."""
    match item:
        case Text():
            return quoted(item.text)
        case Line():
            return "a writing line" if item.tag.role is Role.FIELD else "a line"
        case Box():
            return "a box to write in" if item.tag.role is Role.FIELD else "a box"
        case Path():
            return "a drawing"
        case Qr():
            return "the code"
        case Picture():
            return f"the picture {item.file}"
        case _:
            assert_never(item)


def quoted(text: str) -> str:
    """The beginning of a text, for people."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= LONGEST else f"“{text[: LONGEST - 1].rstrip()}…”"
