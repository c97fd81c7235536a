"""The rule on accents and vowel marks: each stands on a letter."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, name

from recap_print.check.case import Case
from recap_print.check.readers.words import written
from recap_print.findings import RULES, Finding, Rule


@RULES.rule("E030", source="Unicode Standard, 2.11: a combining character follows its base")
def mark_without_letter(rule: Rule, case: Case) -> Iterator[Finding]:
    """A mark that follows no letter is drawn over what stands before it, or outside the column where nothing does."""
    for said in written(case.edition):
        for before, mark in zip(" " + said.text, said.text, strict=False):
            if before.isspace() and category(mark) in ("Mn", "Me"):
                message = f"{name(mark, 'a mark').capitalize()} (U+{ord(mark):04X}) stands on no letter"
                yield rule.finding(case.where(said.origin), message, "type it after its letter, or leave it out")
                break
