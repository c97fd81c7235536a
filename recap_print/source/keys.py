"""Faults of keys: unknown, missing, misplaced, too many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from recap_print.findings import did_you_mean
from recap_print.source import rules
from recap_print.source.fault import Case, Fault
from recap_print.source.hints import condition_words, discriminators, first_said
from recap_print.source.schema import Schema, applying, below, branches, holds
from recap_print.source.words import count, either, listed, shown, written


def is_named(key: str, parts: Iterable[Schema]) -> bool:
    """Does any of these parts say something of this key?"""
    return any(
        key in part.get("properties", ())
        or any(re.search(pattern, key) for pattern in part.get("patternProperties", ()))
        or part.get("additionalProperties", False) is not False
        for part in parts
    )


def unknown_keys(case: Case) -> Iterator[Fault]:
    """Each key that no part of the schema names, or that another kind has."""
    own = (case.schema,) if case.error.validator == "additionalProperties" else case.parts
    elsewhere: dict[str, list[Schema]] = {}
    for part, given in branches({"allOf": case.parts}, case.root):
        for key in part.get("properties", ()) if given else ():
            elsewhere.setdefault(key, []).append(given or {})
    every = [given for conditions in elsewhere.values() for given in conditions]
    known = [key for part in own for key in part.get("properties", ())]
    if every and not any(holds(given, case.value, case.root) for given in every):
        known += elsewhere  # nobody can tell which keys were meant to be possible
    known = list(dict.fromkeys(known))
    noun = first_said("x-noun", case.parts) or (case.label if case.steps else "this file")
    for key in case.value:
        if is_named(key, own):
            continue
        steps = (*case.steps, key)
        if key in elsewhere and case.error.validator == "unevaluatedProperties":
            yield _not_here(case, key, elsewhere[key])
            continue
        guess = did_you_mean(key, known) if len(key) <= 60 else ""
        free = [name for name in known if name not in case.value]
        help = " ".join(
            filter(
                None,
                [
                    guess,
                    ""
                    if guess and len(free) == 1
                    else f"possible here: {listed(free)}"
                    if free
                    else "no other key is possible",
                ],
            )
        )
        meant = guess.partition("`")[2].partition("`")[0]
        message = f"`{shown(key, 40)}` is not a key of {noun}"
        yield Fault(rules.UNKNOWN_KEY, steps, message, help, at_key=True, meant=meant)


def _not_here(case: Case, key: str, conditions: Sequence[Schema]) -> Fault:
    names = sorted({name for condition in conditions for name in discriminators(condition)})
    now = " and ".join(f"`{name}: {written(case.value[name])}`" for name in names if name in case.value)
    message = f"`{shown(key, 40)}` does not go with {now or 'what is said here'}"
    help = f"it goes with {either(list(dict.fromkeys(map(condition_words, conditions)))[:4])}"
    rests_on = frozenset((*case.steps, name) for name in names)
    return Fault(rules.NOT_ALLOWED_HERE, (*case.steps, key), message, help, at_key=True, rests_on=rests_on)


def missing_keys(case: Case) -> Iterator[Fault]:
    """Each key that should be there, with what it is for."""
    if case.error.validator == "required":
        reasons = dict.fromkeys(case.wanted, "")
    else:
        reasons = {key: f", because `{because}` is there" for because in case.wanted if because in case.value
                   for key in case.wanted[because]}  # fmt: skip
    inside = f" in {case.label}" if case.steps else ""
    for key, reason in reasons.items():
        if key in case.value:
            continue
        said = first_said("description", [p for s in below(case.parts, key) for p in applying(s, None, case.root)])
        message = f"`{key}` is missing{inside}{reason}"
        yield Fault(rules.MISSING_KEY, (*case.steps, key), message, f"`{key}`: {said}" if said else "", at_key=True)


def number_of_keys(case: Case) -> Fault:
    """Too many keys in a block, or none."""
    keys = list(case.value)
    noun = first_said("x-noun", case.parts) or case.label
    wanted = count(case.wanted, "key")
    if case.error.validator == "minProperties":
        free = listed(key for part in case.parts for key in part.get("properties", ()))
        message = f"{noun} has at least {wanted}" + (f", and {len(keys)} here" if keys else ", and none here")
        return Fault(rules.NUMBER_OF_KEYS, case.steps, message, f"one of: {free}" if free else "")
    extra = keys[case.wanted]
    message = f"{noun} has {wanted} at most, and {len(keys)} here: {listed(keys, 6)}"
    help = f"start another item: `- {shown(extra, 40)}: …`" if case.steps and isinstance(case.steps[-1], int) else ""
    return Fault(rules.NUMBER_OF_KEYS, case.steps, message, help, shown_at=(*case.steps, extra), at_key=True)


def wrong_key(case: Case) -> Fault:
    """A name of somebody's choice, written in a form that cannot be used."""
    form = first_said("x-form", [case.schema]) or first_said("description", [case.schema])
    message = f"`{shown(str(case.value), 40)}` cannot be a key here"
    help = f"a key wants {form or shown(str(case.wanted))}"
    return Fault(rules.WRONG_FORM, (*case.steps, str(case.value)), message, help, at_key=True)
