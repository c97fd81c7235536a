"""The words that name what a notebook must not ask for: how they are written, and all of them together.

Phrases are separated by commas and written without accents. Capitals, plurals and the words of ``grammar.SMALL``
count for nothing: ``numero securite sociale`` is also « N° de la Sécurité sociale ». ``/`` stands between words that
may stand in one place: ``motif/raison consultation``. Where phrases overlap, the longest one is read, so what is
harmless only has to be longer: ``code postal`` takes ``code`` away.

A sign before a phrase says where it speaks. ``=``: only when it is all that is asked for, or is somebody's (« Santé »
and « Que dire de ma santé ? », not « Centre de santé »); among answers to tick, only when it is somebody's. ``~``: the
same, but a whole answer too (« Fumeur »). ``@``: only when it is somebody's (« Mon parti », not « Parti à 8 h »).
``+``: a paper or a name as well, it speaks everywhere but in an answer to tick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType

from recap_print.check.privacy import harmless
from recap_print.check.privacy.asks_acts import ACTS
from recap_print.check.privacy.asks_health import HEALTH
from recap_print.check.privacy.asks_keys import KEYS
from recap_print.check.privacy.asks_lives import LIVES
from recap_print.check.privacy.parts import PARTS_OF

HARMLESS = ""
"""The key of phrases that take the harm out of the words within them."""
MARKS = "=~@+"

ASKS: Mapping[str, str] = MappingProxyType({**KEYS, **HEALTH, **LIVES, **ACTS, HARMLESS: harmless.OF_ASKS})
PARTS: Mapping[str, str] = MappingProxyType({**PARTS_OF, HARMLESS: harmless.OF_PARTS})


def phrases(table: str) -> Iterator[tuple[str, str]]:
    """(mark, phrase) for each phrase of a table, each of the words that may stand in one place by itself."""
    for typed in table.split(","):
        phrase = " ".join(typed.split())
        mark = phrase[0] if phrase[0] in MARKS else ""
        for words in product(*(word.split("/") for word in phrase.removeprefix(mark).split())):
            yield mark, " ".join(words)
