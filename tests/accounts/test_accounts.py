"""Every edit is told once, at its level, where it was said: a sample of what bench/accounts.py does in full."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from drafts import EDITION, Place, as_it_is, at, drop, insert, put, yaml_text
from edits_locks import only, shift
from expect import CRITICAL, MINOR, NOTABLE, account, faults, said
from families import FAMILIES, every_edit, spread
from ledger import Books, Edit, Entry, judged, scored
from making import BASES, ROOT, base, maker, workshop
from walking import has_number, numbers_in, section_path

from recap_print.source import parse, typed

LABEL = section_path("contacts", "fields", "#name", "label")


@cache
def by_family() -> dict[str, list[Edit]]:
    return spread(every_edit())


@cache
def books() -> Books:
    return Books()


def entry(edit: Edit) -> Entry:
    sides = books().sides(edit)
    assert sides is not None, edit
    return judged(edit, *sides)


def test_every_family_is_asked_for() -> None:
    assert tuple(by_family()) == FAMILIES
    assert sum(map(len, by_family().values())) > 600


def test_every_edit_has_a_name_of_its_own() -> None:
    names = Counter(str(edit) for edits in by_family().values() for edit in edits)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_an_edit_is_told_once_at_its_level_and_its_place(family: str) -> None:
    found = list(books().entries(by_family()[family], 1))
    assert found, f"no edit of {family} is valid"
    for one in found:
        assert [why for _, why in one.missed] == [], str(one.edit)
        assert [(change.kind, change.section, change.before, change.after) for change in one.beside] == [], str(
            one.edit
        )
        assert not one.ranks_critical_lower
        assert not one.tells_twice


# The witness: would it notice?


RELABELLED = said("reworded", NOTABLE, Place(EDITION, LABEL), "contacts", before="Prénom", after="Petit", printed=True)


def relabel() -> Edit:
    return Edit("a word", "v11", "", put(EDITION, LABEL, "Petit nom et nom"), (RELABELLED,))


def test_an_account_asks_for_kind_level_section_words_lines_and_pages() -> None:
    sides = books().sides(relabel())
    assert sides is not None
    (told,) = judged(relabel(), *sides).told
    assert faults(RELABELLED, told, *sides) == []
    for wrong in (
        replace(RELABELLED, kinds=account("number", None).kinds),
        replace(RELABELLED, levels=CRITICAL),
        replace(RELABELLED, sections=frozenset({"actions"})),
        replace(RELABELLED, after="Surnom"),
        replace(RELABELLED, new=Place(EDITION, section_path("contacts", "fields", "#place"))),
        replace(RELABELLED, pages_new=(1,), printed=False),
        replace(RELABELLED, unexpected=True),
    ):
        assert len(faults(wrong, told, *sides)) == 1


def test_what_is_missed_told_beside_or_told_twice_is_counted() -> None:
    sides = books().sides(relabel())
    assert sides is not None
    silent = replace(relabel(), accounts=())
    graver = replace(relabel(), accounts=(replace(RELABELLED, levels=CRITICAL),))
    scores = scored([judged(relabel(), *sides), judged(silent, *sides), judged(graver, *sides)])[""]
    assert (scores.edits, scores.found, scores.told, scores.right) == (3, 2, 3, 1)
    assert (scores.lower, scores.twice) == (1, 1)


def test_an_edit_that_does_not_fit_is_no_edit() -> None:
    crowded = Edit("", "v11", "", put(EDITION, section_path("contacts", "per_page"), 6), ())
    unknown = Edit("", "v11", "", put(EDITION, section_path("contacts", "color"), "gold"), ())
    fresh = Books()
    assert list(fresh.entries([crowded, unknown])) == []
    assert len(fresh.skipped[""]) == 2


# Drafts


@pytest.mark.parametrize("name", BASES)
def test_a_draft_is_the_edition_word_for_word(name: str) -> None:
    draft = base(name)
    for kind in ("edition", "layout", "pictograms"):
        data = getattr(draft, kind)
        again = typed(parse(yaml_text(data).encode(), kind), workshop().schema(kind)).data
        assert json.dumps(again) == json.dumps(data)


def test_a_draft_makes_the_pages_that_the_program_makes() -> None:
    prepared = workshop().prepare(ROOT / "editions" / "v11.yaml")
    assert prepared.booklet is not None
    made = maker().version(base("v11")).booklet
    assert (made.sections, made.pages) == (prepared.booklet.sections, prepared.booklet.pages)


def test_changes_leave_the_original_alone() -> None:
    before = json.dumps(base("v11").edition)
    fields = section_path("contacts", "fields")
    change = insert(EDITION, fields, 0, {"id": "new", "label": "Neuf"})
    assert at(change(base("v11")).edition, (*fields, "#new", "label")) == "Neuf"
    assert at(drop(EDITION, (*fields, "#name"))(base("v11")).edition, (*fields, 0, "id")) == "place"
    assert json.dumps(base("v11").edition) == before


def test_numbers_are_known_by_a_form_that_is_not_the_program_s() -> None:
    assert [sort for sort, _ in numbers_in("Appelez le 01 99 00 45 11, de 9 h à 17 h.")] == [
        "phone number",
        "time",
        "time",
    ]
    assert not has_number("3 questions, 2 minutes.")


# Examples that people know


def test_the_wrong_phone_digit_is_critical_and_a_fifth_of_a_millimetre_is_minor() -> None:
    path = section_path("feedback", "phone", "number")
    told = said("number", CRITICAL, Place(EDITION, path), "feedback", before="45 11", after="45 12", printed=True)
    digit = entry(Edit("", "v11", "", put(EDITION, path, "01 99 00 45 12"), (told,)))
    assert (digit.missed, digit.beside) == ((), ())
    version = maker().version(base("v11"))
    page = next(page for page in version.booklet.pages if page.id == "feedback/1")
    item = next(item for item in page.items if item.tag.name.startswith("phone.number"))
    moved = account("moved", MINOR, "feedback", moved_mm=(0.2, 0.0), unexpected=True)
    nudge = Edit("", "v11", "", only(page.number, item, lambda one: shift(one, 0.2, 0)), (moved,), as_it_is)
    shifted = entry(nudge)
    assert (shifted.missed, shifted.beside) == ((), ())
