"""The objects of a PDF, by pypdf: every look-up gives a value of the kind that was asked for, or none.

A file is not trusted to be what it says: types are wrong, references lead nowhere or round in circles. Whatever
could not be looked at is noted, once, in plain words.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from math import isfinite
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject, StreamObject

from recap_print.errors import CannotRead, RecapError

# pypdf tells stderr what it repairs; what matters of that, we say in our own words.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MOST_NOTES = 40
MOST_MISSING = 500
"""pypdf searches the whole file for each object that is not where it should be."""
LONGEST_NAME = 200
EMPTY = DictionaryObject()


class Reader(PdfReader):
    """A reader that does not shrug at a missing object: on paper it is a missing font or picture."""

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        found = super().get_object(indirect_reference)
        if found is None:
            which = indirect_reference if isinstance(indirect_reference, int) else indirect_reference.idnum
            raise PdfReadError(f"object {which} is missing, as if the file had been cut short")
        return found


def resolved(value: Any) -> Any:
    """The object itself, when ``value`` only refers to one. Raises what pypdf raises for a damaged file."""
    return value.get_object() if isinstance(value, PdfObject) else value


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Whatever a hostile file makes pypdf raise (it is much, RecursionError included) means: this cannot be read."""
    try:
        yield
    except (RecapError, MemoryError):
        raise
    except Exception as error:
        raise CannotRead(f"{name} is damaged: {said(error)}", help="open it in a viewer and export it again") from error


def said(error: BaseException) -> str:
    """An error of somebody else's in one line. What Python itself complains of says nothing to a reader."""
    if isinstance(error, (TypeError, AttributeError, KeyError, IndexError, RecursionError, NotImplementedError)):
        return "what its objects hold is not what they should"
    return " ".join(str(error).split())[:160] or type(error).__name__


class Notes:
    """What could not be looked at: plain reasons, each once, at most ``MOST_NOTES`` of them."""

    def __init__(self) -> None:
        self._reasons: dict[str, None] = {}

    def add(self, reason: str) -> None:
        if len(self._reasons) < MOST_NOTES:
            self._reasons[reason] = None

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(self._reasons)


class Objects:
    """Look-ups that never raise. ``notes`` is who hears of what cannot be looked at."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._missing = 0

    def look(self, value: Any) -> Any:
        """The object itself; None for null, for nothing, and for what is damaged."""
        if isinstance(value, IndirectObject):
            number = value.idnum
            if self._missing > MOST_MISSING:
                self.notes.add(f"more than {MOST_MISSING} objects are missing or damaged: the rest was not looked for")
                return None
            try:
                value = value.get_object()
            except MemoryError:
                raise
            except Exception as error:
                self._missing += 1
                reason = said(error)
                self.notes.add(reason if reason.startswith("object ") else f"object {number} is damaged: {reason}")
                return None
            if isinstance(value, IndirectObject):
                self.notes.add(f"object {number} is only a reference to another")
                return None
        return None if isinstance(value, NullObject) else value

    def dictionary(self, value: Any) -> DictionaryObject:
        """A dictionary, or a stream's; an empty one for anything else."""
        found = self.look(value)
        return found if isinstance(found, DictionaryObject) else EMPTY

    def array(self, value: Any) -> list[Any]:
        """An array, its elements as they are stored; an empty one for anything else."""
        found = self.look(value)
        return found if isinstance(found, ArrayObject) else []

    def stream(self, value: Any) -> StreamObject | None:
        found = self.look(value)
        return found if isinstance(found, StreamObject) else None

    def number(self, value: Any) -> float | None:
        """A finite number; True and False are none."""
        found = self.look(value)
        if not isinstance(found, int | float) or isinstance(found, bool):
            return None
        try:
            number = float(found)
        except OverflowError:
            return None
        return number if isfinite(number) else None

    def integer(self, value: Any, otherwise: int = 0) -> int:
        number = self.number(value)
        return otherwise if number is None else int(number)

    def numbers(self, value: Any) -> list[float] | None:
        """An array of numbers alone."""
        found = [self.number(part) for part in self.array(value)]
        numbers = [part for part in found if part is not None]
        return numbers if numbers and len(numbers) == len(found) else None

    def name(self, value: Any) -> str:
        """A name without its stroke; empty for anything else."""
        found = self.look(value)
        return found[1:LONGEST_NAME] if isinstance(found, str) and found.startswith("/") else ""

    def text(self, value: Any, most: int = 2000) -> str:
        """A string or a name as people read it; empty for anything else."""
        found = self.look(value)
        if isinstance(found, bytes):
            found = found[:most].decode("latin-1")
        return found[:most].removeprefix("/") if isinstance(found, str) else ""

    def flag(self, value: Any) -> bool:
        found = self.look(value)
        return getattr(found, "value", None) is True


def opened(data: bytes, name: str) -> Reader:
    """An open PDF. Raises CannotRead for what is none, or is damaged beyond reading."""
    with refusing_damage(name):
        if b"%PDF-" not in data[:1024]:
            raise CannotRead(f"{name} is not a PDF", help="name a file that a PDF viewer opens")
        return Reader(BytesIO(data))
