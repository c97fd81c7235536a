"""Two PDFs: what one says and the other does not, told alike from either side."""

from __future__ import annotations

from collections import Counter

import pikepdf
import pytest
from proofs import against_pages, between, changed, drawn, over, pages, painted, paper, version

from recap_print.compare.changes import Kind, Level
from recap_print.compare.papers.leaf import sheaf_of_paper
from recap_print.compare.papers.tell import Comparison

REWORDED = (("Cochez ce qui est fait", "Cochez ce qui est prêt"), ("number: 06 39 98 00 27", "number: 06 39 98 00 37"))


def test_a_paper_is_itself() -> None:
    assert list(against_pages(pages())) == []
    assert against_pages(pages()).form == ()


def test_unchanged_pages_are_never_drawn() -> None:
    other = drawn(version(REWORDED[0]).booklet)
    old, new = sheaf_of_paper(paper(pages())), sheaf_of_paper(paper(other))
    assert Comparison(old, old).jobs == []
    assert [job.old.number for job in Comparison(old, new).jobs] == [3]


def test_another_slug_or_subset_is_no_other_page() -> None:
    """A rare letter on one page renumbers the glyphs of all pages, and every slug carries the file's digest."""
    other = drawn(version(("Cochez ce qui est fait", "Cochez ce qui est WŒÿ")).booklet)
    old, new = paper(pages()), paper(other)
    assert [a.number for a, b in zip(old.pages, new.pages, strict=True) if a.digest != b.digest] == [3]


def mirror_of(kinds: Counter[Kind]) -> Counter[Kind]:
    other = {Kind.PAGE_ADDED: Kind.PAGE_REMOVED, Kind.ITEM_ADDED: Kind.ITEM_REMOVED}
    other |= {after: before for before, after in other.items()}
    return Counter({other.get(kind, kind): count for kind, count in kinds.items()})


@pytest.mark.parametrize("case", ["words", "page", "paint", "shift"])
def test_what_is_said_of_a_and_b_is_mirrored_by_b_and_a(case: str) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[6]

    other = {
        "words": lambda: drawn(version(*REWORDED).booklet),
        "page": lambda: changed(pages(), drop),
        "paint": lambda: over(pages(), 6, "0 0 0 0 k 85 400 60 40 re f"),
        "shift": lambda: painted(pages(), "1 0 0 1 0 8.504 cm", 4),
    }[case]()
    a, b = paper(pages(), "a.pdf"), paper(other, "b.pdf")
    there, back = between(a, b), between(b, a)
    assert len(there) > 0
    assert Counter(change.kind for change in there) == mirror_of(Counter(change.kind for change in back))
    assert Counter(c.pages_old for c in there) == Counter(c.pages_new for c in back)
    assert (there.old.name, there.new.name) == ("a.pdf", "b.pdf")
    assert {c.moved_mm for c in there} == {c.moved_mm and (-c.moved_mm[0], -c.moved_mm[1]) for c in back}


@pytest.mark.parametrize(("far_mm", "level"), [(3.0, Level.NOTABLE), (0.2, Level.MINOR)])
def test_a_page_that_was_shifted_is_told_once_in_mm(far_mm: float, level: Level) -> None:
    far_pt = far_mm * 72 / 25.4
    changes = against_pages(painted(pages(), f"1 0 0 1 0 {far_pt:.4f} cm", 4))
    (moved,) = changes
    assert (moved.kind, moved.moved_mm, moved.level) == (Kind.MOVED, (0.0, -far_mm), level)
    assert (moved.what, moved.pages_new) == ("whole page", (4,))


def test_all_pages_that_were_shifted_far_are_told_once() -> None:
    changes = against_pages(painted(pages(), "1 0 0 1 5.669 0 cm"))
    (moved,) = changes
    assert (moved.kind, moved.moved_mm, moved.times) == (Kind.MOVED, (2.0, 0.0), 12)
    assert changes.form == ()


def test_all_pages_a_hair_off_lie_so_on_their_paper() -> None:
    changes = against_pages(painted(pages(), "1 0 0 1 1.5 0 cm"))
    assert list(changes) == []
    assert [form.name for form in changes.form] == ["position"]


def test_words_in_another_ink_are_recoloured() -> None:
    def blue(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        content = b"\n".join(part.read_bytes() for part in page.obj["/Contents"])
        assert b"0 0 0 1 k" in content
        page.obj["/Contents"] = pdf.make_stream(content.replace(b"0 0 0 1 k", b"1 0.5 0 0 k"))

    changes = against_pages(changed(pages(), blue))
    assert {change.kind for change in changes} <= {Kind.RECOLOURED, Kind.REPAINTED}
    assert changes.count(Kind.RECOLOURED) == 1
    assert {change.pages_new for change in changes} == {(2,)}


def test_a_page_more_turns_the_pages_after_it_over_and_says_nothing_of_them() -> None:
    """Pages are set again for the other side of the spread: folios, heads and tabs change margins, and the list of
    contents its numbers. The last section makes room."""
    more = version(("color: purple\n    pages: 8", "color: purple\n    pages: 9"), whole=True)
    old, new = paper(drawn(version(whole=True).booklet)), paper(drawn(more.booklet))
    changes = between(old, new)
    assert Counter(change.kind for change in changes) == {Kind.PAGE_ADDED: 1, Kind.PAGE_REMOVED: 1}
