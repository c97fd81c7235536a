"""A report points at the line of a lock that says what was."""

from __future__ import annotations

import pytest

from booklets import bind, notebook
from recap_print.findings import Where
from recap_print.pages.lines import Lines
from recap_print.pages.made import Made
from recap_print.pages.store import dumps

BOOKLET = bind(notebook())
TEXT = dumps(BOOKLET, Made(reason="essai"))
LINES = Lines(TEXT, "editions/v11.lock.json")


def marked(where: Where | None) -> str:
    """What a caret stands under, after the line is found again in the text."""
    assert where is not None
    assert TEXT.split("\n")[where.line - 1] == where.excerpt
    return where.excerpt[where.column - 1 : where.column - 1 + where.width]


def test_an_item_is_found_on_its_own_page() -> None:
    number = next(page.number for page in BOOKLET.pages if page.id == "feedback/1")
    where = LINES.item(number, "phone")
    assert marked(where).startswith('"text":"Appelez le 06')
    assert LINES.item(number - 1, "phone") is None


@pytest.mark.parametrize("name", ["cards.*.phone.label", "cards.2.phone.label", "cards.2.phone"])
def test_a_name_may_count_or_end_early(name: str) -> None:
    page = next(page.number for page in BOOKLET.pages if page.id == "contacts/3")
    assert marked(LINES.item(page, name)) == '"text":"Téléphone"'


def test_a_name_is_no_pattern() -> None:
    assert LINES.item(1, "ti.le") is None
    assert LINES.item(1, "titl") is None
    assert LINES.item(1, "") is None


def test_pages_sections_and_facts() -> None:
    assert marked(LINES.page(1)) == '"id":"cover/1"'
    assert marked(LINES.page(len(BOOKLET.pages))) == f'"id":"{BOOKLET.pages[-1].id}"'
    assert marked(LINES.section("contacts")) == '"id":"contacts"'
    assert marked(LINES.header("title")) == '"title": "Mon Récap"'
    assert marked(LINES.header("blue")) == '"blue": [100,40,0,0]'
    assert marked(LINES.header("font regular")) == '"font regular"'


def test_what_is_not_there_has_no_line() -> None:
    beyond = len(BOOKLET.pages) + 1
    assert [LINES.page(0), LINES.page(beyond), LINES.item(beyond, "title"), LINES.section("x")] == [None] * 4
    assert Lines("{}", "x").page(1) is None
    assert Lines("", "x").header("title") is None
