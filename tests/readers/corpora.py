"""Sentences and labels that people have judged, and how well the rules agree with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from recap_print.check.privacy.finders import home_told
from recap_print.check.privacy.links import link_told, serial
from recap_print.check.privacy.words import Place, betrayed
from recap_print.check.readers.words import codes

CORPORA = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))
FLOOR = 0.95
"""What precision and recall must reach, of each rule and of all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A string, where it stands (a label with room to write, an option, a sentence), and the codes it deserves.

    Without a place it is judged by the rules on words, with one by those on privacy.
    """

    text: str
    place: Place | None
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
        Judged(line["text"], Place(line["as"]) if "as" in line else None, frozenset(line["expect"]))
        for line in yaml.safe_load(corpus.read_text("utf-8"))
    ]


def found(judged: Judged) -> frozenset[str]:
    """What the rules find: on words alone, or on what words ask for where they stand."""
    text, place = judged.text, judged.place
    if place is None:
        return frozenset(codes(text))
    told = {fault.code for fault in betrayed(text, place)}
    if link_told(text) or serial(text):
        told.add("Y120")
    if home_told(text, place):
        told.add("Y121")
    return frozenset(told)


def scored(corpora: Iterable[Path]) -> tuple[Score, list[str]]:
    """The score, and a line for each string that rules and people judge differently."""
    score, differing = Score(), []
    for corpus in corpora:
        for judged in read(corpus):
            told = found(judged)
            score.right.update(told & judged.expect)
            score.wrong.update(told - judged.expect)
            score.missed.update(judged.expect - told)
            if told != judged.expect:
                differing.append(f"{corpus.name}: {judged.text!r}: {sorted(told)}, not {sorted(judged.expect)}")
    return score, differing
