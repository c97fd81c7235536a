"""What a text asks people to write: by its words, its form, and the place where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recap_print.check.privacy import grammar, tables
from recap_print.check.privacy.forms import Place, asking, leads
from recap_print.check.privacy.words import betrayed
from recap_print.check.readers.text import fold

CORPUS = Path(__file__).parents[1] / "readers" / "corpus" / "privacy.yaml"
LINES = [(one["text"], Place(one["as"]), set(one["expect"])) for one in yaml.safe_load(CORPUS.read_text("utf-8"))]
PHRASES = [
    (f"mon {phrase}" if mark == "@" else phrase, codes)
    for table in (tables.ASKS, tables.PARTS)
    for codes, typed in table.items()
    for mark, phrase in tables.phrases(typed)
]


def codes(text: str, place: Place) -> list[str]:
    return [found.code for found in betrayed(text, place)]


def test_rules_agree_with_people_on_95_of_100_at_least() -> None:
    told = [(set(codes(text, place)), expected) for text, place, expected in LINES]
    right = sum(len(found & expected) for found, expected in told)
    assert right / sum(len(found) for found, _ in told) >= 0.95, "precision"
    assert right / sum(len(expected) for _, expected in told) >= 0.95, "recall"


def test_the_corpus_tries_every_place_and_more_good_lines_than_bad() -> None:
    assert {place for _, place, _ in LINES} == set(Place)
    assert sum(not expected for _, _, expected in LINES) >= len(LINES) / 2


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Mot de passe", Place.LABEL, ["Y102"]),
        ("Mot de passe", Place.SENTENCE, []),
        ("Santé", Place.LABEL, ["Y104"]),
        ("Santé", Place.OPTION, []),
        ("Un RIB", Place.OPTION, []),
        ("RIB", Place.LABEL, ["Y103"]),
        ("Centre de santé", Place.LABEL, []),
        ("Ma santé au centre", Place.LABEL, ["Y104"]),
    ],
)
def test_the_same_words_ask_in_one_place_and_not_in_another(text: str, place: Place, expected: list[str]) -> None:
    assert codes(text, place) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Notez vos codes.",
        "N'oubliez pas de noter vos codes.",
        "Si vous ne savez pas, notez vos codes.",
        "Ne perdez rien : notez vos codes.",
        "Écrivez ici :\nvotre date\nvos codes",
        "Pour retrouver vos codes, écrivez-les.",
        "Vos codes : ………",
    ],
)
def test_sentences_that_ask(text: str) -> None:
    assert codes(text, Place.SENTENCE) == ["Y102"]


@pytest.mark.parametrize(
    "text",
    [
        "Ne notez pas vos codes.",
        "N'y notez jamais vos codes.",
        "Il ne faut surtout pas noter vos codes.",
        "Évitez de noter vos codes.",
        "Notez votre rendez-vous, jamais vos codes.",
        "Notez vos codes ailleurs.",
        "N'écrivez jamais ici :\nvos codes\nvotre IBAN",
        "Ce que vous notez, et vos codes, vous appartient.",
        "Apportez vos codes.",
    ],
)
def test_sentences_that_warn_or_tell(text: str) -> None:
    assert codes(text, Place.SENTENCE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Écrivez ici :", True),
        ("N'écrivez jamais ici :", False),
        ("Écrivez ici.", None),
        ("Je prends avec moi :", None),
        ("", None),
    ],
)
def test_what_a_line_leads_to(text: str, expected: bool | None) -> None:
    assert leads(text) is expected


@pytest.mark.parametrize("text", ["numéro de sécurité sociale", "NUMERO DE SECURITE SOCIALE", "N° de Sécurité Sociale"])
def test_capitals_accents_and_small_words_change_nothing(text: str) -> None:
    assert [(one.code, one.words) for one in betrayed(text, Place.LABEL)] == [("Y101", text)]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("2 85 05 78 006 084 36", ["Y101"]),
        ("2 85 05 2A 006 084 36", ["Y101"]),
        ("FR76 3000 4000 0312 3456 7890 143", ["Y103"]),
        ("4970-1012-3456-7890", ["Y103"]),
        ("lea.martin@orange.fr", ["Y110"]),
        ("accueil@example.org", []),
        ("06 39 98 00 11", []),
        ("+33 6 39 98 00 11", []),
        ("123 456 789 00012", []),
        ("12 03 2026, 10 30", []),
    ],
)
def test_answers_that_show_it(answer: str, expected: list[str]) -> None:
    assert codes(answer, Place.OPTION) == expected


def test_words_are_quoted_as_typed() -> None:
    assert [one.words for one in betrayed("Bonjour ! Écrivez ici votre numéro de Sécu, merci.", Place.SENTENCE)] == [
        "numéro de Sécu"
    ]


@given(
    st.text(st.sampled_from("aeéiçn' :.,!?…\nœ-«»°1 لاكتب"), max_size=40) | st.text(max_size=40), st.sampled_from(Place)
)
def test_any_text_can_be_judged_and_words_stand_where_they_say(text: str, place: Place) -> None:
    for thing in asking(text, place):
        for word in thing:
            assert 0 <= word.start < word.end <= len(text)
    betrayed(text, place)


@given(st.sampled_from([text for text, place, expected in LINES if expected and place is Place.LABEL]))
def test_a_label_that_asks_still_does_in_capitals_and_after_a_harmless_one(text: str) -> None:
    asked = set(codes(text, Place.LABEL))
    assert asked <= set(codes(f"Prénom\n{text}", Place.LABEL))
    assert asked == set(codes(f"  {text} ", Place.LABEL))


def test_every_phrase_of_the_tables_is_heard_and_can_be_warned_of() -> None:
    asked = [phrase for phrase, code in PHRASES if code.startswith("Y")]
    assert [phrase for phrase in asked if not codes(phrase, Place.LABEL)] == []
    assert [phrase for phrase in asked if codes(f"N'écrivez jamais : {phrase}.", Place.SENTENCE)] == []


def test_every_harmless_phrase_does_no_harm() -> None:
    harmless = [phrase for _, phrase in tables.phrases(tables.ASKS[tables.HARMLESS])]
    assert [phrase for phrase in harmless if codes(phrase, Place.LABEL)] == []


def test_tables_are_folded_and_say_each_thing_once() -> None:
    for table in (tables.ASKS, tables.PARTS):
        phrases = [phrase for each in table.values() for _, phrase in tables.phrases(each)]
        assert [phrase for phrase in phrases if fold(phrase) != phrase] == []
        assert sorted(set(phrases)) == sorted(phrases)
    sets = [value for value in vars(grammar).values() if isinstance(value, frozenset)]
    assert sets
    assert [word for words in sets for word in words if fold(word) != word.lower()] == []
