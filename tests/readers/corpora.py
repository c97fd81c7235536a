"""Sentences and labels that people have judged, and how well the rules agree with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from recap_print.check.privacy.words import Place, betrayed
from recap_print.check.readers.words import codes

CORPORA = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))
FLOOR = 0.95
"""What precision and recall must reach, of each rule and of all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A string, where it stands (a label with room to write, an option, a sentence), and the codes it deserves."""

    text: str
    place: Place
    expect: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How often each rule spoke rightly, spoke wrongly, and was silent wrongly."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def codes(self) -> list[str]:
        return sorted({*self.right, *self.wrong, *self.missed})

    def precision(self, code: str = "") -> float:
        return _share(self.right, self.wrong, code)

    def recall(self, code: str = "") -> float:
        return _share(self.right, self.missed, code)


def _share(right: Counter[str], other: Counter[str], code: str) -> float:
    good, bad = (right[code], other[code]) if code else (right.total(), other.total())
    return good / (good + bad) if good + bad else 1.0


def read(corpus: Path) -> list[Judged]:
    return [
        Judged(line["text"], Place(line.get("as", "sentence")), frozenset(line["expect"]))
        for line in yaml.safe_load(corpus.read_text("utf-8"))
    ]


def found(judged: Judged, families: Iterable[str]) -> frozenset[str]:
    """What the rules of these families (first letters) find."""
    told = codes(judged.text) | {fault.code for fault in betrayed(judged.text, judged.place)}
    return frozenset(code for code in told if code[0] in families)


def scored(corpora: Iterable[Path]) -> tuple[Score, list[str]]:
    """The score, and a line for each string that rules and people judge differently.

    A corpus is judged by the families that it expects anything of.
    """
    score, differing = Score(), []
    for corpus in corpora:
        for judged, told in _verdicts(read(corpus)):
            score.right.update(told & judged.expect)
            score.wrong.update(told - judged.expect)
            score.missed.update(judged.expect - told)
            if told != judged.expect:
                differing.append(f"{corpus.name}: {judged.text!r}: {sorted(told)}, not {sorted(judged.expect)}")
    return score, differing


def _verdicts(lines: list[Judged]) -> Iterator[tuple[Judged, frozenset[str]]]:
    families = {code[0] for judged in lines for code in judged.expect}
    return ((judged, found(judged, families)) for judged in lines)
