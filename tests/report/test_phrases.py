"""Each kind of change in words that people use."""

from __future__ import annotations

import pytest
from anything import changed
from hypothesis import given
from told import ENGINE, INTRO, PHONE_CHANGE, a, line

from recap_print.compare.changes import Change, Hunk, Kind, Level
from recap_print.compare.words import hunks
from recap_print.report.account import COUNTED, entailed
from recap_print.report.phrases import direction, pages_of, phrase, phrase_plain
from recap_print.units import ranges

LONG = "Vous pouvez venir à la permanence sans rendez-vous le matin, du lundi au vendredi, toute l’année."
SAID = [
    (
        a(Kind.FACT, name="trim", before="148 × 210 mm", after="105 × 148 mm"),
        "page size: [-148 × 210 mm-] → {+105 × 148 mm+}",
    ),
    (
        a(Kind.FACT, name="direction", before="ltr", after="rtl"),
        "reading direction: [-left to right-] → {+right to left+}",
    ),
    (a(Kind.FACT, name="author", after="Une équipe"), "author: [-none-] → {+Une équipe+}"),
    (a(Kind.SETTING, name="guide.fields.decided.lines", before="2", after="3"), "field decided, lines: [-2-] → {+3+}"),
    (a(Kind.SETTING, name="guide.entries.first.color", before="a", after="b"), "entry first, color: [-a-] → {+b+}"),
    (a(Kind.SETTING, "", name="copies", before="10", after="20"), "copies: [-10-] → {+20+}"),
    (a(Kind.SETTING, "", name="changes", after="3 edits"), "changes: 3 edits"),
    (
        a(Kind.ID, what="section", before="contacts", after="people"),
        "section id: [-contacts-] → {+people+} (nothing printed changes)",
    ),
    (a(Kind.ID, before="x", after="y", effects=(INTRO,)), "section id: [-x-] → {+y+}"),
    (a(Kind.SWATCH, name="navy", before="C90", after="C80"), "colour navy: [-C90-] → {+C80+}"),
    (a(Kind.LAYOUT, name="a6", before="a5", after="a6"), "layout: [-a5-] → {+a6+}"),
    (
        a(Kind.LAYOUT, name="styles.body.size_pt", before="14", after="13", where_new=line("layouts/a5.yaml", 9)),
        "layout a5, styles.body.size_pt: [-14-] → {+13+}",
    ),
    (
        a(Kind.LAYOUT, name="styles.body.size_pt", before="14", after="13"),
        "layout, styles.body.size_pt: [-14-] → {+13+}",
    ),
    (
        a(Kind.LAYOUT, name="pictograms.lock", after="2 edits", origin_new="pictograms:pictograms.lock"),
        "pictogram lock: 2 edits",
    ),
    (a(Kind.LAYOUT, name="layout, pictograms"), "file changed: layout, pictograms"),
    (a(Kind.FONTS, name="regular"), "font file changed: regular"),
    (a(Kind.FONTS, name="bold, regular", times=2), "2 font files changed: bold, regular"),
    (ENGINE, "engine changed: uharfbuzz [-0.50.0-] → {+0.51.0+}"),
    (a(Kind.SECTION_ADDED, pages_old=(), pages_new=(2, 3)), "section added, 2 pages"),
    (a(Kind.SECTION_REMOVED, pages_new=()), "section removed, 1 page"),
    (a(Kind.SECTION_MOVED), "section moved, it was at page 3"),
    (a(Kind.SECTION_RENAMED, before="Avis", after="Votre avis"), "title: [-Avis-] → {+Votre avis+}"),
    (a(Kind.SECTION_RETYPED, before="page", after="notes"), "kind: [-page-] → {+notes+}"),
    (a(Kind.SECTION_RESIZED, before="12 pages", after="14 pages"), "12 pages → 14 pages"),
    (a(Kind.SECTION_SPLIT, before="Guide", after="Aide"), "section split: [-Guide-] → {+Aide+}"),
    (a(Kind.SECTION_JOINED, before="Aide", after="Guide"), "sections joined: [-Aide-] → {+Guide+}"),
    (a(Kind.PAGE_ADDED, name="guide/2"), "page added"),
    (a(Kind.PAGE_REMOVED, before="Étape 2"), "page removed: [-Étape 2-]"),
    (a(Kind.PAGE_MOVED, page=12), "page moved, it was page 12"),
    (a(Kind.PAGE_SPLIT, pages_old=(12,), pages_new=(12, 13)), "page 12 is now pages 12 and 13"),
    (a(Kind.PAGE_JOINED, pages_old=(4, 5, 6), pages_new=(4,)), "pages 4–6 are now page 4"),
    (a(Kind.ITEM_ADDED, what="label", after="Horaires", times=15), "15 labels added: {+Horaires+}"),
    (a(Kind.ITEM_REMOVED, before="1 line", name="card.*.goal.line"), "item removed: [-1 line-]"),
    (a(Kind.REORDERED, before="un / deux / trois", after="trois / un / deux"), "order: {+“trois”+} now comes first"),
    (
        a(Kind.REORDERED, before="a / b / c / d / e", after="b / c / a / e / d"),
        "order: {+“a”+} now after “c”; {+“d”+} now after “e”",
    ),
    (a(Kind.REORDERED, before="un / un", after="un / deux"), "order: [-un / un-] → {+un / deux+}"),
    (PHONE_CHANGE, "phone number: Appelez le [-06 39 98 12 34-] {+06 39 98 12 39+}."),
    (INTRO, "text: [-Apportez-le-] {+Prenez-le+} avec vous"),
    (a(Kind.QR, hunks=(Hunk("", "x"),), times=2), "2 QR codes: {+x+}"),
    (
        a(Kind.MOVED, what="list", times=4, after="Vos mots de passe et vos codes", moved_mm=(0, -12)),
        "4 list lines (“Vos mots de passe et vos…”) 12.0 mm higher",
    ),
    (a(Kind.MOVED, what="paragraph", name="whatsapp.number", moved_mm=(0, 8)), "text 8.0 mm lower (whatsapp › number)"),
    (a(Kind.MOVED, what="artifact", name="furniture.folio", times=40, moved_mm=(0, 8)), "40 page numbers 8.0 mm lower"),
    (
        a(Kind.RESIZED, what="figure", before="10 × 10 mm", after="12 × 12 mm"),
        "figure, size: [-10 × 10 mm-] → {+12 × 12 mm+}",
    ),
    (
        a(Kind.REWRAPPED, what="label", times=3, before="2 lines", after="1 line"),
        "3 labels, line breaks: [-2 lines-] → {+1 line+}",
    ),
    (
        a(Kind.RESTYLED, what="heading", before="bold 26 pt", after="bold 24 pt"),
        "heading, style: [-bold 26 pt-] → {+bold 24 pt+}",
    ),
    (
        a(Kind.RECOLOURED, name="card.*.box", times=9, before="navy", after="teal"),
        "9 frames, colour: [-navy-] → {+teal+}",
    ),
    (a(Kind.RETAGGED, what="figure", after="Une clé"), "figure, for screen readers: [-none-] → {+Une clé+}"),
    (a(Kind.REDRAWN, name="pictogram.strokes"), "pictogram drawn differently"),
    (a(Kind.REDRAWN, what="stacking order"), "things overlap in another order"),
    (a(Kind.REPAINTED, what="figure"), "figure looks different"),
]


@pytest.mark.parametrize(("change", "said"), SAID, ids=[f"{n}-{change.kind}" for n, (change, _) in enumerate(SAID)])
def test_a_change_is_said_as_people_would(change: Change, said: str) -> None:
    assert phrase_plain(change) == said


def test_every_kind_is_tried_above_and_counted_once_in_a_summary() -> None:
    assert {change.kind for change, _ in SAID} == set(Kind)
    assert sorted(kind for _, _, kinds in COUNTED for kind in kinds) == sorted(Kind)


@given(changed)
def test_whatever_changed_is_said(change: Change) -> None:
    assert "".join(span.text for span in phrase(change)).strip()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("le 06 39 98 12 34, ou", "le 06 39 98 12 35, ou", "le [-06 39 98 12 34-] {+06 39 98 12 35+}, ou"),
        ("le 06 39 98 12 34, ou", "le 07 39 98 12 34, ou", "le [-06 39 98 12 34-] {+07 39 98 12 34+}, ou"),
        ("le 06 39 98 12 34", "le 06 39 99 12 35", "le [-06 39 98 12 34-] {+06 39 99 12 35+}"),
        ("le 12/05/2026 ici", "le 13/05/2026 ici", "le [-12/05/2026-] {+13/05/2026+} ici"),
        ("de 9h à 17h", "de 9h à 18h", "de 9h à [-17h-] {+18h+}"),
        ("Version 10, février 2026", "Version 11, mars 2026", "Version [-10-] {+11+}, [-février-] {+mars+} 2026"),
        ("le 12/05/2026", "le 13/06/2026", "le [-12/05/2026-] {+13/06/2026+}"),
        ("page 12 ou 14 et 3 €", "page 12 ou 15 et 3 €", "page 12 ou [-14-] {+15+} et 3 €"),
    ],
)
def test_a_wrong_digit_is_shown_in_its_whole_number(before: str, after: str, said: str) -> None:
    change = a(Kind.NUMBER, what="phone number", before=before, after=after, hunks=hunks(before, after))
    assert phrase_plain(change) == f"phone number: {said}"


def test_a_whole_number_hides_nothing_and_adds_nothing() -> None:
    """Without what came, it reads as before; without what went, as after."""
    before, after = "Tél. 06 39 98 12 34 ou 01 99 00 45 11 (9h)", "Tél. 06 39 98 21 34 ou 01 99 00 45 12 (9h30)"
    spans = phrase(a(Kind.NUMBER, what="x", hunks=hunks(before, after)))[1:]
    for text, mark in ((before, "added"), (after, "removed")):
        read = "".join(s.text + " " * s.gap for s in spans if s.mark != mark).replace(" ", "")
        assert read == text.replace(" ", "")


def test_long_values_are_told_word_by_word() -> None:
    said = phrase_plain(a(Kind.SETTING, name="guide.intro", before=LONG, after=LONG.replace("matin", "soir")))
    assert said == "intro: … permanence sans rendez-vous le [-matin-] {+soir+}, du lundi au …"


def test_a_long_addition_is_shortened_unless_it_holds_a_number_to_check() -> None:
    much = " ".join(["mot"] * 100)
    assert phrase_plain(a(Kind.ITEM_ADDED, after=much)).endswith("mot…+}")
    assert much in phrase_plain(a(Kind.ITEM_ADDED, after=much, level=Level.CRITICAL))


def test_what_a_change_entails_is_gathered() -> None:
    assert entailed(INTRO) == "9 labels 13.0 mm higher"
    assert entailed(ENGINE) == "203 items moved by up to 0.32 mm, 2 labels broken over other lines (pages 3, 8–9)"
    assert entailed(SAID[0][0]) == ""
    resized = a(Kind.SECTION_RESIZED, "contacts", before="6 pages", after="4 pages", pages_new=(), pages_old=(42, 43))
    longer = a(Kind.SECTION_RESIZED, effects=(resized,))
    assert entailed(longer, {"contacts": "Mes contacts"}.__getitem__) == (
        "Mes contacts: 6 pages → 4 pages (old pages 42–43)"
    )
    words = a(Kind.SETTING, effects=(a(Kind.NUMBER), a(Kind.NUMBER), a(Kind.ITEM_ADDED, times=3)))
    assert entailed(words) == "2 numbers changed, 3 items added"


def test_directions_and_ranges_in_words() -> None:
    assert direction((0, 2.0)) == "2.0 mm lower"
    assert direction((-0.25, -4)) == "0.25 mm to the left and 4.0 mm higher"
    assert ranges((3, 8, 9, 10, 12)) == "3, 8–10, 12"
    assert pages_of(a(Kind.PAGE_REMOVED, pages_new=())) == "old page 3"
