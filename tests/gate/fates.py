"""Outcomes of the gate, made by hand."""

from __future__ import annotations

from recap_print.check.locks import MISSING, OF_CHANGE, STRAY, UNREADABLE
from recap_print.findings import Finding, Where
from recap_print.report.alarms import Alarm
from recap_print.report.gate import Outcome, State

YAML = "editions/v11.yaml"
LOCK = "editions/v11.lock.json"


def found(kind: str, message: str, line: int = 84) -> Finding:
    where = Where(YAML, line, 12, 5, "    title: récap # 📅", "page 12 (contacts/2)", (34.0, 20.0))
    return OF_CHANGE[kind].finding(where, message, "if it is meant, accept it")


DIGIT = Alarm(found("number", "phone number: 06 39 98 00 2[-7-]{+8+}"))
WORDS = Alarm(found("reworded", "label: [-Qui-] {+Avec qui+}", 99))
ENGINE = Alarm(found("engine", "unexpected: engine changed: HarfBuzz", 0), unexpected=True)
SHIFT = Alarm(found("retagged", "label, for screen readers: none → fr", 12))

HOLDS = Outcome("v10", "editions/v10.lock.json", State.HOLDS)
CHANGED = Outcome("v11", LOCK, State.CHANGED, (SHIFT, WORDS, DIGIT, ENGINE), "1 number changed (4 changes)")
MISSED = Outcome(
    "v2", "editions/v2.lock.json", State.MISSING, (Alarm(MISSING.finding(Where("editions/v2.yaml", 7), "no lock")),)
)
DAMAGED = Outcome(
    "v3",
    "editions/v3.lock.json",
    State.DAMAGED,
    (Alarm(UNREADABLE.finding(Where("editions/v3.lock.json", 3), "holds an unresolved merge", "settle it")),),
)
ALONE = Outcome(
    "v4", "editions/v4.lock.json", State.STRAY, (Alarm(STRAY.finding(Where("editions/v4.lock.json"), "no edition")),)
)
TAKEN = Outcome("v5", "editions/v5.lock.json", State.ACCEPTED, about="1 text reworded", reason="Relu")
ALL = (HOLDS, CHANGED, MISSED, DAMAGED, ALONE, TAKEN)


def crowd(count: int, kind: str = "number", edition: str = "v11") -> Outcome:
    """An edition with that many findings of one kind."""
    alarms = tuple(Alarm(found(kind, f"phone number: {n}", n)) for n in range(1, count + 1))
    return Outcome(edition, LOCK, State.CHANGED, alarms)
