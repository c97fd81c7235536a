"""An edition against the proof that a printer sent back: what is form is called so, what is not is named exactly."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest
from proofs import (
    against_edition,
    between,
    changed,
    distilled,
    drawn,
    over,
    pages,
    painted,
    paper,
    rewritten,
    sheets,
    version,
)

from recap_print.compare.changes import Changes, Kind, Level
from recap_print.errors import CannotRead
from recap_print.pipeline.papers import compare_sides
from small import workshop


def forms(changes: Changes) -> dict[str, tuple[str, str]]:
    return {form.name: (form.before, form.after) for form in changes.form}


def boxless(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/TrimBox"], page.obj["/BleedBox"]


def cut_to_trim(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj["/MediaBox"] = page.obj["/TrimBox"]
    boxless(pdf)


def test_our_own_file_is_the_edition() -> None:
    changes = against_edition(pages(), apart=True)
    assert list(changes) == []
    assert changes.form == ()


@pytest.mark.parametrize(("strategy", "spaces"), [("RGB", "DeviceRGB"), ("CMYK", "DeviceCMYK")])
def test_distilled_again_it_differs_in_form_only(strategy: str, spaces: str) -> None:
    changes = against_edition(distilled(pages(), f"-sColorConversionStrategy={strategy}"))
    assert list(changes) == []
    told = forms(changes)
    assert told["producer"][1].startswith("GPL Ghostscript")
    assert told["output intent"][1] == "none"
    assert ("colour spaces" in told) == (strategy == "RGB")
    assert strategy == "CMYK" or spaces in told["colour spaces"][1]


@pytest.mark.parametrize("option", ["--object-streams=generate", "--linearize"])
def test_a_file_laid_out_anew_differs_in_its_structure_only(option: str) -> None:
    changes = against_edition(rewritten(pages(), option))
    assert list(changes) == []
    assert list(forms(changes)) == ["file structure"]


@pytest.mark.parametrize(
    ("press", "named"), [("sra3", ""), ("sra3", "sra3"), ("offset-700x500", ""), ("office-a4", "office-a4")]
)
def test_sheets_are_unfolded_by_the_plan(press: str, named: str) -> None:
    changes = against_edition(sheets(press), named)
    assert list(changes) == []
    assert forms(changes)["sheets"] == ("single pages", f"sheets of {press}")


def test_sheets_distilled_again_and_scaled_are_the_edition_still() -> None:
    data = painted(distilled(sheets("sra3"), "-sColorConversionStrategy=RGB"), "0.995 0 0 0.995 3.2 2.3 cm")
    changes = against_edition(data)
    assert list(changes) == []
    assert forms(changes)["scale"][1] == "99.5 %"


def test_a_proof_of_99_and_a_half_percent_is_form() -> None:
    changes = against_edition(painted(pages(), "0.995 0 0 0.995 1.19 1.63 cm"))
    assert list(changes) == []
    assert list(forms(changes)) == ["scale"]
    assert forms(changes)["scale"] == ("100 %", "99.5 %")


@pytest.mark.parametrize("scale", [0.97, 1.03])
def test_a_proof_within_three_percent_is_form(scale: float) -> None:
    changes = against_edition(painted(pages(), f"{scale} 0 0 {scale} {224 * (1 - scale)} {312 * (1 - scale)} cm"))
    assert list(changes) == []
    assert forms(changes)["scale"] == ("100 %", f"{scale * 100:g} %")


@pytest.mark.parametrize(("scale", "said"), [(0.9, "90 %"), (1.1, "110 %")])
def test_pages_of_one_size_with_all_much_smaller_on_them_are_critical(scale: float, said: str) -> None:
    first = against_edition(
        painted(pages(), f"{scale} 0 0 {scale} {224 * (1 - scale)} {312 * (1 - scale)} cm")
    ).changes[0]
    assert (first.kind, first.name, first.level) == (Kind.FACT, "scale", Level.CRITICAL)
    assert (first.before, first.after) == ("100 %", said)


def test_without_trim_it_is_found_by_what_is_printed() -> None:
    changes = against_edition(changed(pages(), boxless))
    assert list(changes) == []
    assert forms(changes)["boxes"] == ("MediaBox, BleedBox, TrimBox", "MediaBox")
    assert forms(changes)["position"][1] == "10.00 mm to the right and 10.00 mm lower"


def test_without_bleed_it_is_said() -> None:
    changes = against_edition(changed(pages(), cut_to_trim))
    assert list(changes) == []
    assert forms(changes)["bleed"] == ("3 mm", "none")


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.rotate(90, relative=False)

    changes = against_edition(changed(pages(), turn))
    assert list(changes) == []
    assert "rotation" in forms(changes)


def test_a_number_in_outlines_is_named_by_the_edition() -> None:
    other = version(("number: 01 99 00 45 11", "number: 01 99 00 45 86"))
    (change,) = against_edition(distilled(drawn(other.booklet), "-dNoOutputFonts"))
    assert (change.kind, change.level, change.what) == (Kind.REPAINTED, Level.CRITICAL, "phone number")
    assert "01 99 00 45 11" in change.before
    assert change.where_old
    assert "01 99 00 45 11" in change.where_old.excerpt


@pytest.mark.parametrize("space", ["", "RGB"])
def test_another_colour_of_a_section_is_one_change(space: str) -> None:
    data = drawn(version(("    color: orange\n", "    color: green\n")).booklet)
    changes = against_edition(distilled(data, f"-sColorConversionStrategy={space}") if space else data)
    (change,) = changes
    assert change.kind is Kind.RECOLOURED
    assert change.before.startswith("#")
    assert change.times == len(change.pages_new)


def test_outlines_are_compared_as_pictures() -> None:
    changes = against_edition(distilled(pages(), "-dNoOutputFonts"))
    assert list(changes) == []
    assert forms(changes)["text"] == ("text", "outlines or pictures")


def test_a_word_that_changed_is_named_with_its_page_and_line() -> None:
    other = version(("Cochez ce qui est fait", "Cochez ce qui est prêt"))
    for data in (drawn(other.booklet), distilled(drawn(other.booklet), "-sColorConversionStrategy=RGB")):
        changes = against_edition(data)
        (change,) = changes
        assert change.kind is Kind.REWORDED
        assert (change.pages_old, change.pages_new) == ((3,), (3,))
        assert [(hunk.before, hunk.after) for hunk in change.hunks if not hunk.same] == [("fait", "prêt")]
        assert change.where_old
        assert "Cochez ce qui est fait" in change.where_old.excerpt
        assert [spot.page for spot in change.spots_new] == [3]


@pytest.mark.parametrize("press", ["single-pages", "sra3"])
def test_one_digit_of_a_phone_number_is_critical(press: str) -> None:
    other = version(("number: 06 39 98 00 27", "number: 06 39 98 00 37"))
    changes = against_edition(drawn(other.booklet, press))
    (number,) = changes
    assert (number.kind, number.level) == (Kind.NUMBER, Level.CRITICAL)
    assert (number.what, number.pages_new) == ("phone number", (11,))
    assert [(hunk.before, hunk.after) for hunk in number.hunks if not hunk.same] == [("27", "37")]
    assert number.where_old
    assert "06 39 98 00 27" in number.where_old.excerpt
    (code,) = number.effects  # the code of its channel says it too
    assert (code.kind, code.level) == (Kind.QR, Level.CRITICAL)
    assert "33639980037" in code.after
    assert code.where_old == number.where_old


@pytest.mark.parametrize("kept", ["", "the folio"])
def test_a_page_that_was_emptied_is_lost_and_told_once(kept: str) -> None:
    def empty(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4]
        page.obj["/Contents"] = pdf.make_stream(b"")
        if kept:
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.obj["/Contents"] = pdf.make_stream(b"BT /F 12 Tf 200 100 Td (5) Tj ET")

    data = changed(pages(), empty)
    (change,) = against_edition(data)
    assert (change.kind, change.level, change.pages_new) == (Kind.ITEM_REMOVED, Level.CRITICAL, (5,))
    assert change.what == "everything on the page"
    (back,) = between(paper(data), paper(pages()))
    assert (back.kind, back.level, back.pages_new) == (Kind.ITEM_ADDED, Level.NOTABLE, (5,))


def test_pages_that_were_emptied_are_known_beside_one_that_is_missing() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for nth in (6, 7):
            pdf.pages[nth].obj["/Contents"] = pdf.make_stream(b"")
        del pdf.pages[2]

    changes = against_edition(changed(pages(), spoil))
    assert [(change.kind, change.pages_old) for change in changes] == [
        (Kind.PAGE_REMOVED, (3,)),
        (Kind.ITEM_REMOVED, (7,)),
        (Kind.ITEM_REMOVED, (8,)),
    ]


def test_a_page_that_cannot_be_read_is_told_as_such() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4].obj
        for entry in set(page.keys()) - {"/Parent"}:
            del page[entry]
        page["/Type"] = pikepdf.Name("/Nothing")

    changes = against_edition(changed(pages(), damage))
    (change,) = changes
    assert (change.kind, change.level, change.pages_new) == (Kind.FACT, Level.CRITICAL, (5,))
    assert (change.before, change.after) == ("can be read", "cannot be read")
    assert [form.name for form in changes.form] == ["not compared"]


@pytest.mark.parametrize("missing", [2, 7, 12])
def test_a_missing_page_is_named_and_floods_nothing(missing: int) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[missing - 1]

    changes = against_edition(changed(pages(), drop))
    (change,) = changes
    assert (change.kind, change.level) == (Kind.PAGE_REMOVED, Level.CRITICAL)
    assert (change.pages_old, change.pages_new) == ((missing,), ())
    assert change.name == version().booklet.pages[missing - 1].id


def test_a_missing_plate_is_missing_pages() -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[3]

    changes = against_edition(changed(sheets("sra3"), drop))
    assert {(change.kind, change.pages_old) for change in changes} == {
        (Kind.PAGE_REMOVED, (4,)),
        (Kind.PAGE_REMOVED, (9,)),
    }


def test_pages_in_another_order_have_moved() -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[4]
        del pdf.pages[4]
        pdf.pages.insert(9, page)

    (change,) = against_edition(changed(pages(), swap))
    assert (change.kind, change.pages_old, change.pages_new) == (Kind.PAGE_MOVED, (5,), (10,))
    assert change.where_old


def test_paint_that_no_word_tells_is_seen_where_it_is() -> None:
    white_patch = "0 0 0 0 k 85 400 60 40 re f"  # points from the corner of the page: 30 mm right of it
    changes = against_edition(over(pages(), 6, white_patch))
    kinds = [change.kind for change in changes]
    assert kinds == [Kind.REPAINTED]
    (change,) = changes
    assert change.pages_new == (6,)
    assert all(15 <= spot.rect.x <= 45 for spot in change.spots_new)
    assert changes == against_edition(over(pages(), 6, white_patch), apart=True)


def test_another_page_size_is_critical() -> None:
    def narrow(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            left, bottom, right, top = (float(str(side)) for side in page.obj["/TrimBox"])
            page.obj["/TrimBox"] = pikepdf.Array([left, bottom, right - 14.17, top])

    change = next(iter(against_edition(changed(pages(), narrow))))
    assert (change.kind, change.name, change.level) == (Kind.FACT, "trim", Level.CRITICAL)
    assert (change.before, change.after) == ("148 × 210 mm", "143 × 210 mm")


def test_sheets_of_no_press_are_refused() -> None:
    def widen(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj["/MediaBox"] = pikepdf.Array([0, 0, 2000, 2000])

    with pytest.raises(CannotRead, match="no press of this"):
        against_edition(changed(sheets("sra3"), widen))
    with pytest.raises(CannotRead, match="sheets of 450 × 320 mm"):
        against_edition(sheets("sra3"), "offset-900x640")


def test_an_edition_in_fonts_that_are_gone_cannot_be_drawn() -> None:
    booklet = version().booklet
    hashes = tuple((name, "0" * 64) if name.startswith("font ") else (name, digest) for name, digest in booklet.hashes)
    old = replace(version(), booklet=replace(booklet, hashes=hashes))
    with pytest.raises(CannotRead, match="cannot be drawn"):
        compare_sides(workshop(), old, paper(pages()))


def without_line(pdf: pikepdf.Pdf) -> None:
    """Take one grey writing line off page 8."""
    page = pdf.pages[7]
    steps = list(pikepdf.parse_content_stream(page))
    drawn_lines = [
        nth
        for nth in range(2, len(steps))
        if [str(step.operator) for step in steps[nth - 2 : nth + 1]] == ["m", "l", "S"]
        and float(str(steps[nth - 1].operands[0])) - float(str(steps[nth - 2].operands[0])) > 60
    ]
    at = drawn_lines[0]
    page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(steps[: at - 2] + steps[at + 1 :]))


@pytest.mark.parametrize("again", [False, True])
def test_a_line_to_write_on_that_is_gone_is_seen(again: bool) -> None:
    data = changed(pages(), without_line)
    changes = against_edition(distilled(data, "-sColorConversionStrategy=RGB") if again else data)
    assert [(change.kind, change.pages_new) for change in changes] == [(Kind.REPAINTED, (8,))]
    (spot,) = changes.changes[0].spots_new
    assert spot.rect.height <= 3
    assert spot.rect.width > 10
