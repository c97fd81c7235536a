"""The desk's parts by themselves: names of pages, the memory of pictures, what an item's place means, the command."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklets import BLACK, booklets, box
from recap_print.check.case import Case
from recap_print.errors import CannotRead
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import Booklet, Box, Page, Role, Tag, Text
from recap_print.pipeline.prepare import Workshop
from recap_print.preview.darkroom import Darkroom, Film, films
from recap_print.preview.items import Fold, items
from recap_print.preview.serve import listening
from recap_print.preview.shown import Known, numbered
from yard import Yard, a_yard

SEALS = {"font regular": "ab", "font bold": "cd", "profile": "ef"}


@given(booklets(), st.data())
def test_a_digest_names_what_is_seen_and_nothing_else(booklet: Booklet, data: st.DataObject) -> None:
    """One item more makes one page new; being set again, or compared with what was known, none."""
    first, known = numbered(booklet, SEALS, Known())
    again, same = numbered(replace(booklet, edition="v2", title="Another"), SEALS, known)
    assert known.pages == same.pages == numbered(booklet, SEALS, Known())[1].pages
    assert all(page is other for page, other in zip(first.pages, again.pages, strict=True))
    if not booklet.pages:
        return
    at = data.draw(st.integers(0, len(booklet.pages) - 1))
    more = replace(booklet.pages[at], items=(*booklet.pages[at].items, box("new", Rect(1, 1, 2, 2), Ink(BLACK))))
    pages = (*booklet.pages[:at], more, *booklet.pages[at + 1 :])
    for before in (known, Known()):
        _, after = numbered(replace(booklet, pages=pages), SEALS, before)
        new = [page for page, (_, leaf) in after.pages.items() if leaf.digest != known.pages[page][1].digest]
        assert new == [more.id]


@given(booklets())
def test_another_font_makes_its_pages_new(booklet: Booklet) -> None:
    _, known = numbered(booklet, SEALS, Known())
    _, after = numbered(booklet, SEALS | {"font bold": "other"}, known)

    def fonts(page: Page) -> set[str]:
        return {run.font for item in page.items if isinstance(item, Text) for run in item.runs}

    new = {page for page, (_, leaf) in after.pages.items() if leaf.digest != known.pages[page][1].digest}
    assert new == {page.id for page in booklet.pages if "bold" in fonts(page)}


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Yard:
    """For looking at only."""
    return a_yard(tmp_path_factory.mktemp("parts"))


@pytest.fixture(scope="module")
def set_pages(yard: Yard) -> tuple[Booklet, Case, list[Film], list[str]]:
    """The postcards, and what draws them."""
    prepared = Workshop(yard.project).prepare(yard.project.edition("one"))
    assert prepared.booklet
    assert prepared.case
    booklet, known = numbered(prepared.booklet, {}, Known())
    leaves = [leaf for _, leaf in known.pages.values()]
    made = films(booklet, leaves, prepared.design.shelf, prepared.case, None)
    return booklet, prepared.case, made, [leaf.digest for leaf in leaves]


def test_pictures_are_kept_while_there_is_room(set_pages: tuple[Booklet, Case, list[Film], list[str]]) -> None:
    _, _, made, digests = set_pages
    room = Darkroom(most=30_000)
    room.load(made)
    first = room.picture(digests[0], 72)
    assert room.picture(digests[0], 72) is first, "what is kept is not made again"
    for dpi in range(60, 100, 3):
        for digest in digests:
            room.picture(digest, dpi)
            assert room.size <= 30_000
    again = room.picture(digests[0], 72)
    assert again == first, "the same page is the same picture, to the byte"


def test_what_is_forgotten_is_told(set_pages: tuple[Booklet, Case, list[Film], list[str]]) -> None:
    _, _, made, digests = set_pages
    room = Darkroom()
    room.load(made)
    kept = room.picture(digests[0], 40)
    room.keep_only(digests[1:])
    assert room.picture(digests[0], 40) == kept, "a picture stays while there is room"
    with pytest.raises(CannotRead, match="no longer"):
        room.picture(digests[0], 41)
    assert room.picture(digests[1], 41)


def test_without_a_profile_paper_looks_plain(set_pages: tuple[Booklet, Case, list[Film], list[str]]) -> None:
    _, _, made, digests = set_pages
    room = Darkroom()
    room.load(made)
    assert room.picture(digests[1], 40, "paper") == room.picture(digests[1], 40, "plain")


def standing(rect: Rect) -> Box:
    return Box(Tag("it", "title", Role.FIGURE), rect, Ink(BLACK))


@pytest.mark.parametrize(
    ("rect", "consequences"),
    [
        (Rect(20, 20, 30, 10), []),
        (Rect(5, 5, 95, 138), []),
        (Rect(6, 1.2, 20, 10), ["1.2 mm from the trim at the head: safe from 5 mm"]),
        (Rect(6, 140, 20, 5), ["3 mm from the trim at the foot: safe from 5 mm"]),
        (Rect(-3, 20, 10, 10), ["bleeds over the fold"]),
        (Rect(95, 20, 13, 10), ["bleeds over the outer edge"]),
        (Rect(95, 20, 12, 10), ["goes 2 mm over the outer edge, 1 mm short of the bleed"]),
        (Rect(2, 20, 12, 10), ["2 mm from the fold: safe from 5 mm"]),
        (Rect(-1, 20, 12, 10), ["goes 1 mm over the fold"]),
    ],
)
def test_what_knife_and_fold_make_of_a_place(
    rect: Rect, consequences: list[str], set_pages: tuple[Booklet, Case, list[Film], list[str]]
) -> None:
    """On a right-hand page of 105 × 148 mm, 5 mm safe and 3 mm bleed."""
    booklet, case, _, _ = set_pages
    page = replace(booklet.pages[0], items=(standing(rect),))
    (told,) = items(page, booklet, case, Fold(), lambda where: "")
    assert told["consequences"] == consequences
    assert (told["x"], told["width"]) == (rect.x, rect.width)


def test_a_left_hand_page_has_its_fold_on_the_right(
    set_pages: tuple[Booklet, Case, list[Film], list[str]],
) -> None:
    booklet, case, _, _ = set_pages
    page = replace(booklet.pages[1], items=(standing(Rect(91, 20, 10, 10)),))
    (told,) = items(page, booklet, case, Fold("sra3", 1.25), lambda where: "")
    assert told["consequences"] == [
        "4 mm from the fold: safe from 5 mm",
        "creep on sra3 pushes it 1.25 mm toward the fold",
    ]


def test_the_command_tells_its_address_and_ends_with_ctrl_c(yard: Yard) -> None:
    with yard.start("preview", "one", "--port", "0") as desk:
        try:
            assert desk.stdout
            said = desk.stdout.readline()
            at = urlsplit(said.split()[0])
            assert at.hostname == "127.0.0.1"
            line = HTTPConnection("127.0.0.1", at.port or 0, timeout=15)
            line.request("GET", "/state")
            assert len(json.loads(line.getresponse().read())["pages"]) == 4
            line.request("GET", "/events")  # who listens keeps nobody from closing
            assert line.getresponse().status == 200
            desk.send_signal(signal.SIGINT)
            assert desk.wait(timeout=15) == 130
            assert desk.stderr
            assert desk.stderr.read() == ""
            line.close()
        finally:
            desk.kill()


def test_the_command_says_what_cannot_be(yard: Yard, tmp_path: Path) -> None:
    away = tmp_path / "away.yaml"
    away.write_text("format: 1\n", "utf-8")
    with listening("127.0.0.1", 0) as found:
        port = found.getsockname()[1]
        for words, code, why in (
            (("one", "--port", str(port)), 2, f"port {port} is in use"),
            ((str(away),), 2, "nobody hears when it is saved"),
            (("on",), 2, "did you mean `one`?"),
            (("one", "--press", "office"), 2, "no press `office`"),
            (("one", "--host", "no.such.host.invalid"), 2, "nothing can listen"),
            (("one", "--editor", "code"), 2, "does not say where the file goes"),
        ):
            ran = yard.run("preview", *words)
            assert (ran.code, ran.out) == (code, ""), ran.err
            assert why in ran.err
