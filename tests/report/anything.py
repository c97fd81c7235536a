"""Findings and changes that nobody would write, and some that somebody did."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from recap_print.check.preflight import GROUPS, Looked, Preflight, Unchecked, Waived
from recap_print.compare.changes import Change, Changes, Form, Hunk, Kind, Side, Spot
from recap_print.compare.changes import Level as Weight
from recap_print.findings import Finding, Level, Rule, Where
from recap_print.geometry import Rect
from recap_print.pages.model import Section

HOSTILE = "a\x1b[2J\x9b1mb\u202ec\x00\x85\n]]></failure>&\"'<![CDATA[{0}[x](javascript:1)\ud800\ufffe📅\u2028"
STEERS = set("\x1b\x9b\x85\u202e\x00")

words = st.text(max_size=30) | st.just(HOSTILE) | st.text(st.characters(), max_size=8)
"""Anything that fits in a string, halves of surrogate pairs too."""
spots = st.none() | st.tuples(st.floats(), st.floats())
levels = st.sampled_from(Level)
codes = st.sampled_from(["S101", "P101", "P114", "F001", "F112", "X900"])

wheres = st.builds(
    Where,
    file=words,
    line=st.integers(0, 10**6),
    column=st.integers(0, 60),
    width=st.integers(0, 60),
    excerpt=words,
    page=words | st.just("page 12 (contacts/2)"),
    spot=spots,
)
findings = st.builds(
    Finding, where=wheres, level=levels, code=codes, name=st.just("some-fault"), message=words, help=words
)
looked = st.builds(
    Looked,
    group=st.sampled_from(GROUPS) | words,
    about=words,
    codes=st.lists(codes, max_size=3, unique=True).map(tuple),
)
preflights = st.builds(
    Preflight,
    subject=words,
    press=words,
    condition=words,
    claim=words,
    looked=st.lists(looked, max_size=4).map(tuple),
    findings=st.lists(findings, max_size=6).map(tuple),
    waived=st.lists(st.builds(Waived, finding=findings, why=words), max_size=2).map(tuple),
    unchecked=st.lists(st.builds(Unchecked, what=words, why=words), max_size=2).map(tuple),
)

pages = st.lists(st.integers(1, 60), max_size=4, unique=True).map(lambda found: tuple(sorted(found)))
numbers_mm = st.floats(-500, 500) | st.floats()
changed = st.builds(
    Change,
    kind=st.sampled_from(Kind),
    level=st.sampled_from(Weight),
    section=st.sampled_from(("", "guide", "contacts", "gone")) | words,
    name=words | st.just("cards.*.when.label") | st.just("contacts.fields.name.lines"),
    what=words | st.sampled_from(("label", "paragraph", "artifact", "section")),
    before=words | st.just("un / deux / trois"),
    after=words | st.just("deux / un / trois") | st.just("3 edits"),
    pages_old=pages,
    pages_new=pages,
    times=st.integers(1, 60),
    moved_mm=st.none() | st.tuples(numbers_mm, numbers_mm),
    hunks=st.lists(st.builds(Hunk, before=words, after=words, gap=st.booleans()), max_size=4).map(tuple),
    origin_old=words,
    origin_new=words | st.just("pictograms:lock"),
    where_old=st.none() | wheres,
    where_new=st.none() | wheres,
    spots_old=st.lists(
        st.builds(
            Spot,
            page=st.integers(1, 60),
            rect=st.builds(Rect, x=numbers_mm, y=numbers_mm, width=numbers_mm, height=numbers_mm),
        ),
        max_size=2,
    ).map(tuple),
    unexpected=st.booleans(),
)
sides = st.builds(
    Side,
    edition=st.sampled_from(("v10", "v11")) | words,
    title=words,
    pages=st.integers(0, 60),
    sections=st.just((Section("guide", "guide", "Mode d’emploi", 1, 8), Section("contacts", "cards", "Mes #1", 9, 12))),
    name=st.sampled_from(("", "v11", "HEAD~2:v11", "editions/v11.lock.json", "proof.pdf")) | words,
)
comparisons = st.builds(
    Changes,
    old=sides,
    new=sides,
    changes=st.lists(
        st.builds(replace, changed, effects=st.lists(changed, max_size=3).map(tuple)),
        max_size=6,
    ).map(tuple),
    form=st.lists(st.builds(Form, name=words, before=words, after=words, note=words), max_size=2).map(tuple),
)
"""Any changes between any two sides, whether or not a comparison could find them."""

RULES = (
    Rule("F001", "not-declared-pdf-x-4", Level.WARNING, "It must say so.", "ISO 15930-7, 6.11", group="File"),
    Rule("F112", "colour-still-to-convert", Level.ERROR, "RGB names no inks.", "GWG 2022 R0027", group="Colour"),
    Rule("P101", "too-much-ink", Level.ERROR, "It never dries.", "GWG 2022 R0026", group="Colour"),
    Rule("P114", "light-tint", Level.WARNING, "It vanishes.", "house rule", group="Colour"),
    Rule("P001", "overset", Level.ERROR, "It is cut off.", "house rule"),
)
OVERSET = RULES[4].finding(
    Where("editions/v11.yaml", 84, 12, 5, "    title: récap # 📅", "page 12 (contacts/2)", (34.0, 20.0)),
    "the title needs 8 mm more",
    "shorten it",
)
INK = RULES[2].finding(Where("editions/v11.yaml", 9, 5, 4, "    hue: teal", "page 3"), "312 % of ink", "mix it lighter")
PALE = RULES[3].finding(Where("editions/v11.yaml", 12, 5, 4, "    tint: 2", "page 4"), "a tint of 2 %")
RGB = tuple(
    RULES[1].finding(Where("partner.pdf", page=f"page {n}", spot=(12.0, 8.0)), "text in DeviceRGB", "export in CMYK")
    for n in range(2, 49)
)
