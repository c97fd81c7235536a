"""Faults of keys: unknown, missing, misplaced, too many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recap_print.source import rules
from recap_print.source.fault import Case, Fault
from recap_print.source.hints import (
    also_called,
    condition_words,
    discriminators,
    example,
    explained,
    first_said,
    meant,
    sentences,
)
from recap_print.source.mend import folded, mended
from recap_print.source.schema import Schema, applying, below, branches, holds, types
from recap_print.source.words import count, either, listed, shown, typed_at, written


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
    if _is_text(case, known):
        yield _text_with_a_colon(case)
        return
    every_part = [part for part, _ in branches({"allOf": case.parts}, case.root)]
    also = {word: key for part in every_part for word, key in also_called(part.get("properties", {})).items()}
    before = ""
    for key in case.value:
        if is_named(key, own):
            before = key
            continue
        if key in elsewhere and case.error.validator == "unevaluatedProperties":
            yield _not_here(case, key, elsewhere[key])
            continue
        yield _unknown(case, key, known, {word: to for word, to in also.items() if to in known}, before)


def _unknown(case: Case, key: str, known: Sequence[str], also: Mapping[str, str], before: str) -> Fault:
    steps = (*case.steps, key)
    noun = first_said("x-noun", case.parts) or (case.label if case.steps else "this file")
    message = f"`{shown(key, 40)}` {first_said('x-unknown', case.parts) or f'is not a key of {noun}'}"
    if before and _goes_under(case, key, before):
        help = f"it goes under `{shown(before, 40)}`: indent it two spaces further"
        return Fault(rules.UNKNOWN_KEY, steps, message, help, at_key=True, meant=before)
    guess = meant(key, known, also)
    free = [name for name in known if name not in case.value]
    told = f"possible here: {listed(free)}" if free else "no other key is possible"
    if guess in case.value and guess not in free:
        help = f"`{guess}` says it already: keep one of them"
        return Fault(rules.UNKNOWN_KEY, steps, message, help, at_key=True)
    is_sure = bool(guess) and (len(free) == 1 or folded(key) in also)
    help = sentences(f"did you mean `{guess}`?" if guess else "", "" if is_sure else told)
    return Fault(rules.UNKNOWN_KEY, steps, message, help, at_key=True, meant=guess)


def _goes_under(case: Case, key: str, before: str) -> bool:
    """Would this key have a meaning one level deeper, in the mapping just above it?"""
    inside = case.value[before]
    parts = [part for schema in below(case.parts, before) for part in applying(schema, inside or {}, case.root)]
    return (inside is None or isinstance(inside, dict)) and any(key in part.get("properties", ()) for part in parts)


def _is_text(case: Case, known: Sequence[str]) -> bool:
    """Was a text meant, where keys and values may stand too? None of the keys is known, and one has a capital or a
    space, or no value: `{edition}`, `Rappel: apporter ses papiers`."""
    may_be_text = "string" in (types([case.schema], case.root) or ())
    return (
        may_be_text
        and not any(key in known for key in case.value)
        and any(value is None or key != key.lower() or " " in key for key, value in case.value.items())
    )


def _text_with_a_colon(case: Case) -> Fault:
    key, value = next(iter(case.value.items()))
    is_placeholder = value is None
    text = f"{{{key}}}" if is_placeholder else f"{key}: {value}"
    message = f"{case.label} must be a text, and reads as a key and its value"
    help = f"put quotes around it: `{shown(typed_at(case.step, text), 80)}`"
    return Fault(rules.WRONG_TYPE, case.steps, message, help)


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
    for key, reason in reasons.items():
        if key in case.value:
            continue
        parts = [p for s in below(case.parts, key) for p in applying(s, None, case.root)]
        message = f"{case.name} has no `{key}`{reason}"
        help = explained(key, parts)
        is_choice = help.startswith("one of")
        yield Fault(
            rules.MISSING_KEY, (*case.steps, key), message, f"`{key}` is {help}" if is_choice else help, at_key=True
        )


def number_of_keys(case: Case) -> Fault:
    """Too many keys in a block, or none."""
    keys = list(case.value)
    if case.error.validator == "minProperties" and not keys:
        known = [key for part in case.parts for key in part.get("properties", ())]
        help = example(case.step, case.parts) or (f"one of: {listed(known)}" if known else "")
        return Fault(rules.NUMBER_OF_KEYS, case.steps, f"{case.label} has nothing in it", help)
    noun = first_said("x-noun", case.parts) or case.label
    if case.error.validator == "minProperties":
        message = f"{noun} has at least {count(case.wanted, 'key')}, and {len(keys)} here"
        return Fault(rules.NUMBER_OF_KEYS, case.steps, message, example(case.step, case.parts))
    extra = keys[case.wanted]
    message = f"{noun} has {count(case.wanted, 'key')} at most, and {len(keys)} here: {listed(keys, 6)}"
    help = f"start another item: `- {shown(extra, 40)}: …`" if isinstance(case.step, int) else ""
    return Fault(rules.NUMBER_OF_KEYS, case.steps, message, help, shown_at=(*case.steps, extra), at_key=True)


def wrong_key(case: Case) -> Fault:
    """A name of somebody's choice, written in a form that cannot be used."""
    name = str(case.value)
    form = first_said("x-form", [case.schema]) or first_said("description", [case.schema])
    guess = mended(name, case.schema)
    message = f"`{shown(name, 40)}` cannot be a name here"
    help = sentences(f"did you mean `{shown(guess, 40)}`?" if guess else "", f"it must be {form}" if form else "")
    return Fault(rules.WRONG_FORM, (*case.steps, name), message, help, at_key=True)
