"""The lock: a ``Booklet`` written as small JSON text that people can review, and read back exactly.

    {
    "format": 1,
    "edition": "v11",                                     header: one fact a line
    "made": {                                             how the pages came about: nothing of it is printed
    "reason": "the committee's corrections of 12 May",
    "engine": [["HarfBuzz","12.1.0"], …],                 one program a line
    "declared": [["contacts","5f0c…"], …]                 one section a line
    },
    "swatches": {"blue": [100,40,0,0], …},                one swatch a line; inks below are names: "blue 12%"
    "sections": [{"id":"contacts","kind":…}, …],          one section a line
    "pages": [
    {"id":"contacts/1","items":[
     {"text":"Avec qui ?","name":"cards.1.who.label.1",…,"glyphs":"36:550 88:310"},    one item a line
    ]}
    ]
    }

What another line already says is left out: a page's number when it is its place, its section when its id
begins with it, the booklet's language, and the path of its own section in an origin (``.fields[0].label``
stands for ``sections[3].fields[0].label``), so that a section more does not rewrite every line after it.
A line or a box without a ``role`` is a field to write in. A ``pen`` is its thickness and its ink.

``made`` is left out when nothing is known of it, as in locks written before there was one.

A text line keeps ``at`` [x, y, width, above, below] and, last, its glyphs: ``gid:advance[:cluster[:dx:dy]]``.
A glyph that names no cluster takes the next one, in the direction of the last step.
"""

from __future__ import annotations

import json
import re

from recap_print.errors import CannotRead
from recap_print.pages.made import Lock, Made, accepting
from recap_print.pages.model import Booklet
from recap_print.pages.unlock import lock_from, made_from
from recap_print.pages.values import Malformed
from recap_print.pages.write import FORMAT, Writer, quoted

UNKNOWN = Made()
_MADE, _MADE_END = '\n"made": {\n', "\n},\n"  # at the start of a line, no word of a lock can look like them


class BrokenLock(CannotRead):
    """A file that is no lock: ``why``, at ``line`` and ``column`` (0 when nobody knows)."""

    def __init__(self, name: str, why: str, line: int = 0, column: int = 0, *, help: str) -> None:
        super().__init__(f"{':'.join(str(part) for part in (name, line, column) if part)} {why}", help=help)
        self.why, self.line, self.column = why, line, column


def dumps(booklet: Booklet, made: Made = UNKNOWN) -> str:
    """The lock of a booklet: the same booklet, the same text, to the byte. Ends with a newline.

    Raises ValueError for a booklet that breaks its own promises: matter overset, an ink whose swatch is not in the
    booklet's table, two swatches of one name, a number that is not finite.
    """
    return "\n".join(Writer(booklet).lines(made)) + "\n"


def loads(text: str, name: str) -> Booklet:
    """The booklet of a lock; otherwise as ``loads_lock``."""
    return loads_lock(text, name).booklet


def loads_lock(text: str, name: str) -> Lock:
    """A lock read back. ``name`` is what people call the file (``editions/v11.lock.json``).

    Raises BrokenLock for anything that is not a lock of this format, whole and well formed.
    """
    edition = re.sub(r".*[/\\:]|\.lock\.json$|\.json$", "", name) or "EDITION"
    again = f"{accepting(edition)} writes it again"
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
        if re.search(r"\\u[dD][89a-fA-F]", text):  # half a character: JSON allows it, no file can hold it
            quoted(data).encode()
        if not isinstance(data, dict) or "format" not in data:
            raise BrokenLock(name, "is not a lock: it has no `format`", help=again)
        if data["format"] != FORMAT or isinstance(data["format"], bool):
            why = f"is a lock of format {quoted(data['format'])}; this recap-print reads format {FORMAT}"
            raise BrokenLock(name, why, help=f"update recap-print, or {again}")
        return lock_from(data)
    except json.JSONDecodeError as error:
        if conflict := re.search(r"^(<{7}|={7}|>{7})( |$)", text, re.MULTILINE):
            line = text.count("\n", 0, conflict.start()) + 1
            raise BrokenLock(
                name, "holds an unresolved merge", line, help=f"settle the edition itself; {again}"
            ) from None
        rest = text.strip()
        cut = not rest or (rest[0] == "{" and (rest[-1] != "}" or error.pos >= len(text.rstrip())))
        why = "is cut short" if cut else f"is not JSON ({error.msg})"
        raise BrokenLock(name, why, error.lineno, error.colno, help=again) from None
    except Malformed as error:
        raise BrokenLock(f"{name}:", str(error), help=again) from None
    except UnicodeEncodeError:
        raise BrokenLock(name, "holds half a character (a lone surrogate)", help=again) from None
    except (ValueError, RecursionError):
        raise BrokenLock(name, "is not a lock: a number or a nesting beyond reason", help=again) from None


def says_the_same(recorded: str, pages: str) -> bool:
    """Is the lock ``recorded`` the same to the byte as ``pages``, a lock without ``made``, whatever it was made by?

    A tenth of the time of reading it. What is False may still be the same booklet, written in another form.
    """
    begin, end = recorded.find(_MADE), 0
    if begin < 0:
        return recorded == pages
    end = recorded.find(_MADE_END, begin)
    if end < 0 or recorded[:begin] != pages[:begin] or recorded[end + len(_MADE_END) - 1 :] != pages[begin:]:
        return False
    try:
        made_from(json.loads(recorded[begin + len(_MADE) - 2 : end + 2]))
    except (ValueError, KeyError, RecursionError):
        return False
    return True


def _refuse_constant(constant: str) -> float:
    raise Malformed(f"{constant} is not a number")
