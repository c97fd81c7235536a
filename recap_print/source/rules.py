"""The rules of source text: S0xx, it cannot be read; S1xx, it does not say what the schema asks.

The first family stops the reading of a file, the second does not.
"""

from __future__ import annotations

from recap_print.findings import RULES

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_TEXT = 10_000
MAX_KEY = 200
MAX_FINDINGS = 100

_YAML = "YAML 1.2.2, "
_LIMIT = "the longest edition has 1 000 lines; limits of OWASP's kind for untrusted input"
_SCHEMA = "the JSON Schema of the file: `recap-print schema`"

NOT_UTF8 = RULES.declare(
    "S001",
    "not-utf-8",
    reason="A text in another encoding turns `é` into something else on the next machine, and in print.",
    source=_YAML + "§5.2, of which we take UTF-8 alone",
)
CONTROL_CHARACTER = RULES.declare(
    "S002",
    "control-character",
    reason="""An invisible character does something that nobody reviewing the file can see: it hides or reverses text,
    or breaks lines where editors do not, so that line numbers no longer agree.""",
    source=_YAML + "§5.1; Unicode TR36 for the directional overrides",
)
SYNTAX = RULES.declare(
    "S003",
    "yaml-syntax",
    reason="The text is not YAML from here on: nothing after it can be trusted to mean what it seems to.",
    source=_YAML + "chapters 6 to 8",
)
DUPLICATE_KEY = RULES.declare(
    "S004",
    "duplicate-key",
    reason="Of two values under one key most readers keep the last and say nothing: one of them would be lost.",
    source=_YAML + "§3.2.1.3",
)
ANCHOR = RULES.declare(
    "S005",
    "anchor",
    reason="What was printed must be readable from one place, so a value is written where it is used.",
    source=_YAML + "§6.9.2, left out here on purpose",
)
ALIAS = RULES.declare(
    "S006",
    "alias",
    reason="An alias repeats a value from elsewhere: a reviewer cannot see it, and nested aliases can fill a memory.",
    source=_YAML + "§7.1, left out here on purpose",
)
TAG = RULES.declare(
    "S007",
    "tag",
    reason="A tag asks the reader to build some other type. Types come from the schema alone.",
    source=_YAML + "§6.9.1, left out here on purpose",
)
MERGE_KEY = RULES.declare(
    "S008",
    "merge-key",
    reason="`<<` pours another mapping into this one: what is printed could no longer be read from one place.",
    source="YAML 1.1 merge type, dropped from YAML 1.2",
)
SEVERAL_DOCUMENTS = RULES.declare(
    "S009",
    "several-documents",
    reason="One file declares one thing: what stands after a second `---` would be ignored.",
    source=_YAML + "§9.2, left out here on purpose",
)
EMPTY_FILE = RULES.declare(
    "S010",
    "empty-file",
    reason="There is nothing to read but blank lines and comments.",
    source="the shape of an edition and of a layout",
)
NOT_A_MAPPING = RULES.declare(
    "S011",
    "not-a-mapping",
    reason="A declaration is made of `key: value` lines from its first column on.",
    source="the shape of an edition and of a layout",
)
COMPLEX_KEY = RULES.declare(
    "S012",
    "complex-key",
    reason="A key is a word. A list, a mapping or nothing at all as a key is nearly always a missing pair of quotes.",
    source=_YAML + "§3.2.1.1, of which we take text keys alone",
)
TOO_DEEP = RULES.declare(
    "S013", "too-deep", reason=f"Nothing is nested deeper than {MAX_DEPTH} levels but by accident.", source=_LIMIT
)
TOO_MANY_VALUES = RULES.declare(
    "S014",
    "too-many-values",
    reason=f"More than {MAX_NODES} keys and values are no booklet, and would spend the machine's memory.",
    source=_LIMIT,
)
TOO_LARGE = RULES.declare(
    "S015",
    "too-large",
    reason="A file of more than 1 MiB is no declaration: something else was given by mistake.",
    source=_LIMIT,
)
TOO_LONG_TEXT = RULES.declare(
    "S016",
    "text-too-long",
    reason=f"No page holds a text of {MAX_TEXT} characters: a quote was probably left open far above.",
    source=_LIMIT,
)
DIRECTIVE = RULES.declare(
    "S017",
    "directive",
    reason="A `%` line changes how the file is to be read. All of ours are read in the same way.",
    source=_YAML + "§6.8, left out here on purpose",
)

UNKNOWN_KEY = RULES.declare(
    "S101", "unknown-key", reason="A key that nobody reads is a wish that silently does not come true.", source=_SCHEMA
)
MISSING_KEY = RULES.declare(
    "S102", "missing-key", reason="Without this key there is nothing sensible to print.", source=_SCHEMA
)
WRONG_TYPE = RULES.declare(
    "S103",
    "wrong-type",
    reason="A list where a text is wanted, or a word where a number is, cannot be used.",
    source=_SCHEMA,
)
NOT_ONE_OF = RULES.declare(
    "S104", "not-one-of", reason="Only some words have a meaning here, and this is none of them.", source=_SCHEMA
)
WRONG_FORM = RULES.declare(
    "S105", "wrong-form", reason="The text is written in a form that cannot be used.", source=_SCHEMA
)
OUT_OF_RANGE = RULES.declare(
    "S106", "out-of-range", reason="The number is outside what can be printed or makes sense.", source=_SCHEMA
)
TOO_LONG = RULES.declare("S107", "too-long", reason="The text does not fit where it is printed.", source=_SCHEMA)
TOO_SHORT = RULES.declare("S108", "too-short", reason="The text is too short to say what it must.", source=_SCHEMA)
TOO_MANY_ITEMS = RULES.declare(
    "S109", "too-many-items", reason="There are more items than the page was made for.", source=_SCHEMA
)
TOO_FEW_ITEMS = RULES.declare(
    "S110", "too-few-items", reason="There are fewer items than the page needs.", source=_SCHEMA
)
NOT_ALLOWED_HERE = RULES.declare(
    "S111",
    "not-allowed-here",
    reason="It has a meaning elsewhere, but none beside what is already said here, and would be ignored.",
    source=_SCHEMA,
)
EMPTY_VALUE = RULES.declare(
    "S112",
    "empty-value",
    reason="A key with nothing after it was probably meant to be filled in, or to be removed.",
    source=_SCHEMA,
)
REPEATED_ITEM = RULES.declare(
    "S113", "repeated-item", reason="The same item twice in one list is a slip of the clipboard.", source=_SCHEMA
)
NUMBER_OF_KEYS = RULES.declare(
    "S114",
    "number-of-keys",
    reason="A block is one key that says what it is. Two blocks are two items of a list.",
    source=_SCHEMA,
)

UNREADABLE = frozenset(rule.code for rule in RULES if rule.code.startswith("S0"))
"""The codes of files that could not be read at all."""
