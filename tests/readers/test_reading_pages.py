"""Rules for readers on placed pages: what they tell, where, how often, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raster import PROFILE
from recap_print.check.case import Case
from recap_print.check.readers import pages_large, pages_lines, pages_signs, pages_type, pages_writing
from recap_print.check.readers.pages_hues import BLINDNESS, apart, on_screen, seen
from recap_print.check.readers.pages_seen import READING, Part, paragraphs, part_of, style_of
from recap_print.design.model import Style
from recap_print.findings import RULES, Finding
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Item, Role, Text
from recap_print.profiles import Profile
from recap_print.source import Document, read
from recap_print.typeset.compose import compose
from recap_print.units import to_mm
from small import HEAD, a5, edition, layout, shipped, workshop

RULED = (pages_large, pages_lines, pages_signs, pages_type, pages_writing)
CODES = [rule.code for rule in RULES if rule.test and rule.test.__module__ in {module.__name__ for module in RULED}]
ONLY = "- id: only\n  kind: page\n  title: Une page\n  color: blue\n  pictogram: star\n  blocks:\n"


def case_of(blocks: str, **sizes: float) -> Case:
    """A page of blocks in the A5 layout, with the body's ``size_pt`` and ``leading`` changed, or the pitch."""
    sections = ONLY + indent(blocks.strip("\n"), "    ")
    design, own = a5(), layout()
    styles = tuple(
        replace(style, size_pt=sizes.get("size_pt", style.size_pt), leading=sizes.get("leading", style.leading))
        if style.name == "body"
        else style
        for style in own.styles
    )
    own = replace(own, styles=styles, writing=replace(own.writing, pitch=sizes.get("pitch", own.writing.pitch)))
    declared = edition(sections)
    text = HEAD.format(pages=4) + indent(sections, "  ")
    booklet = compose(declared, own, design.shelf, design.pictograms)
    return Case(declared, document_of(text), own, design.document, {}, booklet)


def document_of(text: str) -> Document:
    document = read(text.encode(), "small.yaml", workshop().schema("edition")).document
    assert document is not None
    return document


def told(code: str, case: Case) -> list[Finding]:
    assert code in CODES
    return RULES.judge(code, case)


def test_nothing_is_told_of_pages_that_could_not_be_placed() -> None:
    case = shipped("v11").case
    assert case is not None
    unplaced = replace(case, booklet=None)
    assert [f.code for code in CODES if code not in ("R216", "R219") for f in RULES.judge(code, unplaced)] == []


@pytest.mark.parametrize("name", ["v10", "v11"])
def test_the_editions_of_today_are_readable(name: str) -> None:
    """Two hues of theirs are one to some readers; pictogram and place tell those parts apart."""
    case = shipped(name).case
    assert case is not None
    assert {f.code for code in CODES for f in RULES.judge(code, case)} <= {"R219"}


@given(size_pt=st.integers(8, 20))
def test_body_text_is_told_below_14_pt_at_the_style_that_sets_it(size_pt: int) -> None:
    found = told("R201", case_of("- text: {text: Bonjour.}\n- list: {items: [Un, Deux]}", size_pt=size_pt))
    assert len(found) == (size_pt < READING["standard"].body_pt)
    for finding in found:
        assert finding.where.excerpt.strip().startswith("body:")
        assert ("no print is clear" in finding.message) == (size_pt < 12)


def test_text_in_the_style_of_labels_is_judged_as_a_label() -> None:
    assert not told("R201", case_of("- text: {text: Mon prénom, style: label}"))


@given(leading=st.integers(5, 12))
def test_leading_is_judged_where_a_text_has_two_lines(leading: int) -> None:
    two = case_of("- text:\n    text: |-\n      Une ligne.\n      Une autre.", leading=leading)
    assert bool(told("R204", two)) == (leading < 1.5 * to_mm(14))
    assert not told("R204", case_of("- text: {text: Une ligne.}", leading=leading))


def test_a_blank_line_is_not_tight_and_not_loose() -> None:
    assert not told("R204", case_of('- text: {text: "Une ligne.\\n\\nUne autre."}'))


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Appelez le 01 99 00\n45 11.", "phone number"),
        ("Appelez le +33 1 99\n00 45 11.", "phone number"),
        ("Venez le 3\nmars 2027.", "date"),
        ("Venez le 3 mars\n2027.", "date"),
        ("Venez le 03 03\n2027.", "date"),
        ("Venez à 17\nheures.", "time"),
        ("Venez à 9:30\nam.", "time"),
        ("Du lundi au vendredi,\nde 9 h à 17 h.", ""),
        ("Ouvert à 9 h.\n12 places.", ""),
        ("J’ai 3 questions.\nMars est un mois.", ""),
        ("Il en reste 12\npour demain.", ""),
        ("Le 12 mars 2027,\nà 14 h 30.", ""),
    ],
)
def test_numbers_dates_and_times_stay_on_one_line(text: str, broken: str) -> None:
    found = told("R210", case_of("- text:\n    text: |-\n" + indent(text, "      ")))
    assert [finding.message.partition(" is broken")[0] for finding in found] == ([f"a {broken}"] if broken else [])


@pytest.mark.parametrize(
    ("text", "hyphenated"),
    [
        ("Un rendez-\nvous.", True),
        ("Un carnet\u2010\nci.", True),
        ("Un rendez-vous\nchaque mois.", False),
        ("Une liste –\nla voici.", False),
        ("De 2026-\n2027.", False),
    ],
)
def test_half_a_word_at_the_end_of_a_line_is_told(text: str, hyphenated: bool) -> None:
    assert bool(told("R209", case_of("- text:\n    text: |-\n" + indent(text, "      ")))) == hyphenated


@pytest.mark.parametrize(
    ("first", "then", "cut"),
    [
        ("Vous pouvez demander un rendez-vous", "à la mairie.", True),
        ("Vous pouvez demander un rendez-vous,", "ou un conseil.", True),
        ("Vous pouvez demander un rendez-vous.", "à la mairie.", False),
        ("Vous pouvez demander un rendez-vous", "Mairie", False),
        ("Mon prénom", "mon nom", False),
        ("Vous pouvez demander :", "un rendez-vous", False),
    ],
)
def test_a_sentence_cut_by_columns_is_told_and_two_labels_are_not(first: str, then: str, cut: bool) -> None:
    cells = f'- columns:\n    widths: [fill, fill]\n    cells:\n      - - text: {{text: "{first}"}}\n'
    assert bool(told("R206", case_of(f'{cells}      - - text: {{text: "{then}"}}'))) == cut
    assert not told("R206", case_of(f'- text: {{text: "{first}"}}\n- text: {{text: "{then}"}}'))


@pytest.mark.parametrize(
    ("field", "asks"),
    [
        ("{id: phone, label: Où vous joindre ?, width: third}", "a phone number"),
        ("{id: a, label: Numéro de téléphone, width: third}", "a phone number"),
        ("{id: a, label: Téléphone, answer: phone}", ""),
        ("{id: a, label: Adresse e-mail, width: half}", "an e-mail address"),
        ("{id: a, label: Adresse, width: half}", "an address"),
        ("{id: a, label: Adresse, width: half, lines: 2}", ""),
        ("{id: a, label: Prénom et nom, width: third}", "a name"),
        ("{id: a, label: Prénom et nom, width: half}", ""),
        ("{id: a, label: Avant quelle date ?, width: third}", ""),
        ("{id: a, label: Nom du lieu, width: third}", ""),
        ("{id: a, label: L'adresse du questionnaire, width: third}", ""),
        ("{id: where, label: Où ?, width: third}", ""),
    ],
)
def test_a_field_has_room_for_what_it_asks(field: str, asks: str) -> None:
    found = told("R213", case_of(f"- fields:\n    items:\n      - {field}"))
    assert [finding.message.partition(" asks for ")[2].partition(" on ")[0] for finding in found] == [asks] * bool(asks)


@given(height=st.integers(5, 12))
def test_rows_to_write_in_are_8_mm_high(height: int) -> None:
    found = told("R212", case_of(f"- table: {{head: [Date, Nom], rows: 3, row_height: {height}}}"))
    assert len(found) == (height < READING["standard"].pitch)
    assert all(finding.where.line and "row_height" in finding.where.excerpt for finding in found)


@given(pitch=st.integers(5, 12))
def test_the_first_line_below_a_label_has_room_too(pitch: int) -> None:
    found = told("R212", case_of("- fields:\n    items:\n      - {id: why, label: Pourquoi ?, lines: 3}", pitch=pitch))
    assert [finding.where.excerpt.strip() for finding in found] == ["pitch: 9"] * (pitch < 8)


@pytest.mark.parametrize(("file", "slanted"), [("Next-Italic.ttf", 1), ("Next-Regular.ttf", 0), ("Capital.ttf", 0)])
def test_an_italic_font_is_told_where_the_layout_names_it(file: str, slanted: int) -> None:
    case = case_of("- text: {text: Bonjour.}\n- text: {text: Au revoir.}")
    assert case.layout is not None
    fonts = tuple((name, file if name == "regular" else own) for name, own in case.layout.fonts)
    found = told("R207", replace(case, layout=replace(case.layout, fonts=fonts)))
    assert len(found) == slanted
    assert all(finding.where.excerpt.strip().startswith("regular:") for finding in found)


def test_a_rule_across_the_column_underlines_nothing() -> None:
    assert not told("R208", case_of("- text: {text: Important}\n- rule: {}"))


@pytest.mark.parametrize(("tint", "told_of"), [("black 10%", 0), ("black 15%", 0), ("black 20%", 1), ("navy", 1)])
def test_black_words_stand_on_light_tints_alone(tint: str, told_of: int) -> None:
    assert len(told("R220", case_of(f"- box: {{fill: {tint}, blocks: [{{text: {{text: Oui}}}}]}}"))) == told_of


def test_the_last_box_painted_is_the_ground() -> None:
    inner = "{box: {fill: paper, blocks: [{text: {text: Oui}}]}}"
    assert not told("R220", case_of(f"- box: {{fill: navy, blocks: [{inner}]}}"))


def test_a_fault_on_every_page_is_told_once() -> None:
    case = shipped("v11").case
    assert case is not None
    assert case.layout is not None
    assert case.booklet is not None
    shrunk = replace(
        case,
        booklet=replace(
            case.booklet, pages=tuple(replace(p, items=tuple(map(_small, p.items))) for p in case.booklet.pages)
        ),
    )
    (finding,) = RULES.judge("R203", shrunk)
    folios = sum(item.tag.name == "furniture.folio.1" for page in case.booklet.pages for item in page.items)
    assert f"on {folios} pages" in finding.message


def _small(item: Item) -> Item:
    if isinstance(item, Text) and item.tag.name == "furniture.folio.1":
        return replace(item, runs=tuple(replace(run, size_pt=9.0) for run in item.runs))
    return item


def test_the_style_of_every_line_of_an_edition_is_found() -> None:
    case = shipped("v11").case
    assert case is not None
    assert case.layout is not None
    for _, lines in paragraphs(case.booklet):
        style = style_of(case.layout, lines[0])
        assert isinstance(style, Style), lines[0]
        if lines[0].tag.role is Role.LABEL:
            assert style.name == case.layout.writing.label
            assert part_of(case.layout, lines[0]) is Part.LABEL


MIXES = [(c, m, y, k) for c in (0, 40, 100) for m in (0, 40, 100) for y in (0, 60) for k in (0, 30, 70)]


def test_hues_on_screen_are_those_of_the_profile_within_a_few_delta_e() -> None:
    profile = Profile("uncoated", PROFILE.read_bytes())
    errors = [apart(on_screen(mix), _linear(profile.srgb(mix))) for mix in MIXES if sum(map(bool, mix)) <= 2]
    assert max(errors) < 7
    assert sum(errors) / len(errors) < 3


def _linear(rgb: tuple[int, int, int]) -> tuple[float, float, float]:
    red, green, blue = ((part / 255) / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb)
    return red, green, blue


@pytest.mark.parametrize("blindness", BLINDNESS)
@given(light=st.floats(0, 1))
def test_greys_look_the_same_to_everyone(blindness: str, light: float) -> None:
    grey = (light, light, light)
    assert apart(seen(grey, blindness), grey) < 0.1


def test_red_and_green_of_one_lightness_are_alike_to_who_lacks_a_cone_and_to_nobody_else() -> None:
    red, green = (0.4, 0.06, 0.03), (0.11, 0.16, 0.0)
    assert apart(red, green) > 60
    assert min(apart(seen(red, blindness), seen(green, blindness)) for blindness in BLINDNESS) < 20


def test_hues_told_alike_are_alike_through_the_profile_too() -> None:
    profile = Profile("uncoated", PROFILE.read_bytes())
    swatches = [swatch for swatch in layout().swatches if swatch.name not in ("black", "paper", "pen", "pencil")]
    near = {
        (one.name, other.name)
        for one, other in combinations(swatches, 2)
        if min(_delta(profile, one, other, blindness) for blindness in BLINDNESS) < pages_signs.ALIKE
    }
    case = shipped("v11").case
    assert case is not None
    told_of = {tuple(sorted(f.message.split("`")[1:6:4])) for f in RULES.judge("R219", case)}
    assert told_of <= {tuple(sorted(pair)) for pair in near}


def _delta(profile: Profile, one: Swatch, other: Swatch, blindness: str) -> float:
    a, b = (seen(_linear(profile.srgb(Ink(swatch).cmyk)), blindness) for swatch in (one, other))
    return apart(a, b)
