"""What was typed arrives as it was typed, where it was typed, and nothing costs more than it may."""

from __future__ import annotations

import tracemalloc

import pytest

from recap_print.source import Unreadable, join, parse, split
from recap_print.source.rules import MAX_DEPTH, MAX_FINDINGS

# Both of PyYAML's parsers: the one in C is not built everywhere.
both = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])

TYPED = "14:05 9:30 07:30 0612345678 +33639980000 no Yes off null ~ 1.10 1_000 0x1F 0o17 1e3 .inf 2026-09-01 = 48 true"


def refusal(text: str | bytes, *, pure: bool = False) -> tuple[int, int, str, str]:
    """Line, column, code and message of the only finding."""
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(Unreadable) as refused:
        parse(raw, "f.yaml", pure=pure)
    (finding,) = refused.value.findings
    return finding.where.line, finding.where.column, finding.code, finding.message


@both
@pytest.mark.parametrize("scalar", TYPED.split())
def test_no_scalar_becomes_what_was_not_typed(scalar: str, pure: bool) -> None:
    text = f"a: {scalar}\nb: [{scalar}]\n{scalar}: c\n"
    assert parse(text.encode(), "f", pure=pure).data == {"a": scalar, "b": [scalar], scalar: "c"}


@both
def test_nothing_typed_is_none_and_two_quotes_are_a_text(pure: bool) -> None:
    assert parse(b"a:\nb: ''\nc: [ '' ]\nd:\n  -\n", "f", pure=pure).data == {
        "a": None,
        "b": "",
        "c": [""],
        "d": [None],
    }


@both
def test_every_kind_of_scalar_reads_as_yaml_says(pure: bool) -> None:
    text = "a: un\n  deux\nb: |\n  un\n  deux\nc: >-\n  un\n  deux\nd: 'l''un'\ne: \"\\u00e9\\n\"\n"
    expected = {"a": "un deux", "b": "un\ndeux\n", "c": "un deux", "d": "l'un", "e": "é\n"}
    assert parse(text.encode(), "f", pure=pure).data == expected


@both
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(end: str, pure: bool) -> None:
    document = parse(f"a: 1{end}b:{end}  - c{end}".encode(), "f", pure=pure)
    place = document.where("b[0]")
    assert (place.line, place.column, place.excerpt) == (3, 5, "  - c")


@both
@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a:\n\tb: c\n", 2, 1, "a tab"),
        ("a:\n  b: c\n\td: e\n", 3, 1, "a tab"),
        ("- a\n-\tb: 1\n", 2, 2, "a tab"),
        ("a: |\n\tb\n", 2, 1, "a tab"),
        ("title: Note: ceci\n", 1, 12, "a colon and a space"),
        ("a: b\n   c: d\n", 2, 4, "indented further than line 1"),
        ("title: a\npages\nkind: b\n", 2, 1, "`pages` has no colon"),
        ("title\npages: 3\n", 1, 1, "`title` has no colon"),
        ("a: b\ntitle:abc\nx: y\n", 2, 1, "a space is missing after `title:`"),
        ('title: "abc\npages: 3\n', 1, 8, 'the quote `"` opened here is never closed'),
        ("title: 'abc\n", 1, 8, "the quote `'` opened here is never closed"),
        ('a: "b\n---\nc"\n', 1, 4, "never closed"),
        ("title: 'aujourd'hui'\n", 1, 17, "`hui'` comes after the closing quote"),
        ('title: "abc\nsub: "x"\n', 1, 8, "closes only on line 2"),
        ("a: [1, 2\nb: 3\n", 1, 4, "the bracket `[` opened here is never closed"),
        ("a: [1, 2\n", 1, 4, "never closed"),
        ("a: {b: 1\nc: 2\n", 1, 4, "the bracket `{` opened here is never closed"),
        ('a: [\n  "b"\n  "c"\n]\n', 3, 3, "a comma or `]` is missing"),
        ("a: [b, c}\n", 1, 9, "`}` closes the `[` of line 1"),
        ("a: b\nc: ]\n", 2, 4, "`]` closes nothing"),
        ("a: [x] text\n", 1, 8, "`text` comes after the closing `]`"),
        ("a: @foo\n", 1, 4, "cannot start with `@`"),
        ("a: `foo`\n", 1, 4, "cannot start with a backtick"),
        ("a: %foo\n", 1, 4, "cannot start with `%`"),
        ("a: * b\n", 1, 4, "cannot start with `*`"),
        ("a: & b\n", 1, 4, "cannot start with `&`"),
        ("a: !a!b c\n", 1, 4, "cannot start with `!`"),
        ("a: , b\n", 1, 4, "cannot start with `,`"),
        ("a: ? b\n", 1, 4, "cannot start with `?`"),
        ("a: | text\n  b\n", 1, 6, "the text after `|`"),
        ("a: - b\n", 1, 4, "a list cannot start on the line of its key"),
        ("a: b\n- c\n", 2, 1, "a list item stands among keys"),
        ("- a\nb: c\n", 2, 1, "`b` is a key among list items"),
        ("a:\n    b: c\n  d: e\n", 3, 3, "starts in column 3, where nothing above it starts"),
        ("s:\n  - a: 1\n   b: 2\n", 3, 4, "starts in column 4, where nothing above it starts"),
        ("  a: b\nc: d\n", 2, 1, "further left than the keys above it"),
        ('a: "C:\\d"\n', 1, 7, "`\\d` is no character"),
        ('a: "\\xZZ"\n', 1, 5, "`\\xZZ` is no character"),
        (": a\n", 1, 1, "a key is missing before this colon"),
        ("k" * 1100 + ": a\n", 1, 1101, "too long for a key"),
    ],
)
def test_a_slip_is_told_in_human_words_where_it_was_made(
    text: str, line: int, column: int, words: str, pure: bool
) -> None:
    found = refusal(text, pure=pure)
    assert found[:3] == (line, column, "S003")
    assert words in found[3]


@both
def test_limits_are_met_before_memory_is_spent(pure: bool) -> None:
    bombs = {
        "S013": b"a: " + b"[" * 100_000,
        "S015": b"a: b\n" * 2_000_000,
        "S016": b"a: " + b"x" * 20_000,
    }
    for code, bomb in bombs.items():
        tracemalloc.start()
        try:
            assert refusal(bomb, pure=pure)[2] == code
            assert tracemalloc.get_traced_memory()[1] < 8 * len(bomb[: 1 << 20]) + 1_000_000
        finally:
            tracemalloc.stop()


@both
def test_a_thousand_million_laughs_fall_flat(pure: bool) -> None:
    rows = [b"a0: &a0 [ha, ha, ha]"]
    rows += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 30)]
    with pytest.raises(Unreadable) as refused:
        parse(b"\n".join(rows), "f", pure=pure)
    assert len(refused.value.findings) == MAX_FINDINGS
    assert {finding.code for finding in refused.value.findings} == {"S005", "S006"}


def test_the_deepest_that_is_read() -> None:
    parse(b"a: " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1), "f")
    assert refusal(b"a: " + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)[1:3] == (3 + MAX_DEPTH, "S013")


def test_every_refusal_of_a_file_is_told_at_once() -> None:
    with pytest.raises(Unreadable) as refused:
        parse(b"a: &x 1\na: *x\nb: !!int 2\nc: @\n", "f")
    assert [(f.where.line, f.code) for f in refused.value.findings] == [
        (1, "S005"),
        (2, "S004"),
        (2, "S006"),
        (3, "S007"),
        (4, "S003"),
    ]
    assert refused.value.message == "f cannot be read: `&x` names a value to copy"


def test_a_lost_dash_is_told_once() -> None:
    item = "id: a\n  kind: b\n  title: c\n"
    line, _, code, message = refusal(f"sections:\n- {item}  {item}")
    assert (line, code, message) == (5, "S004", "`id` is already on line 2")


TEXT = """\
# une édition
title: "Mon récap"
sections:
- id: aide
  fields: [{label: Nom, hint: ''}, {label: Âge}]
- note: |-
    une
    deux
empty:
"""


@pytest.mark.parametrize(
    ("path", "key", "line", "underlined"),
    [
        ("title", False, 2, '"Mon récap"'),
        ("title", True, 2, "title"),
        ("sections", True, 3, "sections"),
        ("sections", False, 4, "-"),
        ("sections[0]", False, 4, "id"),
        ("sections[0].fields", False, 5, "[{label: Nom, hint: ''}, {label: Âge}]"),
        ("sections[0].fields[0]", True, 5, "{label: Nom, hint: ''}"),
        ("sections[0].fields[0].hint", False, 5, "''"),
        ("sections[0].fields[1].label", False, 5, "Âge"),
        ("sections[1].note", False, 6, "|-"),
        ("sections[0].colour", False, 4, "id"),
        ("sections[0].colour", True, 4, "id"),
        ("sections[7].title", True, 3, "sections"),
        ("title.deeper[3]", False, 2, '"Mon récap"'),
        ("empty", False, 9, "empty"),
        ("", False, 2, "title"),
        ("nowhere", True, 2, "title"),
    ],
)
def test_where_points_at_what_was_typed(path: str, key: bool, line: int, underlined: str) -> None:
    place = parse(TEXT.encode(), "v.yaml").where(path, key=key)
    assert place.file == "v.yaml"
    assert place.line == line
    assert place.excerpt[place.column - 1 : place.column - 1 + place.width] == underlined


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("", ()),
        ("sections[3].fields[0].label", ("sections", 3, "fields", 0, "label")),
        ('swatches["bleu nuit"].été', ("swatches", "bleu nuit", "été")),
        ('["a.b"][0]["\\"]"]', ("a.b", 0, '"]')),
        ("running-title._x", ("running-title", "_x")),
    ],
)
def test_paths_read_as_people_write_them(path: str, steps: tuple[str | int, ...]) -> None:
    assert split(path) == steps
    assert join("", *steps) == path


@pytest.mark.parametrize("path", [".", ".a", "a..b", "a b", "a[", "a[x]", "a[0]b", "a[-1]", '["a]', '["\\x"]', "a."])
def test_what_is_not_a_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        split(path)
