"""Ways to spoil a file, as hypothesis strategies: in its text, in what it says, in its bytes."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import strategies as st

PIECES = (
    *("\0", "\t", "\r", "\x85", "\u202e", "\ufeff", "\x1b[31m", "é", "😀", "العربية", "e\u0301"),
    *("- ", "  ", ": ", "&a ", "*a", "!!python/object:os.system ", "!x ", "<<: ", "? ", "% ", "# ", "---\n", "...\n"),
    *("{", "}", "[", "]", '"', "'", "|", ">", "\\", "$", "{edition}", "{nobody}"),
    *("9" * 40, "1e999", ".inf", ".nan", "-1", "0", "null", "~", "fill", "0x10", "1_0", "12:30"),
)
WORDS = (
    *("", " ", "a", "fill", "section", "section 999%", "black", "title", "../../x", "/etc/passwd", "a" * 300),
    *(
        "😀 😀",
        "العربية",
        "e\u0301\u0301\u0301",
        "\u200b",
        "\u00ad",
        "\u200f",
        "a\nb",
        "\n\n",
        "\u00a0",
        "ﬁ",
        "\x07",
        "\u2028",
    ),
    *("mot " * 400, "x" * 1900, "{edition}", "{number}", "{nobody}", "06 39 98 00 27", "https://example.org/{edition}"),
)
NUMBERS = (0, 1, -1, 2, 3, 4, 5, 8, 40, 46, 60, 100, 200, 999, 10**9, 10**40, 0.05, 0.5, 1e-9, 99.5, 1e9, 1e300, -0.5)
EMPTY: tuple[Any, ...] = ([], {}, None, True, False, [[]], [1, 2], {"a": 1}, [{"text": {"text": "a"}}])

Path = tuple[str | int, ...]


@st.composite
def texts(draw: st.DrawFn, text: str) -> bytes:
    """The same file after one to three slips at the level of its lines and letters."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[at])))
        match draw(st.integers(0, 7)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines = [*lines[:at], lines[at][:column]]
            case 4:
                lines[at] = lines[at][:column] + draw(st.sampled_from(PIECES)) + lines[at][column:]
            case 5:
                lines[at] = "  " + lines[at]
            case 6:
                lines[at] = lines[at][2:]
            case _:
                lines[at] = lines[at][:column]
        lines = lines or [""]
    raw = "\n".join(lines).encode()
    return draw(spoilt(raw)) if draw(st.integers(0, 9)) == 0 else raw


@st.composite
def spoilt(draw: st.DrawFn, raw: bytes) -> bytes:
    """The same bytes after one to four holes, insertions, and numbers that became others."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        match draw(st.integers(0, 3)):
            case 0:
                raw = raw[:at] + draw(st.binary(max_size=4)) + raw[at:]
            case 1:
                raw = raw[:at] + raw[at + draw(st.integers(1, 40)) :]
            case 2:
                raw = raw[:at] + draw(st.binary(min_size=1, max_size=4)) + raw[at + 4 :]
            case _:
                found = list(re.finditer(rb"-?\d+(\.\d+)?", raw))
                if found:
                    number = draw(st.sampled_from(found))
                    other = str(draw(st.sampled_from(NUMBERS))).encode()
                    raw = raw[: number.start()] + other + raw[number.end() :]
    return raw


@st.composite
def sayings(draw: st.DrawFn, text: str) -> bytes:
    """The same file after it came to say one to four things that it should not."""
    data = yaml.load(text, yaml.CSafeLoader)
    for _ in range(draw(st.integers(1, 4))):
        paths = list(_paths(data))
        if not paths:
            break
        path = draw(st.sampled_from(paths))
        within, last = _at(data, path[:-1]), path[-1]
        match draw(st.integers(0, 7)):
            case 0:
                del within[last]
            case 1:
                within[last] = copy.deepcopy(draw(st.sampled_from(EMPTY)))
            case 2:
                other = draw(st.sampled_from(paths))
                if path[: len(other)] != other and other[: len(path)] != path:
                    there = _at(data, other[:-1])
                    within[last], there[other[-1]] = there[other[-1]], within[last]
            case 3:
                deep = within[last]
                for _ in range(draw(st.sampled_from((2, 12, 40)))):
                    deep = [deep] if draw(st.booleans()) else {"box": {"blocks": [deep]}}
                within[last] = deep
            case _:
                within[last] = draw(_like(within[last]))
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


def _like(value: Any) -> st.SearchStrategy[Any]:
    """Another value of the same type: these pass the schema more often, and reach the rooms behind it."""
    match value:
        case bool():
            return st.just(not value)
        case int() | float():
            return st.sampled_from((*NUMBERS, value + 1, value - 1, value * 2, -value, value / 2))
        case str():
            return st.sampled_from((*WORDS, f"{value} {value}", value * 40, value.upper(), value[:1], f"{value}😀"))
        case list():
            return st.sampled_from((value * 2, value * 20, value[::-1], value[:1], value[1:]))
        case dict():
            return st.permutations(list(value)).map(lambda keys: {key: value[key] for key in keys})
    return st.sampled_from(WORDS)


def _paths(data: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _paths(value, (*path, key))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


class _Plain(yaml.CSafeDumper):
    """Writes values out in full, however often they come."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
