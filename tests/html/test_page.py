"""The report as text: what it says, what it refuses to say, and what it lets no browser do."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from samples import CHANGES, FACING, FORM, PHONE, SHIFTED, WHITE, papers, with_changes

from recap_print.compare.changes import Hunk
from recap_print.findings import Where
from recap_print.pdf.shot import Shot, Shots
from recap_print.report.html.facing import Papers
from recap_print.report.html.frame import page
from recap_print.report.html.page import html

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><b>",
    "&lt;already&gt;",
    "a\u202egnp.exe\u2066",
    "\x00\x1b[31m\x07",
    "]]><!--",
    "javascript:alert(1)",
)


class Tags(HTMLParser):
    """What a browser would make of a text: its elements, and those that were not closed in order."""

    VOID = frozenset({"meta", "input", "rect", "line", "image", "path", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} {names}"
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


REPORT = html(CHANGES, papers())


def test_same_input_same_bytes() -> None:
    assert html(CHANGES, papers()) == REPORT


def test_every_element_is_closed_and_every_id_is_one_of_its_kind() -> None:
    ids = [attrs["id"] for _, attrs in Tags(REPORT).elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"] for tag, attrs in Tags(REPORT).elements if tag == "a"}
    assert {link.removeprefix("#") for link in links if link} <= set(ids)


def test_the_unexpected_is_told_first_then_the_gravest() -> None:
    headings = re.findall(r"<h3><span class=\"level (\w+)", REPORT)
    assert headings == ["unexpected", "critical", "notable", "minor"]


def test_each_change_is_told_once_with_both_lines_of_yaml() -> None:
    assert REPORT.count('<li class="change') == len(CHANGES)
    assert REPORT.count("editions/v1.yaml:80:12") == REPORT.count("editions/v2.yaml:84:12") == 1
    assert "<details><summary>1 effect on paper</summary>" in REPORT


def test_pages_are_pictures_only_where_something_changed() -> None:
    pictures = sorted(attrs["aria-label"] or "" for tag, attrs in Tags(REPORT).elements if tag == "image")
    assert pictures == [f"v1, page {n}" for n in (2, 3, 5, 6, 7)] + [f"v2, page {n}" for n in (2, 3, 4, 6, 7, 8)]
    assert "not in v1" in REPORT
    assert "no change of its own" in REPORT


def test_boxes_stand_around_what_changed_in_mm() -> None:
    spread = REPORT[REPORT.index('id="s2"') :]
    box = re.search(r'<a href="#c2" class="box critical"[^>]*>.*?<rect ([^>]*)/>', spread)
    assert box
    place = {name: float(value) for name, value in re.findall(r'(\w+)="([\d.]+)"', box[1])}
    # page 3 is on the right: its trim begins at 148 mm, the words at 20 mm, and the box stands 0.8 mm off
    assert (place["x"], place["y"], place["width"], place["height"]) == pytest.approx((167.2, 29.2, 61.6, 7.6))


def test_no_box_leaves_its_page() -> None:
    odd = replace(SHIFTED, spots_new=(replace(SHIFTED.spots_new[0], rect=replace(SHIFTED.spots_new[0].rect, x=-50)),))
    text = html(with_changes(odd), papers())
    for x, width in re.findall(r'class="box minor".*?<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', text):
        assert 0 <= float(x) <= float(x) + float(width) <= 148


def test_the_policy_knows_every_script_and_style_and_no_other_source() -> None:
    policy = next(a["content"] for t, a in Tags(REPORT).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; img-src data:; ")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        (code,) = re.findall(f"<{tag}>(.*?)</{tag}>", REPORT, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_fetched_and_nothing_is_styled_or_run_in_place() -> None:
    for tag, attributes in Tags(REPORT).elements:
        assert tag not in ("link", "iframe", "object", "embed", "base")
        for name, value in attributes.items():
            assert not name.startswith("on"), f"{tag} {name}"
            assert name != "style", f"{tag} is styled in place, which the policy forbids"
            if name in ("src", "href"):
                assert (value or "").startswith(("#", "data:image/jpeg;base64,")), value
    assert not re.search(r"@import|url\(|https?://", re.sub(r"http://www\.w3\.org\S*", "", REPORT))


def report_saying(words: str) -> str:
    """A report in which everything that comes from elsewhere says the same."""
    where = Where(f"editions/{words}.yaml", 3, 4, excerpt=words)
    change = replace(
        PHONE,
        section=words,
        name=words,
        what=words,
        before=words,
        after=words,
        hunks=(Hunk(words, f"{words} {words}"),),
        where_new=where,
        effects=(replace(SHIFTED, name=words),),
    )
    side = replace(CHANGES.new, title=words, name=words)
    shots = (Shots({}, words), Shots({3: Shot(148, 210, WHITE)}))
    changes = replace(with_changes(change), new=side, form=(replace(FORM[0], before=words, note=words),))
    return html(changes, Papers(FACING, shots))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    found, plain = Tags(report_saying(words)), Tags(report_saying("calm"))
    shapes = [[(tag, sorted({*names} - {"class"})) for tag, names in tags.elements] for tags in (found, plain)]
    assert shapes[0] == shapes[1]
    assert not re.search("[\x00\x1b\x07\u202a-\u202e\u2066-\u2069]", found.words)


def test_a_frame_refuses_a_script_that_would_end_early() -> None:
    with pytest.raises(AssertionError):
        page("x", "", script="'</script>'")


def test_two_that_are_the_same_have_nothing_to_show() -> None:
    text = html(with_changes(), papers())
    assert "same" in text
    assert "<image" not in text
    Tags(text)


def test_form_alone_is_told_without_pages() -> None:
    text = html(replace(with_changes(), form=FORM), papers())
    assert "In form only" in text
    assert "DeviceRGB" in text
    assert "<image" not in text


def test_pages_that_cannot_be_shown_are_said_to_be_so() -> None:
    text = html(CHANGES, replace(papers(), shots=(Shots({}, "the font bold is not at hand"), papers().shots[1])))
    assert "Some pages before cannot be shown: the font bold is not at hand." in text
    assert ">cannot be shown<" in text


def test_files_are_called_by_their_names_beside_pages() -> None:
    old, new = replace(CHANGES.old, name="out/v1.pdf"), replace(CHANGES.new, name="proofs/bat.pdf")
    text = html(replace(CHANGES, old=old, new=new), papers())
    assert "not in v1.pdf" in text
    assert "<h1>out/v1.pdf → proofs/bat.pdf</h1>" in text
    text = html(replace(CHANGES, old=old, new=replace(new, name="proofs/v1.pdf")), papers())
    assert "not in out/v1.pdf" in text
