"""Mistakes that people make, each as one change in the small project of ``tests/cases``."""

from __future__ import annotations

from typing import NamedTuple

EDITION = "editions/small.yaml"
LAYOUT = "layouts/small.yaml"
PRESS = "layouts/presses/small.yaml"
DRAWINGS = "layouts/pictograms.yaml"


class Mistake(NamedTuple):
    """``was`` stands in ``file``, once, and is replaced by ``now``; without ``was``, ``now`` is the whole file."""

    what: str
    was: str
    now: str
    file: str = EDITION
    encoding: str = "utf-8"


TITLE = "title: Petit carnet\nlanguage"
FIELD = '- {id: who, label: "Avec qui ?"}'
HEADING = "- heading: {from: title}\n      - picture: {pictogram: star, size: 20}"
SURVEY = 'survey: {title: Questionnaire, url: "https://example.org/{edition}/{language}", text: Visez ce code.}'
SURVEY_CODES = (
    'survey: {{title: Questionnaire, url: "https://example.org/{{edition}}/{{language}}", text: Visez ce code., '
    "codes: {}}}"
)


def _title(now: str) -> tuple[str, str]:
    return TITLE, f"title: {now}\nlanguage"


def _head(now: str) -> tuple[str, str]:
    return "pages: 4\n", f"pages: 4\n{now}\n"


def _block(now: str) -> tuple[str, str]:
    return "- heading: {from: title}\n", f"- {now}\n"


def _field(now: str) -> tuple[str, str]:
    return FIELD, f"- {now}"


def _codes(now: str) -> tuple[str, str]:
    return SURVEY, SURVEY_CODES.format(now)


TEXT = [
    Mistake("A list where one text is meant", *_title("[Petit, carnet]")),
    Mistake("Lines of a list where one text is meant", *_title("\n  - Petit\n  - carnet")),
    Mistake("A text that starts with a brace", *_title("{edition} de poche")),
    Mistake("A placeholder alone, without quotes", *_title("{edition}")),
    Mistake("A text with a colon in it", *_title("Mon récap : la suite")),
    Mistake("A colon in a text that goes on below", *_title("\n  Rappel: apporter ses papiers")),
    Mistake("A text in a language that is not known", *_title("{fr: Petit carnet, es: Cuadernito}")),
    Mistake("The name of a language in the place of its code", *_title("{fr: Petit carnet, arabe: دفتر صغير}")),
    Mistake("Languages as a list", *_title("[{fr: Petit carnet}, {ar: دفتر صغير}]")),
    Mistake("No language at all", *_title("{}")),
    Mistake("One language left empty", *_title("{fr: Petit carnet, ar: }")),
    Mistake("One language with nothing between its quotes", *_title('{fr: Petit carnet, ar: ""}')),
    Mistake("A list of texts within one language", *_title("{fr: [Petit, carnet], ar: دفتر صغير}")),
    Mistake("An empty text", *_title('""')),
    Mistake("A text of spaces", *_title('"  "')),
    Mistake("Nothing after the colon", *_title("")),
    Mistake("Languages where one name is wanted for all", *_head("author: {fr: Mon Récap, ar: دفتري}")),
    Mistake(
        "Languages by line, one indented too little",
        TITLE,
        "title:\n  fr: Petit carnet\nar: دفتر صغير\nlanguage",
    ),
    Mistake("A label with languages and words mixed", *_field("{id: who, label: {fr: Avec qui ?, text: Qui}}")),
    Mistake("A text far too long", "intro: Remplissez une fiche.", "intro: " + "Remplissez une fiche. " * 100),
]

EDITIONS = [
    Mistake("A key misspelt", "layout: small", "layuot: small"),
    Mistake("A key in French", "title: Petit carnet\nlanguage", "titre: Petit carnet\nlanguage"),
    Mistake("A key of another program", *_head("template: a5")),
    Mistake("A section's key misspelt", "pictogram: star\n    intro", "pictogramme: star\n    intro"),
    Mistake("British spelling", "color: blue", "colour: blue"),
    Mistake("A capital letter in a key", "color: blue", "Color: blue"),
    Mistake("A key forgotten", "date: 2026-09\n", ""),
    Mistake("A section without kind", "kind: notes\n    ", ""),
    Mistake("A section without what its kind needs", "    intro: Remplissez une fiche.\n", ""),
    Mistake("A field without label", *_field("{id: who}")),
    Mistake("A kind misspelt", "kind: appointments", "kind: appointment"),
    Mistake("A kind in French", "kind: notes", "kind: rendez-vous"),
    Mistake("A language that is not known", "language: fr", "language: français"),
    Mistake("A status of one's own", "status: draft", "status: ready"),
    Mistake("A key that another kind of section has", "title: Mes notes", "title: Mes notes\n    fields: []"),
    Mistake("Two faults in one section", "kind: notes\n    title", "kind: note\n    titel"),
    Mistake("A number in words", "pages: 4", "pages: quatre"),
    Mistake("A number between quotes", "pages: 4", 'pages: "4"'),
    Mistake("A number with its unit", "pages: 4", "pages: 4 pages"),
    Mistake("A number with a thousands space", *_head("copies: 10 000")),
    Mistake("Half a page", "pages: 4", "pages: 4.5"),
    Mistake("Too few pages", "pages: 4", "pages: 2"),
    Mistake("Too many pages", "pages: 4", "pages: 4000"),
    Mistake("A negative number", *_head("copies: -1")),
    Mistake("Pages of a section as a word", "pages: fill", "pages: rest"),
    Mistake("No pages for a section", "pages: fill", "pages: 0"),
    Mistake("A date as it is spoken", "date: 2026-09", "date: septembre 2026"),
    Mistake("A date with slashes", "date: 2026-09", "date: 14/09/2026"),
    Mistake("A month of one digit", "date: 2026-09", "date: 2026-9"),
    Mistake("A name with a capital and a space", "id: small\ntitle", "id: V 11\ntitle"),
    Mistake("An id that starts with a digit", "id: notes", "id: 2-notes"),
    Mistake("An id with an accent", "id: notes", "id: résumé"),
    Mistake("Another version of the format", "format: 1", "format: 2"),
    Mistake("A swatch with a tint, where a hue is named", "color: blue", "color: blue 20%"),
    Mistake("A telephone number without its pairs", "01 99 00 45 11", "199004511"),
    Mistake("A number between hyphens", "01 99 00 45 11", "01-99-00-45-11"),
    Mistake("No sections", "sections:\n  - id: opening", "sections:\n  id: opening"),
    Mistake(
        "A section as a word", "  - id: notes\n    kind: notes\n    title: Mes notes\n    pages: fill", "  - notes"
    ),
    Mistake("An empty item", "  - id: notes\n", "  -\n  - id: notes\n"),
    Mistake("An answer of one's own", *_field('{id: who, label: "Avec qui ?", answer: text}')),
    Mistake("A width in mm", *_field('{id: who, label: "Avec qui ?", width: 60}')),
    Mistake("Too many lines", *_field('{id: who, label: "Avec qui ?", lines: 20}')),
    Mistake("Options as one text", *_field('{id: who, label: "Avec qui ?", answer: ticks, options: "oui, non"}')),
    Mistake("No options", *_field('{id: who, label: "Avec qui ?", answer: ticks, options: []}')),
    Mistake(
        "More options than fit",
        *_field('{id: who, label: "Avec qui ?", answer: ticks, options: [a, b, c, d, e, f, g, h, i]}'),
    ),
    Mistake(
        "Fields as keys and values",
        '    fields:\n      - {id: when, label: "Quand ?", answer: date}\n      ' + FIELD,
        "    fields:\n      when: Quand ?\n      who: Avec qui ?",
    ),
    Mistake("An address without https", "https://example.org/", "www.example.org/"),
    Mistake("An address with a space", "https://example.org/{edition}/", "https://example.org/mon récap/"),
]

VARIANTS = [
    Mistake("A variant that changes nothing", *_head("variants: [{}]")),
    Mistake("A variant as a word", *_head("variants: [ar]")),
    Mistake("Variants as keys and values", *_head("variants: {language: ar}")),
    Mistake("A variant with a name", *_head("variants: [{name: large, layout: small}]")),
    Mistake("A variant with a key of an edition", *_head("variants: [{language: ar, title: دفتر}]")),
    Mistake("A variant in a language that is not known", *_head("variants: [{language: es}]")),
    Mistake("A variant with half a sheet", *_head("variants: [{layout: small, pages: 2}]")),
]

CODES = [
    Mistake("Codes of a survey as words", *_codes("[fr, ar]")),
    Mistake("Codes of a survey by language", *_codes("{fr: Français, ar: العربية}")),
    Mistake("A code without its label", *_codes("[{language: fr}]")),
    Mistake("A code in a language that is not known", *_codes("[{language: es, label: Español}]")),
    Mistake(
        "A code whose label is in several languages", *_codes("[{language: fr, label: {fr: Français, ar: فرنسي}}]")
    ),
    Mistake("No codes", *_codes("[]")),
]

WAIVERS = [
    Mistake("A waiver without a reason", *_head("waivers: [{rule: P131}]")),
    Mistake("A waiver with a reason too short", *_head("waivers: [{rule: P131, why: exemple}]")),
    Mistake("A waiver of a rule that stays", *_head("waivers: [{rule: E006, why: Le pictogramme vient demain.}]")),
    Mistake(
        "A waiver by a rule's name", *_head("waivers: [{rule: placeholder-link, why: Reconstruction illustrative.}]")
    ),
    Mistake("A waiver as a code", *_head("waivers: [P131]")),
    Mistake(
        "Words of a waiver too short", *_head("waivers: [{rule: P131, only: e, why: Reconstruction illustrative.}]")
    ),
    Mistake(
        "A change without its hypothesis", *_head("changes: [{what: Les questions changent., why: Essai de terrain.}]")
    ),
    Mistake("A change as a sentence", *_head("changes: [Les questions changent.]")),
]

MONTH = "  - id: months\n    kind: calendar\n    title: Mon calendrier\n    intro: Notez.\n"
DAYS = "    days: [lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche]\n"
NOTES = "  - id: notes\n"

CALENDARS = [
    Mistake("A first month in words", NOTES, MONTH + DAYS + "    first: septembre\n" + NOTES),
    Mistake("A first month with its day", NOTES, MONTH + DAYS + "    first: 2026-09-01\n" + NOTES),
    Mistake("A first month that is none", NOTES, MONTH + DAYS + "    first: 2026-13\n" + NOTES),
    Mistake("Six days", NOTES, MONTH + "    days: [lu, ma, me, je, ve, sa]\n" + NOTES),
    Mistake("Eight days", NOTES, MONTH + "    days: [lu, ma, me, je, ve, sa, di, lu]\n" + NOTES),
    Mistake("A month block without the names of days", *_block("month: {from: first}")),
    Mistake("A month block with a date", *_block("month: {from: 2026-09, names: days}")),
]

BLOCKS = [
    Mistake("A block misspelt", *_block("headng: {from: title}")),
    Mistake("A block that is an item of another program", *_block("image: {file: plan.jpg}")),
    Mistake("The words right after the block", *_block("heading: Petit carnet")),
    Mistake("A block's name alone", *_block("lines")),
    Mistake("A block with nothing after it", *_block("lines:")),
    Mistake("Two blocks in one item", *_block("heading: {from: title}\n        text: {from: title}")),
    Mistake("A block's settings one level too far left", *_block("lines:\n        count: 3")),
    Mistake("An empty block", *_block("{}")),
    Mistake("Blocks as keys and values", HEADING, "heading: {from: title}"),
    Mistake("A setting misspelt", *_block("lines: {cuont: 3}")),
    Mistake("A setting of another block", *_block("text: {text: Bonjour, size: 12}")),
    Mistake("A length with its unit", *_block("spacer: 10mm")),
    Mistake("A length with a comma", *_block("spacer: 2,5")),
    Mistake("A length as another word", *_block("spacer: auto")),
    Mistake("A negative length", *_block("spacer: -5")),
    Mistake("A side of InDesign", *_block("text: {text: Bonjour, align: left}")),
    Mistake("A switch in French", *_block("repeat: {times: 2, stretch: oui, blocks: []}")),
    Mistake("Lines too near for a hand", *_block("lines: {pitch: 5}")),
    Mistake("A tint without its sign", *_block("box: {fill: blue 12, blocks: []}")),
    Mistake("A colour by its value", *_block('box: {fill: "#0055A4", blocks: []}')),
    Mistake("A content's name with a space", *_block("text: {from: survey text}")),
    Mistake("A table without rows", *_block("table: {head: [Jour, Heure]}")),
    Mistake("Columns without cells", *_block("columns: {widths: [fill, fill]}")),
    Mistake("A photo by its path", *_block("photo: {file: pictures/plan.jpg, alt: Le plan}")),
    Mistake("A photo of another kind", *_block("photo: {file: plan.webp, alt: Le plan}")),
    Mistake("A photo without its words", *_block("photo: {file: plan.jpg}")),
    Mistake("A QR code too small", *_block('qr: {link: "https://example.org", size: 8}')),
]

LAYOUTS = [
    Mistake("A trim without height", "trim: {width: 105, height: 148}", "trim: {width: 105}", LAYOUT),
    Mistake("A format by its name", "trim: {width: 105, height: 148}", "trim: A6", LAYOUT),
    Mistake("A trim in cm", "trim: {width: 105, height: 148}", "trim: {width: 10.5, height: 14.8}", LAYOUT),
    Mistake("Margins as one number", "margins: {head: 10, foot: 10, inside: 10, outside: 10}", "margins: 10", LAYOUT),
    Mistake(
        "Margins as InDesign calls them",
        "margins: {head: 10, foot: 10, inside: 10, outside: 10}",
        "margins: {top: 10, bottom: 10, inside: 10, outside: 10}",
        LAYOUT,
    ),
    Mistake("Too much bleed", "bleed: 3", "bleed: 30", LAYOUT),
    Mistake("A swatch in RGB", "blue: {c: 90, m: 30}", "blue: {r: 0, g: 85, b: 164}", LAYOUT),
    Mistake("A swatch as a value", "blue: {c: 90, m: 30}", 'blue: "#0055A4"', LAYOUT),
    Mistake("A swatch over 100 %", "blue: {c: 90, m: 30}", "blue: {c: 120, m: 30}", LAYOUT),
    Mistake("A swatch named with a capital", "blue: {c: 90, m: 30}", "Blue: {c: 90, m: 30}", LAYOUT),
    Mistake("Type size without its unit in the key", "size_pt: 14", "size: 14", LAYOUT),
    Mistake("Type size with its unit in the value", "size_pt: 14", "size_pt: 14pt", LAYOUT),
    Mistake("Leading forgotten", "leading: 8}", "}", LAYOUT),
    Mistake("A thumb index without its step", "first: 20, step: 22, pictogram", "first: 20, pictogram", LAYOUT),
    Mistake("Furniture that does not exist", "- furniture: [tab]", "- furniture: [header]", LAYOUT),
    Mistake("Furniture as one word", "- furniture: [tab]", "- furniture: tab", LAYOUT),
    Mistake("A start that is no side", "starts: left", "starts: recto", LAYOUT),
    Mistake("A template's blocks directly", "    first: [{blocks: []}]", "    blocks: []", LAYOUT),
]

OTHERS = [
    Mistake("A mark that does not exist", "marks: [crop]", "marks: [crop, cut]", PRESS),
    Mistake("The same mark twice", "marks: [crop]", "marks: [crop, crop]", PRESS),
    Mistake("Sheets wanted, and no sheet", "deliver: single-pages", "deliver: imposed", PRESS),
    Mistake("A sheet by its name", "bleed: 3", "bleed: 3\nsheet: SRA3", PRESS),
    Mistake("A paper without its thickness", "bleed: 3", "bleed: 3\npaper: {name: Offset 90 g}", PRESS),
    Mistake("A binding in French", "bleed: 3", "bleed: 3\nfold: {binding: piqûre}", PRESS),
    Mistake("A signature of pages that no sheet folds to", "bleed: 3", "bleed: 3\nfold: {signature: 12}", PRESS),
    Mistake("A currency by its sign", "bleed: 3", "bleed: 3\ncosts: {currency: €}", PRESS),
    Mistake("A drawing without its meaning", '    means: "Une étoile"\n', "", DRAWINGS),
    Mistake("A drawing's meaning with a full stop", '"Une étoile"', '"Une étoile."', DRAWINGS),
    Mistake("Another grid", "grid: 24", "grid: 32", DRAWINGS),
]

READING = [
    Mistake("Saved in an old encoding", *_title("Mon récap"), encoding="cp1252"),
    Mistake("Saved in UTF-16", *_title("Mon récap"), encoding="utf-16"),
    Mistake("An invisible character, pasted", *_title("Petit\u202e carnet")),
    Mistake("An apostrophe between apostrophes", *_title("'L'essentiel'")),
    Mistake("A quote left open", *_title('"Petit carnet')),
    Mistake("A bracket left open", "pages: 4\n", "pages: 4\nvariants: [{language: ar}\n"),
    Mistake("A tab for indentation", "    kind: notes", "\tkind: notes"),
    Mistake("A line indented too little", "    kind: notes", "   kind: notes"),
    Mistake("A line indented too far", "    kind: notes", "      kind: notes"),
    Mistake("A colon forgotten", "language: fr", "language fr"),
    Mistake("No space after the colon", "language: fr", "language:fr"),
    Mistake("A text that starts with a percent sign", *_title("%100 utile")),
    Mistake("A text that starts with an at sign", *_title("@mon-recap")),
    Mistake("A key twice", "status: draft\n", "status: draft\nlanguage: en\n"),
    Mistake("An anchor", *_title("&name Petit carnet")),
    Mistake("An alias, or a text with a star", *_title("*Petit* carnet")),
    Mistake("An alias", *_title("*name")),
    Mistake("A tag, or a text with an exclamation mark", *_title("!Attention")),
    Mistake("A merge", "status: draft\n", "status: draft\n<<: {copies: 3}\n"),
    Mistake("Two documents in one file", "", "format: 1\n---\nformat: 1\n"),
    Mistake("An empty file", "", "# to do\n"),
    Mistake("A list as a file", "", "- format: 1\n- id: small\n"),
    Mistake("A brace as a key", "status: draft\n", "status: draft\n{edition}: 3\n"),
    Mistake("Brackets within brackets", *_title("[" * 40)),
    Mistake("A book instead of a booklet", "", "format: 1\nsections: [" + "a," * 50_001 + "]\n"),
    Mistake("Another file by mistake", "", "# " + "x" * (1 << 20) + "\n"),
    Mistake("A quote that swallows the file", *_title('"' + "Petit carnet " * 800 + '"')),
    Mistake("A directive", "", "%YAML 1.1\n---\nformat: 1\n"),
]

CHAPTERS: list[tuple[str, list[Mistake]]] = [
    ("Words, in one language and in several", TEXT),
    ("An edition", EDITIONS),
    ("Variants", VARIANTS),
    ("Codes of a survey", CODES),
    ("Changes and waivers", WAIVERS),
    ("Calendars", CALENDARS),
    ("Blocks", BLOCKS),
    ("A layout", LAYOUTS),
    ("Presses and pictograms", OTHERS),
    ("Files that cannot be read", READING),
]
