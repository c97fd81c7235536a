"""What tests remember from one command to the next is what the program makes."""

from __future__ import annotations

from pathlib import Path

from known import known
from order import BEGIN
from recap_print.pipeline.prepare import Prepared, Workshop
from yard import Yard, a_yard


def prepared(yard: Yard) -> Prepared:
    return Workshop(yard.project).prepare(yard.root / "editions" / "one.yaml")


def test_the_same_is_made_once_and_what_was_edited_again(tmp_path: Path) -> None:
    yard = a_yard(tmp_path)
    for file, old, new in (
        ("editions/one.yaml", 'label: "Avec qui ?"', 'label: "AVEC QUI ?"'),
        ("layouts/small.yaml", "inside: 10, outside: 10", "inside: 10, outside: 11"),
        ("editions/one.yaml", "pages: 4\n", "pages: 5\n"),
    ):
        with known():
            before, same = prepared(yard), prepared(yard)
            yard.edit(file, old, new)
            after = prepared(yard)
        bare = prepared(yard)
        assert same.booklet is before.booklet
        assert (after.booklet, after.findings) == (bare.booklet, bare.findings)
        assert (after.booklet, after.findings) != (before.booklet, before.findings)


def test_files_that_begin_first_are_there() -> None:
    assert [name for name in BEGIN if not (Path(__file__).parent / name).is_file()] == []
