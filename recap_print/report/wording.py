"""Hunks of a rewording -> stretches that read well: whole numbers, and few words around what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recap_print.compare.changes import Hunk

_KEPT_WORDS = 4
"""How many unchanged words are shown on either side of what changed."""

_NUMBER = re.compile(r"[\d .,:/()-]+$")
_NUMBER_ENDS = re.compile(r"(?<!\w)[+(]?\d[\d .,:/()-]*$")
_NUMBER_GOES_ON = re.compile(r"^(?:[ .,:/()-]{0,2}\d+)+(?!\w)")


def reworded(hunks: tuple[Hunk, ...], whole_numbers: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Each stretch as (text, mark, does a space follow). ``whole_numbers``: a number with one wrong digit is shown
    whole on both sides, as people check it."""
    hunks = _widened(hunks) if whole_numbers else hunks
    apart = True  # does a space come before?
    for nth, hunk in enumerate(hunks):
        if hunk.same:
            yield _around(hunk.after, nth > 0, nth < len(hunks) - 1), "", hunk.gap
        if not hunk.same and hunk.before:
            yield hunk.before, "removed", apart if hunk.after else hunk.gap
        if not hunk.same and hunk.after:
            yield hunk.after, "added", hunk.gap
        apart = hunk.gap


def shortened(text: str, columns: int) -> str:
    """The first words of a text, in at most so many characters."""
    if len(text) <= columns:
        return text
    head = text[:columns].rsplit(" ", 1)[0] if " " in text[:columns] else text[: columns - 1]
    return head.rstrip(" ,;:.") + "…"


def _around(text: str, has_before: bool, has_after: bool) -> str:
    """Unchanged words, but only those next to what changed."""
    words = text.split(" ")
    head = words[:_KEPT_WORDS] if has_before else []
    tail = words[-_KEPT_WORDS:] if has_after else []
    return text if len(head) + len(tail) >= len(words) else " ".join([*head, "…", *tail])


def _widened(hunks: tuple[Hunk, ...]) -> tuple[Hunk, ...]:
    """The same rewording, with the unchanged digits of a changed number told as part of what changed."""
    found: list[Hunk] = []
    for hunk in hunks:
        if len(found) > 1 and _NUMBER.match(found[-1].after) and _ends(found[-2]) and _starts(hunk):
            found[-2:] = [_one(*found[-2:], hunk)]
        else:
            found.append(hunk)
    for i, hunk in enumerate(found):
        if not _starts(hunk):
            continue
        if i and found[i - 1].same and (start := _NUMBER_ENDS.search(found[i - 1].after)):
            found[i - 1], found[i] = _carried_on(found[i - 1], start.start(), found[i])
    for i, hunk in enumerate(found):
        if not _ends(hunk):
            continue
        if i + 1 < len(found) and found[i + 1].same and (end := _NUMBER_GOES_ON.search(found[i + 1].after)):
            found[i], found[i + 1] = _carried_back(found[i], found[i + 1], end.end())
    return tuple(hunk for hunk in found if hunk.before or hunk.after)


def _one(*hunks: Hunk) -> Hunk:
    """Hunks that follow each other, told as one."""
    before = "".join(hunk.before + " " * hunk.gap for hunk in hunks).strip()
    after = "".join(hunk.after + " " * hunk.gap for hunk in hunks).strip()
    return Hunk(before, after, hunks[-1].gap)


def _starts(hunk: Hunk) -> bool:
    """Does a change begin within a number, or at one?"""
    return not hunk.same and (hunk.before[:1] + hunk.after[:1]).isdecimal()


def _ends(hunk: Hunk) -> bool:
    return not hunk.same and (hunk.before[-1:] + hunk.after[-1:]).isdecimal()


def _carried_on(same: Hunk, at: int, changed: Hunk) -> tuple[Hunk, Hunk]:
    """What stands from ``at`` in a hunk joins the next one."""
    left, number = same.after[:at], same.after[at:] + " " * same.gap
    wider = Hunk((number + changed.before).strip(), (number + changed.after).strip(), changed.gap)
    return Hunk(left.rstrip(), left.rstrip(), left.endswith(" ")), wider


def _carried_back(changed: Hunk, same: Hunk, at: int) -> tuple[Hunk, Hunk]:
    """What stands up to ``at`` in a hunk joins the one before it."""
    number, right = " " * changed.gap + same.after[:at], same.after[at:]
    gap = right.startswith(" ") or (not right and same.gap)
    wider = Hunk((changed.before + number).strip(), (changed.after + number).strip(), gap)
    return wider, Hunk(right.lstrip(), right.lstrip(), same.gap)
