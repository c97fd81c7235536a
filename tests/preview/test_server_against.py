"""The comparison on the desk: the diff's own words and pictures, made again only where something changed."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Served, label, served

from yard import a_yard

LINKED = re.compile(r'data-href="(/against/[0-9a-f]{32}\.jpg)"')
EMBEDDED = re.compile(r'href="data:image/jpeg;base64,([^"]+)"')


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    yard = a_yard(tmp_path / "yard")
    monkeypatch.chdir(yard.root)  # files are named as seen from here
    with served(yard, "one", "two") as desk:
        yield desk


def compared(desk: Served) -> str:
    found = desk.get("/against")
    assert found.status == 200
    assert "frame-ancestors 'self'" in found.headers["content-security-policy"]
    return found.body.decode()


def pictures(desk: Served) -> list[str]:
    return LINKED.findall(compared(desk))


def test_it_says_and_shows_what_the_command_does(desk: Served) -> None:
    """The same page but for where its pictures are; and to the byte the same pictures."""
    assert desk.yard.run("diff", "two", "one", "--html", "diff.html").code == 1
    written, shown = (desk.yard.root / "diff.html").read_text("utf-8"), compared(desk)
    alike = LINKED.sub("", shown).replace("img-src 'self'", "img-src data:")
    assert alike.rstrip() == EMBEDDED.sub("", written).rstrip()
    embedded = [base64.b64decode(one) for one in EMBEDDED.findall(written)]
    assert embedded
    answers = [desk.get(address) for address in LINKED.findall(shown)]
    assert [one.body for one in answers] == embedded
    assert all("immutable" in one.headers["cache-control"] for one in answers)
    assert {one.headers["content-type"] for one in answers} == {"image/jpeg"}


def test_what_did_not_change_keeps_its_picture(desk: Served) -> None:
    before, serial = pictures(desk), desk.state["serial"]
    label(desk.yard, "Chez qui ?")
    desk.when(lambda state: state["serial"] > serial)
    after = pictures(desk)
    assert len(set(after) - set(before)) == 2, "page 2, which was the same before: as it is, and as it was"
    label(desk.yard, "Vers qui ?")
    desk.when(lambda state: state["serial"] > serial + 1)
    again = pictures(desk)
    assert len(again) == len(after)
    assert len(set(again) - set(after)) == 1
    for address in {*before, *after, *again}:
        assert desk.get(address).status == 200, "who still looks at the comparison before finds its pictures"


def test_the_other_side_may_be_saved_too(desk: Served) -> None:
    assert "Avec quel ami" not in compared(desk)
    desk.yard.edit("editions/two.yaml", 'label: "Avec qui ?"', 'label: "Avec quel ami ?"')
    desk.when(lambda state: "quel ami" in compared(desk))


def test_against_a_lock_and_against_a_pdf(tmp_path: Path) -> None:
    yard = a_yard(tmp_path / "yard")
    lock, pdf = yard.root / "editions/two.lock.json", yard.root / "two.pdf"
    assert yard.run("check", "--update", "--reason", "seen", "two").code == 0
    assert yard.run("render", "two", "-o", str(pdf)).code == 0
    for old, kind in ((str(lock), LINKED), (str(pdf), EMBEDDED)):
        with served(yard, "one", old) as desk:
            assert kind.search(compared(desk)), old


def test_while_a_file_is_broken_the_last_comparison_stays(desk: Served) -> None:
    good = compared(desk)
    desk.yard.edit("editions/one.yaml", 'label: "Avec qui ?"', "label: [Avec qui ?")
    desk.when(lambda state: state["error"] is not None)
    assert compared(desk) == good


def test_without_a_comparison_words_say_so(tmp_path: Path) -> None:
    with served(a_yard(tmp_path / "yard"), "one") as desk:
        assert "names no `previous`" in compared(desk)


@pytest.mark.parametrize("digest", ["0" * 32, "x", "..%2f..%2fetc", "a" * 500])
def test_other_pictures_are_not_found(digest: str, desk: Served) -> None:
    compared(desk)
    assert desk.get(f"/against/{digest}.jpg").status == 404
