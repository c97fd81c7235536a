"""What was probably meant by a text that is not written in the form that is wanted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from recap_print.source.schema import Schema, convert

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)


def folded(text: str) -> str:
    """Small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def mended(text: str, schema: Schema) -> str:
    """The same, written as the schema wants it; an empty text when nobody can tell how."""
    return next((one for one in _candidates(text.strip()) if one != text and _fits(one, schema)), "")


def _fits(text: str, schema: Schema) -> bool:
    wanted = schema.get("type", "string")
    value = text if wanted == "string" else convert(text, frozenset(["number"]))
    if isinstance(value, str):
        return "pattern" in schema and bool(re.search(schema["pattern"], value))
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def _candidates(text: str) -> Iterator[str]:
    yield text
    yield from _numbers(text)
    yield from _dates(text)
    yield from _phones(text)
    if found := re.fullmatch(r"(.*\D) ?(\d+) ?%?", text):
        yield f"{found[1].strip()} {found[2]}%"
        yield found[1].strip()
    if re.search(r"\w\.\w", text):
        yield "https://" + re.sub(r"^\w*:?/+", "", text).replace(" ", "-")
    if "/" in text or "\\" in text:
        yield PurePath(text.replace("\\", "/")).name
    words = re.findall(r"[a-z0-9]+", folded(text))
    for sign in ("-", ".", "_"):
        yield sign.join(words)
        yield re.sub(r"^[\d_.-]+", "", sign.join(words))


def _numbers(text: str) -> Iterator[str]:
    bare = re.sub(r"\s*(mm|pt|pages?|%)$", "", text).replace(",", ".")
    yield bare
    if centimetres := re.fullmatch(r"(\d+(?:\.\d+)?)\s*cm", bare):
        yield f"{float(centimetres[1]) * 10:g}"


def _dates(text: str) -> Iterator[str]:
    if found := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", text):
        yield f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := re.fullmatch(r"(\d{1,2})[/. -](\d{4})", text):
        yield f"{found[2]}-{found[1]:0>2}"
    if found := re.fullmatch(r"(\d{4})[/. -](\d{1,2})(?:[/. -](\d{1,2}))?", text):
        month = f"{found[1]}-{found[2]:0>2}"
        yield f"{month}-{found[3]:0>2}" if found[3] else month
        yield month
    if (found := re.fullmatch(r"(\w+) (\d{4})", folded(text))) and found[1] in _MONTHS:
        yield f"{found[2]}-{_MONTHS.index(found[1]) + 1:0>2}"


def _phones(text: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", text)
    national = re.sub(r"^(00)?33", "", digits).removeprefix("0")
    if len(national) == 9 and not re.search(r"[^\W\d]", text):
        yield " ".join(re.findall("..", f"0{national}"))
