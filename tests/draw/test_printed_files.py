"""Boxes, structure and bookmarks of the real editions, as pdfinfo and qpdf read them."""

from __future__ import annotations

import re
import subprocess

import pytest
from printed import FAMILY, FILES, MM, SHEETS, apart, file, made, shown

from recap_print.geometry import Rect
from witnesses import witness

HUNDREDTH = 0.01


SIZES = {"v1": (105, 148), "v11.large": (210, 297)}
"""A6 and A4; the others are A5."""
LEAVES = {"v1": 16, "v4": 24, "v11.large": 52}
OWN = tuple((edition, "pages") for edition in FAMILY if edition != "v11")


@pytest.mark.parametrize("edition", FAMILY)
def test_every_page_has_its_size_and_its_bleed_to_a_hundredth_of_a_millimetre(edition: str) -> None:
    pdf = made(edition).pages
    count = LEAVES.get(edition, 48)
    assert pdf.info["Pages"] == str(count)
    for page in range(1, count + 1):
        left, bottom, right, top = pdf.box(page, "Trim")
        assert (right - left, top - bottom) == pytest.approx(SIZES.get(edition, (148, 210)), abs=HUNDREDTH)
        bleed = (left - 3, bottom - 3, right + 3, top + 3)
        assert pdf.box(page, "Bleed") == pytest.approx(bleed, abs=HUNDREDTH)
        media = pdf.box(page, "Media")
        assert media[0] <= bleed[0]
        assert media[1] <= bleed[1]
        assert media[2] >= bleed[2]
        assert media[3] >= bleed[3]
        assert pdf.box(page, "Crop") == media
        assert pdf.info[f"Page {page} rot"] == "0"


@pytest.mark.parametrize("press", SHEETS)
def test_every_sheet_is_the_press_sheet_and_says_where_it_is_cut(press: str) -> None:
    pdf, plan = made("v11").sheets[press], made("v11").plans[press]
    width, height = {"sra3": (450, 320), "offset-700x500": (700, 500)}.get(press, (297, 210))
    assert pdf.info["Pages"] == str(len(plan.sides))
    for page, side in enumerate(plan.sides, start=1):
        assert pdf.box(page, "Media") == pytest.approx((0, 0, width, height), abs=HUNDREDTH)
        for name, rect in (("Trim", side.trim), ("Bleed", side.bleed)):
            expected = (rect.x, height - rect.bottom, rect.right, height - rect.y)
            assert pdf.box(page, name) == pytest.approx(expected, abs=HUNDREDTH)
            assert f"/{name}Box" in pdf.objects.resolved(pdf.objects.pages[page - 1]["object"])
        assert pdf.box(page, "Trim") != pdf.box(page, "Media")


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OWN])
def test_the_file_says_what_it_is(edition: str, name: str) -> None:
    booklet, declared, pdf = made(edition).booklet, made(edition).declared, file(edition, name)
    assert pdf.info["PDF version"] == "1.6"
    assert pdf.path.read_bytes().startswith(b"%PDF-1.6")
    assert pdf.info["Title"] == booklet.title == declared["title"]
    assert pdf.info["Author"] == booklet.author == declared["author"] != ""
    assert pdf.info["Subject"] == f"{booklet.title}, {edition}"
    language = edition.partition(".")[2] if edition == "v11.ar" else "fr"
    assert pdf.objects.catalog["/Lang"] == f"u:{language}"
    preferences = pdf.objects.resolved(pdf.objects.catalog["/ViewerPreferences"])
    assert preferences.get("/Direction") == ("/R2L" if language == "ar" else None)
    assert pdf.info["Encrypted"] == "no"
    assert pdf.info["JavaScript"] == "no"
    assert pdf.info["Form"] == "none"


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OWN])
def test_qpdf_finds_nothing_to_say(edition: str, name: str) -> None:
    checked = subprocess.run(
        [witness("qpdf"), "--check", str(file(edition, name).path)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in checked.stdout
    assert "WARNING" not in checked.stdout


@pytest.mark.parametrize("edition", FAMILY)
def test_one_bookmark_per_section_opens_its_first_page(edition: str) -> None:
    found = [(mark["title"], mark["destpageposfrom1"]) for mark in made(edition).pages.objects.outlines]
    booklet = made(edition).booklet
    assert found == [(section.title, section.first) for section in booklet.sections]
    assert [booklet.pages[first - 1].section for _, first in found] == [section.id for section in booklet.sections]
    assert all(not mark["kids"] for mark in made(edition).pages.objects.outlines)


@pytest.mark.parametrize("press", SHEETS)
def test_one_bookmark_per_plate_opens_it(press: str) -> None:
    plan = made("v11").plans[press]
    found = [(mark["title"], mark["destpageposfrom1"]) for mark in made("v11").sheets[press].objects.outlines]
    named = [(sheet, side) for sheet in plan.sheets for side in sheet.plates]
    assert found == [
        (f"sheet {sheet.number}, {side.name if sheet.back else sheet.work.value}", at)
        for at, (sheet, side) in enumerate(named, start=1)
    ]


@pytest.mark.parametrize("press", SHEETS)
def test_a_page_on_a_sheet_is_byte_for_byte_the_page_alone(press: str) -> None:
    pages, sheets, plan = made("v11").pages.objects, made("v11").sheets[press].objects, made("v11").plans[press]
    seen = []
    for number, side in enumerate(plan.sides, start=1):
        forms = sheets.forms(number)
        assert len(forms) == len(side.placements)
        for placement in side.placements:
            before, matter, after = pages.contents(placement.page or 0)
            assert forms[f"P{placement.page}"] == matter
            assert len(matter) > max(len(before), 100)
            assert operators(before) == {"q", "re", "W", "n", "cm"}
            assert after.startswith(b"Q\n"), "the page is over: what follows is around it"
            seen.append(placement.page)
    assert sorted(page or 0 for page in seen) == list(range(1, 49))


OPERATORS = {
    "fill": {"k", "f", "B"},
    "stroke": {"K", "w", "J", "j", "d", "S"},
    "path": {"m", "l", "c", "h", "re", "W", "n"},
    "text": {"BT", "ET", "Tf", "Tm", "TJ", "Ts"},
    "state": {"q", "Q", "cm", "Do", "gs"},
}
PAINT: set[str] = set().union(*OPERATORS.values())
SAID = {"BDC", "EMC"}
"""Around what is read otherwise than its glyphs say."""
ON_ALL = {"CS", "SCN"}
"""How a mark says that it stands on every plate."""


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OWN])
def test_colour_is_set_in_process_inks_and_marks_alone_stand_on_every_plate(edition: str, name: str) -> None:
    """Every operator is of a short list with ``k`` and ``K`` as its only colours, but for marks around the page, which
    choose All; no resource can bring another. What is marked is text, for its words, and nothing else: no layer."""
    pdf = file(edition, name)
    objects = pdf.objects
    for page, entry in enumerate(objects.pages, start=1):
        contents = objects.contents(page)
        matter = contents[:2] if name == "pages" else [*objects.forms(page).values()]
        assert len(matter) == (2 if name == "pages" else len(made(edition).plans[name].sides[page - 1].placements))
        assert len(contents) == (3 if name == "pages" else 1)
        around = contents[-1]
        for content in matter:
            assert operators(unmarked(content)) <= PAINT
        assert operators(unmarked(around)) <= PAINT | ON_ALL
        assert set(re.findall(rb"(\S+ \S+ \S+) SCN", around)) <= {b"/All CS 1"}
        assert around.count(b"/All") == around.count(b"CS 1 SCN")
        resources = objects.resolved(objects.resolved(entry["object"])["/Resources"])
        forms = {"/XObject"} if name != "pages" else set()
        assert set(resources) == {"/Font", "/ExtGState", "/ColorSpace"} | forms
        assert not entry["images"]
        for form in objects.resolved(resources.get("/XObject", {})).values():
            assert set(objects.resolved(form)["dict"]["/Resources"]) == {"/Font", "/ExtGState"}


def unmarked(content: bytes) -> bytes:
    """The operators without what says words: it begins and ends within one text, and is in no other."""
    texts = re.split(rb"^(BT .*?^ET)$", content, flags=re.DOTALL | re.MULTILINE)
    for at, text in enumerate(texts):
        if at % 2:
            said = rb"^/Span <</ActualText <feff(?:[0-9a-f]{4})*>>> BDC\n((?:(?!.* BDC$).*\n)*?)EMC\n"
            texts[at] = re.sub(said, rb"\1", text, flags=re.MULTILINE)
    bare = b"".join(texts)
    assert not operators(bare) & SAID
    return bare


def test_only_what_glyphs_do_not_say_is_said_in_words() -> None:
    """A letter whose accent is a glyph of its own, and much of a page read from the right."""
    said = {
        edition: [
            bytes.fromhex(words.decode()).decode("utf-16-be")
            for content in all_contents(edition)
            for words in re.findall(rb"/ActualText <feff([0-9a-f]*)>", content)
        ]
        for edition in FAMILY
    }
    turned = said.pop("v11.ar")
    assert {edition: {*words} for edition, words in said.items()} == {
        edition: {"é"} if edition.startswith("v11") else set() for edition in said
    }
    assert max(map(len, map(shown, turned))) <= 2, "letter by letter"


def all_contents(edition: str) -> list[bytes]:
    objects = made(edition).pages.objects
    return [objects.contents(page)[1] for page in range(1, len(objects.pages) + 1)]


@pytest.mark.parametrize("name", FILES)
def test_the_only_space_that_is_named_is_that_of_marks_outside_every_bleed(name: str) -> None:
    """Separation All, shown by all four process inks. Wherever it is chosen, what is drawn lies outside the bleed."""
    pdf = file("v11", name)
    objects, drawn = pdf.objects, 0
    for page, entry in enumerate(objects.pages, start=1):
        resources = objects.resolved(objects.resolved(entry["object"])["/Resources"])
        spaces = objects.resolved(resources["/ColorSpace"])
        assert list(spaces) == ["/All"]
        kind, plates, shown_by, tint = map(objects.resolved, spaces["/All"])
        assert (kind, plates, shown_by) == ("/Separation", "/All", "/DeviceCMYK")
        ends = {"/C0": [0, 0, 0, 0], "/C1": [1, 1, 1, 1]}
        assert tint == {"/FunctionType": 2, "/Domain": [0, 1], "/N": 1, **ends}
        left, bottom, right, top = pdf.box(page, "Bleed")
        bleed = Rect(left, bottom, right - left, top - bottom)
        around = objects.contents(page)[-1]
        strokes = re.findall(rb"q /All CS 1 SCN ([\d.]+) w (.*?) S Q", around)
        assert len(strokes) == around.count(b"/All")
        drawn += len(strokes)
        for width, path in strokes:
            assert apart(stroked(path, float(width)), bleed.inset(*(HUNDREDTH,) * 4)), page
    assert (drawn == 0) == (name in ("office-a4", "long-edge"))
    named = ("RGB", "DeviceGray", "CalGray", "CalRGB", "ICCBased", "Lab", "Indexed", "Pattern", "DeviceN")
    for key, value in objects.table.items():
        said = repr(value.get("value", value.get("stream", {}).get("dict")))
        assert not [word for word in (*named, "/SMask") if f"{word}'" in said], key
        assert said.count("Separation'") == said.count("['/Separation', '/All', '/DeviceCMYK', "), key
        assert said.count("'/CS'") == said.count("{'/CS': '/DeviceCMYK', '/S': '/Transparency'}"), key


def stroked(path: bytes, width: float) -> Rect:
    """What a stroke of straight lines and curves stays within, in mm from the page's *lower* left corner. The square
    ends of a straight line reach no further than it does."""
    steps = re.sub(rb"\[.*?\] 0 d", b"", path)
    numbers = [float(word) / MM for word in re.findall(rb"-?[\d.]+", steps)]
    xs, ys = numbers[::2], numbers[1::2]
    across, along = max(xs) - min(xs), max(ys) - min(ys)
    x, y = (0.0 if side > HUNDREDTH else width / MM / 2 for side in (across, along))
    return Rect(min(xs), min(ys), across, along).inset(-x, -y, -x, -y)


def operators(content: bytes) -> set[str]:
    """What is left of a content stream without strings, names, arrays and numbers."""
    bare = re.sub(rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F\s]*>|/[^\s/\[\]<>()]+|[\[\]]", b" ", content)
    return {word.decode() for word in bare.split() if not re.fullmatch(rb"[-+]?(\d+\.?\d*|\.\d+)", word)}


def test_the_reader_of_operators_sees_foreign_colours() -> None:
    found = operators(b"q 1 0 0 rg .5 G /Cs1 cs [<00ff>-12<01>] TJ (a \\) rg b) Tj /GS0 gs Q")
    assert found == {"q", "rg", "G", "cs", "TJ", "Tj", "gs", "Q"}
