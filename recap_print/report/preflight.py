"""A preflight as people and programs read it. Pure: nothing is printed here.

At a terminal: the verdict, what failed, what was looked at group by group, what was waived, what nobody could
check, the verdict again. A file in which nothing is wrong takes about twenty lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from recap_print.check.preflight import Looked, Preflight
from recap_print.findings import Finding, Level, Rule
from recap_print.report import findings as report
from recap_print.report.data import as_data, counts, page_number, written
from recap_print.report.rules import group_order
from recap_print.report.terminal import BOLD, COLOURS, CYAN, GREEN, Paint, clean, columns, counted, wrapped
from recap_print.units import ranges

FORMAT = 1
SHOWN = 3
"""How many findings of one rule are told in full at a terminal; the other forms tell every one."""

_MARKS = {Level.ERROR: "✗", Level.WARNING: "!", Level.NOTE: "·"}
_FINE = "✓"
_ELSEWHERE = "Elsewhere"


def text(preflight: Preflight, *, colour: bool, width: int, strict: bool = False) -> str:
    """For people at a terminal of ``width`` columns. Marks say in a word too what they mean."""
    paint, width = Paint(colour), max(width, 40)
    parts = [
        _headline(preflight, paint, width, strict),
        *_blocks(preflight, paint, width),
        _groups(preflight, paint, width),
        _titled("Waived", _waived(preflight, width), paint),
        _titled("Not checked", _unchecked(preflight, width), paint),
        "\n".join(wrapped(verdict(preflight, strict=strict), width)),
    ]
    return "\n\n".join(filter(None, parts))


def verdict(preflight: Preflight, *, strict: bool = False) -> str:
    """What a printer would do with it: ``3 errors: a printer would refuse this file.``"""
    seen = counts(preflight.findings)
    waived = f" {counted(len(preflight.waived), 'finding')} waived." if preflight.waived else ""
    errors, warnings = counted(seen["errors"], "error"), counted(seen["warnings"], "warning")
    if seen["errors"]:
        return f"{errors}: a printer would refuse this file.{waived}"
    if seen["warnings"]:
        if strict:
            return f"{warnings}: a printer would take this file, but --strict does not.{waived}"
        return f"A printer would take this file. {warnings}: look before you send it.{waived}"
    return f"A printer would take this file.{waived}"


def concise(preflight: Preflight) -> str:
    """Every finding on a line, as ``findings.concise``."""
    return report.concise(preflight.findings)


def github(preflight: Preflight, *, strict: bool = False) -> str:
    """Annotations of a pull request, as ``findings.github``, and the verdict as a last plain line."""
    return "\n".join(filter(None, [report.github(preflight.findings), verdict(preflight, strict=strict)]))


def sarif(preflight: Preflight, rules: Iterable[Rule], *, home: str = "") -> str:
    """SARIF 2.1.0; ``rules`` are all that there are, ``home`` as in ``report.sarif``."""
    from recap_print.report.sarif import sarif as told  # hashes and addresses: not for those who read text

    return told(preflight.findings, rules, unchecked=preflight.unchecked, home=home)


def junit(preflight: Preflight, rules: Iterable[Rule], *, strict: bool = False) -> str:
    """JUnit XML; ``rules`` are all that there are, of which those that were judged become test cases."""
    from recap_print.report.junit import junit as told

    codes = {code for looked in preflight.looked for code in looked.codes}
    judged = [rule for rule in rules if rule.code in codes]
    return told(
        preflight.findings,
        judged,
        preflight.subject,
        strict=strict,
        waived=preflight.waived,
        unchecked=preflight.unchecked,
    )


def as_json(preflight: Preflight, *, strict: bool = False) -> str:
    """For programs. The shape is stable while ``format`` is 1; keys may be added::

        {"format": 1, "subject": "v11", "press": "…", "condition": "…", "claim": "PDF/X-4",
         "passes": false, "strict": false,
         "summary": {"errors": 1, "warnings": 0, "notes": 0, "files": 1, "rules": 95, "waived": 0, "unchecked": 2},
         "looked": [{"group": "Colour", "about": "…", "codes": ["F020", "P101"],
                     "errors": 1, "warnings": 0, "notes": 0}],
         "findings": [FINDING], "waived": [{"why": "…", "finding": FINDING}],
         "unchecked": [{"what": "…", "why": "…"}]}

    A FINDING is as ``report.findings.as_json`` tells it. ``passes`` is the verdict: warnings count when ``strict``.
    """
    found = report.ordered(preflight.findings)
    summary = counts(found) | {
        "files": len({finding.where.file for finding in found}),
        "rules": _judged(preflight),
        "waived": len(preflight.waived),
        "unchecked": len(preflight.unchecked),
    }
    looked = [
        {"group": some.group, "about": some.about, "codes": list(some.codes)}
        | counts(finding for finding in found if finding.code in some.codes)
        for some in _in_order(preflight.looked)
    ]
    return written(
        {
            "format": FORMAT,
            "subject": preflight.subject,
            "press": preflight.press,
            "condition": preflight.condition,
            "claim": preflight.claim,
            "passes": preflight.passes(strict=strict),
            "strict": strict,
            "summary": summary,
            "looked": looked,
            "findings": [as_data(finding) for finding in found],
            "waived": [{"why": some.why, "finding": as_data(some.finding)} for some in preflight.waived],
            "unchecked": [{"what": some.what, "why": some.why} for some in preflight.unchecked],
        }
    )


def _judged(preflight: Preflight) -> int:
    return len({code for looked in preflight.looked for code in looked.codes})


def _in_order(looked: Iterable[Looked]) -> list[Looked]:
    return sorted(looked, key=lambda some: group_order(some.group))


def _headline(preflight: Preflight, paint: Paint, width: int, strict: bool) -> str:
    passes = preflight.passes(strict=strict)
    mark = paint(GREEN if passes else COLOURS[Level.ERROR], _FINE if passes else _MARKS[Level.ERROR])
    said = "is ready for the press" if passes else "is not ready for the press"
    if preflight.findings:
        said += f": {report.kinds(preflight.findings)}"
    claim = f"says it is {preflight.claim}" if preflight.claim else "makes no PDF/X claim"
    about = [*wrapped(f"for {preflight.press} · {claim}", width - 2), *wrapped(preflight.condition, width - 2)]
    return "\n".join([f"{mark} {paint(BOLD, f'{clean(preflight.subject)} {said}')}", *(f"  {line}" for line in about)])


def _blocks(preflight: Preflight, paint: Paint, width: int) -> Iterator[str]:
    """The worst first, then group by group; of each rule the first few, and how many more there are."""
    group = {code: group_order(some.group) for some in preflight.looked for code in some.codes}
    last = group_order("")
    every = sorted(report.ordered(preflight.findings), key=lambda f: (f.level, group.get(f.code, last), f.code))
    for _, some in groupby(every, key=lambda finding: (finding.level, finding.code)):
        found = list(some)
        shown = _telling(found)
        yield from (report.block(finding, colour=paint.colour, width=width) for finding in shown)
        if more := [finding for finding in found if not any(finding is one for one in shown)]:
            yield "\n".join(wrapped(_and_more(more), width))


def _telling(findings: Iterable[Finding]) -> list[Finding]:
    """The first few that do not say the same of the same line."""
    first: dict[tuple[str, str, int], Finding] = {}
    for finding in findings:
        if len(first) < SHOWN:
            first.setdefault((finding.message, finding.where.file, finding.where.line), finding)
    return list(first.values())


def _and_more(findings: list[Finding]) -> str:
    pages = tuple(sorted({number for finding in findings if (number := page_number(finding.where))}))
    where = f" on page{'s' * (len(pages) > 1)} {ranges(pages)}" if pages else ""
    return f"… and {len(findings)} more of {findings[0].code} {findings[0].name}{where}"


def _groups(preflight: Preflight, paint: Paint, width: int) -> str:
    """A line for each group that was looked at, then how many rules were judged."""
    mapped = {code for some in preflight.looked for code in some.codes}
    rows = [
        (clean(some.group), some.about, [f for f in preflight.findings if f.code in some.codes])
        for some in _in_order(preflight.looked)
    ]
    if others := [finding for finding in preflight.findings if finding.code not in mapped]:
        rows.append((_ELSEWHERE, "in what the file is made from", others))
    words = [_outcome(found) for _, _, found in rows]
    name = max((columns(group) for group, _, _ in rows), default=0)
    word = max(map(len, words), default=0)
    lines = []
    for (group, about, found), outcome in zip(rows, words, strict=True):
        worst = min((finding.level for finding in found), default=None)
        mark, tint = (_FINE, GREEN) if worst is None else (_MARKS[worst], COLOURS[worst])
        first, *more = wrapped(about, width - name - word - 8)
        padded = group + " " * (name - columns(group))
        lines.append(f"  {paint(tint, mark)} {padded}  {paint(tint, outcome)}{' ' * (word - len(outcome) + 2)}{first}")
        lines += [" " * (name + word + 8) + line for line in more]
    told = report.kinds(preflight.findings) or ("all found is waived" if preflight.waived else "nothing found")
    lines.append(f"  {counted(_judged(preflight), 'rule')} judged, {told}")
    return "\n".join(line.rstrip() for line in lines)


def _outcome(found: list[Finding]) -> str:
    """``ok``, or how many of the worst there are: ``2 errors``."""
    worst = min((finding.level for finding in found), default=None)
    return "ok" if worst is None else counted(sum(f.level == worst for f in found), worst.name.lower())


def _waived(preflight: Preflight, width: int) -> list[str]:
    """By reason, and below it what was let pass for it."""
    lines = []
    for why in dict.fromkeys(some.why for some in preflight.waived):
        lines += [f"  {line}" for line in wrapped(why, width - 2)]
        for found in (some.finding for some in preflight.waived if some.why == why):
            place = ", ".join(filter(None, [str(found.where), report.in_short(found.where)]))
            lines += _item(f"{found.code} {found.message}, {place}", width)
    return lines


def _unchecked(preflight: Preflight, width: int) -> list[str]:
    return [line for some in preflight.unchecked for line in _item(f"{some.what}: {some.why}", width)]


def _item(words: str, width: int) -> list[str]:
    first, *more = wrapped(words, width - 4)
    return [f"  - {first}", *(f"    {line}" for line in more)]


def _titled(title: str, lines: list[str], paint: Paint) -> str:
    return "\n".join([paint(CYAN, title), *lines]) if lines else ""
