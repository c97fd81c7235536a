"""QR codes read off rendered pages: what they say, where they stand, and what nobody could look at."""

from __future__ import annotations

import html
import io
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pikepdf
import pytest
from code_pages import A5, BLACK, MM, Code, Sheet, lettered, pictured, saved, squares, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet, Qr
from recap_print.pdf import symbols
from recap_print.pdf.model import Seen, Symbol
from recap_print.pdf.read import read_facts
from recap_print.pdf.symbols import enlarged, read_symbols
from recap_print.pipeline.presses import read_press
from recap_print.sheets.press import Flip
from small import shipped, workshop
from witnesses import witness

PIXEL = 25.4 / 300
ADDRESS = "https://example.org/avis/v11/fr"
CODE = Code(ADDRESS, 20, 30)
COLOURS = ("0 0 0 0.6 k", "1 0 0 0 k", "0 1 0 0 k", "0 0 1 0 k", "0.9 0.2 0.1 rg", "0.3 g", "0.75 0.68 0.67 0.9 k")


@cache
def v11() -> tuple[Booklet, bytes]:
    prepared = shipped("v11")
    assert prepared.booklet is not None
    return prepared.booklet, pages_pdf(prepared.booklet, prepared.design.shelf)


def close(found: Rect, wanted: Rect, within: float = 1.5 * PIXEL) -> bool:
    """Do all four edges stand where they should?"""
    edges = ((r.x, r.y, r.right, r.bottom) for r in (found, wanted))
    return all(abs(a - b) <= within for a, b in zip(*edges, strict=True))


def only(data: bytes) -> Symbol:
    """The one code of a file whose every page was looked at."""
    seen = read_symbols(data)
    assert seen.symbols is not None
    assert (len(seen.symbols), seen.unread, seen.damaged) == (1, (), ())
    return seen.symbols[0]


def one(sheet: Sheet, *, trimmed: bool = True) -> Symbol:
    return only(written([sheet], trimmed=trimmed))


def test_every_code_of_a_booklet_is_read_where_it_was_placed() -> None:
    booklet, data = v11()
    placed = [(page.number, item) for page in booklet.pages for item in page.items if isinstance(item, Qr)]
    placed.sort(key=lambda pair: (pair[0], pair[1].rect.y))
    seen = read_symbols(data)
    assert seen.looked == tuple(range(1, len(booklet.pages) + 1))
    assert (seen.unread, seen.damaged) == ((), ())
    assert seen.symbols is not None
    assert [(symbol.page, symbol.text) for symbol in seen.symbols] == [(page, qr.payload) for page, qr in placed]
    for symbol, (_, qr) in zip(seen.symbols, placed, strict=True):
        assert close(symbol.box, qr.rect)
        assert symbol.module == pytest.approx(qr.module, abs=0.01)


@pytest.mark.parametrize("flip", Flip)
def test_every_code_of_imposed_sheets_is_read_upside_down_too(flip: Flip) -> None:
    booklet, _ = v11()
    stock, placed = booklet.stock, [item for page in booklet.pages for item in page.items if isinstance(item, Qr)]
    press = replace(read_press(workshop(), "office-a4")[0], flip=flip)
    plan = impose(len(booklet.pages), stock.width, stock.height, stock.bleed, press)
    seen = read_symbols(sheets_pdf(booklet, plan, shipped("v11").design.shelf))
    assert (seen.unread, seen.damaged) == ((), ())
    assert seen.symbols is not None
    assert sorted(symbol.text for symbol in seen.symbols) == sorted(qr.payload for qr in placed)
    size = {qr.payload: qr.rect.width for qr in placed}
    for symbol in seen.symbols:
        assert symbol.box.width == pytest.approx(size[symbol.text], abs=1.5 * PIXEL)


@pytest.mark.parametrize("module", [0.25, 0.33, 0.4, 0.5, 1.0, 4.0])
def test_modules_of_any_size_are_measured(module: float) -> None:
    codes = [Code(f"{ADDRESS}?{nth}", 7.037 * nth, 9.051 + nth, module) for nth in (1, 2, 3)]
    seen = read_symbols(written([Sheet((code,)) for code in codes]))
    assert seen.symbols is not None
    assert [symbol.text for symbol in seen.symbols] == [code.text for code in codes]
    for symbol, code in zip(seen.symbols, codes, strict=True):
        assert close(symbol.box, code.box)
        assert symbol.module == pytest.approx(module, abs=PIXEL / 20)


@settings(max_examples=12)
@given(
    st.floats(5, 40),
    st.floats(5, 40),
    st.sampled_from((0, 90, 180, 270)),
    st.tuples(*[st.floats(0, 20)] * 4),
    st.tuples(st.floats(-900, 900), st.floats(-900, 900)),
)
def test_places_are_those_of_the_trim_as_displayed(
    x: float, y: float, rotation: int, slug: tuple[float, float, float, float], origin: tuple[float, float]
) -> None:
    code = Code("06 39 98 00 11", x, y)
    symbol = one(Sheet((code,), (60, 90), origin, slug, rotation))
    assert symbol.text == code.text
    assert close(symbol.box, code.box, 5 * PIXEL)


def test_without_a_trim_the_crop_box_is_the_page_even_an_inherited_one() -> None:
    with pikepdf.open(io.BytesIO(written([Sheet((CODE,), slug=(10, 20, 0, 0))], trimmed=False))) as pdf:
        page, kids = pdf.pages[0].obj, pdf.Root.Pages
        kids.MediaBox = page.MediaBox
        del page.MediaBox
        kids.CropBox = Array([10 * MM, 0, (10 + A5[0]) * MM, A5[1] * MM])
        assert close(only(saved(pdf)).box, CODE.box)
    with pikepdf.open(io.BytesIO(written([Sheet((CODE,))]))) as pdf:
        left, bottom, right, top = pdf.pages[0].trimbox
        pdf.pages[0].trimbox = Array([right, top, left, bottom])  # legal: any two opposite corners
        assert close(only(saved(pdf)).box, CODE.box)


@pytest.mark.parametrize("trimmed", [True, False])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_renderer_and_the_reader_of_facts_mean_the_same_place(rotation: int, trimmed: bool) -> None:
    paper = f"0 0 0 0 k {CODE.x} {CODE.y} {CODE.box.width} {CODE.box.height} re f"
    sheet = Sheet((CODE,), origin=(-300, 170.5), slug=(5, 10, 15, 20), rotation=rotation, before=paper)
    data = written([sheet], trimmed=trimmed)
    (page,) = read_facts(data, "code.pdf").pages
    (place,) = next(paint.boxes for paint in page.paints if not any(paint.colour.values))
    assert close(only(data).box, place)


def test_a_user_unit_is_told_by_whoever_reads_the_structure() -> None:
    seen = read_symbols(written([Sheet((CODE,), user_unit=2)]))
    assert seen.symbols is not None
    assert close(seen.symbols[0].box, Rect(10, 15, CODE.box.width / 2, CODE.box.height / 2))
    whole = enlarged(seen, {1: 2.0}).symbols
    assert whole is not None
    assert close(whole[0].box, CODE.box, 3 * PIXEL)
    assert whole[0].module == pytest.approx(0.4, abs=0.01)


def test_all_the_codes_of_a_page_are_read_from_its_top() -> None:
    codes = [Code(f"Code {nth}", 20 + 40 * (nth % 2), 10 + 30 * nth, 0.4) for nth in range(6)]
    twins = [replace(codes[0], x=100, y=10), replace(codes[0], x=100, y=150)]
    seen = read_symbols(written([Sheet(), Sheet((*reversed(codes), *twins)), Sheet()]))
    assert seen.symbols is not None
    assert sorted(symbol.text for symbol in seen.symbols) == sorted(code.text for code in (*codes, *twins))
    assert {symbol.page for symbol in seen.symbols} == {2}
    tops = [symbol.box.y for symbol in seen.symbols]
    assert tops == sorted(tops)


@pytest.mark.parametrize(
    "text", ["é à ü œ € \N{RIGHT SINGLE QUOTATION MARK}", "مذكرتي", "0612345678", "BEGIN:VCARD\r\nEND:VCARD\r\n"]
)
def test_what_a_code_says_is_read_as_it_was_written(text: str) -> None:
    assert one(Sheet((replace(CODE, text=text),))).text == text


@pytest.mark.parametrize("ink", COLOURS)
def test_codes_of_any_ink_are_read(ink: str) -> None:
    assert one(Sheet((replace(CODE, ink=ink),))).text == ADDRESS


@pytest.mark.parametrize("ground", COLOURS[:3] + COLOURS[4:])
def test_light_codes_on_dark_are_read(ground: str) -> None:
    assert one(Sheet((replace(CODE, ink="0 0 0 0 k"),), before=f"{ground} 18 28 15.6 15.6 re f")).text == ADDRESS


def test_codes_whose_modules_do_not_touch_are_read() -> None:
    assert one(Sheet(content=squares(CODE, gap=0.1))).text == ADDRESS


@pytest.mark.parametrize("mask", [False, True])
def test_codes_made_of_a_picture_are_read(mask: bool) -> None:
    symbol = only(pictured(CODE, mask=mask))
    assert (symbol.text, close(symbol.box, CODE.box)) == (ADDRESS, True)


def test_codes_made_of_letters_are_read() -> None:
    symbol = only(lettered(CODE))
    assert (symbol.text, close(symbol.box, CODE.box)) == (ADDRESS, True)


@pytest.mark.parametrize("blend", ["Multiply", "Darken", "Normal"])
def test_codes_on_a_tint_in_a_transparent_group_are_read(blend: str) -> None:
    tinted = Sheet((CODE,), before="0.4 0.1 0 0 k 0 0 148 210 re f /G gs")
    with pikepdf.open(io.BytesIO(written([tinted]))) as pdf:
        page = pdf.pages[0].obj
        page.Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(BM=Name(f"/{blend}"), ca=0.9)))
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
        assert only(saved(pdf)).text == ADDRESS


@pytest.mark.parametrize("printed", [True, False])
def test_layers_show_as_they_print(printed: bool) -> None:
    with pikepdf.open(io.BytesIO(written([Sheet(content=f"/OC /L BDC {squares(CODE)} EMC")]))) as pdf:
        states = (Name.OFF, Name.ON) if printed else (Name.ON, Name.OFF)
        usage = Dictionary(View=Dictionary(ViewState=states[0]), Print=Dictionary(PrintState=states[1]))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Codes", Usage=usage))
        events = Array(
            [Dictionary(Event=event, Category=Array([event]), OCGs=Array([layer])) for event in (Name.View, Name.Print)]
        )
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(AS=events))
        pdf.pages[0].obj.Resources = Dictionary(Properties=Dictionary(L=layer))
        assert read_symbols(saved(pdf)).symbols == ((only(written([Sheet((CODE,))])),) if printed else ())


def test_notes_laid_over_a_page_do_not_print() -> None:
    with pikepdf.open(io.BytesIO(written([Sheet()]))) as pdf:
        look = pdf.make_stream(Sheet((CODE,)).stream())
        look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": pdf.pages[0].mediabox})
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=pdf.pages[0].mediabox, AP=Dictionary(N=look))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])
        assert read_symbols(saved(pdf)) == Seen((), looked=(1,))


@pytest.mark.parametrize("hole", ["24 33 3.6 5", "24 33 6 6", "23 33 8 8"])
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_damaged_code_is_told_apart_from_none(hole: str, rotation: int) -> None:
    hole = f"{squares(CODE)} 0 0 0 0 k {hole} re f"
    seen = read_symbols(written([Sheet(content=hole, rotation=rotation)]))
    assert (seen.symbols, seen.unread, seen.looked) == ((), (), (1,))
    assert [(torn.page, torn.text) for torn in seen.damaged] == [(1, "")]
    assert close(seen.damaged[0].box, CODE.box)


@pytest.mark.parametrize(("across", "down", "step"), [(2, 2, 18.0), (2, 2, 14.0), (5, 6, 12.0)])
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_squares_in_squares_are_no_damaged_code(across: int, down: int, step: float, seed: int | None) -> None:
    """Pictograms, targets and patterns of many kinds look like the eyes of a code."""
    corners = [
        (10 + step * i, 10 + step * j) for i in range(across) for j in range(down) if across + down > 4 or i + j < 2
    ]
    eyes = [
        f"{ink} {x + inset} {y + inset} {7 - 2 * inset} {7 - 2 * inset} re f"
        for x, y in corners
        for inset, ink in enumerate((BLACK, "0 0 0 0 k", BLACK))
    ]
    chance = Random(seed)
    specks = [
        f"{chance.uniform(17.5, 40):.2f} {chance.uniform(17.5, 40):.2f} 1 1 re f" for _ in range(150 if seed else 0)
    ]
    assert read_symbols(written([Sheet(content="\n".join(eyes + specks))])) == Seen((), looked=(1,))


def test_half_a_code_is_none() -> None:
    assert read_symbols(written([Sheet((CODE,), before="20 30 6 12 re W n")])).symbols == ()


@pytest.mark.parametrize(("module", "read"), [(2.0, True), (0.15, False)])
def test_a_page_too_large_for_its_bitmap_is_seen_less_sharply_and_says_so(module: float, read: bool) -> None:
    seen = read_symbols(written([Sheet((Code(ADDRESS, 900, 1200, module),), (2000, 2000))]))
    assert seen.looked == ()
    (why,) = seen.unread
    assert why.startswith("page 1 is 2000 × 2000 mm and was looked at with 98 dpi only")
    assert bool(seen.symbols) is read


def test_a_press_sheet_is_seen_sharply_enough() -> None:
    code = Code(ADDRESS, 800, 600, 0.33)
    seen = read_symbols(written([Sheet((code,), (900, 640))]))
    assert seen.looked == (1,)
    assert seen.symbols is not None
    assert close(seen.symbols[0].box, code.box, 2 * PIXEL)


@pytest.mark.parametrize(("width", "height"), [(5000.0, 1.0), (1.0, 5000.0), (1.1, 1.1)])
def test_pages_of_odd_shapes_are_looked_at(width: float, height: float) -> None:
    assert read_symbols(written([Sheet(size=(width, height))])).symbols == ()


HUGE = f"{'9' * 30}.0"


@pytest.mark.parametrize(
    "box",
    [
        "[0 0 0 0]",
        f"[0 0 {HUGE} {HUGE}]",
        f"[-{HUGE} 0 {HUGE} 10]",
        "[0 0 0.000000001 0.000000001]",
        "[0 0 2000000 10]",
        "[0 0 500]",
        "(no)",
    ],
)
def test_impossible_boxes_end_in_words_or_in_a_page(box: str) -> None:
    with pikepdf.open(io.BytesIO(written([Sheet((CODE,))], trimmed=False))) as pdf:
        pdf.pages[0].obj.MediaBox = pikepdf.Object.parse(box.encode())
        data = saved(pdf)
    seen = read_symbols(data)
    assert len(seen.looked) + len(seen.unread) == 1


def test_no_pages_are_no_codes() -> None:
    with pikepdf.new() as pdf:
        assert read_symbols(saved(pdf)) in (Seen(()), Seen(None, read_symbols(b"").unread))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"GIF89a" * 1000, b"\0" * 5000, b"%PDF-1.4\n" + b"[" * 100_000])
def test_what_is_no_pdf_was_not_looked_at(data: bytes) -> None:
    assert read_symbols(data) == Seen(None, ("no page was looked at: the renderer finds no PDF in the file",))


def test_a_locked_file_was_not_looked_at() -> None:
    locked = read_symbols(written([Sheet((CODE,))], password="secret"))
    assert locked == Seen(None, ("no page was looked at: the file is locked with a password",))
    assert only(written([Sheet((CODE,))], password="")).text == ADDRESS


@settings(max_examples=20)
@given(st.data())
def test_truncated_and_scribbled_files_end_in_a_value(data: st.DataObject) -> None:
    whole = written([Sheet((CODE,)), Sheet()])
    cut = bytearray(whole[: data.draw(st.integers(1, len(whole)))])
    for at in data.draw(st.lists(st.integers(0, len(cut) - 1), max_size=8)):
        cut[at] = data.draw(st.integers(0, 255))
    seen = read_symbols(bytes(cut))
    assert seen.symbols is None or all(symbol.page <= 2 for symbol in seen.symbols)


@pytest.mark.parametrize(
    ("limit", "value", "why"),
    [
        ("MOST_PAGES", 2, "pages 3 to 4 were not looked at: more than 2 pages"),
        ("MOST_CODES", 1, "pages 3 to 4 were not looked at: more than 1 codes on the pages before"),
    ],
)
def test_limits_are_told(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, why: str) -> None:
    monkeypatch.setattr(symbols, limit, value)
    seen = read_symbols(written([Sheet((CODE,))] * 4))
    assert (seen.looked, seen.unread) == ((1, 2), (why,))


def test_no_page_is_begun_when_time_is_up() -> None:
    seen = read_symbols(written([Sheet((CODE,))] * 3), seconds=-1)
    assert seen == Seen((), ("pages 1 to 3 were not looked at: looking at the pages before took too long",))


def test_zbar_reads_the_same_off_popplers_pages(tmp_path: Path) -> None:
    """Another renderer and another decoder: two witnesses that share nothing."""
    zbar, poppler = witness("zbarimg"), witness("pdftoppm")
    codes = (CODE, Code("06 39 98 00 11", 60, 30, 0.33), Code("Une autre", 20, 90, 1.0))
    own = written([Sheet(codes), Sheet((replace(CODE, text="La seconde"),), rotation=90, slug=(5, 10, 15, 20))])
    for name, data in (("v11", v11()[1]), ("own", own)):
        seen = read_symbols(data)
        assert seen.symbols is not None
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(data)
        for page in sorted({symbol.page for symbol in seen.symbols}):
            side = str(page)
            subprocess.run(
                [poppler, "-gray", "-r", "300", "-singlefile", "-f", side, "-l", side, file, tmp_path / name],
                check=True,
            )
            command = (zbar, "--xml", "-q", "-Sdisable", "-Sqrcode.enable", tmp_path / f"{name}.pgm")
            told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            read = re.findall(r"<!\[CDATA\[(.*?)\]\]>", told, re.DOTALL)
            assert sorted(map(html.unescape, read)) == sorted(s.text for s in seen.symbols if s.page == page)
