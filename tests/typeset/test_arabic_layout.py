"""A layout that says which font serves Arabic, from its file to the page."""

from __future__ import annotations

import shutil
from pathlib import Path

from recap_print.pages.model import Text
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project

ROOT = Path(__file__).parents[2]


def project(folder: Path, fallback: str) -> Path:
    """The project of the rule cases, whose survey is called by its name in Arabic."""
    shutil.copytree(ROOT / "tests" / "cases" / "project", folder, dirs_exist_ok=True)
    (folder / "fonts").mkdir()
    (folder / "fonts" / "Regular.ttf").symlink_to(
        ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
    )
    (folder / "fonts" / "Arabe.ttf").symlink_to(ROOT / "fonts/vazirmatn/Vazirmatn-Regular.ttf")
    layout, edition = folder / "layouts" / "small.yaml", folder / "editions" / "small.yaml"
    layout.write_text(layout.read_text("utf-8") + fallback, "utf-8")
    edition.write_text(edition.read_text("utf-8").replace("title: Questionnaire", "title: رأيكم"), "utf-8")
    return edition


def test_a_fallback_sets_the_letters_that_the_font_lacks(tmp_path: Path) -> None:
    prepared = Workshop(Project(tmp_path)).prepare(project(tmp_path, "\nfallback: {arabic: {regular: Arabe.ttf}}\n"))
    booklet = prepared.drawable
    assert booklet is not None, prepared.findings
    assert "font arabic.regular" in dict(booklet.hashes)
    words = [item for page in booklet.pages for item in page.items if isinstance(item, Text) and item.text == "رأيكم"]
    assert [run.font for text in words for run in text.runs] == ["arabic.regular"]


def test_without_one_the_letters_are_told_to_be_missing(tmp_path: Path) -> None:
    prepared = Workshop(Project(tmp_path)).prepare(project(tmp_path, ""))
    assert {finding.code for finding in prepared.errors} == {"P002"}
