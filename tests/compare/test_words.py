"""Numbers that must never be wrong, and rewordings word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.compare.changes import Hunk
from recap_print.compare.words import hunks, numbers, plain


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Appelez le 06 39 98 12 34.", "phone number"),
        ("+33 6 39 98 12 34", "phone number"),
        ("Le 39 49 est gratuit", "phone number"),
        ("En danger, appelez le 115", "phone number"),
        ("En urgence, appelez le 15", "phone number"),
        ("Rendez-vous à 14h30", "time"),
        ("de 9 h à midi", "time"),
        ("at 14:05", "time"),
        ("le 12/05/2026", "date"),
        ("le 1er mai", "date"),
        ("en octobre 2025", "date"),
        ("2026-05-12", "date"),
        ("12,50 €", "price"),
        ("1 200 euros", "price"),
        ("https://example.org/avis?v=11", "link"),
        ("example.org/avis", "link"),
        ("contact@example.org", "link"),
        ("Édition 2025", "year"),
    ],
)
def test_numbers_people_act_on_are_recognised(text: str, sort: str) -> None:
    assert [found for found, _ in numbers(text)] == [sort]


@pytest.mark.parametrize("text", ["Étape 3", "3 personnes", "Notez 2 ou 3 questions.", "page 12", "mai", "Marc", "v11"])
def test_counts_are_only_words(text: str) -> None:
    assert not numbers(text)


def test_another_spacing_of_a_phone_number_is_the_same_number() -> None:
    assert numbers("06 39 98 12 34") == numbers("06.39.98.12.34") == numbers("0639981234")
    assert numbers("06 39 98 12 34") != numbers("06 39 98 12 35")


def test_spaces_and_line_breaks_are_one_to_a_reader() -> None:
    assert plain("Avec\u00a0qui\u202f?\nVous") == "Avec qui ? Vous"


def test_elided_words_are_words() -> None:
    assert hunks("le nom de la ville", "le nom d’une ville") == (
        Hunk("le nom", "le nom"),
        Hunk("de la", "d’une"),
        Hunk("ville", "ville", gap=False),
    )
    assert hunks("l’aide", "d’aide") == (Hunk("l’", "d’", gap=False), Hunk("aide", "aide", gap=False))


TEXTS = st.lists(st.sampled_from(["l’", "aide", "de", "la", "06", "39", ",", "?"]), max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_hunks_hold_both_texts_whole_and_mirror(before: str, after: str) -> None:
    found = hunks(before, after)
    assert " ".join(hunk.before for hunk in found if hunk.before) == before
    assert " ".join(hunk.after for hunk in found if hunk.after) == after
    assert tuple(Hunk(hunk.after, hunk.before, hunk.gap) for hunk in found) == hunks(after, before)


def test_a_telephone_number_may_have_other_dashes() -> None:
    assert numbers("01‑99‑00‑45‑11") == numbers("01 99 00 45 11") == (("phone number", "0199004511"),)


def test_numbers_that_change_places_are_other_numbers() -> None:
    assert numbers("le matin 9h, le soir 18h") != numbers("le matin 18h, le soir 9h")
