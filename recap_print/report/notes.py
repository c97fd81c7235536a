"""Changes as release notes, for the people who follow the versions: Markdown to paste where they meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from unicodedata import category

from recap_print.compare.changes import Change, Changes, Layer, Level
from recap_print.report.account import UNEXPECTED, entailed, heading, kinds, left_out_words, lengths, same
from recap_print.report.phrases import Span, pages_of, phrase
from recap_print.report.terminal import clean
from recap_print.report.things import WHOLE, plural

_FENCES = {"removed": "~~", "added": "**"}


def markdown(changes: Changes, *, left_out: int = 0) -> str:
    """Release notes: what is unexpected, then by section in reading order, what must be checked in bold and first;
    minor changes and differences of form are only counted. ``left_out`` is how many changes a filter took away."""
    lines = [f"## {_plain(heading(changes))}", ""]
    if not changes:
        lines.append(_plain(same(changes, left_out)))
        return "\n".join([*lines, *_form(changes)] if changes.form else lines) + "\n"
    lines.append(_plain(". ".join(_summary(changes, left_out)) + "."))
    unexpected = [change for change in changes if change.unexpected]
    if unexpected:
        lines += ["", "### Unexpected", "", UNEXPECTED, ""]
        lines += [_bullet(change, changes.title, changes.title(change.section)) for change in unexpected]
    told = [change for change in changes if not change.unexpected and change.level is not Level.MINOR]
    order = ["", *dict.fromkeys(section.id for side in (changes.new, changes.old) for section in side.sections)]
    told.sort(key=lambda change: order.index(change.section) if change.section in order else len(order))
    for section, of_section in groupby(told, key=lambda change: change.section):
        lines += ["", f"### {_plain(changes.title(section)) if section else WHOLE}", ""]
        lines += [_bullet(change, changes.title) for change in of_section]
    if minor := len(changes) - len(told) - len(unexpected):
        lines += ["", f"And {plural(minor, 'minor change')}."]
    return "\n".join([*lines, *_form(changes)]) + "\n"


def _summary(changes: Changes, left_out: int) -> Iterable[str]:
    told = kinds(changes)
    yield told[:1].upper() + told[1:]
    yield lengths(changes)
    if to_check := sum(change.level is Level.CRITICAL for change in changes):
        yield f"{plural(to_check, 'change')} to check"
    if left_out:
        yield left_out_words(left_out)


def _bullet(change: Change, title: Callable[[str], str], section: str = "") -> str:
    check = "**Check:** " if change.level is Level.CRITICAL else ""
    where = ", ".join(filter(None, (section, pages_of(change))))
    follows = entailed(change, title) if change.layer is Layer.DECLARATION or change.unexpected else ""
    told = f"- {check}{marked(phrase(change))}"
    told += f" ({_plain(where)})" if where else ""
    return f"{told}: {_plain(follows)}" if follows else told


def _form(changes: Changes) -> list[str]:
    if not changes.form:
        return []
    told = "; ".join(
        f"{one.name} {one.before or 'none'} → {one.after or 'none'}" if one.before or one.after else one.name
        for one in changes.form
    )
    return ["", f"In form only, nothing that a reader sees: {_plain(told)}."]


def marked(spans: Iterable[Span]) -> str:
    """Spans in Markdown: ``~~gone~~``, ``**new**``. Where fences within a word would be none, the whole word is told
    as it was and as it is."""
    told: list[str] = []
    for clump in _clumps(spans):
        if all(_holds(clump, nth) for nth in range(len(clump))):
            told.append("".join(map(_fenced, clump)))
        else:
            was = "".join(span.text for span in clump if span.mark != "added")
            now = "".join(span.text for span in clump if span.mark != "removed")
            told += [_fenced(span) for span in (Span(was, "removed"), Span(now, "added")) if span.text]
    return " ".join(told)


def _clumps(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Spans without a space between them, each with what is shown of it."""
    clump: list[Span] = []
    for span in spans:
        if shown := clean(span.text).strip():
            clump.append(Span(shown, span.mark))
        if span.gap and clump:
            yield clump
            clump = []
    if clump:
        yield clump


def _holds(clump: list[Span], nth: int) -> bool:
    """Do fences around this span open and close? Not between a letter and punctuation (CommonMark 0.31, 6.2), and not
    beside a fence of the same sort."""
    fence = _FENCES.get(clump[nth].mark)
    beside = [(clump[nth - 1], clump[nth].text[0], -1)] if nth else []
    beside += [(clump[nth + 1], clump[nth].text[-1], 0)] if nth + 1 < len(clump) else []
    return not fence or all(
        fence != _FENCES.get(other.mark) and (other.mark in _FENCES or _is_mark(other.text[at]) or not _is_mark(inner))
        for other, inner, at in beside
    )


def _fenced(span: Span) -> str:
    fence = _FENCES.get(span.mark, "")
    return f"{fence}{_escaped(span.text)}{fence}"


def _is_mark(char: str) -> bool:
    return category(char)[0] in "PS"


def _plain(shown: str) -> str:
    return _escaped(clean(shown))


def _escaped(shown: str) -> str:
    """Text that Markdown leaves as it is, with no more escapes than that takes: people paste it elsewhere too.

    An address is kept from becoming a link, which would swallow the fences inside it.
    """
    return re.sub(r"([\\`*\[\]<~|]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|(?<!\w)#|#(?!\w)|:(?=//)|(?<=www)\.)", r"\\\1", shown)
