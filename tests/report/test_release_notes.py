"""Release notes for the people who follow the versions, read as a Markdown reader reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from anything import STEERS, comparisons
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from told import EVERY, NEW, OLD, VERSIONS, a, wrong_digit_and_shift

from recap_print.compare.changes import Changes, Kind, Level
from recap_print.compare.words import hunks
from recap_print.report.notes import markdown, marked
from recap_print.report.phrases import Span, phrase

READER = MarkdownIt("commonmark").enable("strikethrough")
NOTES = """\
## v10 → v11

1 text reworded, 2 numbers changed, 1 place or size changed, 1 engine changed. 16 → 17 pages. 2 changes to check.

### Unexpected

It shows on paper, and nothing that was declared or laid out explains it.

- **Check:** time: ~~14h30~~ **15h30** (Mode d’emploi, page 3)
- engine changed: uharfbuzz ~~0.50.0~~ → **0.51.0**: 203 items moved by up to 0.32 mm, 2 labels broken over other lines (pages 3, 8–9)

### Mode d’emploi

- text: ~~Apportez-le~~ **Prenez-le** avec vous (page 3)

### Dos

- **Check:** phone number: Appelez le ~~06 39 98 12 34~~ **06 39 98 12 39**. (page 17)

And 1 minor change.

In form only, nothing that a reader sees: colour DeviceCMYK → DeviceRGB.
"""  # noqa: E501


def test_notes_read_by_section_with_what_to_check_and_the_unexpected_on_top() -> None:
    assert markdown(EVERY) == NOTES


def test_sections_stand_in_reading_order() -> None:
    notes = markdown(VERSIONS)
    heads = [row.removeprefix("### ") for row in notes.splitlines() if row.startswith("### ")]
    assert heads == ["Ce qui reste à vous", "Mes contacts", "Mode d’emploi", "Vos notes", "Votre avis"]
    assert notes.endswith("\nAnd 1 minor change.\n")


def test_a_wrong_digit_is_to_check_and_a_fifth_of_a_millimetre_is_only_counted() -> None:
    notes = markdown(wrong_digit_and_shift())
    assert "- **Check:** phone number: Appelez le ~~06 39 98 12 34~~ **06 39 98 12 39**, du lundi au …" in notes
    assert notes.endswith("\nAnd 1 minor change.\n")
    assert "0.2 mm" not in notes


def test_nothing_changed_or_nothing_that_was_asked_for() -> None:
    assert markdown(Changes(OLD, NEW, ())) == "## v10 → v11\n\nv10 and v11 are the same booklet.\n"
    assert markdown(Changes(OLD, NEW, ()), left_out=2).endswith("asked for; 2 changes are left out.\n")
    formal = markdown(Changes(OLD, NEW, (), EVERY.form))
    assert formal.endswith("differ in form only.\n\nIn form only, nothing that a reader sees: colour DeviceCMYK → DeviceRGB.\n")  # noqa: E501  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("l’emploi", "l’avenir", "l’~~emploi~~**avenir**"),
        ("example.org/recap/avis", "example.org/avis", "~~example.org/recap/avis~~ **example.org/avis**"),
        ("Écrivez votre avis.", "Écrivez (vite).", "Écrivez ~~votre avis.~~ **(vite).**"),
        ("Écrivez", "Écrivez*", "~~Écrivez~~ **Écrivez\\***"),
        ("https://example.org/a", "https://example.org/b", "https\\://example.org/~~a~~**b**"),
    ],
)
def test_what_changed_within_a_word_is_marked_where_markdown_can(before: str, after: str, said: str) -> None:
    assert marked(phrase(a(Kind.REWORDED, what="label", hunks=hunks(before, after)))[1:]) == said


texts = st.text(st.sampled_from("ab é.,*_~`[]<>#&|\\!:/-’«"), max_size=8)


@given(st.lists(st.builds(Span, texts, st.sampled_from(("", "removed", "added")), st.booleans()), max_size=6))
@settings(max_examples=200)
def test_a_reader_of_markdown_sees_what_went_and_what_came(spans: list[Span]) -> None:
    """Without what is bold, it reads as before; without what is struck out, as after: whatever the words hold."""
    read = {"removed": "", "added": ""}
    inside = ""
    for token in READER.parseInline(f"said: {marked(spans)}")[0].children or []:
        if token.nesting:
            assert token.tag in ("s", "strong")
            inside = token.tag if token.nesting == 1 else ""
            continue
        assert token.type == "text"
        read["removed"] += token.content * (inside != "strong")
        read["added"] += token.content * (inside != "s")
    for mark, other in (("removed", "added"), ("added", "removed")):
        wanted = "said:" + "".join(span.text for span in spans if span.mark != other)
        assert read[mark].replace(" ", "") == wanted.replace(" ", "")


@given(comparisons)
@settings(max_examples=25)
def test_a_bullet_for_each_change_that_is_told(changes: Changes) -> None:
    notes = markdown(changes)
    assert not STEERS & set(notes)
    bullets = sum(token.type == "list_item_open" for token in READER.parse(notes))
    assert bullets == sum(change.unexpected or change.level is not Level.MINOR for change in changes)


def test_a_title_cannot_open_another_section() -> None:
    title = "Mes # *contacts* <b>\n## v12"
    sections = (replace(OLD.sections[0], title=title), *OLD.sections[1:])
    notes = markdown(Changes(OLD, replace(NEW, sections=sections), (a(Kind.SECTION_MOVED),)))
    heads = [token.content for token in READER.parse(notes) if token.type == "inline" and token.map][2:3]
    assert [t.content for t in READER.parseInline(heads[0])[0].children or []] == ["Mes # *contacts* <b> ## v12"]
