"""Every kind of change breaks a rule of its own, as grave as most changes of its kind."""

from __future__ import annotations

import pytest

from recap_print.check.every import RULES
from recap_print.check.locks import OF_CHANGE
from recap_print.compare.changes import LEVELS as WEIGHTS
from recap_print.compare.changes import Kind, Layer
from recap_print.report.alarms import LEVELS
from recap_print.report.rules import family


def test_every_kind_has_a_rule_and_no_rule_has_lost_its_kind() -> None:
    assert set(OF_CHANGE) == {kind.value for kind in Kind}


@pytest.mark.parametrize("kind", Kind)
def test_a_rule_is_as_grave_as_its_kind(kind: Kind) -> None:
    rule = OF_CHANGE[kind.value]
    assert rule.level is LEVELS[WEIGHTS[kind]]
    assert RULES[rule.code] is rule
    assert RULES.get(rule.name) is rule


def test_codes_follow_the_layers_from_what_was_said_to_the_ink() -> None:
    first = {layer: min(OF_CHANGE[kind.value].code for kind in Kind if kind.layer is layer) for layer in Layer}
    assert list(first.values()) == sorted(first.values())
    assert family(first[Layer.WORDS]) == "Locks"
