"""PDFs of other people: read or refused, and every page where the plan says, according to poppler."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from presses import A5, OFFICE, SRA3
from raw_pdf import MM, TRIM, bled, booklet, box, enlarged, in_pieces, offset, pdf, plain, rotated, stream
from reportlab.pdfgen.canvas import Canvas

from recap_print.draw.foreign import imposed_pdf, read_foreign
from recap_print.errors import CannotLayOut, CannotRead, RecapError
from recap_print.impose.plan import impose
from recap_print.impose.signatures import Blanks
from recap_print.sheets.model import Imposition, Placement, Target
from recap_print.sheets.press import Flip, Folding, MarkKind, Press
from witnesses import witness

INHERITED = f"{box('MediaBox', 0, 0, *TRIM)} /Resources << /Font << /F1 3 0 R >> >> /Rotate 0"
SOURCES: dict[str, bytes] = {
    "plain": booklet(8),
    "bled": booklet(8, bled),
    "offset": booklet(8, offset),
    "in-pieces": booklet(8, in_pieces),
    "enlarged": booklet(8, enlarged),
    "inherited": booklet(8, lambda n: ("", plain(n)[1]), INHERITED),
    **{f"rotated-{angle}": booklet(8, rotated(angle)) for angle in (90, 180, 270, -90, 450)},
}


def sheets(data: bytes, press: Press, blanks: Blanks | None = None) -> tuple[Imposition, bytes]:
    foreign = read_foreign(data, "booklet.pdf")
    plan = impose(foreign.count, foreign.trim_width, foreign.trim_height, foreign.bleed, press, blanks=blanks)
    return plan, imposed_pdf(foreign, plan)


def words(path: Path) -> list[dict[str, tuple[float, float, float, float]]]:
    """Per side, each word and the box poppler finds it in, mm from the top left corner."""
    html = subprocess.run(
        [witness("pdftotext"), "-bbox", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    found = []
    for page in html.split("<page ")[1:]:
        words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(\w+)<', page)
        found.append({w: (float(a) / MM, float(b) / MM, float(c) / MM, float(d) / MM) for a, b, c, d, w in words})
    return found


@pytest.fixture(scope="module")
def number_boxes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, float, float, float]]:
    """Where poppler finds each number on its own upright page, from the trim's top left corner."""
    path = tmp_path_factory.mktemp("plain") / "plain.pdf"
    path.write_bytes(booklet(8))
    return {word: found for side in words(path) for word, found in side.items()}


@pytest.mark.parametrize(
    "press",
    [OFFICE, SRA3, replace(OFFICE, flip=Flip.LONG_EDGE), replace(SRA3, folding=Folding(8))],
    ids=["a4", "sra3", "long-edge", "four-up"],
)
@pytest.mark.parametrize("source", SOURCES)
def test_poppler_finds_every_number_where_the_plan_says(
    source: str, press: Press, tmp_path: Path, number_boxes: dict[str, tuple[float, float, float, float]]
) -> None:
    plan, data = sheets(SOURCES[source], press)
    path = tmp_path / "sheets.pdf"
    path.write_bytes(data)
    found = words(path)
    assert len(found) == len(plan.sides)
    for side, there in zip(plan.sides, found, strict=True):
        assert set(there) == {f"page{p.page}" for p in side.placements}
        for p in side.placements:
            expected = moved(number_boxes[f"page{p.page}"], p)
            assert there[f"page{p.page}"] == pytest.approx(expected, abs=0.02)


def moved(word: tuple[float, float, float, float], p: Placement) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = word
    match p.rotation:
        case 0:
            return (p.trim.x + x1, p.trim.y + y1, p.trim.x + x2, p.trim.y + y2)
        case 90:
            return (p.trim.x + y1, p.trim.bottom - x2, p.trim.x + y2, p.trim.bottom - x1)
        case 180:
            return (p.trim.right - x2, p.trim.bottom - y2, p.trim.right - x1, p.trim.bottom - y1)
        case _:
            return (p.trim.right - y2, p.trim.y + x1, p.trim.right - y1, p.trim.y + x2)


@pytest.mark.parametrize("source", SOURCES)
def test_qpdf_finds_nothing_to_say(source: str, tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets(SOURCES[source], SRA3)[1])
    checked = subprocess.run([witness("qpdf"), "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)


def test_boxes_of_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets(booklet(48, bled), SRA3)[1])
    said = subprocess.run(
        [witness("pdfinfo"), "-box", "-f", "1", "-l", "24", str(path)], capture_output=True, text=True, check=True
    ).stdout
    found = re.findall(r"Page +(\d+) (\w+)Box: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)", said)
    mm = {(int(page), name): [float(v) / MM for v in box] for page, name, *box in found}
    assert mm[1, "Media"] == pytest.approx([0, 0, 450, 320], abs=0.005)
    assert mm[1, "Trim"] == pytest.approx([77, 55, 373, 265], abs=0.005)
    assert mm[1, "Bleed"] == pytest.approx([74, 52, 376, 268], abs=0.005)
    assert mm[24, "Trim"] == pytest.approx([77 + 1.232, 55, 373 - 1.232, 265], abs=0.005)
    assert len({page for page, _ in mm}) == 24


def test_no_ink_crosses_the_fold_and_bleed_goes_everywhere_else(tmp_path: Path) -> None:
    """Left pages are cyan and right pages magenta, bleed included; at 254 dpi a pixel is 0.1 mm."""
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets(booklet(48, bled), SRA3)[1])
    for page in (1, 24):
        image = subprocess.run(
            [witness("pdftoppm"), "-r", "254", "-f", str(page), "-l", str(page), "-aa", "no", str(path)],
            capture_output=True,
            check=True,
        ).stdout
        magic, size, _, pixels = image.split(b"\n", 3)
        width, height = map(int, size.split())
        assert (magic, height) == (b"P6", 3200)
        assert width in (4500, 4501)  # poppler rounds up what is 0.00005 pt too wide

        def at(x_mm: float, y_mm: float, pixels: bytes = pixels, width: int = width) -> str:
            start = 3 * (int(y_mm * 10) * width + int(x_mm * 10))
            red, green, blue = pixels[start : start + 3]
            return "white" if min(red, green, blue) > 240 else "cyan" if red < 100 < blue else "magenta"

        creep = 0 if page == 1 else 1.232
        for y in (52.2, 100, 267.8):
            assert at(224.8, y) == "cyan"
            assert at(225.2, y) == "magenta"
            assert at(74.2 + creep, y) == "cyan"
            assert at(73.8 + creep, y) == "white"
            assert at(375.8 - creep, y) == "magenta"
            assert at(376.2 - creep, y) == "white"
        assert (at(100, 51.8), at(100, 268.2)) == ("white", "white")


def test_a_page_keeps_its_own_bytes() -> None:
    _, data = sheets(booklet(8, bled), SRA3)
    for number in range(1, 9):
        original = bled(number)[1][0]
        assert original[original.index(b"stream\n") :] in data


def test_marks_stand_on_every_plate_and_are_dashed_at_the_fold() -> None:
    """Eight crop marks, eight of the bleed, two of the fold and four targets a side; twelve fields of a colour bar."""
    _, data = sheets(booklet(8, bled), SRA3)
    lines = re.findall(rb"q (.*?) ([\d.]+) w \[(.*?)\] 0 d .*? S Q", data)
    assert {(ink, width) for ink, width, _ in lines} == {(b"/All CS 1 SCN", b"0.2835")}
    assert sum(bool(dash) for *_, dash in lines) == 2 * 4
    assert len(lines) == 18 * 4
    assert len(re.findall(rb"q /All CS 1 SCN 0.2835 w [^\[]*? h [^\[]*? S Q", data)) == 4 * 4
    assert len(re.findall(rb"q [\d. ]+ k [\d. ]+ re f Q", data)) == 12 * 4


def test_every_side_brings_the_colour_space_its_marks_are_drawn_in(tmp_path: Path) -> None:
    """Separation All, shown by DeviceCMYK; the pages' own resources are not ours to add to."""
    path = tmp_path / "sheets.pdf"
    path.write_bytes(sheets(booklet(8, bled), SRA3)[1])
    said = json.loads(
        subprocess.run(
            [witness("qpdf"), "--json=2", "--json-key=qpdf", str(path)], capture_output=True, check=True, text=True
        ).stdout
    )
    objects = {key: entry.get("value", entry.get("stream", {}).get("dict")) for key, entry in said["qpdf"][1].items()}
    sides = [value for value in objects.values() if isinstance(value, dict) and value.get("/Type") == "/Page"]
    forms = [value for value in objects.values() if isinstance(value, dict) and value.get("/Subtype") == "/Form"]
    assert (len(sides), len(forms)) == (4, 8)
    for side in sides:
        space = side["/Resources"]["/ColorSpace"]
        assert list(space) == ["/All"]
        assert space["/All"][:3] == ["/Separation", "/All", "/DeviceCMYK"]
        tint = space["/All"][3]
        assert (tint["/FunctionType"], tint["/N"], tint["/C0"], tint["/C1"]) == (2, 1, [0] * 4, [1] * 4)
    assert all("/ColorSpace" not in form["/Resources"] for form in forms)


def test_ghostscript_finds_marks_on_four_plates_and_no_fifth(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    plan, data = sheets(booklet(4, bled), SRA3)
    path.write_bytes(data)
    wish = ["-sDEVICE=tiffsep", "-r127", "-sPageList=1", f"-sOutputFile={tmp_path}/p.tif"]
    subprocess.run([witness("gs"), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *wish, str(path)], check=True)
    plates = {found.stem: found for found in tmp_path.glob("p(*).tif")}
    assert set(plates) == {f"p({ink})" for ink in ("Cyan", "Magenta", "Yellow", "Black")}
    targets = [mark for mark in plan.sides[0].marks if isinstance(mark, Target)]
    assert len(targets) == 4
    for plate in plates.values():
        with Image.open(plate) as image:
            for target in targets:
                assert image.getpixel((round(target.x * 5), round(target.y * 5))) == 0


def test_a_slug_line_is_left_out_as_there_is_no_font_to_set_it_in(tmp_path: Path) -> None:
    """And nothing else is: the sheet says what its pages say, and names no font of its own."""
    plan, data = sheets(booklet(4, bled), SRA3)
    assert all(MarkKind.SLUG in {mark.kind for mark in side.marks} for side in plan.sides)
    path = tmp_path / "sheets.pdf"
    path.write_bytes(data)
    assert [set(side) for side in words(path)] == [{"page4", "page1"}, {"page2", "page3"}]
    assert data.count(b"BT") == 0  # those of the pages are packed
    assert data.count(b"/Type /Font") == 1


def test_the_same_booklet_gives_the_same_bytes() -> None:
    first, again = (hashlib.sha256(sheets(SOURCES["bled"], SRA3)[1]).hexdigest() for _ in range(2))
    assert first == again
    other = sheets(booklet(8, plain), SRA3)[1]
    identifiers = [re.search(rb"/ID \[(.*?)\]", data, re.DOTALL) for data in (other, sheets(SOURCES["bled"], SRA3)[1])]
    assert identifiers[0]
    assert identifiers[1]
    assert identifiers[0][1] != identifiers[1][1]


def test_blank_pages_stay_empty(tmp_path: Path) -> None:
    plan, data = sheets(booklet(6), OFFICE, Blanks.BEFORE_BACK_COVER)
    path = tmp_path / "sheets.pdf"
    path.write_bytes(data)
    assert [set(side) for side in words(path)] == [{"page6", "page1"}, {"page2"}, {"page3"}, {"page4", "page5"}]
    assert plan.blanks == 2


@pytest.mark.parametrize(
    ("source", "bleed"), [("plain", 0), ("bled", 3), ("offset", 50 / MM), ("rotated-90", 10 / MM), ("enlarged", 0)]
)
def test_sizes_are_those_of_the_upright_trim(source: str, bleed: float) -> None:
    foreign = read_foreign(SOURCES[source])
    assert (foreign.count, foreign.trim_width, foreign.trim_height) == (8, *A5)
    assert foreign.bleed == pytest.approx(bleed, abs=0.002)


def test_the_spine_side_needs_no_bleed() -> None:
    def page(number: int) -> tuple[str, Sequence[bytes]]:
        w, h = TRIM
        inner, outer = (0.0, 3 * MM) if number % 2 else (3 * MM, 0.0)
        boxes = box("MediaBox", -inner, -3 * MM, w + outer, h + 3 * MM) + box("TrimBox", 0, 0, w, h)
        return boxes, [stream("")]

    assert read_foreign(booklet(4, page)).bleed == pytest.approx(3, abs=0.002)


def test_notes_warn_of_guessed_trims_and_comments_that_will_not_print() -> None:
    def page(number: int) -> tuple[str, Sequence[bytes]]:
        entries, streams = plain(number)
        kind = "/FreeText" if number == 3 else "/Link"
        return f"{entries} /Annots [<< /Type /Annot /Subtype {kind} /Rect [0 0 9 9] >>]", streams

    notes = read_foreign(booklet(4, page)).notes
    assert "pages without a TrimBox are taken to be trimmed at their edge" in notes
    assert "page 3 has comments or form fields, which are not printed: flatten them first" in notes
    assert read_foreign(SOURCES["bled"]).notes == ()


def test_layers_and_output_intent_come_along() -> None:
    objects: list[bytes | str] = [
        "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> "
        "/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA47) >>] >>",
        f"<< /Type /Pages /Count 4 /Kids [3 0 R 3 0 R 3 0 R 3 0 R] {box('MediaBox', 0, 0, *TRIM)} >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Properties << /L 5 0 R >> >> >>",
        stream("/OC /L BDC 0 0 10 10 re f EMC"),
        "<< /Type /OCG /Name (draft) >>",
    ]
    data = sheets(pdf(objects), OFFICE)[1]
    assert b"FOGRA47" in data
    hidden = re.search(rb"/OFF \[ ?(\d+) 0 R", data)
    used = re.search(rb"/L (\d+) 0 R", data)
    assert hidden
    assert used
    assert hidden[1] == used[1]


def refusal(data: bytes) -> str:
    with pytest.raises(RecapError) as refused:
        sheets(data, OFFICE)
    assert isinstance(refused.value, CannotRead | CannotLayOut)
    return refused.value.message


def encrypted() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=TRIM, encrypt="secret", invariant=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def odd_one_out(number: int) -> tuple[str, Sequence[bytes]]:
    return (f"{box('MediaBox', 0, 0, 210 * MM, 297 * MM)}", [stream("")]) if number == 3 else plain(number)


def tree(pages: str, *more: str) -> bytes:
    return pdf(["<< /Type /Catalog /Pages 2 0 R >>", pages, *more])


def bomb() -> bytes:
    """A few kilobytes that unpack to gigabytes, if one lets them."""
    part = stream(b" " * 20_000_000, deflate=True)
    pages = f"<< /Type /Pages /Count 4 /Kids [{'3 0 R ' * 4}] {box('MediaBox', 0, 0, *TRIM)} >>"
    return tree(pages, f"<< /Type /Page /Contents [{'4 0 R ' * 2000}] >>", part.decode("latin-1"))


def many(levels: int, each: int) -> bytes:
    """Page trees whose nodes are shared: ``each`` to the power ``levels`` pages."""
    nodes = [f"<< /Type /Pages /Kids [{f'{level + 3} 0 R ' * each}] >>" for level in range(levels)]
    return tree(*nodes, f"<< /Type /Page {box('MediaBox', 0, 0, *TRIM)} >>")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "booklet.pdf is not a PDF"),
        (b"%!PS-Adobe-3.0\n", "booklet.pdf is not a PDF"),
        (b"%PDF-1.7\n", "booklet.pdf is damaged"),
        (encrypted(), "booklet.pdf is encrypted"),
        (tree("<< /Type /Pages /Count 0 /Kids [] >>"), "booklet.pdf has no pages"),
        (tree("<< /Type /Pages /Count 1 >>"), "booklet.pdf is damaged: its page tree leads nowhere"),
        (tree("<< /Type /Pages /Kids [2 0 R] >>"), "booklet.pdf is damaged: its page tree leads nowhere"),
        (tree("<< /Type /Pages /Kids [9 0 R] >>"), "booklet.pdf is damaged: object 9 is missing"),
        (tree("<< /Type /Pages /Kids [3 0 R] >>", "<< /Type /Page >>"), "booklet.pdf: page 1 has no usable MediaBox"),
        (many(30, 30), "booklet.pdf has more than 10000 pages"),
        (bomb(), "booklet.pdf is damaged: its pages unpack to more than 500 MB"),
        (booklet(4, odd_one_out), "booklet.pdf: page 3 is 210 × 297 mm, page 1 is 148 × 210 mm"),
        (booklet(4, lambda n: (box("MediaBox", 0, 0, 5, 5) + box("TrimBox", 6, 6, 9, 9), [])), "its trim lies outside"),
        (booklet(4, lambda n: (f"{plain(n)[0]} /Rotate 45", [stream("")])), "page 1 is rotated by 45°"),
        (booklet(6), "6 pages: a folded booklet has a multiple of 4"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_in_plain_words(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_missing_font_is_refused_not_skipped() -> None:
    missing = booklet(4, lambda n: (plain(n)[0].replace("3 0 R", "77 0 R"), plain(n)[1]))
    assert "object 77 is missing" in refusal(missing)


def test_a_plan_for_another_booklet_is_refused() -> None:
    with pytest.raises(CannotLayOut, match="plan is for 12 pages, the PDF has 8"):
        imposed_pdf(read_foreign(SOURCES["plain"]), impose(12, *A5, 0, OFFICE))


def never_a_traceback(data: bytes) -> None:
    try:
        _, made = sheets(data, OFFICE)
    except RecapError as refused:
        assert refused.message  # noqa: PT017 - being refused is fine, being printed is too
    else:
        assert made.startswith(b"%PDF-")


@given(st.data())
@settings(max_examples=150)
def test_damaged_files_are_refused_or_printed_never_a_traceback(data: st.DataObject) -> None:
    """Cut short, bytes overwritten, keys renamed, a piece repeated."""
    pristine = SOURCES[data.draw(st.sampled_from(sorted(SOURCES)))]
    at = data.draw(st.integers(0, len(pristine) - 1))
    length = data.draw(st.integers(1, 60))
    junk = data.draw(
        st.sampled_from([b"", b"null", b"<<", b"[", b"-1", b"9" * 5000, b"1 0 R", b"(", b"/Kids", b"\0"])
        | st.binary(max_size=20)
    )
    cut = data.draw(st.booleans())
    never_a_traceback(pristine[:at] if cut else pristine[:at] + junk + pristine[at + length :])


@given(st.binary(max_size=400))
def test_random_bytes_are_never_a_traceback(data: bytes) -> None:
    never_a_traceback(data)
    never_a_traceback(b"%PDF-1.7\n" + data + b"\nstartxref\n9\n%%EOF")


@pytest.mark.parametrize("fraction", [0.2, 0.5, 0.9, 0.98])
def test_a_truncated_file_is_refused(fraction: float) -> None:
    whole = SOURCES["bled"]
    with pytest.raises(CannotRead):
        sheets(whole[: int(len(whole) * fraction)], OFFICE)
