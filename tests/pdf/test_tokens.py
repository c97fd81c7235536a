"""The cutting of content streams into operators: every spelling PDF allows, and none that makes it stumble."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recap_print.pdf.tokens import Name, Unreadable, statements


def cut(data: bytes) -> list[tuple[bytes, list[Any]]]:
    return list(statements(data))


@pytest.mark.parametrize(
    ("data", "operands"),
    [
        (b"1 -2 +3 .5 -.5 4. 007", [1, -2, 3, 0.5, -0.5, 4, 7]),
        (b"--5 1.2.3 +-.", [-5, 1.2, 0]),
        (b"1\0 2\t3\r\n4\f5", [1, 2, 3, 4, 5]),
        (b"/Name/Other /A#20B /#", ["Name", "Other", "A B", "#"]),
        (b"(text)(a(b)c)()", [b"text", b"a(b)c", b""]),
        (rb"(\n\r\t\b\f\(\)\\\q\53\0053\400)", [b"\n\r\t\b\f()\\q+\x053\0"]),
        (b"(a\\\nb\\\r\nc\rd\r\ne)", [b"abc\nd\ne"]),
        (b"<48 65 6C6c6f><4><>", [b"Hello", b"@", b""]),
        (b"[1 (a) <62> -3.5]", [[1, b"a", b"b", -3.5]]),
        (b"[/A [1 [2]] (x\\)) true]", [["A", [1, [2]], b"x)", True]]),
        (b"<</A 1/B[2]/C<</D(e)>>>>", [{"A": 1, "B": [2], "C": {"D": b"e"}}]),
        (b"true false null", [True, False, None]),
        (b"1 % 2 (\n3 %[\r4", [1, 3, 4]),
        (b"1 ) ] >> } 2", [1, 2]),
    ],
)
def test_operands(data: bytes, operands: list[Any]) -> None:
    assert cut(data + b" op") == [(b"op", operands)]


def test_names_are_no_strings() -> None:
    ((_, [name, string]),) = cut(b"/A (A) op")
    assert isinstance(name, Name)
    assert isinstance(string, bytes)


def test_operators_need_no_space_where_none_is_needed() -> None:
    assert cut(b"q 1 0 0 RG/F1 9 Tf[(a)]TJ(b)Tj<63>Tj T*f*Q'") == [
        (b"q", []),
        (b"RG", [1, 0, 0]),
        (b"Tf", ["F1", 9]),
        (b"TJ", [[b"a"]]),
        (b"Tj", [b"b"]),
        (b"Tj", [b"c"]),
        (b"T*f*Q'", []),
    ]


@pytest.mark.parametrize(
    "image",
    [
        b"BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI",
        b"BI /W 2 /H 2 /CS /G /BPC 8 ID abcdEI",
        b"BI /W 2 /H 2 /CS /G /BPC 8 ID\n EI \nEI",
        b"BI /W 2 /H 2 /F /DCT ID ab\xff\xd8 EI \xff\xd9 EI",
        b"BI /W 2 /H 2 ID EI",
    ],
)
def test_images_in_the_stream_end_where_they_end(image: bytes) -> None:
    first, second = cut(image + b" Q")
    assert (first[0], second) == (b"EI", (b"Q", []))


@pytest.mark.parametrize("data", [b"(", b"(a(b)", b"[1 2", b"<</A 1", b"[" * 65 + b"]" * 65, b"(" * 2000 + b")" * 2000])
def test_what_never_closes_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        cut(b"q " + data)


def test_what_came_before_the_damage_is_kept() -> None:
    stream = statements(b"q 1 0 0 rg (never")
    assert [next(stream), next(stream)] == [(b"q", []), (b"rg", [1, 0, 0])]


NUMBERS = st.floats(-9999, 9999).map(lambda x: round(x, 4))
VALUES = st.recursive(
    st.one_of(NUMBERS, st.booleans(), st.binary(max_size=9), st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True).map(Name)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.from_regex(r"[A-Z]{1,3}", fullmatch=True).map(Name), inner, max_size=3)
    ),
    max_leaves=12,
)


def spelt(value: Any, hexed: bool) -> bytes:
    match value:
        case bool():
            return b"true" if value else b"false"
        case float():
            return f"{value:.4f}".encode()
        case Name():
            return b"/" + value.encode()
        case bytes() if hexed:
            return b"<" + value.hex(" ").encode() + b">"
        case bytes():
            escaped = value.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)").replace(b"\r", rb"\r")
            return b"(" + escaped + b")"
        case list():
            return b"[" + b" ".join(spelt(part, hexed) for part in value) + b"]"
        case _:
            return b"<<" + b" ".join(spelt(k, hexed) + b" " + spelt(v, hexed) for k, v in value.items()) + b">>"


@given(st.lists(VALUES, max_size=6), st.booleans())
@example([b"\\", b"()", [b"", 0.0]], False)
def test_what_is_written_is_read(values: list[Any], hexed: bool) -> None:
    assert cut(b" ".join(spelt(value, hexed) for value in values) + b" op") == [(b"op", values)]


@given(st.binary(max_size=200))
@example(b"BI ID")
@example(b"BI/F/Fl ID\n")
def test_any_bytes_come_to_an_end(data: bytes) -> None:
    try:
        found = cut(data)
    except Unreadable:
        return
    assert len(found) <= len(data)


def test_of_a_very_long_row_of_operands_the_last_are_kept() -> None:
    ((_, operands),) = cut(b"1 " * 100_000 + b"2 3 m")
    assert (len(operands) <= 4096, operands[-2:]) == (True, [2, 3])
