"""What jsonschema reports, in the words of the file's author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jsonschema import ValidationError

from recap_print.findings import Finding, Rule, did_you_mean
from recap_print.source import rules
from recap_print.source.document import Document
from recap_print.source.hints import about_type, condition_words, discriminators, first_said
from recap_print.source.paths import Step
from recap_print.source.schema import Schema, applying, below, branches, holds, types
from recap_print.source.words import count, either, found, kinds, label, listed, shown, written

Steps = tuple[Step, ...]

# When several keywords refuse one value, the plainest reason is told.
_RANKS = {rules.EMPTY_VALUE: 0, rules.WRONG_TYPE: 1, rules.NOT_ALLOWED_HERE: 2, rules.NOT_ONE_OF: 3}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at ``steps``, before echoes are dropped.

    ``shown_at`` is where it is shown when that is elsewhere; ``at_key`` underlines the key;
    ``rests_on`` are the places whose own faults would make this one an echo;
    ``meant`` is the key that an unknown one was probably meant to be.
    """

    rule: Rule
    steps: Steps
    message: str
    help: str = ""
    shown_at: Steps | None = None
    at_key: bool = False
    rests_on: frozenset[Steps] = frozenset()
    meant: str = ""

    @property
    def rank(self) -> int:
        return _RANKS.get(self.rule, 9)

    def finding(self, document: Document) -> Finding:
        place = document.place(self.steps if self.shown_at is None else self.shown_at, key=self.at_key)
        return self.rule.finding(place, self.message, self.help)


@dataclass(frozen=True, slots=True)
class Case:
    """An error, and the schema parts that spoke about its place."""

    error: ValidationError
    steps: Steps
    value: Any
    wanted: Any
    parts: tuple[Schema, ...]
    conditions: tuple[Schema, ...]
    document: Document
    root: Schema

    @property
    def schema(self) -> Schema:
        """The part of the schema that holds the keyword which refused."""
        return self.error.schema if isinstance(self.error.schema, Mapping) else {}

    @property
    def label(self) -> str:
        return label(self.steps)


def of(
    error: ValidationError, conditions: Sequence[tuple[int, Schema]], document: Document, root: Schema
) -> list[Fault]:
    """The faults in one error; ``conditions`` are the ``if``s it hangs on and how deep below them it lies."""
    steps: Steps = tuple(error.absolute_path)
    parts = tuple(_parts(steps, document.data, root))
    given = tuple(condition for _, condition in conditions)
    case = Case(error, steps, error.instance, error.validator_value, parts, given, document, root)
    rests_on = frozenset(
        (*steps[: len(steps) - depth], key) for depth, condition in conditions for key in discriminators(condition)
    )
    return [replace(fault, rests_on=fault.rests_on | rests_on) for fault in _told(case)]


def _parts(steps: Steps, data: Any, root: Schema) -> list[Schema]:
    schemas = [root]
    for step in steps:
        schemas = below([part for schema in schemas for part in applying(schema, data, root)], step)
        data = data[step]
    return [part for schema in schemas for part in applying(schema, data, root)]


def is_named(key: str, parts: Iterable[Schema]) -> bool:
    """Does any of these parts say something of this key?"""
    return any(
        key in part.get("properties", ())
        or any(re.search(pattern, key) for pattern in part.get("patternProperties", ()))
        or part.get("additionalProperties", False) is not False
        for part in parts
    )


def _told(case: Case) -> Iterator[Fault]:
    match case.error.validator:
        case "additionalProperties" | "unevaluatedProperties":
            yield from _unknown_keys(case)
        case "required" | "dependentRequired":
            yield from _missing_keys(case)
        case "minProperties" | "maxProperties":
            yield _number_of_keys(case)
        case _ if case.value is None:
            words = next((part["enum"] for part in case.parts if "enum" in part), ())
            help = f"one of: {listed(map(written, words))}" if words else first_said("description", case.parts)
            yield Fault(rules.EMPTY_VALUE, case.steps, f"{case.label} is empty", help or "write a value, or remove it")
        case _ if "propertyNames" in case.error.absolute_schema_path:
            yield _wrong_key(case)
        case "type":
            yield _wrong_type(case)
        case "anyOf":
            yield _none_of_several(case)
        case "enum" | "const":
            yield _not_one_of(case)
        case _:
            yield _out_of_bounds(case)


def _unknown_keys(case: Case) -> Iterator[Fault]:
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
        help = " ".join(filter(None, [guess, f"possible here: {listed(free)}" if free else "no other key is possible"]))
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


def _missing_keys(case: Case) -> Iterator[Fault]:
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


def _number_of_keys(case: Case) -> Fault:
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


def _wrong_key(case: Case) -> Fault:
    form = first_said("x-form", [case.schema]) or first_said("description", [case.schema])
    message = f"`{shown(str(case.value), 40)}` cannot be a key here"
    help = f"a key wants {form or shown(str(case.wanted))}"
    return Fault(rules.WRONG_FORM, (*case.steps, str(case.value)), message, help, at_key=True)


def _wrong_type(case: Case) -> Fault:
    wanted = [case.wanted] if isinstance(case.wanted, str) else list(case.wanted)
    node = case.document.node(case.steps)
    quoted = isinstance(case.value, str) and not node.plain and "string" not in wanted
    what = found(case.value) + (" between quotes" if quoted else "")
    message = f"{case.label} wants {kinds(wanted)}, and found {what}"
    return Fault(rules.WRONG_TYPE, case.steps, message, about_type(case.value, wanted, node, case.document.lines))


def _none_of_several(case: Case) -> Fault:
    words = []
    for part in case.wanted:
        said = list(applying(part, case.value, case.root)) or [part]
        constants = next((p.get("enum", [p.get("const")]) for p in said if "enum" in p or "const" in p), None)
        named = types([part], case.root) or frozenset()
        words += [f"`{written(c)}`" for c in constants] if constants else [kinds(sorted(named)) or "something else"]
    message = f"{case.label} wants {either(list(dict.fromkeys(words)))}, and found {found(case.value)}"
    return Fault(rules.WRONG_TYPE, case.steps, message, first_said("description", case.parts))


def _not_one_of(case: Case) -> Fault:
    wanted = case.wanted if case.error.validator == "enum" else [case.wanted]
    if isinstance(case.value, dict | list):
        message = f"{case.label} wants one word, and found {found(case.value)}"
        return Fault(rules.WRONG_TYPE, case.steps, message, f"one of: {listed(map(written, wanted))}")
    now = f"`{written(case.value)}`" if case.value != "" else "an empty text"
    if len(wanted) == 1:
        message = f"{case.label} can only be `{written(wanted[0])}` here, and is {now}"
        return Fault(rules.NOT_ONE_OF, case.steps, message, first_said("description", case.parts))
    guess = did_you_mean(case.value, map(str, wanted)) if isinstance(case.value, str) and len(case.value) < 60 else ""
    help = " ".join(filter(None, [guess, f"one of: {listed(map(written, wanted))}"]))
    return Fault(rules.NOT_ONE_OF, case.steps, f"{case.label} cannot be {now}", help)


def _out_of_bounds(case: Case) -> Fault:
    """Forms, sizes and ranges, and whatever else a schema may refuse."""
    name, value, wanted = case.label, case.value, case.wanted
    said = first_said("description", case.parts)

    def fault(rule: Rule, message: str, help: str = said) -> Fault:
        return Fault(rule, case.steps, message, help)

    match case.error.validator:
        case "pattern":
            form = first_said("x-form", [case.schema, *case.parts])
            now = found(value)
            if form:
                return fault(rules.WRONG_FORM, f"{name} wants {form}, and found {now}")
            help = said or f"its form is {shown(wanted)}"
            return fault(rules.WRONG_FORM, f"{name} is not written in the right form: {now}", help)
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" as word:
            bound = {
                "minimum": "at least",
                "maximum": "at most",
                "exclusiveMinimum": "more than",
                "exclusiveMaximum": "less than",
                "multipleOf": "a multiple of",
            }[word]
            help = said
            if word == "multipleOf" and isinstance(value, int) and isinstance(wanted, int):
                help = f"write {value // wanted * wanted} or {value // wanted * wanted + wanted}"
            return fault(rules.OUT_OF_RANGE, f"{name} must be {bound} {wanted}, and is {value}", help)
        case "minLength" if not value:
            return fault(rules.EMPTY_VALUE, f"{name} is empty", said or "write a text between the quotes, or remove it")
        case "minLength":
            message = f"{name} has {count(len(value), 'character')}, and {wanted} at least are wanted"
            return fault(rules.TOO_SHORT, message)
        case "maxLength":
            return fault(rules.TOO_LONG, f"{name} has {len(value)} characters, and {wanted} at most fit")
        case "minItems":
            return fault(
                rules.TOO_FEW_ITEMS, f"{name} has {count(len(value), 'item')}, and {wanted} at least are wanted"
            )
        case "maxItems":
            extra = (*case.steps, wanted)
            message = f"{name} has {count(len(value), 'item')}, and {wanted} at most are wanted"
            return replace(fault(rules.TOO_MANY_ITEMS, message), shown_at=extra)
        case "uniqueItems":
            first = value.index(value[case.steps[-1]]) + 1
            return fault(rules.REPEATED_ITEM, f"{name} is the same as item {first}", "remove one of them")
    where = " and ".join(condition_words(condition) for condition in case.conditions)
    message = f"{name} does not go with {where}" if where else f"{name} has no place here"
    return replace(fault(rules.NOT_ALLOWED_HERE, message), at_key=True)
