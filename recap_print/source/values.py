"""Faults of values: their type, their form, their size."""

from __future__ import annotations

from dataclasses import replace

from recap_print.findings import Rule
from recap_print.source import rules
from recap_print.source.fault import Case, Fault
from recap_print.source.hints import about_type, choices, condition_words, explained, first_said, meant, sentences
from recap_print.source.mend import folded, mended
from recap_print.source.schema import applying, types
from recap_print.source.words import count, either, found, kinds, written

_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}


def empty(case: Case) -> Fault:
    """Nothing at all after a key or a dash, or a text of nothing."""
    if isinstance(case.step, int):
        help = "fill it in, or remove the line" if case.value is None else "write its words, or remove it"
    else:
        help = explained(case.step, case.parts) or "write a value, or remove it"
    properties = [part for part in case.parts if part.get("type") == "object" and "properties" in part]
    if case.value is None and properties and not any(part.get("required") for part in properties):
        help = f"write `{written(case.step)}: {{}}` for one with all its defaults, or {help}"
    return Fault(rules.EMPTY_VALUE, case.steps, f"{case.label} is empty", help)


def wrong_type(case: Case) -> Fault:
    """A list for a text, a word for a number."""
    wanted = [case.wanted] if isinstance(case.wanted, str) else list(case.wanted)
    node = case.document.node(case.steps)
    quoted = isinstance(case.value, str) and not node.plain and "string" not in wanted
    what = found(case.value) + (" between quotes" if quoted else "")
    message = f"{case.label} must be {kinds(wanted, first_said('x-noun', case.parts))}, and is {what}"
    return Fault(rules.WRONG_TYPE, case.steps, message, about_type(case.step, case.value, wanted, node, case.parts))


def none_of_several(case: Case) -> Fault:
    """A value that fits none of several possibilities."""
    words = []
    for part in case.wanted:
        said = list(applying(part, case.value, case.root)) or [part]
        constants = next((p.get("enum", [p.get("const")]) for p in said if "enum" in p or "const" in p), None)
        named = types([part], case.root) or frozenset()
        words += [f"`{written(c)}`" for c in constants] if constants else [kinds(sorted(named)) or "something else"]
    message = f"{case.label} must be {either(list(dict.fromkeys(words)))}, and is {found(case.value)}"
    return Fault(rules.WRONG_TYPE, case.steps, message, explained(case.step, case.parts))


def not_one_of(case: Case) -> Fault:
    """A word that is none of those with a meaning."""
    wanted = case.wanted if case.error.validator == "enum" else [case.wanted]
    if isinstance(case.value, dict | list):
        message = f"{case.label} must be one word, and is {found(case.value)}"
        return Fault(rules.WRONG_TYPE, case.steps, message, choices({**case.schema, "enum": wanted}))
    now = f"`{written(case.value)}`" if case.value != "" else "an empty text"
    if len(wanted) == 1:
        message = f"{case.label} can only be `{written(wanted[0])}` here, and is {now}"
        return Fault(rules.NOT_ONE_OF, case.steps, message, first_said("description", case.parts))
    also = case.schema.get("x-meant", {})
    guess = meant(case.value, map(str, wanted), also) if isinstance(case.value, str) else ""
    is_sure = isinstance(case.value, str) and folded(case.value) in also
    help = sentences(f"did you mean `{guess}`?" if guess else "", "" if is_sure else choices(case.schema))
    return Fault(rules.NOT_ONE_OF, case.steps, f"{case.label} cannot be {now}", help)


def _wrong_form(case: Case) -> Fault:
    if not case.value.strip():
        return empty(case)
    form, guess = first_said("x-form", [case.schema, *case.parts]), mended(case.value, case.schema)
    wanted = f"must be {form}, and is" if form else "is not written in the right form:"
    help = f"did you mean `{guess}`?" if guess else explained(case.step, case.parts)
    return Fault(rules.WRONG_FORM, case.steps, f"{case.label} {wanted} {found(case.value)}", help)


def _out_of_range(case: Case) -> Fault:
    word, value, wanted = case.error.validator, case.value, case.wanted
    said = first_said("description", case.parts)
    help = said
    if word == "multipleOf" and isinstance(value, int) and isinstance(wanted, int):
        help = f"write {value // wanted * wanted} or {value // wanted * wanted + wanted}"
    low, high = case.schema.get("minimum", wanted), case.schema.get("maximum", wanted)
    if word == "minimum" and wanted >= 40 and " mm" in said and low <= value * 10 <= high:
        help = f"did you mean {value * 10:g}? {said}"
    message = f"{case.label} must be {_BOUNDS[str(word)]} {wanted}, and is {value}"
    return Fault(rules.OUT_OF_RANGE, case.steps, message, help)


def _items(case: Case) -> Fault:
    number, wanted = len(case.value), case.wanted
    exactly = case.schema.get("minItems") == case.schema.get("maxItems")
    said = f"has {count(number, 'item')}" if number else "has nothing in it"
    help = explained(case.step, case.parts)
    if case.error.validator == "minItems":
        message = f"{case.label} {said}, and must have {'exactly' if exactly else 'at least'} {wanted}"
        return Fault(rules.TOO_FEW_ITEMS, case.steps, message, help)
    message = f"{case.label} {said}, and must have {'exactly' if exactly else 'at most'} {wanted}"
    return Fault(rules.TOO_MANY_ITEMS, case.steps, message, help, shown_at=(*case.steps, wanted))


def out_of_bounds(case: Case) -> Fault:
    """Forms, sizes and ranges, and whatever else a schema may refuse."""
    name, value, wanted = case.label, case.value, case.wanted

    def fault(rule: Rule, message: str) -> Fault:
        return Fault(rule, case.steps, message, first_said("description", case.parts))

    match case.error.validator:
        case "pattern":
            return _wrong_form(case)
        case word if word in _BOUNDS:
            return _out_of_range(case)
        case "minLength" if not value:
            return empty(case)
        case "minLength":
            said = count(len(value), "character")
            return fault(rules.TOO_SHORT, f"{name} has {said}, and must have at least {wanted}")
        case "maxLength":
            return fault(rules.TOO_LONG, f"{name} has {len(value)} characters, and {wanted} at most fit")
        case "minItems" | "maxItems":
            return _items(case)
        case "uniqueItems":
            first = value.index(value[case.steps[-1]]) + 1
            message = f"{name} is the same as item {first}"
            return Fault(rules.REPEATED_ITEM, case.steps, message, "remove one of them")
    where = " and ".join(condition_words(condition) for condition in case.conditions)
    message = f"{name} does not go with {where}" if where else f"{name} has no place here"
    return replace(fault(rules.NOT_ALLOWED_HERE, message), at_key=True)
