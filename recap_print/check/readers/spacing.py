"""R108: spacing and quotation marks that setting the page does not put right (`typeset/french.py` does the rest)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recap_print.check.readers.words import Remark, Speech, on_words

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?")
_SPACE = "[ \u00a0\u202f]"
_FAULTS: tuple[tuple[str, str, str], ...] = (
    (rf"(?<=[^\s«]){_SPACE}{{2,}}(?=[^\s;:!?»])", "two spaces", "one is enough"),
    (rf"(?<=[\w»)]){_SPACE}+(?:,|\.(?![.\w]))", "a space before `,` or `.`", "take it away"),
    (r"(?<=[^\W\d]),(?=\w)|(?<=\d),(?=[^\W\d])", "no space after `,`", "add one"),
    (r"(?<=[^\W\d])[^\S\n]*[:;](?=\w)", "no space after `:` or `;`", "add one"),
    (r"(?<=[a-zà-ÿœ])[.!?](?=[A-ZÀ-Þ])", "no space after the end of a sentence", "add one, or a new line"),
    (r"[\"“”„]|<<|>>", "quotation marks of another language", "write « and »"),
    (r"[?] ?[?]|! ?!|,,|;;|(?<!\.)\.\.(?!\.)|\.{4,}", "a sign typed twice", "one is enough"),
    (r"\d[€%]", "no space before `€` or `%`", "add one"),
    (r"\b\d{1,2}[hH](?:\d\d)?\b", "an hour without spaces", "write it like 9 h 30"),
    (rf"(?<=\w)['’]{_SPACE}+(?=\w)|(?<=\w){_SPACE}+['’](?=\w)", "a space beside an apostrophe", "take it away"),
    (r"(?<=[^\W\d_])\((?=[^)\s]{6,}|[^)\n]* )|\)(?=[^\W\d_]{3,})", "no space beside brackets", "add one"),
    (r"\w«|»\w", "no space beside quotation marks", "add one"),
    (
        r"\b\d+(?:km|min|euros?|ans|kg|jours?|heures?|mois|semaines?|minutes?|cm)\b",
        "no space after a number",
        "add one",
    ),
    (rf"\({_SPACE}|(?<=[^\s]){_SPACE}\)", "a space inside brackets", "take it away"),
)

_ANY = re.compile("|".join(pattern for pattern, _, _ in _FAULTS))


@on_words("R108", source="Imprimerie nationale, Lexique des règles typographiques")
def untidy_spacing(speech: Speech) -> Iterator[Remark]:
    """Signs that stand where readers do not expect them stop the eye. Narrow and no-break spaces are put right when
    the page is set; these are not."""
    for said in speech.said:
        text = _ADDRESS.sub("x", said.text)
        for pattern, what, help in _FAULTS if _ANY.search(text) else ():
            if re.search(pattern, text):
                yield Remark(said, what, help)
        if text.count("«") != text.count("»"):
            yield Remark(said, "« and » do not pair", "open and close each quotation")
