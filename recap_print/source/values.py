"""Faults of values: their type, their form, their size."""

from __future__ import annotations

from dataclasses import replace

from recap_print.findings import Rule, did_you_mean
from recap_print.source import rules
from recap_print.source.fault import Case, Fault
from recap_print.source.hints import about_type, condition_words, first_said
from recap_print.source.schema import applying, types
from recap_print.source.words import count, either, found, kinds, listed, shown, written


def wrong_type(case: Case) -> Fault:
    """A list for a text, a word for a number."""
    wanted = [case.wanted] if isinstance(case.wanted, str) else list(case.wanted)
    node = case.document.node(case.steps)
    quoted = isinstance(case.value, str) and not node.plain and "string" not in wanted
    what = found(case.value) + (" between quotes" if quoted else "")
    message = f"{case.label} wants {kinds(wanted)}, and found {what}"
    return Fault(rules.WRONG_TYPE, case.steps, message, about_type(case.value, wanted, node, case.document.lines))


def none_of_several(case: Case) -> Fault:
    """A value that fits none of several possibilities."""
    words = []
    for part in case.wanted:
        said = list(applying(part, case.value, case.root)) or [part]
        constants = next((p.get("enum", [p.get("const")]) for p in said if "enum" in p or "const" in p), None)
        named = types([part], case.root) or frozenset()
        words += [f"`{written(c)}`" for c in constants] if constants else [kinds(sorted(named)) or "something else"]
    message = f"{case.label} wants {either(list(dict.fromkeys(words)))}, and found {found(case.value)}"
    return Fault(rules.WRONG_TYPE, case.steps, message, first_said("description", case.parts))


def not_one_of(case: Case) -> Fault:
    """A word that is none of those with a meaning."""
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


def out_of_bounds(case: Case) -> Fault:
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
