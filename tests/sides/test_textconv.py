"""Locks and PDFs as text for git: what people read is there, and what changed is a line or two."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from scratch import LOCK, ROOT, SMALL, Scratch, a_project, alone

from recap_print.errors import CannotRead
from recap_print.pages.made import Lock, Made
from recap_print.pages.model import Booklet, Item, Page, Qr, Text
from recap_print.pages.store import dumps, loads
from recap_print.pipeline.textconv import as_text
from recap_print.pipeline.trying import calibration
from recap_print.report.textconv import lock_as_text

V11 = ROOT / "editions" / "v11.lock.json"


@cache
def booklet() -> Booklet:
    return loads(V11.read_text("utf-8"), "v11.lock.json")


def told(booklet: Booklet) -> list[str]:
    return lock_as_text(Lock(booklet)).splitlines()


def changed(old: Booklet, new: Booklet) -> list[str]:
    """The lines of a diff that begin with + or -."""
    lines = list(difflib.unified_diff(told(old), told(new), lineterm="", n=0))[2:]
    return [line for line in lines if line[0] in "+-"]


def with_item(old: Item, new: Item) -> Booklet:
    """The booklet with one item for another."""
    pages = (
        replace(page, items=tuple(new if item is old else item for item in page.items)) for page in booklet().pages
    )
    return replace(booklet(), pages=tuple(pages))


def first_text(having: str) -> Text:
    items = (item for page in booklet().pages for item in page.items)
    return next(item for item in items if isinstance(item, Text) and having in item.text)


def test_everything_people_read_is_there() -> None:
    text = "\n".join(told(booklet()))
    for page in booklet().pages:
        assert f"\nPage {page.id}\n" in text
        for item in page.items:
            assert item.tag.alt in text
            if isinstance(item, Text):
                assert f"\n  {item.text.rstrip()}" in text
            if isinstance(item, Qr):
                assert f"QR {item.payload}" in text


def test_one_digit_is_one_line() -> None:
    phone = first_text("06 10 2026")
    other = with_item(phone, replace(phone, text=phone.text.replace("06 10", "07 10")))
    minus, plus = changed(booklet(), other)
    assert minus.startswith("-  ")
    assert plus == f"+{minus[1:].replace('06 10', '07 10')}"


def test_what_moves_by_a_hair_is_no_line_and_what_shows_is_one() -> None:
    item = first_text("Avec qui")
    assert changed(booklet(), with_item(item, replace(item, x=round(item.x, 1) + 0.04))) == []
    assert len(changed(booklet(), with_item(item, replace(item, x=item.x + 0.2)))) == 2


def test_a_page_more_is_that_page_and_nothing_else() -> None:
    pages = booklet().pages
    more = Page("extra/1", 4, "extra", pages[2].items)
    moved = (*pages[:3], more, *(replace(page, number=page.number + 1) for page in pages[3:]))
    assert {line[0] for line in changed(booklet(), replace(booklet(), pages=moved))} == {"+"}


def test_a_drawing_has_the_same_shape_wherever_it_stands() -> None:
    shapes = [line.rpartition("shape ")[2] for line in told(booklet()) if line.startswith("  drawing Deux personnes")]
    assert len(shapes) > 2
    assert len(set(shapes)) < len(shapes)


def test_how_it_was_made_is_told(tmp_path: Path) -> None:
    made = Made((("HarfBuzz", "12.1"),), (("cover", "abc"),), "the committee's corrections")
    (tmp_path / "v11.lock.json").write_text(dumps(booklet(), made), "utf-8")
    lines = as_text(tmp_path / "v11.lock.json").splitlines()
    assert "  set by HarfBuzz 12.1" in lines
    assert "  accepted: the committee's corrections" in lines


def test_nothing_in_a_lock_steers_a_terminal() -> None:
    item = first_text("Avec qui")
    lines = told(with_item(item, replace(item, text="\x1b[2J\u202eevil\nPage 3")))
    assert any("␛[2J�evil Page 3" in line for line in lines)


@pytest.mark.parametrize("data", [b"", b'{"format": 1', b"{}", b"\xff\x00 no text", b"%PDF-1.7\nand no more"])
def test_a_damaged_file_says_so_and_two_of_them_differ(tmp_path: Path, data: bytes) -> None:
    texts = []
    for nth, more in enumerate((b"", b" ", b"x")):
        file = tmp_path / str(nth) / "v11.lock.json"
        file.parent.mkdir()
        file.write_bytes(data + more)
        texts.append(as_text(file))
        assert texts[-1].startswith("v11.lock.json")
        assert str(tmp_path) not in texts[-1]
    assert texts[0] != texts[2]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="there is no file"):
        as_text(tmp_path / "none.lock.json")


# --- by git itself -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", autouse=True)
def nobodys_settings() -> Iterator[None]:
    with alone(PYTHONPATH=str(ROOT)):
        yield


@pytest.fixture
def readable(tmp_path: Path) -> Scratch:
    """A repository with this one's .gitattributes and the two settings that a clone needs."""
    scratch = a_project(tmp_path)
    scratch.write(".gitattributes", (ROOT / ".gitattributes").read_bytes())
    scratch.git("config", "diff.recap.textconv", f"'{sys.executable}' -m recap_print textconv")
    scratch.git("config", "diff.recap.cachetextconv", "true")
    scratch.record()
    return scratch


def test_git_tells_locks_in_words(readable: Scratch) -> None:
    readable.commit("first")
    readable.edit(SMALL, "intro: Remplissez une fiche.", "intro: Une fiche par rendez-vous.")
    readable.record()
    lines = readable.git("diff", "--unified=1", "--", LOCK).splitlines()
    assert any(line.startswith("-  Remplissez une fiche.  [") for line in lines)
    assert any(line.startswith("+  Une fiche par") for line in lines)
    assert any(line.startswith("@@") and line.endswith("Page appointments/1") for line in lines)
    assert not any("glyphs" in line for line in lines)
    readable.commit("second")
    log = readable.git("log", "-p", "--format=%s", "--", LOCK)
    assert log == readable.git("log", "-p", "--format=%s", "--", LOCK)  # this one out of git's cache
    assert log.index("the second one") < log.index("-  Remplissez") < log.index("the first one")
    readable.write(LOCK, "{")
    assert "+small.lock.json:1:2 is cut short" in readable.git("diff")


def test_git_tells_pdfs_in_words(readable: Scratch) -> None:
    from recap_print.pipeline.prepare import Workshop
    from recap_print.pipeline.project import Project

    shop = Workshop(Project(ROOT))
    calibration(shop, "a4", readable.root / "sheet.pdf")
    readable.commit("first")
    calibration(shop, "a3", readable.root / "sheet.pdf")
    lines = readable.git("diff").splitlines()
    assert any(line.startswith("-  trim 297.0 × 210.0 mm") for line in lines)
    assert any(line.startswith("+  trim 420.0 × 297.0 mm") for line in lines)
    assert any(line.startswith("+Page 1") or line == " Page 1" for line in lines)


def test_its_bytes_are_the_same_in_every_locale() -> None:
    command = [sys.executable, "-m", "recap_print", "textconv", str(V11)]
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=plain, check=True)
    assert done.stdout.decode("utf-8") == as_text(V11)
    assert done.stderr == b""
