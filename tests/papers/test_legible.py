"""What is read on paper is what was declared; what cannot be read is refused in words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from proofs import changed, pages, paper, version

from recap_print.compare.papers.fit import Fit, fit, points
from recap_print.errors import CannotRead
from recap_print.pages.model import Text
from recap_print.pdf.legible_model import Paper, Word
from recap_print.pipeline.leafing import paper_from, start_leafing, told


def test_every_declared_word_is_read_where_it_was_placed() -> None:
    for page, read in zip(version().booklet.pages, paper(pages()).pages, strict=True):
        said = "".join(item.text for item in page.items if isinstance(item, Text))
        inside = [word for word in read.words if word.y <= read.height]  # the slug stands below
        assert sorted("".join(word.text for word in inside)) == sorted("".join(said.split()))
        starts = {(round(item.x, 1), round(item.y, 1)) for item in page.items if isinstance(item, Text)}
        assert starts <= {(round(word.x, 1), round(word.y, 1)) for word in inside}
        sizes = {round(run.size_pt, 1) for item in page.items if isinstance(item, Text) for run in item.runs}
        assert sizes == {round(word.size_pt, 1) for word in inside}


def test_the_form_of_a_file() -> None:
    read = paper(pages())
    assert read.pages[0].boxes == ("MediaBox", "BleedBox", "TrimBox")
    assert (read.pages[0].width, read.pages[0].height, read.pages[0].bleed) == (148, 210, 3)
    assert read.form.version == "1.6"
    assert "DeviceCMYK" in read.form.spaces
    assert "DeviceRGB" not in read.form.spaces
    assert all("+" not in font for font in read.form.fonts)


def said_by(content: bytes) -> list[tuple[str, float, float]]:
    """The words of a page by other hands, with where they begin, in points from its lower left corner."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 200))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        font.Encoding = pikepdf.Name.WinAnsiEncoding
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        out = BytesIO()
        pdf.save(out)
    (page,) = paper(out.getvalue()).pages
    return [(word.text, round(word.x * 72 / 25.4, 1), round(200 - word.y * 72 / 25.4, 1)) for word in page.words]


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (b"/Span <</ActualText (fin)>> BDC (xx) Tj EMC", ["fin"]),
        (b"(rendez-) Tj 0 -14 Td (vous) Tj", ["rendez-", "vous"]),
        (b"(06\xa039 est-ce) Tj", ["06", "39", "est-ce"]),
        (b"3 Tr (behind a scan) Tj", []),
    ],
)
def test_words_are_read_as_they_are_meant(shown: bytes, words: list[str]) -> None:
    assert [text for text, _, _ in said_by(b"BT /F 12 Tf 20 100 Td " + shown + b" ET")] == words


def test_words_begin_where_they_are_shown_however_they_run() -> None:
    up, down = said_by(b"BT /F 12 Tf 0 1 -1 0 100 20 Tm (up) Tj 0 -1 1 0 200 150 Tm (down) Tj ET")
    assert up == ("up", 100, 20)
    assert down == ("down", 200, 150)


def test_what_a_child_says_comes_back_whole() -> None:
    read = paper(pages())
    assert paper_from(told(read), b"") == read
    assert start_leafing(pages(), "proof.pdf").result() == read


def read_apart(path: Path) -> Paper:
    """As the command reads it, in a process of its own."""
    return start_leafing(path.read_bytes(), path.name).result()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not a PDF"),
        (b"GIF89a", "is not a PDF"),
        (b"%PDF-1.7\n" + b"\0" * 100, "damaged"),
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "proof.pdf"
    path.write_bytes(data)
    with pytest.raises(CannotRead, match=why):
        read_apart(path)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proof.pdf"
    with pikepdf.open(BytesIO(pages())) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(CannotRead, match="opens only with a password"):
        read_apart(path)


def test_an_encrypted_file_that_anyone_may_open_is_read() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(pages())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    read, ours = paper(out.getvalue()), paper(pages())
    assert [page.digest for page in read.pages] == [page.digest for page in ours.pages]
    assert read.form.structure == (*ours.form.structure, "encrypted")
    assert (read.form.spaces, read.form.intent) == (ours.form.spaces, ours.form.intent)


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    def empty(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[:]

    path = tmp_path / "proof.pdf"
    path.write_bytes(changed(pages(), empty))
    with pytest.raises(CannotRead, match="no pages"):
        read_apart(path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "proof.pdf"
    path.write_bytes(pages()[: int(len(pages()) * share)])
    with pytest.raises(CannotRead) as refused:
        read_apart(path)
    assert refused.value.help


SCALES = st.floats(0.97, 1.03).map(lambda scale: round(scale, 3))
SHIFTS = st.floats(-20, 20).map(lambda shift: round(shift, 2))


@given(scale=SCALES, right=SHIFTS, lower=SHIFTS, strays=st.integers(0, 8))
def test_scale_and_shift_are_found_whoever_moved(scale: float, right: float, lower: float, strays: int) -> None:
    old = [Word(f"w{nth}", nth * 7 % 100, nth * 13 % 180, nth * 7 % 100 + 5, nth * 13 % 180, 12) for nth in range(40)]
    there = Fit(scale, scale, right, lower)
    new = [
        word._replace(x=word.x * scale + right, y=word.y * scale + lower + (30 if nth < strays else 0))
        for nth, word in enumerate(old)
    ]
    found = fit([points(old, new)])
    for corner in ((0.0, 0.0), (100.0, 180.0)):
        word = Word("w", *corner, *corner, 12)
        moved = word._replace(x=corner[0] * there.across + right, y=corner[1] * there.down + lower)
        back = found.back(moved)
        assert (back.x, back.y) == pytest.approx(corner, abs=0.12)
