"""Changes counted by section, and named one a line for scripts."""

from __future__ import annotations

import re
from dataclasses import replace

from anything import STEERS, comparisons
from hypothesis import given, settings
from told import EVERY, NEW, OLD, PHONE_CHANGE, SHIFTED, VERSIONS, a

from recap_print.compare.changes import Changes, Kind, Level
from recap_print.report.stat import names, stat
from recap_print.report.terminal import columns

STAT = """\
v10 → v11
                   critical  notable  minor
The whole booklet                         1  ·
Mode d’emploi             1        1         !+
Dos                       1               1  !·
5 changes, 2 of them critical, 2 unexpected, 16 → 17 pages
"""


def test_a_table_of_sections_by_level_with_bars() -> None:
    assert stat(EVERY) == STAT
    assert stat(Changes(OLD, NEW, ())) == "v10 and v11 are the same booklet.\n"
    assert stat(EVERY, left_out=2, width=100).endswith(", 16 → 17 pages, 2 changes are left out\n")


def test_levels_that_nothing_has_take_no_room() -> None:
    assert stat(Changes(OLD, NEW, (PHONE_CHANGE,))) == (
        "v10 → v11\n     critical\nDos         1  !\n1 change, critical, 16 → 17 pages\n"
    )


def test_colour_changes_no_sign() -> None:
    coloured = stat(EVERY, colour=True)
    assert "\x1b[1;31m!\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == STAT


def test_bars_are_scaled_to_the_width_and_every_level_still_shows() -> None:
    many = tuple(replace(SHIFTED, before=str(n)) for n in range(500))
    told = stat(Changes(OLD, NEW, (PHONE_CHANGE, *many)), width=80)
    (row,) = [row for row in told.splitlines() if row.startswith("Dos")]
    assert len(row) <= 80
    assert 40 < row.count("·") < 80
    assert row.count("!") == 1


@given(comparisons)
@settings(max_examples=25)
def test_every_change_is_counted_within_the_width(changes: Changes) -> None:
    for width in (60, 100):
        told = stat(changes, width=width)
        assert not STEERS & set(told)
        assert max(columns(row) for row in told.splitlines()) <= width
    if changes:
        signs = [row.rpartition("  ")[2] for row in stat(changes, width=100).splitlines()[2:-1]]
        counted = {sign: sum(bar.count(sign) for bar in signs) for sign in "!·"}
        assert counted["!"] >= sum(change.level is Level.CRITICAL for change in changes)


def test_names_are_ids_of_pages_sections_and_the_booklet_in_reading_order() -> None:
    assert names(EVERY) == ".\nguide/2\ncontacts/4\ncontacts/5\nback/1\n"
    renamed = a(Kind.ID, "contacts", pages_old=(), pages_new=())
    copies = a(Kind.SETTING, "", pages_old=(), pages_new=())
    gone = a(Kind.PAGE_REMOVED, "back", page=17, pages_new=())
    assert names(Changes(OLD, NEW, (gone, renamed, copies))) == ".\ncontacts\nback/1\n"
    assert names(Changes(OLD, NEW, ())) == ""


def test_pages_that_are_gone_keep_the_id_they_had() -> None:
    told = names(VERSIONS).splitlines()
    assert {"feedback/1", "privacy/1", "privacy/2", "contacts/12", "back/1"} <= set(told)
    assert told[-2:] == ["notes/16", "notes/17"]
    assert len(told) == len(set(told))
