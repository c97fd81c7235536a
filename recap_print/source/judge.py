"""A document against its JSON Schema, one finding for each fault, at the exact key or value.

jsonschema judges; this says it in words, and drops what follows from a fault already told: a section whose
``kind`` is misspelt is not also told that every one of its keys is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from recap_print.findings import Finding
from recap_print.source import keys, rules, values
from recap_print.source.document import Document
from recap_print.source.fault import Case, Fault, Steps
from recap_print.source.hints import discriminators
from recap_print.source.schema import Schema, applying, below

# Where ``_if`` leaves, on an error, how deep below the condition's mapping it lies, and the condition.
_NOTES = "recap_conditions"


def check_schema(document: Document, schema: Schema) -> list[Finding]:
    """What the schema finds wrong with a typed document, sorted, at most ``rules.MAX_FINDINGS``."""
    told = (
        fault
        for error in _validator(schema)(schema).iter_errors(document.data)
        for fault in _faults(error, document, schema)
    )
    kept = _without_echoes(list(islice(told, rules.MAX_FINDINGS * 2)))
    return sorted(fault.finding(document) for fault in kept)[: rules.MAX_FINDINGS]


def _faults(error: ValidationError, document: Document, root: Schema) -> Iterator[Fault]:
    """The faults in one error, and what they rest on."""
    steps: Steps = tuple(error.absolute_path)
    parts = tuple(_parts(steps, document.data, root))
    conditions: list[tuple[int, Schema]] = vars(error).get(_NOTES, [])
    given = tuple(condition for _, condition in conditions)
    case = Case(error, steps, error.instance, error.validator_value, parts, given, document, root)
    rests_on = frozenset(
        (*steps[: len(steps) - depth], key) for depth, condition in conditions for key in discriminators(condition)
    )
    for fault in _told(case):
        yield replace(fault, rests_on=fault.rests_on | rests_on)


def _parts(steps: Steps, data: Any, root: Schema) -> list[Schema]:
    schemas = [root]
    for step in steps:
        schemas = below([part for schema in schemas for part in applying(schema, data, root)], step)
        data = data[step]
    return [part for schema in schemas for part in applying(schema, data, root)]


def _told(case: Case) -> Iterator[Fault]:
    match case.error.validator:
        case "additionalProperties" | "unevaluatedProperties":
            yield from keys.unknown_keys(case)
        case "required" | "dependentRequired":
            yield from keys.missing_keys(case)
        case "minProperties" | "maxProperties":
            yield keys.number_of_keys(case)
        case _ if case.value is None:
            yield values.empty(case)
        case _ if "propertyNames" in case.error.absolute_schema_path:
            yield keys.wrong_key(case)
        case "type":
            yield values.wrong_type(case)
        case "anyOf":
            yield values.none_of_several(case)
        case "enum" | "const":
            yield values.not_one_of(case)
        case _:
            yield values.out_of_bounds(case)


def _without_echoes(told: list[Fault]) -> list[Fault]:
    """One fault for each place, and none that only follows from another."""
    faulty = {fault.steps for fault in told}
    kept = [fault for fault in told if not fault.rests_on & faulty] or told
    best: dict[Any, Fault] = {}
    for fault in kept:
        if fault.steps not in best or fault.rank < best[fault.steps].rank:
            best[fault.steps] = fault
    unknown = {(fault.steps[:-1], fault.meant) for fault in best.values() if fault.rule is rules.UNKNOWN_KEY}
    strange = {steps[:-1] for steps, fault in best.items() if fault.rule in (rules.UNKNOWN_KEY, rules.MISSING_KEY)}
    return [
        fault
        for fault in best.values()
        if not (fault.rule is rules.MISSING_KEY and (fault.steps[:-1], fault.steps[-1]) in unknown)
        and not (fault.rule is rules.NUMBER_OF_KEYS and fault.steps in strange)
    ]


def _validator(root: Schema) -> Any:
    """jsonschema's validator, with a few keywords that tell more or cost less."""

    def unevaluated(validator: Any, allowed: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        """``unevaluatedProperties: false`` by the keys that are named, whether or not their values are right."""
        if allowed is not False or not isinstance(instance, dict):
            yield from Draft202012Validator.VALIDATORS["unevaluatedProperties"](validator, allowed, instance, schema)
            return
        parts = list(applying(schema, instance, root))
        if not all(keys.is_named(key, parts) for key in instance):
            yield ValidationError("keys that no part of the schema names")

    own = {
        "properties": _properties,
        "if": _if,
        "anyOf": _any_of,
        "uniqueItems": _unique,
        "unevaluatedProperties": unevaluated,
    }
    return validators.extend(Draft202012Validator, own)  # type: ignore[no-untyped-call]


def _properties(validator: Any, properties: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """The standard ``properties``, which forgets the path of a key whose schema is ``false``."""
    for key in properties if isinstance(instance, dict) else ():
        if key in instance and properties[key] is False:
            yield ValidationError("not allowed", path=[key])
        elif key in instance:
            yield from validator.descend(instance[key], properties[key], path=key, schema_path=key)


def _if(validator: Any, condition: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """The standard ``if``, which also notes on each error the condition that it hangs on."""
    branch = "then" if validator.evolve(schema=condition).is_valid(instance) else "else"
    if branch in schema:
        for error in validator.descend(instance, schema[branch], schema_path=branch):
            vars(error).setdefault(_NOTES, []).append((len(error.relative_path), condition))
            yield error


def _any_of(validator: Any, parts: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """The errors of the branch that was meant, or one error when none can be."""
    tried = [list(validator.descend(instance, part, schema_path=i)) for i, part in enumerate(parts)]
    if all(tried):
        meant = [
            e for e in tried if not any(x.validator in ("type", "enum", "const") and not x.relative_path for x in e)
        ]
        yield from min(meant, key=len) if meant else [ValidationError("none of several")]


def _unique(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """In linear time: the standard one compares mappings in pairs."""
    seen: set[str] = set()
    for index, item in enumerate(instance if wanted and isinstance(instance, list) else ()):
        form = json.dumps(item, sort_keys=True)
        if form in seen:
            yield ValidationError("repeated", path=[index])
        seen.add(form)
