"""Lines of descent, typed as they are drawn."""

from __future__ import annotations

from textwrap import dedent

import pytest

from recap_print.report.lanes import lanes


def drawn(family: str) -> str:
    """``c<b b<a a``: each version and its parent, newest first."""
    pairs = [(name, parent) for name, _, parent in (word.partition("<") for word in family.split())]
    lines = []
    for (name, _), gutter in zip(pairs, lanes(pairs, ["●"] * len(pairs)), strict=True):
        lines += [gutter.join] if gutter.join else []
        lines += [f"{gutter.node} {name}", gutter.below]
    return "\n".join(lines).rstrip() + "\n"


@pytest.mark.parametrize(
    ("family", "wanted"),
    [
        (
            "b<a a",
            """\
            ● b
            │
            ● a
            """,
        ),
        (
            "c<a b<a a",
            """\
            ● c
            │
            │ ● b
            │ │
            ├─╯
            ● a
            """,
        ),
        (
            "d<a c<b b<a a",
            """\
            ● d
            │
            │ ● c
            │ │
            │ ● b
            │ │
            ├─╯
            ● a
            """,
        ),
        (
            "d<a c<a b<a a",
            """\
            ● d
            │
            │ ● c
            │ │
            │ │ ● b
            │ │ │
            ├─┴─╯
            ● a
            """,
        ),
        (
            "e<a d<b c<a b<gone a",
            """\
            ● e
            │
            │ ● d
            │ │
            │ │ ● c
            │ │ │
            │ ● │ b
            │   │
            ├───╯
            ● a
            """,
        ),
        (
            "e<a d<b c<a a b",
            """\
            ● e
            │
            │ ● d
            │ │
            │ │ ● c
            │ │ │
            ├─┼─╯
            ● │ a
              │
              ● b
            """,
        ),
        (
            "b a",
            """\
            ● b

            ● a
            """,
        ),
    ],
)
def test_lines_run_from_each_version_to_the_one_it_came_of(family: str, wanted: str) -> None:
    assert drawn(family) == dedent(wanted)
