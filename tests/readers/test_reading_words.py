"""Rules on declared words: what counts as a word, which words are judged, and how well rules agree with people."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from corpora import CORPORA, FLOOR, read, scored
from hypothesis import given
from hypothesis import strategies as st

from recap_print.check import RULES
from recap_print.check.case import Case
from recap_print.check.readers.sentences import ease
from recap_print.check.readers.text import fold, sentences, syllables, words
from recap_print.check.readers.words import codes, spoken
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project

ROOT = Path(__file__).parents[2]
SYLLABLES = """
    a 1|le 1|les 1|que 1|des 1|où 1|quoi 1|oui 1|bien 1|rien 1|lieu 1|mieux 1|hier 1|nuit 1|œil 1|cœur 1|août 1|quand 1
    date 1|heure 1|fille 1|feuille 1|vie 1|rue 1|joue 1|langue 1|guide 1|guerre 1|quatre 1|mot 1|banque 1|quelque 1
    carnet 2|maison 2|adresse 2|écrire 2|avec 2|demain 2|semaine 2|année 2|idée 2|créer 2|crier 2|prier 2|trouer 2
    client 2|famille 2|travail 2|métier 2|papier 2|premier 2|souvent 2|moment 2|argent 2|comment 2|urgent 2|agent 2
    présent 2|question 2|musique 2|payer 2|moyen 2|voyage 2|pays 2|maïs 2|chaos 2|poème 2|Noël 2|lycée 2|suivi 2
    personne 2|dossier 2|trouver 2|WhatsApp 2|sociale 2|santé 2|l'emploi 2|d'accord 2
    demandent 2|arrivent 2|finissent 2|accompagnent 3|aident 1|aiment 1|montrent 1
    rendez-vous 3|appeler 3|téléphone 3|numéro 3|écrivez 3|pourquoi 2|aujourd'hui 3|création 3|réussi 3|oublier 3
    travailler 3|essayer 3|maintenant 3|samedi 3|conseiller 3|situation 3|choisissez 3|accompagne 3
    information 4|réaliser 4|sécurité 4|bénéficiaire 4|administratif 5|coopération 5|12 1|01 99 00 45 11 1
"""


def counts() -> list[tuple[str, int]]:
    pairs = [pair.strip().rpartition(" ") for line in SYLLABLES.split("\n") for pair in line.split("|") if pair.strip()]
    return [(word, int(count)) for word, _, count in pairs]


@pytest.mark.parametrize(("word", "count"), counts())
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text())
def test_whatever_is_typed_is_counted(text: str) -> None:
    assert all(syllables(word) >= 1 for word in words(text))
    assert all("\n" not in sentence for sentence in sentences(text) if "\r" not in sentence)
    assert fold(fold(text)) == fold(text)
    assert isinstance(codes(text), set)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bonjour M. Diallo. Ça va ?", ["Bonjour M. Diallo.", "Ça va ?"]),
        ("1. Ouvrez. 2. Lisez.", ["1. Ouvrez.", "2. Lisez."]),
        (
            "Une phrase longue\nqui va à la ligne.\nDate\nHeure",
            ["Une phrase longue qui va à la ligne.", "Date", "Heure"],
        ),
        ("Il dit « Oui ! ». Puis il part.", ["Il dit « Oui ! ».", "Puis il part."]),
        ("« Avec qui ? » au lieu de « Où ? »", ["« Avec qui ? » au lieu de « Où ? »"]),
        ("N'écrivez jamais ici :\nvos codes", ["N'écrivez jamais ici :", "vos codes"]),
        ("Allez sur example.org/recap?v=1. Merci", ["Allez sur example.org/recap?v=1.", "Merci"]),
        ("مرحبا. كيف حالك؟ نعم", ["مرحبا.", "كيف حالك؟", "نعم"]),
        ("…", []),
    ],
)
def test_sentences_end_where_readers_stop(text: str, said: list[str]) -> None:
    assert list(sentences(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Où habitez-vous ?", ["Où", "habitez-vous"]),
        ("L’heure, c'est 9 h 30 !", ["L’heure", "c'est", "9", "h", "30"]),
        ("Appelez le 01 99\u00a000 45 11.", ["Appelez", "le", "01 99\u00a000 45 11"]),
        ("sur example.org/carnets, à 3,5 km", ["sur", "example.org/carnets", "à", "3,5", "km"]),
        ("— « ! » …", []),
        ("شَدَّةٌ حُبًّا، گفت\u200cوگو", ["شَدَّةٌ", "حُبًّا", "گفت\u200cوگو"]),
    ],
)
def test_words_are_what_people_count(text: str, said: list[str]) -> None:
    assert words(text) == said


def test_words_are_looked_up_without_accents_or_kinds_of_space() -> None:
    assert fold("L’Été\u00a0:  « Cœur »") == fold("l'ete : « coeur »") == "l'ete : « coeur »"


def test_fifteen_words_are_a_sentence_and_sixteen_too_many() -> None:
    assert codes(" ".join(["mot"] * 15) + ".") == set()
    assert codes(" ".join(["mot"] * 16) + ".") == {"R101"}


def test_shorter_words_and_shorter_sentences_are_easier() -> None:
    assert ease("Il lit. Elle dort.") > ease("Il lit et elle dort.") > ease("L'administration territoriale informe.")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Write YOUR name.", "en", {"R106"}),
        ("Write your CAF number.", "en", {"R105"}),
        ("The family benefits office (CAF) can help you.", "en", set()),
        ("A la carte. Etat. Tu viens ?", "en", set()),
        (" ".join(["word"] * 16), "en", {"R101"}),
        ("اكتب اسمك.", "ar", set()),
        (" ".join(["كلمة"] * 16), "ar", {"R101"}),
        ("صندوق الإعانات العائلية (CAF)", "ar", set()),
        ("رقم CPAM", "ar", {"R105"}),
    ],
)
def test_other_languages_are_judged_by_what_holds_for_them(text: str, language: str, found: set[str]) -> None:
    assert codes(text, language) == found


def test_an_acronym_is_told_once_where_it_is_first_met() -> None:
    assert codes("Allez à la CAF. La caisse d'allocations familiales (CAF) ouvre à 9 h.") == set()
    assert codes("La CAF ouvre.\nLa CAF ferme.") == {"R105"}


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    shop = Workshop(Project(ROOT))
    prepared = {name: shop.prepare(ROOT / "editions" / f"{name}.yaml") for name in ("v10", "v11")}
    return {name: one.case for name, one in prepared.items() if one.case}


def test_what_is_printed_is_judged_and_nothing_else(cases: dict[str, Case]) -> None:
    case = cases["v11"]
    said = {said.text: said.origin for said in spoken(case)}
    for text in ("Mon Récap", "Avec qui ?", "C'est fait", "Madame Diallo", "Lun", "Je prends avec moi"):
        assert text in said
    assert "Pouvez-vous parler plus lentement ?" in said  # within a list of a page of blocks
    for text in ("06 39 98 00 27", "Bonjour Mon Récap", "notebook", "when", "navy", "v11"):
        assert text not in said
    assert not [text for text in said if "example.org/recap" in text or "wa.me" in text]


def test_every_word_stands_in_a_line_of_its_file(cases: dict[str, Case]) -> None:
    for case in cases.values():
        for said in spoken(case):
            where = case.where(said.origin)
            assert where.line
            assert said.text.partition("\n")[0][:8] in where.excerpt or "|-" in where.excerpt


def test_the_last_edition_is_well_spoken_and_the_one_before_has_hard_words(cases: dict[str, Case]) -> None:
    assert RULES.judge("R1", cases["v11"]) == []
    assert {finding.code for finding in RULES.judge("R1", cases["v10"])} == {"R109"}


def test_there_are_hundreds_of_strings_and_as_many_without_fault_as_with() -> None:
    ours = [judged for corpus in CORPORA for judged in read(corpus)]
    bad = sum(bool(judged.expect) for judged in ours)
    assert len(ours) >= 400
    assert 0.3 < bad / len(ours) < 0.7
    for corpus in CORPORA:
        assert not [text for text, times in Counter((one.text, one.place) for one in read(corpus)).items() if times > 1]


def test_every_rule_on_words_is_tried_on_good_and_bad_words() -> None:
    expected = {code for corpus in CORPORA for judged in read(corpus) for code in judged.expect}
    assert {rule.code for rule in RULES if rule.code.startswith("R1")} <= expected


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.stem)
def test_rules_agree_with_people(corpus: Path) -> None:
    score, differing = scored([corpus])
    told = "\n".join(differing)
    assert score.precision() >= FLOOR, told
    assert score.recall() >= FLOOR, told


def test_each_rule_agrees_with_people() -> None:
    score, differing = scored(CORPORA)
    for code in score.codes():
        told = "\n".join(line for line in differing if code in line)
        assert score.precision(code) >= FLOOR, told
        assert score.recall(code) >= FLOOR, told
