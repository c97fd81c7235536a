"""Facts read apart: the child that reads a hostile file, and how what it found comes back.

The child reads a PDF from standard input, after the length of its name (8 bytes, big-endian) and its name. It writes
a pickle, that the parent takes apart without trust: it holds the nouns of ``pdf.model`` and nothing else.
"""

from __future__ import annotations

import pickle
import sys
from dataclasses import fields
from io import BytesIO
from typing import Any

from recap_print.errors import CannotRead, RecapError
from recap_print.geometry import Rect
from recap_print.pdf import model

MOST_PROCESSOR_SECONDS = 120
LENGTH = 8
PAINTED = (Rect, model.What, model.Zone, model.Colour, model.Paint)
NOUNS: tuple[type, ...] = (*PAINTED, model.Font, model.Annotation, model.Page, model.Icc, model.Intent, model.Facts)


class Strange(Exception):
    """An answer that no reader of ours gives."""


def asked(data: bytes, name: str) -> bytes:
    """What the child is fed."""
    named = name.encode("utf-8", "replace")
    return len(named).to_bytes(LENGTH, "big") + named + data


def main() -> None:
    """The child: a PDF in, a pickle out."""
    from recap_print.pdf.read import read_facts  # before there is anything to read: it takes its time
    from recap_print.pipeline.children import limited

    fed = sys.stdin.buffer.read()
    limited(MOST_PROCESSOR_SECONDS, fed=len(fed))
    start = LENGTH + int.from_bytes(fed[:LENGTH], "big")
    name, data = fed[LENGTH:start].decode(), fed[start:]
    del fed
    try:
        answer: object = read_facts(data, name)
    except RecapError as error:
        answer = (error.message, error.help)
    except MemoryError:
        answer = (f"{name} takes more memory to read than a file may", "open it in a viewer and export it again")
    sys.stdout.buffer.write(told(answer))


def told(answer: object) -> bytes:
    """Facts, or a message and a help, to be sent from one process to another."""
    out = BytesIO()
    pickler = pickle.Pickler(out, protocol=5)
    pickler.dispatch_table = dict.fromkeys(NOUNS, _taken_apart)
    pickler.dump(answer)
    return out.getvalue()


def facts_from(answer: bytes) -> model.Facts:
    """The inverse of ``told``. Raises CannotRead with the child's own words, Strange for what is no answer."""
    try:
        found = _Unpickler(BytesIO(answer)).load()
    except Exception as error:  # unpickling raises whatever the bytes are wrong about
        raise Strange(str(error)) from error
    match found:
        case model.Facts():
            return found
        case (str(message), str(help)):
            raise CannotRead(message, help=help)
    raise Strange(f"it is a {type(found).__name__}")


class _Unpickler(pickle.Unpickler):
    """Makes our nouns, and no other thing."""

    def find_class(self, module: str, name: str) -> Any:
        for noun in NOUNS:
            if (noun.__module__, noun.__name__) == (module, name):
                return noun
        raise Strange(f"{module}.{name} is none of our nouns")


def _taken_apart(value: Any) -> tuple[type, tuple[Any, ...]]:
    """A noun as its class and what it is made of: quicker than its whole state."""
    kind = type(value)
    if isinstance(value, str):
        return kind, (str(value),)
    return kind, tuple(getattr(value, entry.name) for entry in fields(kind))


if __name__ == "__main__":
    main()
