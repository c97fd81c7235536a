"""French syllables, counted from the spelling by rules of ours: for a readability score, not for phonetics."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = "aeiouyàâäéèêëîïôöùûü"
_AFTER_CLUSTER = r"(?<=[bcdfgptv][rl])"
_SILENT_ENT = re.compile(  # they ask: demandent, arrivent; not souvent, moment, argent
    r"(?:ss|ai|oi|v|[tdvp]r|rl|ll|tt|nn|ch|gn|qu|gu|ng|nc|nd|rd|ai[dm]|is|os|us|ant|it|st|pt|rt|eul|form|ferm|firm|mm)ent$"
    r"(?<!souvent)(?<!(?<![a-z])vent)(?<!couvent)(?<!avent)(?<!comment)(?<!a(?:mm)ent)(?<!emment)"
)
_SILENT_E = re.compile(r"(?<=.)es?$")
_SILENT_U = re.compile(rf"(?<=[qg])u$|(?<=q)u(?=[{_VOWELS}])|(?<=g)u(?=[eiéèêy])")
_APART = re.compile(  # two vowels side by side that are said apart: cré|er, ma|ïs, cha|os, vo|yage, cri|er
    rf"é(?=[{_VOWELS}])|[aeo](?=[ïëü])|a(?=[oâé])|o(?=[aéè])|(?<=c)o(?=o)|[aou](?=y[{_VOWELS}])"
    rf"|{_AFTER_CLUSTER}i(?=[aeoéè])|{_AFTER_CLUSTER}ou(?=[aeé])"
)
_GROUP = re.compile(rf"[{_VOWELS}]+")
_ODD = {"pays": 2, "août": 1, "client": 2, "monsieur": 2, "lycée": 2, "rien": 1}


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of a French word, without the silent ``e`` at its end, with those inside: ``maintenant`` has three.

    A number counts for one, and so does a word without vowels.
    """
    return max(1, sum(_count(piece) for piece in re.split(r"['’-]", word.lower()) if piece))


def _count(piece: str) -> int:
    if piece.removesuffix("s") in _ODD or piece in _ODD:
        return _ODD.get(piece) or _ODD[piece.removesuffix("s")]
    if not _GROUP.search(piece):
        return 0
    said = _SILENT_ENT.sub(lambda m: m[0].removesuffix("ent"), piece.replace("œ", "e"))
    if said == piece.replace("œ", "e"):
        said = _SILENT_E.sub("", said)
    said = _SILENT_U.sub("", said)
    return max(1, len(_GROUP.findall(_APART.sub(lambda m: m[0] + "|", said))))
