"""The slug line: which booklet, which page or side, for which inks and paper, and a hash of what is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pytest
from printed import EDITIONS, PROJECT, SLUG, Printed, a_job, drawn, made
from reading import SHELF, booklet, line

from booklets import SOLID
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet, Item
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import read_press
from recap_print.sheets.press import MarkKind
from recap_print.units import to_mm

ESSAY = [[line("Mon carnet", ink=SOLID)], [line("Mes contacts", ink=SOLID, font="bold")], [], []]


def slugs(pdf: Printed, title: str = "Mon Récap") -> list[list[str]]:
    """The parts of the slug line of every page or side."""
    lines = (" ".join(page) for page in pdf.raw)
    return [page[page.rindex(f"{title} · ") :].split(" · ") for page in lines]


def pages(name: str, *contents: Iterable[Item], of: Booklet | None = None, job: bool = True) -> Printed:
    return drawn(f"slug-{name}.pdf", pages_pdf(of or booklet(*contents), SHELF, a_job() if job else None))


def proof(*contents: Iterable[Item]) -> str:
    (one,) = {found[-1] for found in slugs(pages("proof", *contents), "Essai")}
    return one


def printed_hash(matter: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in matter:
        digest.update(part)
    return digest.hexdigest()[:8]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_says_what_it_is_and_what_is_printed(edition: str) -> None:
    """The hash is that of the content of all pages, as qpdf unpacks it."""
    pdf = made(edition).pages
    matter = [pdf.objects.contents(number)[1] for number in range(1, 49)]
    assert slugs(pdf) == [
        ["Mon Récap", edition, f"page {number} of 48", "FOGRA47", printed_hash(matter)] for number in range(1, 49)
    ]


@pytest.mark.parametrize("press", ["sra3", "offset-700x500"])
def test_every_side_says_what_it_is_and_that_it_shows_the_same_pages(press: str) -> None:
    printed = made("v11")
    same, sheets = slugs(printed.pages)[0][-1], printed.plans[press].sheets
    folds = {"front": "; back up, fold right, top, left"} if press == "offset-700x500" else {}
    assert slugs(printed.sheets[press]) == [
        [
            "Mon Récap",
            "v11",
            f"sheet {sheet.number} of {len(sheets)}, {side.name}{folds.get(side.name, '')}",
            "FOGRA47",
            same,
        ]
        for sheet in sheets
        for side in sheet.plates
    ]


def test_two_editions_have_two_hashes() -> None:
    assert slugs(made("v10").pages)[0][-1] != slugs(made("v11").pages)[0][-1]
    assert SLUG.fullmatch(" · ".join(slugs(made("v10").pages)[0]))


def test_the_hash_changes_with_one_glyph_one_ink_or_one_page() -> None:
    first, *rest = ESSAY
    others = [
        [[line("Mon carnot", ink=SOLID)], *rest],
        [[line("Mon carnet", ink=replace(SOLID, tint=99))], *rest],
        [[line("Mon carnet", x=20.01, ink=SOLID)], *rest],
        [first, *rest, []],
        [rest[0], first, *rest[1:]],
    ]
    hashes = {proof(*ESSAY), *(proof(*other) for other in others)}
    assert len(hashes) == 1 + len(others)
    assert proof(*ESSAY) == proof(*ESSAY)


def test_the_hash_is_of_what_is_printed_not_of_the_order_it_is_for() -> None:
    """Another date, another claim, another press: the same pages."""
    jobs = (a_job(), replace(a_job(), date="2026-12"), replace(a_job(), claims=False))
    files = (drawn(f"slug-job-{at}.pdf", pages_pdf(booklet(*ESSAY), SHELF, job)) for at, job in enumerate(jobs))
    assert len({found[-1] for pdf in files for found in slugs(pdf, "Essai")}) == 1


def test_the_same_booklet_gives_the_same_bytes() -> None:
    press, _ = read_press(Workshop(PROJECT), "sra3")
    plan = impose(4, 148, 210, 3, press)
    single = [pages_pdf(booklet(*ESSAY), SHELF, a_job()) for _ in range(2)]
    imposed = [sheets_pdf(booklet(*ESSAY), plan, SHELF, replace(a_job(), press=press)) for _ in range(2)]
    assert single[0] == single[1]
    assert imposed[0] == imposed[1]
    assert single[0] != imposed[0]


@pytest.mark.parametrize("width", [148.0, 90.0, 60.0, 40.0])
def test_a_line_that_has_less_room_is_set_smaller(width: float) -> None:
    """It never reaches the middle of the trim, where a registration mark is, and never is larger than 6 pt."""
    essay = booklet(*ESSAY)
    narrow = replace(essay, title="Un carnet de bord", stock=replace(essay.stock, width=width))
    pdf = pages(f"narrow-{width:g}", of=narrow)
    trim = pdf.trim()
    for found in pdf.words:
        line_of_slug = [word for word in found if word.top > trim.bottom]
        assert line_of_slug[0].left == pytest.approx(trim.x + 5, abs=0.05)
        assert line_of_slug[-1].right <= trim.x + trim.width / 2 - 5 + 0.05
        em = to_mm(SHELF["regular"].metrics.ascent + SHELF["regular"].metrics.descent) / 1000
        (size_pt,) = {round((word.bottom - word.top) / em, 2) for word in line_of_slug}
        assert size_pt == 6 if width > 100 else 0.5 < size_pt < 6
    if width < 100:
        assert line_of_slug[-1].right == pytest.approx(trim.x + trim.width / 2 - 5, abs=0.05)


@pytest.mark.parametrize(
    "contents",
    [ESSAY, [[line("Mon carnet", ink=SOLID, font="bold")]], [[line("q\u0303p\u0303", ink=SOLID)]], [[]]],
    ids=["two fonts", "bold alone", "marks on letters", "no words"],
)
def test_a_page_is_drawn_with_the_same_bytes_with_and_without_a_slug_line(contents: list[list[Item]]) -> None:
    """Its fonts keep their names, whatever the slug line is set in; and what they print keeps its meaning."""
    dressed, bare = pages("dressed", *contents), pages("bare", *contents, job=False)
    for number in range(1, len(contents) + 1):
        assert dressed.objects.contents(number)[1] == bare.objects.contents(number)[1]
    for with_slug, alone in zip(dressed.raw, bare.raw, strict=True):
        assert with_slug[: len(alone)] == alone
        assert with_slug[len(alone)] == "Essai"
    (mine,) = {" ".join(found[:-2]) for found in slugs(dressed, "Essai")[:1]}
    assert mine == f"Essai v1 page 1 of {len(contents)}"


def test_nobody_in_particular_gets_no_slug_line_and_neither_does_who_asked_for_none() -> None:
    assert pages("nobody", *ESSAY, job=False).raw[0] == ["Mon", "carnet"]
    press = replace(a_job().press, marks=(MarkKind.CROP, MarkKind.COLOR_BAR))
    pdf = drawn("slug-none.pdf", pages_pdf(booklet(*ESSAY), SHELF, replace(a_job(), press=press)))
    assert pdf.raw[0] == ["Mon", "carnet"]


def test_the_slug_line_is_in_a_font_the_pages_use() -> None:
    """Another would be one more to embed, and would change how pages name theirs."""
    pdf = pages("bold", [line("Mon carnet", ink=SOLID, font="bold")])
    fonts = [
        entry["value"]["/BaseFont"]
        for entry in pdf.objects.table.values()
        if isinstance(entry.get("value"), dict) and entry["value"].get("/Subtype") == "/Type0"
    ]
    assert [name.partition("+")[2] for name in fonts] == ["AtkinsonHyperlegibleNext-Bold"]
