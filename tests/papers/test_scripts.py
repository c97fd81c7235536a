"""Proofs of what is not read letter by letter: type like handwriting, Arabic, and files that forgot what they say."""

from __future__ import annotations

from functools import cache

import pikepdf
import pytest
from proofs import against_edition, changed, distilled, drawn, pages, paper, rewritten, sheets, version

from recap_print.compare.changes import Changes, Kind, Level
from recap_print.compare.papers.leaf import sheaf_of_paper, sheaf_of_version
from recap_print.compare.papers.retell import retold
from recap_print.pages.model import Text
from recap_print.pdf.legible_glyphs import is_leftward, unsteered
from recap_print.pdf.legible_model import UNKNOWN, UNSURE, Paper

AGAIN = "-sColorConversionStrategy=RGB"
ARABIC = "ar"


@cache
def arabic(*edits: tuple[str, str], press: str = "single-pages") -> bytes:
    return drawn(version(*edits, variant=ARABIC).booklet, press)


def against_arabic(data: bytes, press: str = "") -> Changes:
    return against_edition(data, press, variant=ARABIC)


def hunks(changes: Changes) -> list[tuple[str, str]]:
    return [(hunk.before, hunk.after) for change in changes for hunk in change.hunks if not hunk.same]


def forgetful(pdf: pikepdf.Pdf) -> None:
    """A file whose fonts do not say which letters their glyphs are."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


def test_type_like_handwriting_is_read_as_it_was_declared() -> None:
    said = [
        unsteered(run.text)
        for page in version().booklet.pages
        for item in page.items
        if isinstance(item, Text)
        for run in item.runs
        if run.font == "hand"
    ]
    assert any("é" in text for text in said)
    read = [word for page in paper(pages()).pages for word in page.words if "Playpen" in word.font]
    assert "".join(word.text for word in read) == "".join("".join(said).split())


def test_arabic_among_french_is_read_from_its_first_letter() -> None:
    labels = {word.text for page in paper(pages()).pages for word in page.words if is_leftward(word.text)}
    assert labels == {"العربية"}
    again = paper(distilled(pages(), AGAIN))
    assert {word.text for page in again.pages for word in page.words if is_leftward(word.text)} == labels


HAND, LABEL = ("  d'identité", "  d'identitè"), ("label: العربية", "label: عربية")


@pytest.mark.parametrize("again", [False, True])
def test_a_word_by_hand_and_an_arabic_label_are_named_wherever_they_were_written_again(again: bool) -> None:
    data = drawn(version(HAND, LABEL).booklet)
    changes = against_edition(distilled(data, AGAIN) if again else data)
    assert [change.kind for change in changes] == [Kind.REWORDED] * 2
    assert hunks(changes) == [("identité", "identitè"), ("العربية", "عربية")]
    assert [change.pages_new for change in changes] == [(4,), (11,)]
    assert all(change.where_old for change in changes)


@pytest.mark.parametrize("how", ["rewritten", "distilled", "sheets"])
def test_a_booklet_in_arabic_differs_from_its_proof_in_form_only(how: str) -> None:
    data = arabic(press="sra3" if how == "sheets" else "single-pages")
    if how == "rewritten":
        data = rewritten(data, "--object-streams=generate")
    elif how == "distilled":
        data = distilled(data, AGAIN)
    changes = against_arabic(data)
    assert list(changes) == []
    told = {form.name: form.after for form in changes.form}
    assert "not compared" not in told
    assert told.get("sheets", "") == ("sheets of sra3" if how == "sheets" else "")


def test_what_an_arabic_page_says_is_what_was_declared() -> None:
    edition = version(variant=ARABIC)
    for leaf, page in zip(sheaf_of_version(edition, paper(arabic())).leaves, edition.booklet.pages, strict=True):
        said = [unsteered(item.text) for item in page.items if isinstance(item, Text)]
        declared = sorted(word for text in said for word in text.split() if is_leftward(word))
        assert sorted(word.text for word in leaf.words if is_leftward(word.text)) == declared


WORD = "أو سلّم الدفتر إلى أي بلدية.", "أو سلّم الدفتر إلى أي مكتبة."
DIGIT = "اتصل بالرقم 01 99 00 45 11", "اتصل بالرقم 01 99 00 45 71"
LIGATURE = "رقمك في الضمان الاجتماعي", "رقمك في الضمان الأجتماعي"


@pytest.mark.parametrize("how", ["distilled", "sheets"])
def test_a_word_and_a_digit_in_arabic_are_named_with_their_page_and_line(how: str) -> None:
    """Ghostscript mangles what a ligature says; that the hamza on one is another shows all the same."""
    data = arabic(WORD, DIGIT, LIGATURE, press="sra3" if how == "sheets" else "single-pages")
    changes = against_arabic(distilled(data, AGAIN) if how == "distilled" else data)
    assert {change.pages_new for change in changes} == {(2,)}
    told = {change.where_old.excerpt.strip(): change for change in changes if change.where_old}
    number, ligature = (next(told[at] for at in told if edit[0] in at) for edit in (DIGIT, LIGATURE))
    assert (number.kind, number.level, number.what) == (Kind.NUMBER, Level.CRITICAL, "phone number")
    seen = [(hunk.before, hunk.after) for hunk in number.hunks if not hunk.same]
    assert seen == [("11", "71"), ("بلدية", "مكتبة")]  # on the next line of the same block
    assert ligature.kind is (Kind.REPAINTED if how == "distilled" else Kind.REWORDED)
    assert len(changes) == 2


def test_a_proof_that_forgot_its_letters_is_compared_by_its_pictures_and_says_so() -> None:
    data = changed(pages(), forgetful)
    assert any(UNKNOWN in word.text for page in paper(data).pages for word in page.words)
    changes = against_edition(data)
    assert list(changes) == []
    (form,) = (form for form in changes.form if form.name == "not compared")
    assert "does not tell all letters" in form.note
    other = version(("number: 01 99 00 45 11", "number: 01 99 00 45 86"))
    (change,) = against_edition(changed(drawn(other.booklet), forgetful))
    assert (change.kind, change.level, change.what) == (Kind.REPAINTED, Level.CRITICAL, "phone number")


def test_sheets_are_read_as_pages_are() -> None:
    """The way a line is read does not depend on what stands beside it on the sheet."""

    def said(read: Paper) -> list[str]:
        return sorted(word.text for page in read.pages for word in page.words if is_leftward(word.text))

    assert said(paper(arabic(press="sra3"))) == said(paper(arabic()))
    assert said(paper(sheets("sra3"))) == said(paper(pages()))


def test_only_what_the_other_paper_knows_better_is_told_anew() -> None:
    old, new = sheaf_of_paper(paper(arabic())), sheaf_of_paper(paper(distilled(arabic(), AGAIN)))
    assert any(UNSURE in word.shape for leaf in new.leaves for word in leaf.words)
    kept, told = retold(old, new)
    assert [leaf.bag for leaf in kept.leaves] == [leaf.bag for leaf in told.leaves] == [leaf.bag for leaf in old.leaves]
    assert retold(old, old) == (old, old)
