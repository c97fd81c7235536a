"""R230: a layout for large print keeps its promise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from recap_print.check.case import Case
from recap_print.check.readers.pages_seen import CLEAR_PRINT, READING, Part, reading_of, told
from recap_print.check.readers.pages_type import too_small
from recap_print.check.readers.pages_writing import too_narrow
from recap_print.findings import RULES, Finding, Level, Rule


@RULES.rule("R230", source=f"{CLEAR_PRINT}: large print is 16 pt at least, 18 better", level=Level.WARNING)
def large_print_too_small(rule: Rule, case: Case) -> Iterator[Finding]:
    """Whoever asked for large print cannot read the other: one small label is one answer missing."""
    if (whom := reading_of(case.layout)) == "standard":
        return
    everyone, theirs = READING["standard"], READING[whom]
    # what is too small for everyone is told by rules R201, R202, R203 and R212
    faults = chain(
        too_small(case, Part.BODY, theirs.body_pt, everyone.body_pt),
        too_small(case, Part.LABEL, theirs.label_pt, everyone.label_pt),
        too_small(case, Part.FOLIO, theirs.folio_pt, everyone.folio_pt),
        too_narrow(case, theirs.pitch, everyone.pitch),
    )
    yield from told(rule, case, faults)
