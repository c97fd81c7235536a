"""What a lock remembers beside its pages: it reads back, it never weighs, and old locks are read without it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklets import bind, booklets, notebook
from recap_print.pages.made import Lock, Made
from recap_print.pages.model import Booklet
from recap_print.pages.store import BrokenLock, dumps, loads, loads_lock, says_the_same

NAME = "editions/v11.lock.json"
BOOKLET = bind(notebook()[:1] + notebook()[5:])
MADE = Made((("HarfBuzz", "15.0.0"), ("qrcode", "8.2")), (("", "ab12"), ("cover", "cd34")), "Relu par le comité")
PAGES, LOCK = dumps(BOOKLET), dumps(BOOKLET, MADE)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ('"made": {', "\n},\n", '\n"made": {\n', "}, {", "<<<<<<< HEAD")
)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
made = st.builds(Made, pairs, pairs, words)


@settings(max_examples=30)
@given(booklets(), made)
def test_a_lock_reads_back_with_what_it_remembers(booklet: Booklet, how: Made) -> None:
    text = dumps(booklet, how)
    assert loads_lock(text, NAME) == Lock(booklet, how)
    assert loads(text, NAME) == booklet
    assert says_the_same(text, dumps(booklet))


@given(made, made, words)
def test_a_lock_says_the_same_of_one_booklet_only(how: Made, otherwise: Made, title: str) -> None:
    other = dumps(replace(BOOKLET, title=title, author=title))
    assert says_the_same(dumps(BOOKLET, how), PAGES)
    assert says_the_same(dumps(BOOKLET, how), other) == (other == PAGES)
    assert not says_the_same(dumps(BOOKLET, how), dumps(BOOKLET, otherwise)) or otherwise == Made()


def test_a_lock_written_before_there_was_anything_to_remember_is_read() -> None:
    assert '"made"' not in PAGES
    assert loads_lock(PAGES, NAME) == Lock(BOOKLET, Made())
    assert says_the_same(PAGES, PAGES)


def test_what_is_remembered_stands_in_the_header_one_fact_a_line() -> None:
    lines = LOCK.splitlines()
    begin = lines.index('"made": {')
    assert lines[begin - 1].startswith('"layout": ')
    assert lines[begin + 1] == '"reason": "Relu par le comité",'
    assert '["HarfBuzz","15.0.0"],' in lines[begin:]
    assert '["cover","cd34"]' in lines[begin:]
    assert LOCK.replace("\n".join(lines[begin : lines.index("},", begin) + 1]) + "\n", "") == PAGES


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"reason": "Relu par le comité"', '"reason": 12', "12 where words are expected"),
        ('"reason": "Relu par le comité"', '"reason": null', "None where words are expected"),
        ('"reason": "Relu par le comité",', "", "`reason` is missing"),
        ('"reason": ', '"raison": ', "`reason` is missing"),
        ('"reason": ', '"who": "x",\n"reason": ', "`who` is unknown"),
        ('["qrcode","8.2"]', '["qrcode"]', "where a list of 2 is expected"),
        ('["qrcode","8.2"]', '["qrcode",8.2]', "8.2 where words are expected"),
        ('["qrcode","8.2"]', '{"qrcode":"8.2"}', "where a list of 2 is expected"),
        ('"made": {\n', '"made": [{\n', "is not JSON"),
        ('"made": {', '"made": null, "more": {', "None where an object is expected"),
        ('"reason": ', '<<<<<<< HEAD\n"reason": ', "holds an unresolved merge"),
    ],
)
def test_what_is_wrong_with_it_is_said(old: str, new: str, message: str) -> None:
    assert old in LOCK
    broken = LOCK.replace(old, new, 1)
    assert not says_the_same(broken, PAGES)
    with pytest.raises(BrokenLock) as caught:
        loads_lock(broken, NAME)
    assert message in caught.value.message
    assert 'check --update --reason "…" v11' in caught.value.help


def test_a_merge_that_is_not_settled_is_found_at_its_line() -> None:
    with pytest.raises(BrokenLock) as caught:
        loads_lock(LOCK.replace('"reason": ', '<<<<<<< HEAD\n"reason": '), NAME)
    assert caught.value.line == LOCK.splitlines().index('"made": {') + 2
    assert caught.value.message.startswith(f"{NAME}:{caught.value.line} ")


def test_another_digit_is_another_booklet_whatever_is_remembered() -> None:
    other = replace(BOOKLET, title="Mon Récap 2")
    assert not says_the_same(dumps(other, MADE), PAGES)
    assert not says_the_same(LOCK[:-2], PAGES)
    assert not says_the_same(LOCK + " ", PAGES)
