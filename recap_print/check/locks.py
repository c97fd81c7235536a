"""D rules: what an edition's pages may not do without somebody's word, told against the lock that recorded them.

Declared here, found where locks are compared: one rule for each kind of change, by its name in ``OF_CHANGE``.
A finding is as grave as its change is (a phone number that moves is none, a digit of it is); a rule's own level is
that of most changes of its kind.
"""

from __future__ import annotations

from recap_print.findings import RULES, Level, Rule

HOUSE = "house rule"
PIXELS = "measured: a wrong digit of a phone number is 0.02 % of a page's pixels, a harmless 0.2 mm shift 4.3 %"
BY_ID = "measured: tools that pair pages by number report every page after one that was put in"
RECORD = "house rule: what made the pages is recorded with them, so that an upgrade is told once"
READERS = "Inclusion Europe, Information for all: a text is tried with its readers"

MISSING = RULES.declare(
    "D001",
    "lock-missing",
    reason="The lock is the memory of an edition's pages: without one, nobody can tell that a line moved by accident.",
    source=HOUSE,
)
STRAY = RULES.declare(
    "D002",
    "lock-without-edition",
    reason="A lock that no edition stands behind is never compared: it looks like a promise, and nobody keeps it.",
    source=HOUSE,
)
UNREADABLE = RULES.declare(
    "D003",
    "lock-unreadable",
    reason="A damaged lock, or one in which two branches still disagree, guards nothing.",
    source=HOUSE,
)
BEHIND = RULES.declare(
    "D004",
    "lock-behind",
    reason="""The pages print as they were recorded, but the lock says otherwise where they come from, or by less than
    an eye or a press can tell: the next change that is accepted brings it up to date, and nothing fails.""",
    source=HOUSE,
    level=Level.NOTE,
)

_E, _W, _N = Level.ERROR, Level.WARNING, Level.NOTE
_CHANGES: dict[str, tuple[str, str, Level, str, str]] = {
    "fact": ("D101", "fact-changed", _W, "What holds for the whole booklet shows on every page of it.", HOUSE),
    "setting": (
        "D102",
        "setting-changed",
        _N,
        "One value of a layout or a declaration moves many things at once: it is told once, with all it moves.",
        HOUSE,
    ),
    "id": ("D103", "id-changed", _N, "Versions are compared by ids: a new one cuts what it names off its past.", BY_ID),
    "swatch": ("D104", "swatch-changed", _W, "A swatch is mixed once for the press, and changes all it inks.", HOUSE),
    "layout": ("D105", "layout-changed", _N, "A layout sets every edition that names it, older ones too.", HOUSE),
    "fonts": (
        "D106",
        "fonts-changed",
        _W,
        "Another font file can set any line otherwise, and nobody who reads the declaration would know why.",
        RECORD,
    ),
    "engine": (
        "D107",
        "engine-changed",
        _N,
        "Another version of a program that sets type can move lines that nobody touched.",
        RECORD,
    ),
    "section-added": ("D110", "section-added", _W, "A part more is more to carry, to read and to print.", HOUSE),
    "section-removed": ("D111", "section-lost", _E, "What people were told to find in their booklet is gone.", HOUSE),
    "section-moved": ("D112", "section-moved", _W, "People who know the booklet look where the part was.", BY_ID),
    "section-renamed": ("D113", "section-renamed", _W, "A title is what people and professionals call a part.", HOUSE),
    "section-retyped": ("D114", "section-retyped", _W, "Another kind of part is set by another template.", HOUSE),
    "section-resized": (
        "D115",
        "section-resized",
        _W,
        "Pages to write on are what a booklet is for: fewer of them are missed first, more of them make it thicker.",
        HOUSE,
    ),
    "section-split": ("D116", "section-split", _W, "Two parts where there was one are found under two names.", BY_ID),
    "section-joined": ("D117", "sections-joined", _W, "What stood in a part of its own is looked for there.", BY_ID),
    "page-added": (
        "D120",
        "page-added",
        _W,
        "A page more moves every page after it, and perhaps its sheet.",
        BY_ID,
    ),
    "page-removed": ("D121", "page-lost", _E, "A page that is gone is noticed last by whoever made it.", BY_ID),
    "page-moved": ("D122", "page-moved", _W, "A page that faces another one no longer reads with it.", BY_ID),
    "page-split": ("D123", "page-split", _W, "What was seen at a glance now takes turning a page.", BY_ID),
    "page-joined": ("D124", "pages-joined", _W, "What had room of its own is now crowded on one page.", BY_ID),
    "item-added": ("D130", "item-added", _W, "What is new on a page has not been tried with its readers.", READERS),
    "item-removed": ("D131", "item-lost", _W, "A question that is gone is an answer nobody writes any more.", READERS),
    "reordered": ("D132", "order-changed", _W, "In a list of steps, the order is what it says.", READERS),
    "number": (
        "D133",
        "number-changed",
        _E,
        "One digit of a phone number, a time, a price or an address sends thousands of people elsewhere.",
        PIXELS,
    ),
    "qr": (
        "D134",
        "qr-code-changed",
        _E,
        "Nobody can read where a QR code leads, and once printed it leads there.",
        PIXELS,
    ),
    "reworded": ("D135", "words-changed", _W, "Other words can say another thing, or say it to fewer people.", READERS),
    "moved": (
        "D140",
        "moved",
        _W,
        "What moves by accident leaves its margin or its neighbours; half a millimetre is only worth knowing.",
        PIXELS,
    ),
    "resized": ("D141", "resized", _W, "A line or a box of another size leaves another room to write in.", PIXELS),
    "rewrapped": ("D142", "rewrapped", _W, "A line that breaks elsewhere can part what is read together.", READERS),
    "restyled": ("D143", "restyled", _W, "Another font or size is read with more or with less ease.", READERS),
    "recoloured": ("D144", "recoloured", _W, "Colour tells parts apart, and another ink is another plate.", HOUSE),
    "retagged": (
        "D145",
        "retagged",
        _N,
        "A role, a language or a description is not seen on paper; whoever has the PDF read aloud hears it.",
        "PDF/UA, ISO 14289-1",
    ),
    "redrawn": ("D150", "redrawn", _N, "A shape that is drawn otherwise may no longer be recognised.", HOUSE),
    "repainted": ("D151", "picture-changed", _W, "A picture is looked at before a word is read.", HOUSE),
}

OF_CHANGE: dict[str, Rule] = {
    kind: RULES.declare(code, name, reason=reason, source=source, level=level)
    for kind, (code, name, level, reason, source) in _CHANGES.items()
}
"""The rule that each kind of change breaks, by the kind's name."""
