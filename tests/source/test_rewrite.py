"""A declaration with other values at its first level: nothing else in its text is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from recap_print.source import NewKey, parse, rewritten

ROOT = Path(__file__).parents[2]
EDITIONS = sorted((ROOT / "editions").glob("*.yaml"))


def again(text: str, new: dict[str, NewKey] | None = None, **values: str) -> str:
    return rewritten(parse(text.encode(), "a.yaml"), values, new or {})


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_everything_else_of_a_real_edition_stays(path: Path) -> None:
    raw = path.read_bytes()
    before = parse(raw, path.name)
    text = rewritten(before, {"id": "v99", "changes": "[]"}, {})
    assert parse(text.encode(), path.name).data == {**before.data, "id": "v99", "changes": []}
    lines = raw.decode().split("\n")
    start, end = lines.index("changes:"), next(i for i, line in enumerate(lines) if line in ("sections:", "waivers:"))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    wanted = ["id: v99" if line == f"id: {path.stem}" else line for line in lines]
    assert text.split("\n") == [*wanted[:start], "changes: []", *wanted[end:]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\n", "a: x\nb: 2\n"),
        ("b: 2\na: 1", "b: 2\na: x"),
        ("a: 1  # why\nb: 2\n", "a: x  # why\nb: 2\n"),
        ("a: '1'  # why\n", "a: x  # why\n"),
        ('"a" : "1 # no comment"\n', '"a" : x\n'),
        ("a:\nb: 2\n", "a: x\nb: 2\n"),
        ("a:  # why\nb: 2\n", "a: x  # why\nb: 2\n"),
        ("a: |\n  one\n\n  two\nb: 2\n", "a: x\nb: 2\n"),
        ("a: one\n  two\n\n# of b\nb: 2\n", "a: x\n\n# of b\nb: 2\n"),
        ("a: [1, 2]  # why\nb: 2\n", "a: x  # why\nb: 2\n"),
        ("a: [1,\n  2]\nb: 2\n", "a: x\nb: 2\n"),
        ("a:  # why\n  - 1\n  # of the second\n  - 2\n  # no more\n\n# of b\nb: 2\n", "a: x  # why\n\n# of b\nb: 2\n"),
        ("a:\n- 1\n- 2\n# the end\n", "a: x\n# the end\n"),
    ],
)
def test_a_value_however_it_is_written(before: str, after: str) -> None:
    assert again(before, a="x") == after


def test_a_key_that_is_missing_stays_out_or_goes_where_it_is_wanted() -> None:
    assert again("a: 1\nb: 2\n", c="3") == "a: 1\nb: 2\n"
    new = {"c": NewKey("3", ("z", "a", "b")), "b": NewKey("4", ("a",))}
    assert again("a: 1\n\n# of b\nb: 2\n", new) == "a: 1\nc: 3\n\n# of b\nb: 2\n"


def test_several_values_at_once_whatever_their_order() -> None:
    text = "a: 1\nb:\n  - 2\nc: 3\n"
    assert again(text, c="z", a="x", b="[]") == "a: x\nb: []\nc: z\n"
