"""The line that says how far a build is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recap_print.report.progress import BAR, bar
from recap_print.report.terminal import clean, columns

names = st.lists(st.text(max_size=30), max_size=5)


@given(st.integers(0, 40), st.integers(0, 40), names, st.integers(10, 150))
def test_it_never_begins_another_line(done: int, more: int, at_work: list[str], width: int) -> None:
    line = bar(done, done + more, at_work, colour=False, width=width)
    assert columns(line) < width
    assert line == clean(line)
    assert f"{done}/{done + more}" in line


@given(st.integers(0, 40), st.integers(1, 40))
def test_it_is_full_when_all_is_done_and_not_before(done: int, more: int) -> None:
    assert bar(done, done + more, ["v1"], colour=False, width=80).count("━") < BAR
    assert bar(more, more, [], colour=False, width=80).count("━") == BAR


def test_colour_is_for_the_bar_alone() -> None:
    plain, painted = (bar(3, 4, ["v1"], colour=colour, width=80) for colour in (False, True))
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[\d*m", "", painted) == plain
