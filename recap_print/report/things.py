"""What a change befalls, in words people use: ``3 labels``, ``thumb tab``, ``field decided, lines``."""

from __future__ import annotations

from recap_print.compare.changes import Change, Kind

WHOLE = "The whole booklet"
"""What changes are told under that belong to no section."""

LIST_SEPARATOR = " / "
"""Between the lines of a list, in the words of a change."""

_ROLES = {"paragraph": "text", "list": "list line", "artifact": "item", "section": "item", "page": "item"}
"""What items are called for their role; a role that is not here is called by its name."""

_FURNITURE = {"folio": "page number", "running": "running title", "tab": "thumb tab", "index": "index"}
_DRAWN = {
    "pictogram": "pictogram",
    "mark": "bullet",
    "sign": "separator",
    "box": "frame",
    "quiet": "white margin",
    "option": "choice",
    "example": "example",
    "ground": "background",
}
"""What items are called for a step of their name, whatever their role."""


def plural(count: int, noun: str) -> str:
    """``1 page``, ``2 pages``; a noun of several words grows at its last, or on both sides of an ``or``
    (``2 places or sizes``)."""
    return f"{count} {noun}" if count == 1 else f"{count} {' or '.join(word + 's' for word in noun.split(' or '))}"


def measure(distance: float) -> str:
    """A distance in mm without its sign, to a tenth, or to a hundredth when that says more."""
    far = abs(distance)
    return f"{far:.1f} mm" if round(far, 1) == round(far, 2) else f"{far:.2f} mm"


def noun(change: Change, *, named_too: bool = True) -> str:
    """Which sort of thing: from its name where that says it (``named_too``), else from its role."""
    steps = [step.partition("~")[0] for step in change.name.split(".")] if named_too else []
    if steps[:1] == ["furniture"]:
        return _FURNITURE.get(steps[1] if len(steps) > 1 else "", "item")
    for step in reversed(steps):
        if step in _DRAWN:
            return _DRAWN[step]
    return _ROLES.get(change.what, change.what) or "item"


def named(name: str) -> str:
    """The name of items without its counts: ``cards.*.when.label`` is ``cards › when › label``."""
    return " › ".join(step for step in name.split(".") if step and step != "*")


def befallen(change: Change) -> str:
    """The words of what moved or looks different, when the change holds them."""
    if change.kind is Kind.MOVED or (change.kind in (Kind.REDRAWN, Kind.REPAINTED) and change.before == change.after):
        return change.after or change.before
    same = [hunk.after for hunk in change.hunks]
    return " ".join(same) if all(hunk.same for hunk in change.hunks) else ""


def setting(change: Change) -> str:
    """``appointments.fields.decided.lines`` is ``field decided, lines``: the section is told above it."""
    steps = change.name.split(".")
    if len(steps) > 1 and steps[0] == change.section:
        steps = steps[1:]
    told = []
    while steps:
        step = steps.pop(0).replace("_", " ")
        if steps and step.endswith("s") and not step.endswith("ss"):
            one = f"{step[:-3]}y" if step.endswith("ies") else step[:-1]
            step = f"{one} {steps.pop(0)}"
        told.append(step)
    return ", ".join(told)
