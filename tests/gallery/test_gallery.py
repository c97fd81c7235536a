"""The gallery: drawn once, and made anew where it is not current. That this repository's is current, .ci/run says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import gallery
import gallery_words
from gallery import FOLDER, README, ROOT, SIGNS, Gallery, kept
from gallery_pictures import ACROSS, THUMB_WIDTH
from kept import MADE, Kept, problems, remake
from recap_print.pipeline.project import Project

TINY = """\
format: 1
id: tiny
title: Petit carnet
language: fr
layout: a5
date: 2026-01
status: draft
copies: 1200
pages: 8
changes:
  - {what: "Un carnet *tout* neuf.", why: Il en fallait un., hypothesis: On le garde.}
sections:
  - {id: cover, kind: page, title: Petit carnet, blocks: [{heading: {text: Petit carnet}}]}
  - id: appointments
    kind: page
    title: Mes rendez-vous
    blocks:
      - heading: {text: Mes rendez-vous}
      - picture: {pictogram: clock, size: 20}
      - field: {id: when, label: Quand ?, answer: date}
  - {id: notes, kind: notes, title: Mes notes, color: grey, pictogram: pencil, pages: fill}
"""
FILES = {README, MADE, SIGNS, "tiny.png", "tiny-1.png", "tiny-2.png"}

Tiny = Callable[[str], Kept]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A project with one edition, whose gallery is drawn, and what was told of that."""
    project = tmp_path_factory.mktemp("gallery") / "project"
    (project / "editions").mkdir(parents=True)
    for name in ("layouts", "fonts"):
        (project / name).symlink_to(ROOT / name)
    (project / "editions" / "tiny.yaml").write_text(TINY, "utf-8")
    return project, list(remake(kept(Gallery(Project(project)), project / "gallery")))


@pytest.fixture
def project(first: tuple[Path, list[str]], tmp_path: Path) -> Path:
    """The same, to do with as one likes."""
    return shutil.copytree(first[0], tmp_path / "project", symlinks=True)


@pytest.fixture
def folder(project: Path) -> Path:
    """Its gallery."""
    return project / "gallery"


@pytest.fixture
def tiny(project: Path) -> Tiny:
    """What belongs in the gallery when the edition is in this text."""

    def of(text: str) -> Kept:
        (project / "editions" / "tiny.yaml").write_text(text, "utf-8")
        return kept(Gallery(Project(project)), project / "gallery")

    return of


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def test_a_gallery_is_drawn_once_and_stays(first: tuple[Path, list[str]], tiny: Tiny, folder: Path) -> None:
    told, made = first[1], files(folder)
    assert set(made) == FILES
    assert {line.split()[0] for line in told} == FILES - {README, MADE}
    assert list(problems(tiny(TINY))) == []

    assert list(remake(tiny(TINY))) == []
    assert len(list(remake(tiny(TINY), force=True))) == len(told)
    assert files(folder) == made, "the same bytes in two runs"


def test_a_gallery_says_what_is_not_current_and_makes_that_alone(tiny: Tiny, folder: Path) -> None:
    (folder / SIGNS).unlink()
    (folder / "old.png").touch()
    other = tiny(TINY.replace("Quand ?", "Quel jour ?"))
    assert set(problems(other)) == {
        "tiny is not as it is made now",
        f"{SIGNS} is missing",
        "nothing makes old.png any more",
        f"{README} does not say what the editions say",
    }
    (folder / "old.png").touch()
    list(remake(other))
    assert set(files(folder)) == FILES
    assert list(problems(other)) == []


def test_words_that_are_not_printed_change_the_page_and_no_picture(tiny: Tiny, folder: Path) -> None:
    other = tiny(TINY.replace("Il en fallait un.", "On le demandait."))
    assert list(problems(other)) == [f"{README} does not say what the editions say"]
    assert list(remake(other)) == []
    assert "On le demandait." in (folder / README).read_text("utf-8")


def test_an_edition_that_cannot_be_drawn_leaves_the_gallery_alone(tiny: Tiny) -> None:
    with pytest.raises(SystemExit, match="tiny cannot be drawn: `recap-print validate tiny` says why"):
        tiny(TINY.replace("pictogram: clock", "pictogram: sundial"))


def test_the_page_says_what_an_edition_is_and_what_each_picture_shows(tiny: Tiny) -> None:
    page = tiny(TINY).texts[README]
    assert "illustrative reconstructions" in page
    assert "## tiny · January 2026\n\nA5, 148 × 210 mm · 8 pages · 1 200 copies · draft\n" in page
    assert "- **Un carnet \\*tout\\* neuf.** Il en fallait un.\n" in page
    assert "tiny: all 8 pages as 4 spreads. The parts: Petit carnet, Mes rendez-vous, Mes notes." in page
    assert "page 2: “Mes rendez-vous”, a pictogram (Une horloge), asks “Quand ?”; page 3: “Mes notes”" in page
    assert re.findall(r"!\[\]", page) == [], "a picture without words"


def test_the_sizes_of_pictures(folder: Path) -> None:
    sizes = {}
    for name in ("tiny.png", "tiny-1.png"):
        with Image.open(folder / name) as picture:
            sizes[name] = picture.size
            assert picture.mode == "P"
    assert ACROSS * 2 * THUMB_WIDTH < sizes["tiny.png"][0] <= 1600
    assert sizes["tiny.png"][0] > sizes["tiny.png"][1], "4 spreads are one row"
    assert 1000 <= sizes["tiny-1.png"][0] <= 1100


def test_newest_first_and_variants_below_their_edition() -> None:
    page = (FOLDER / README).read_text("utf-8")
    heads = [line.split()[1] for line in page.splitlines() if re.match(r"###? v\d", line)]
    assert heads.index("v11") < heads.index("v11.ar") < heads.index("v10") < heads.index("v9") < heads.index("v1")


def test_every_picture_of_the_page_is_there_and_every_picture_is_on_the_page() -> None:
    page = (FOLDER / README).read_text("utf-8")
    shown = set(re.findall(r"\]\(([^)/]+\.png)\)", page))
    assert shown == {path.name for path in FOLDER.glob("*.png")} - {gallery.FRONT}


def test_words_are_not_markup() -> None:
    assert gallery_words._plain("a|b *c*\n[d](e) <f>") == r"a\|b \*c\* \[d\](e) \<f\>"
