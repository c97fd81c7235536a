"""What a desk does while files are saved, broken, removed and mended."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import pytest
from served import Served, label, serial, served

from recap_print.preview import studio as studio_module
from yard import a_yard

DECLARED = "editions/one.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    with served(a_yard(tmp_path / "yard"), "one") as desk:
        yield desk


def words(desk: Served, page: str) -> str:
    """What stands on a page; nothing when it was replaced between two questions."""
    found = desk.get(f"/page/{desk.digests[page]}/items")
    return " ".join(item["text"].replace("\u202f", " ") for item in found.json) if found.status == 200 else ""


def says(desk: Served, question: str) -> Callable[[Any], bool]:
    """Whether the card asks this by now."""
    return lambda _: question in words(desk, "appointments/1")


def test_a_save_makes_its_page_new_and_no_other(desk: Served) -> None:
    before, old = desk.digests, desk.picture("appointments/1", dpi="72")
    with desk.events() as events:
        first = serial(events)
        label(desk.yard, "Chez qui ?")
        assert serial(events) > first
    desk.when(lambda state: state["pages"][1]["digest"] != before["appointments/1"])
    assert {page for page, digest in desk.digests.items() if digest != before[page]} == {"appointments/1"}
    assert "Chez qui ?" in words(desk, "appointments/1")
    assert desk.picture("appointments/1", dpi="72").tobytes() != old.tobytes()
    late = desk.get(f"/page/{before['appointments/1']}.png?dpi=36")
    assert late.status == 200, "who was told of the old page a moment ago still gets it"


def test_a_comment_moves_lines_and_makes_no_page_new(desk: Served) -> None:
    before, line = desk.digests, desk.get(f"/page/{desk.digests['appointments/1']}/items").json[-1]["line"]
    file = desk.yard.root / DECLARED
    now = desk.state["serial"]
    file.write_text("# a word in passing\n" + file.read_text("utf-8"), "utf-8")
    desk.when(lambda state: state["serial"] > now)
    assert desk.digests == before
    assert desk.get(f"/page/{before['appointments/1']}/items").json[-1]["line"] == line + 1


def test_a_broken_file_keeps_the_pages_and_says_where(desk: Served) -> None:
    before = desk.digests
    file = desk.yard.root / DECLARED
    good = file.read_text("utf-8")
    file.write_text(good.replace("pages: 4\n", "pages: [4\n"), "utf-8")
    broken = desk.when(lambda state: state["error"] is not None)
    fault = broken["error"]["findings"][0]
    assert broken["error"]["title"].endswith("one.yaml cannot be read")
    assert fault["line"] > 1
    assert fault["excerpt"] in file.read_text("utf-8")
    assert {page["id"]: page["digest"] for page in broken["pages"]} == before
    assert desk.picture("opening/1", dpi="72").width > 300
    file.write_text(good, "utf-8")
    assert desk.when(lambda state: state["error"] is None)["pages"] == broken["pages"]


def test_pages_with_faults_are_shown_with_them(desk: Served) -> None:
    """Only what keeps pages from being set keeps the old ones: a wrong page count is a finding beside new pages."""
    before = desk.digests
    desk.yard.edit(DECLARED, "pages: 4\n", "pages: 8\n")
    told = desk.when(lambda state: len(state["pages"]) == 8)
    assert told["error"] is None
    assert told["pages"][0]["digest"] == before["opening/1"]
    desk.yard.edit(DECLARED, "pages: 8\n", "pages: 6\n")
    told = desk.when(lambda state: any(finding["level"] == "error" for finding in state["findings"]))
    assert (told["error"], len(told["pages"])) == (None, 6)


@pytest.mark.parametrize("gone", [DECLARED, "editions", "layouts", "layouts/small.yaml", "fonts"])
def test_what_vanishes_blanks_nothing(gone: str, desk: Served) -> None:
    before, away = desk.digests, desk.yard.root / "away"
    (desk.yard.root / gone).rename(away)
    told = desk.when(lambda state: state["error"] is not None)
    assert {page["id"]: page["digest"] for page in told["pages"]} == before
    assert desk.picture("notes/1", dpi="72").width > 300
    assert desk.get("/sheets?press=office-a4").status in (200, 404)
    away.rename(desk.yard.root / gone)
    told = desk.when(lambda state: state["error"] is None)
    assert {page["id"]: page["digest"] for page in told["pages"]} == before


def test_a_file_that_is_being_written_is_not_an_error(desk: Served) -> None:
    """Editors empty a file and fill it a moment later: nobody sees the moment."""
    file, seen = desk.yard.root / DECLARED, []
    good = file.read_text("utf-8")
    for _ in range(5):
        file.write_text("", "utf-8")
        until = time.monotonic() + 0.03
        while time.monotonic() < until:
            seen.append(desk.state["error"])
        file.write_text(good, "utf-8")
        time.sleep(0.05)
        seen.append(desk.state["error"])
    assert seen == [None] * len(seen)


def test_an_empty_file_that_stays_is_told(desk: Served) -> None:
    before = desk.digests
    (desk.yard.root / DECLARED).write_text("", "utf-8")
    told = desk.when(lambda state: state["error"] is not None)
    assert {page["id"]: page["digest"] for page in told["pages"]} == before


def test_a_desk_that_opens_on_a_broken_file_waits_for_its_mending(tmp_path: Path) -> None:
    yard = a_yard(tmp_path / "yard")
    file = yard.root / DECLARED
    good = file.read_text("utf-8")
    file.write_text("format: 1\n", "utf-8")
    with served(yard) as desk:
        told = desk.state
        assert told["error"]
        assert told["error"]["findings"]
        assert (told["pages"], told["trim"]) == ([], {"width": 0, "height": 0})
        assert desk.get("/sheets?press=office-a4").status == 404
        file.write_text(good, "utf-8")
        assert len(desk.when(lambda state: state["error"] is None)["pages"]) == 4


def test_a_layout_a_font_and_a_photograph_are_watched_too(tmp_path: Path) -> None:
    with served(a_yard(tmp_path / "yard"), "two") as desk:
        root, before = desk.yard.root, desk.digests
        desk.yard.edit("layouts/small.yaml", "blue: {c: 90, m: 30}", "blue: {c: 90, m: 31}")
        told = desk.when(lambda state: state["pages"][1]["digest"] != before["appointments/1"])
        assert {page for page, digest in desk.digests.items() if digest != before[page]} == {"appointments/1"}
        before = desk.digests
        bold = next((Path(__file__).parents[2] / "fonts").glob("**/*-Bold.ttf"))
        shutil.copy(bold, root / "fonts" / "Regular.ttf")
        desk.when(lambda state: all(page["digest"] != before[page["id"]] for page in state["pages"]))
        before = desk.digests
        photo = root / "editions" / "pictures" / "grey.png"
        from PIL import Image

        Image.new("L", (240, 80), 9).save(photo, dpi=(300, 300))
        desk.when(lambda state: state["pages"][0]["digest"] != before["opening/1"])
        assert {page for page, digest in desk.digests.items() if digest != before[page]} == {"opening/1"}
        assert told["error"] is None


def test_a_burst_is_seen_once_and_its_end_is_what_stays(desk: Served) -> None:
    first, saves = desk.state["serial"], 40
    for save in range(saves):
        label(desk.yard, f"Avec {save} ?")
    desk.when(lambda state: f"Avec {saves - 1} ?" in words(desk, "appointments/1"))
    assert desk.state["serial"] - first < saves


def until(reader: BufferedReader, wanted: int) -> None:
    """Hear what is told until it is as new as this. Fails when that is never told: the reader's patience ends."""
    while serial(reader) < wanted:
        pass


def test_who_reads_slowly_keeps_nobody_waiting_and_hears_the_newest(desk: Served) -> None:
    with desk.events() as slow, desk.events() as quick:
        for save in range(3):
            label(desk.yard, f"Avec {save} ?")
            told = desk.when(says(desk, f"Avec {save} ?"))
            until(quick, told["serial"])
        until(slow, told["serial"])


def test_twenty_readers_hear_of_a_save(desk: Served) -> None:
    from contextlib import ExitStack

    with ExitStack() as stack:
        readers = [stack.enter_context(desk.events()) for _ in range(20)]
        first = {serial(reader) for reader in readers}
        label(desk.yard, "Chez qui ?")
        for reader in readers:
            until(reader, max(first) + 1)


def test_readers_who_leave_are_let_go(desk: Served) -> None:
    for _ in range(30):
        with desk.events() as events:
            serial(events)
    label(desk.yard, "Chez qui ?")
    desk.when(lambda state: "Chez qui ?" in words(desk, "appointments/1"))


def test_our_own_mistake_is_told_and_survived(desk: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever nobody foresaw: the pages stay, words say so, and the next save is seen."""

    def wrong(*_: object) -> None:
        raise ZeroDivisionError("by surprise")

    with monkeypatch.context() as patched:
        patched.setattr(studio_module, "numbered", wrong)
        label(desk.yard, "Chez qui ?")
        told = desk.when(lambda state: state["error"] is not None)
    assert "by surprise" in told["error"]["title"]
    assert len(told["pages"]) == 4
    label(desk.yard, "Vers qui ?")
    desk.when(lambda state: state["error"] is None and "Vers qui ?" in words(desk, "appointments/1"))
