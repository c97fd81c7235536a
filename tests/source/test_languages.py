"""A document in one of its languages: the words, and the lines where they stand."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recap_print.source import Document, in_language, is_by_language, overlaid, parse

TEXT = """\
title: {fr: Mes contacts, ar: جهات الاتصال}
language: fr
sections:
  - title: Rien qu'en français
    fields:
      - label:
          fr: Avec qui ?
          en: With whom?
variants:
  - language: en
    pages: 52
"""


def document(text: str = TEXT) -> Document:
    return parse(text.encode(), "v1.yaml")


def test_each_text_is_that_of_the_language() -> None:
    data = in_language(document(), "en", "fr").data
    assert data["sections"][0]["fields"][0]["label"] == "With whom?"
    assert data["sections"][0]["title"] == "Rien qu'en français"


def test_a_text_that_lacks_the_language_is_that_of_the_other_or_of_whichever_there_is() -> None:
    assert in_language(document(), "en", "fr").data["title"] == "Mes contacts"
    assert in_language(document("title: {ar: مرحبا}\n"), "en", "fr").data["title"] == "مرحبا"


def test_a_path_leads_to_the_line_of_the_language() -> None:
    label = "sections[0].fields[0].label"
    lines = [in_language(document(), language, "fr").where(label).line for language in ("fr", "en")]
    assert lines == [7, 8]
    assert in_language(document(), "en", "fr").where(label, key=True).excerpt.strip() == "en: With whom?"


def test_a_document_in_one_language_is_left_as_it_is() -> None:
    plain = document("title: Mon carnet\nsections:\n  - {id: notes}\n")
    assert in_language(plain, "ar", "fr").root is plain.root


def test_a_mapping_of_something_else_is_no_text() -> None:
    assert not is_by_language({})
    assert not is_by_language({"fr": "a", "id": "b"})
    assert not is_by_language({"fr": {"title": "a"}})
    assert is_by_language({"fr": "a", "ar": "b"})


def test_what_lies_over_takes_the_place_of_what_is_below_with_its_line() -> None:
    found = overlaid(document(), "variants[0]")
    assert (found.data["language"], found.data["pages"]) == ("en", "52")
    assert (found.where("language").line, found.where("pages").line) == (10, 11)
    assert found.where("title").line == 1


LANGUAGES = st.sampled_from(["fr", "en", "ar"])
WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=5)
TEXTS = st.dictionaries(LANGUAGES, WORDS, min_size=1)
DATA = st.recursive(
    WORDS | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "title", "items"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(DATA, LANGUAGES)
def test_no_text_by_language_is_left_and_nothing_else_changes(data: Any, language: str) -> None:
    import json

    found = in_language(document(json.dumps({"all": data}, ensure_ascii=False)), language, "fr")
    assert found.data == {"all": chosen(data, language)}
    assert in_language(found, "ar", "ar").data == found.data


def chosen(data: Any, language: str) -> Any:
    """What is said in a language, in the plainest way to say it."""
    if is_by_language(data):
        return data.get(language, data.get("fr", next(iter(data.values()))))
    if isinstance(data, dict):
        return {key: chosen(value, language) for key, value in data.items()}
    return [chosen(value, language) for value in data] if isinstance(data, list) else data
