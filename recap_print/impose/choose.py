"""Which press to print on: the same booklet reckoned on several, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recap_print.impose.reckon import Reckoning

RULE = "fewest plates, then fewest impressions, then least paper"
"""How a press is chosen where profiles state no costs: plates cost most, and paper is wasted least by a full sheet."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A press that cannot take the booklet, why, and what to do."""

    press: str
    reason: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The press chosen, and why, in plain words."""

    press: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One booklet on several presses. ``subject`` names it; ``trim`` is width and height in mm; ``best`` is None
    when nobody asked, or no press can take it."""

    subject: str
    page_count: int
    trim: tuple[float, float]
    copies: int
    inks: int
    reckoned: tuple[Reckoning, ...]
    refused: tuple[Refusal, ...] = ()
    best: Choice | None = None


def choose(reckoned: Sequence[Reckoning]) -> Choice | None:
    """The press that costs least, when all state their costs in one currency; otherwise the one with the ``RULE``.

    Plates weigh nothing against a press that needs none: that takes costs, so without them presses with plates are
    compared with each other, and the reason says what was left out. The first of equals is taken.
    """
    if not reckoned:
        return None
    if len(reckoned) == 1:
        return Choice(reckoned[0].press.id, "the only press that can take it")
    if len({one.press.costs.currency if one.press.costs else "" for one in reckoned} - {""}) == 1:
        priced = [(one.cost, one) for one in reckoned if one.cost is not None]
        if len(priced) == len(reckoned):
            return _cheapest(priced)
    rivals = [one for one in reckoned if one.press.plates] or list(reckoned)
    ordered = sorted(rivals, key=_key)
    why = _why(ordered)
    others = [one.press.id for one in reckoned if one not in rivals]
    if others:
        apart = f"{_and(others)} print{'s' * (len(others) == 1)} without plates"
        why = f"{why}; {apart}: only `costs` in all the profiles can weigh that"
    return Choice(ordered[0].press.id, why)


def _key(one: Reckoning) -> tuple[int, int, float]:
    return one.plates, one.impressions, round(one.paper_m2, 3)


def _cheapest(priced: Sequence[tuple[float, Reckoning]]) -> Choice:
    first, *others = sorted(priced, key=lambda pair: (round(pair[0], 2), *_key(pair[1])))
    costs = first[1].press.costs
    assert costs is not None, "only priced ones come here"
    told = ", ".join(f"{one.press.id} {cost:.2f}" for cost, one in others)
    return Choice(first[1].press.id, f"costs least: {first[0]:.2f} {costs.currency} ({told})")


def _why(ordered: Sequence[Reckoning]) -> str:
    """What decides between the first and the next: ``fewest plates: 12 (offset-700x500: 24)``."""
    first, *others = ordered
    if not others:
        return "the only one with plates"
    said = [
        ("fewest plates", [one.plates for one in ordered], ""),
        ("fewest impressions", [one.impressions for one in ordered], ""),
        ("least paper", [round(one.paper_m2) for one in ordered], " m²"),
    ]
    decided = next((i for i in range(3) if _key(first)[i] != _key(others[0])[i]), None)
    if decided is None:
        return f"the first named of equals ({', '.join(one.press.id for one in others)})"
    what, amounts, unit = said[decided]
    rest = ", ".join(f"{one.press.id}: {amount}" for one, amount in zip(others, amounts[1:], strict=True))
    same = [name for name, (_, of, _) in zip(("plates", "impressions"), said[:decided], strict=False) if of[0]]
    equal = f"as few {' and '.join(same)}, " if same else ""
    return f"{equal}{what}: {amounts[0]}{unit} ({rest})"


def _and(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
