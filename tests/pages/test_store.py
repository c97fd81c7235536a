"""The lock: it reads back exactly, it reads well, and anything else is refused in words."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklets import bind, booklets, notebook, words
from recap_print.errors import CannotRead
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Booklet, Overset
from recap_print.pages.store import dumps, loads

NAME = "editions/v11.lock.json"
LOCK = dumps(bind(notebook()))
SMALL = dumps(bind(notebook()[:2] + notebook()[5:]))


@given(booklets())
def test_a_lock_reads_back_as_the_same_booklet(booklet: Booklet) -> None:
    lock = dumps(booklet)
    assert loads(lock, NAME) == booklet
    assert dumps(loads(lock, NAME)) == lock


def test_a_whole_notebook_reads_back() -> None:
    assert loads(LOCK, NAME) == bind(notebook())
    assert dumps(loads(LOCK, NAME)) == LOCK


def test_a_lock_is_json_with_one_item_a_line() -> None:
    booklet = bind(notebook())
    assert json.loads(LOCK)["format"] == 1
    assert LOCK.endswith("}\n")
    for key in ("text", "line", "box", "qr"):
        lines = [line for line in LOCK.splitlines() if line.startswith(f' {{"{key}":')]
        assert len(lines) == sum(type(item).__name__.lower() == key for page in booklet.pages for item in page.items)
    assert sum(line.startswith('{"id":"contacts/') for line in LOCK.splitlines()) == 12


def test_a_line_of_a_lock_reads_text_first_and_glyphs_last() -> None:
    booklet = bind([replace(notebook()[0], pages=(words("who.label", "Qui ?", 2, 30),))])
    line = next(line for line in dumps(booklet).splitlines() if "who" in line)
    assert line == (
        ' {"text":"Qui ?","name":"who.label.1","role":"paragraph","at":[16,30,10,4,1.5],"set":["regular",14,"black"],'
        '"from":".who.label","glyphs":"81:400 117:400 105:400 32:400 63:400"},'
    )


def test_a_section_more_leaves_the_lines_of_the_others_alone() -> None:
    chapters = notebook()
    before = dumps(bind(chapters)).splitlines()
    inserted = replace(chapters[1], id="more", pages=chapters[1].pages[:2])
    after = set(dumps(bind([*chapters[:2], inserted, *chapters[2:]])).splitlines())
    changed = [line for line in before if line not in after]
    # Folios, tabs and where the later sections start; not one line of what the pages say.
    assert all('"furniture.' in line or '"first"' in line for line in changed)


def test_a_lock_is_small_and_quick_to_load() -> None:
    items = sum(len(page.items) for page in bind(notebook()).pages)
    assert items > 1800
    assert len(LOCK.encode()) < 140 * items  # some 400 kB for 48 pages of 60 items
    best = min(_timed(lambda: loads(LOCK, NAME)) for _ in range(5))
    assert best < 0.06


def _timed(action: object) -> float:
    start = time.process_time()
    assert callable(action)
    action()
    return time.process_time() - start


@given(st.data())
@settings(max_examples=100)
def test_a_broken_lock_is_refused_and_nothing_worse(data: st.DataObject) -> None:
    text = SMALL
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        match data.draw(st.sampled_from(("cut", "drop", "insert", "swap", "line", "value"))):
            case "cut":
                text = text[:at]
            case "drop":
                text = text[:at] + text[at + data.draw(st.integers(1, 20)) :]
            case "insert":
                text = (
                    text[:at]
                    + data.draw(st.text(max_size=4) | st.sampled_from(('"', "}", "[[", "1e999", "NaN")))
                    + text[at:]
                )
            case "swap":
                text = text[at:] + text[:at]
            case "line":
                lines = text.splitlines()
                where = data.draw(st.integers(0, max(len(lines) - 1, 0)))
                text = "\n".join(lines[:where] + lines[where + 1 :])
            case _:
                values = ("null", "-1", "[]", "{}", '"x"', "true", "1e999", '"\\ud800"', "1e400", "9" * 400)
                start = text.find(":", at) + 1
                end = min((i for i in (text.find(c, start) for c in ",}]") if i > 0), default=len(text))
                text = text[:start] + data.draw(st.sampled_from(values)) + text[end:]
    refusal = None
    try:
        booklet = loads(text, NAME)
    except CannotRead as error:
        refusal = error
    if refusal:
        assert NAME in refusal.message
        assert 'recap-print check --update --reason "…" v11' in refusal.help
    else:
        assert loads(dumps(booklet), NAME) == booklet


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1:1 is cut short"),
        (LOCK[: len(LOCK) // 2], "cut short"),
        ("[1, 2]", "is not a lock"),
        ('{"a": 1}', "is not a lock: it has no `format`"),
        ("<html>", ":1:1 is not JSON"),
        (LOCK.replace('"format": 1', '"format": 2'), "format 2; this recap-print reads format 1"),
        (LOCK.replace('"edition"', '<<<<<<< HEAD\n"edition"'), ":3 holds an unresolved merge"),
        (LOCK.replace('"blue"]', '"bleu"]', 1), "contacts/1, item 2: the ink `bleu` is not in the swatches"),
        (LOCK.replace('"at":[24,80,', '"at":["24",80,'), "page 1: cover/1, item 1: '24' where a number is expected"),
        (LOCK.replace(',"role":"heading"', "", 1), "guide/1, item 1: `role` is missing or unknown"),
        (LOCK.replace('"role":"heading"', '"role":"title"', 1), "guide/1, item 1: `title` is missing or unknown"),
        (LOCK.replace('"role":"heading"', '"role":"heading","bold":1', 1), "guide/1, item 1: `bold` is unknown"),
        (LOCK.replace('"bleed": 3', '"bleed": NaN'), "NaN is not a number"),
        (LOCK.replace('"bleed": 3', '"bleed": 1e999'), "inf where a number is expected"),
        (LOCK.replace('"Mon Récap"', '"\\ud800"', 1), "half a character"),
        ("[" * 100_000, "beyond reason"),
        (f'{{"format": 1, "x": {"9" * 5000}}}', "beyond reason"),
    ],
)
def test_what_is_wrong_with_a_lock_is_said(text: str, message: str) -> None:
    with pytest.raises(CannotRead) as caught:
        loads(text, NAME)
    assert message in caught.value.message
    assert '`recap-print check --update --reason "…" v11` writes it again' in caught.value.help


def test_a_booklet_that_breaks_its_promises_is_not_locked() -> None:
    booklet = bind(notebook())
    foreign = words("x", "x", ink=Ink(Swatch("pink", m=50)), origin="layout:x")
    strangers = replace(booklet, pages=(replace(booklet.pages[0], items=foreign),))
    twice = replace(booklet, swatches=(*booklet.swatches, Swatch("blue", c=1)))
    endless = replace(booklet, stock=replace(booklet.stock, bleed=float("inf")))
    overset = replace(booklet, overset=(Overset("cover/1", "sections[0]", 20, 10),))
    for broken in (strangers, twice, endless, overset):
        with pytest.raises(ValueError, match=r"swatch|measure|overset"):
            dumps(broken)
