"""A change becomes a finding: as grave as it is, at the best line there is, with a way to accept it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklets import bind, edit, notebook, shift
from recap_print.check.locks import OF_CHANGE
from recap_print.compare.changes import Change, Changes, Kind, Side, Spot
from recap_print.compare.changes import Level as Weight
from recap_print.compare.story import tell
from recap_print.compare.version import Version
from recap_print.findings import Finding, Level, Where
from recap_print.geometry import Rect
from recap_print.pages.lines import Lines
from recap_print.pages.made import Made
from recap_print.pages.model import Booklet, Item, Page
from recap_print.pages.store import dumps
from recap_print.report.alarms import alarms, in_order

OLD = bind(notebook(), "v11")
LOCK = "editions/v11.lock.json"
LINES = Lines(dumps(OLD), LOCK)
YAML = Where("editions/v11.yaml", 84, 12, 5, "    label: Qui")


def told(*changes: Change, new: Booklet = OLD) -> list[Finding]:
    side = Side("v11", "Mon Récap", len(OLD.pages), OLD.sections)
    return [alarm.finding for alarm in in_order(alarms(Changes(side, side, changes), OLD, new, LINES))]


def since(new: Booklet) -> list[Finding]:
    """What is told when a lock of ``OLD`` is met by these pages, without any YAML."""
    made = Made(engine=(("HarfBuzz", "15.0.0"),))
    changes = tell(Version(LOCK, OLD, made=made), Version("v11", new, made=made))
    return [alarm.finding for alarm in in_order(alarms(changes, OLD, new, LINES))]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("weight", "level"),
    [(Weight.CRITICAL, Level.ERROR), (Weight.NOTABLE, Level.WARNING), (Weight.MINOR, Level.NOTE)],
)
def test_a_finding_is_as_grave_as_its_change_whatever_its_rule(kind: Kind, weight: Weight, level: Level) -> None:
    change = Change(kind, weight, "contacts", "who", "label", "a", "b", (2,), (2,), moved_mm=(0, 1))
    (finding,) = told(change)
    assert (finding.level, finding.code) == (level, OF_CHANGE[kind.value].code)
    assert finding.message
    assert 'check --update --reason "…" v11' in finding.help


def test_the_line_of_yaml_comes_first_and_the_place_on_paper_with_it() -> None:
    spot = Spot(6, Rect(34.04, 20, 10, 5))
    change = Change(
        Kind.NUMBER, Weight.CRITICAL, "contacts", "phone", where_new=YAML, spots_new=(spot,), pages_new=(6,)
    )
    (finding,) = told(change)
    assert finding.where == replace(YAML, page=f"page 6 ({OLD.pages[5].id})")
    assert finding.where.spot == (34.0, 20.0)


def test_what_is_gone_is_shown_in_the_lock_where_it_stood() -> None:
    number = next(page.number for page in OLD.pages if page.id == "feedback/1")
    spot = Spot(number, Rect(10, 40, 50, 5))
    change = Change(Kind.ITEM_REMOVED, Weight.CRITICAL, "feedback", "phone", spots_old=(spot,), pages_old=(number,))
    (finding,) = told(change)
    assert finding.where.file == LOCK
    assert finding.where.excerpt.startswith(' {"text":"Appelez le 06')
    assert finding.where.page == f"old page {number} (feedback/1)"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change(Kind.FACT, Weight.NOTABLE, name="title", before="a", after="b"), '"title": "Mon Récap",'),
        (Change(Kind.FACT, Weight.NOTABLE, name="safe area", before="a", after="b"), '"safe": [6,6,8,14],'),
        (Change(Kind.SWATCH, Weight.NOTABLE, name="blue", before="a", after="b"), '"blue": [100,40,0,0],'),
        (Change(Kind.FONTS, Weight.NOTABLE, name="regular"), '["font regular",'),
        (Change(Kind.LAYOUT, Weight.MINOR, name="layout"), '"layout": "a5",'),
        (
            Change(Kind.SECTION_REMOVED, Weight.CRITICAL, "contacts", "contacts", pages_old=(6, 7)),
            '{"id":"contacts","kin',
        ),
        (Change(Kind.PAGE_REMOVED, Weight.CRITICAL, "guide", "guide/2", pages_old=(3,)), '{"id":"guide/2","items":['),
        (Change(Kind.REDRAWN, Weight.MINOR, "guide", pages_old=(3,), pages_new=(3,)), '{"id":"guide/2","items":['),
    ],
    ids=lambda value: str(value.kind) if isinstance(value, Change) else "",
)
def test_without_yaml_the_lock_has_a_line(change: Change, line: str) -> None:
    (finding,) = told(change)
    if change.kind is Kind.REDRAWN:
        assert finding.where.excerpt.startswith(('{"id":"guide/2"', '{"id":"guide","kind"'))
    else:
        assert finding.where.excerpt.startswith(line)
    assert finding.where.file == LOCK


def test_what_has_no_line_is_told_on_the_first_of_the_lock() -> None:
    change = Change(Kind.ENGINE, Weight.MINOR, name="HarfBuzz, qrcode", before="1", after="2")
    (finding,) = told(change)
    assert (finding.where.file, finding.where.line, finding.where.excerpt) == (LOCK, 1, "")
    remembered = Lines(dumps(OLD, Made(engine=(("HarfBuzz", "1"), ("qrcode", "1")))), LOCK)
    side = Side("v11", "Mon Récap", len(OLD.pages), OLD.sections)
    (alarm,) = alarms(Changes(side, side, (change,)), OLD, OLD, remembered)
    assert alarm.finding.where.excerpt == '["HarfBuzz","1"],'


def test_the_unexpected_comes_first_and_says_so() -> None:
    grave = Change(Kind.NUMBER, Weight.CRITICAL, "contacts", "phone", where_new=YAML)
    odd = Change(Kind.MOVED, Weight.MINOR, "contacts", "who", moved_mm=(0, 0.2), unexpected=True)
    first, second = told(grave, odd)
    assert first.code == OF_CHANGE["moved"].code
    assert first.message.startswith("unexpected: ")
    assert "nothing that was declared explains it" in first.help
    assert second.code == OF_CHANGE["number"].code
    assert "unexpected" not in second.message


def test_what_follows_is_told_with_it_and_what_is_critical_among_that_in_words() -> None:
    moved = Change(Kind.MOVED, Weight.NOTABLE, "contacts", "who", times=3, moved_mm=(0, 2), pages_new=(6,))
    digit = Change(Kind.ITEM_REMOVED, Weight.CRITICAL, "contacts", "phone", "phone number", "06 39 98 00 27")
    cause = Change(Kind.SETTING, Weight.CRITICAL, "contacts", "fields", effects=(moved, digit), where_new=YAML)
    (finding,) = told(cause)
    assert finding.level is Level.ERROR
    assert "2.0 mm lower" in finding.message
    assert "06 39 98 00 27" in finding.message


def test_several_pages_are_named() -> None:
    change = Change(Kind.REWORDED, Weight.NOTABLE, "contacts", "who", "label", pages_new=(6, 7, 8), where_new=YAML)
    (finding,) = told(change)
    assert finding.message.endswith("(pages 6–8)")


def test_a_wrong_digit_is_an_error_and_a_fifth_of_a_millimetre_a_note() -> None:
    wrong = bind(notebook(phone="Appelez le 06 39 98 12 35, du lundi au vendredi, de 9h à 17h."), "v11")
    (digit,) = since(wrong)
    assert (digit.level, digit.name) == (Level.ERROR, "number-changed")
    assert "[-06 39 98 12 34-]" in digit.message
    assert digit.where.excerpt.startswith(' {"text":"Appelez le 06')

    def lower(page: Page, item: Item) -> Item:
        return shift(item, 0, 0.2) if item.tag.name == "title.1" and page.id == "cover/1" else item

    (moved,) = since(edit(OLD, lower))
    assert (moved.level, moved.name) == (Level.NOTE, "moved")
    assert "0.2 mm lower" in moved.message


def test_another_address_in_a_code_and_a_page_less_are_errors() -> None:
    (code,) = since(bind(notebook(survey="https://example.org/avis?v=2&l=fr"), "v11"))
    assert (code.level, code.name) == (Level.ERROR, "qr-code-changed")
    chapters = notebook()
    fewer = [replace(chapters[1], pages=chapters[1].pages[:-1]) if one is chapters[1] else one for one in chapters]
    assert any(found.level is Level.ERROR for found in since(bind(fewer, "v11")))


def test_no_change_is_no_finding() -> None:
    assert since(OLD) == told() == []
