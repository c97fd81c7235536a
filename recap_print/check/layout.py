"""L rules: what a layout, or the blocks of an edition's own pages, name and do not have."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import LAYOUT, Case
from recap_print.check.walks import blocks_of, named
from recap_print.findings import RULES, Finding, Level, Rule, did_you_mean

HOUSE = "house rule"
SECTION = "section"
"""The swatch name that stands for the hue of the section being set."""
EXPECTED_SWATCHES = ("black", "paper")
NEEDS_WORDS = {"heading": "text", "text": "text", "tick": "text", "qr": "link", "picture": "pictogram"}
NEEDS_LIST = {"list": "items", "fields": "items"}
DEFAULT_STYLES = dict.fromkeys(("text", "list", "tick", "index", "field", "fields"), "body") | dict.fromkeys(
    ("heading", "month"), "title"
)
"""What blocks are set in when they do not say (see ``design.read``)."""
STANDS_ON = {"steps": "tab"}
"""Furniture that is drawn from what the layout says of another."""
MOST_REPEATED = 240
MOST_CARDS = 6
"""The most that `per_page` may be in the edition's schema."""
LONGEST_LIST = 30
"""The longest list a section may have (``paragraphs`` in the edition's schema)."""
BUILT_IN = frozenset({"label", "link", "title", "pictogram", "edition_title", "text"})


BAD_DRAWING = RULES.declare(
    "L012",
    "unreadable-drawing",
    reason="A pictogram's outline is drawn exactly as written: a slip leaves a hole where a reader looks for a sign.",
    source="SVG 2, chapter 9 (path data), absolute commands alone",
)
NO_DRAWINGS = RULES.declare(
    "L015",
    "missing-pictograms",
    reason="Without its file of pictograms a layout has no sign to find a section by.",
    source="house rule",
)
BAD_FONT = RULES.declare(
    "L013",
    "unusable-font",
    reason="A font that cannot be embedded whole is replaced at the printer's, and every line breaks elsewhere.",
    source="ISO 32000-1 §9.9: TrueType outlines embed as FontFile2",
)


def _unknown(rule: Rule, case: Case, kind: str, known: list[str]) -> Iterator[Finding]:
    for name in named(case):
        if name.kind == kind and (bare := name.name.partition(" ")[0]) not in known:
            help = did_you_mean(bare, known) or f"{kind}s are: {', '.join(known)}"
            yield rule.finding(case.where(name.path), f"there is no {kind} `{bare}`", help)


@RULES.rule("L001", source=HOUSE)
def unknown_style(rule: Rule, case: Case) -> Iterator[Finding]:
    """Words are set in a style of the layout; without it there is neither font nor size."""
    if case.layout is None:
        return
    known = [style.name for style in case.layout.styles]
    yield from _unknown(rule, case, "style", known)
    for key in ("label", "example"):
        name = getattr(case.layout.writing, key)
        if name not in known:
            yield rule.finding(
                case.where(f"{LAYOUT}writing.{key}"), f"there is no style `{name}`", did_you_mean(name, known)
            )
    for path, kind, settings in blocks_of(case):
        name = DEFAULT_STYLES.get(kind, "")
        if name and "style" not in settings and name not in known:
            message = f"there is no style `{name}`, which a `{kind}` takes when it names none"
            yield rule.finding(case.where(path, key=True), message, f"add `{name}` to the styles of the layout")


@RULES.rule("L002", source="inks are mixed once, in the layout")
def unknown_swatch(rule: Rule, case: Case) -> Iterator[Finding]:
    """Every ink is a swatch of the layout, or `section` for the hue of the section being set."""
    if case.layout:
        yield from _unknown(rule, case, "swatch", [SECTION, *(swatch.name for swatch in case.layout.swatches)])


@RULES.rule("L003", source=HOUSE)
def missing_swatch(rule: Rule, case: Case) -> Iterator[Finding]:
    """Tick boxes and QR codes are printed in `black`, on `paper`: every layout mixes both."""
    if case.layout:
        known = {swatch.name for swatch in case.layout.swatches}
        for name in EXPECTED_SWATCHES:
            if name not in known:
                where = case.where(f"{LAYOUT}swatches", key=True)
                yield rule.finding(where, f"there is no swatch `{name}`", "for example `black: {k: 100}`, `paper: {}`")


@RULES.rule("L021", source="printers ask for text and QR codes on the black plate alone")
def black_in_several_inks(rule: Rule, case: Case) -> Iterator[Finding]:
    """Text, tick boxes and QR codes are set in `black`: in several inks they blur as soon as one plate is off."""
    for swatch in case.layout.swatches if case.layout else ():
        if swatch.name == "black" and (swatch.c, swatch.m, swatch.y, swatch.k) != (0, 0, 0, 100):
            where = case.where(f"{LAYOUT}swatches.black", key=True)
            yield rule.finding(where, "`black` is not black ink alone", "make it `black: {k: 100}`")


@RULES.rule("L004", source=HOUSE)
def unknown_font(rule: Rule, case: Case) -> Iterator[Finding]:
    """A style is set in a font of the layout's own list, and a fallback serves beside one of them."""
    if case.layout:
        known = [name for name, _ in case.layout.fonts]
        for style in case.layout.styles:
            if style.font not in known:
                help = did_you_mean(style.font, known) or f"fonts are: {', '.join(known)}"
                where = case.where(f"{LAYOUT}styles.{style.name}.font")
                yield rule.finding(where, f"there is no font `{style.font}`", help)
        for fallback in case.layout.fallbacks:
            if fallback.font not in known:
                help = did_you_mean(fallback.font, known) or f"fonts are: {', '.join(known)}"
                where = case.where(f"{LAYOUT}fallback.{fallback.script}.{fallback.font}", key=True)
                yield rule.finding(where, f"there is no font `{fallback.font}`", help)


@RULES.rule("L005", source="ISO 15930-7 (PDF/X-4): every font is embedded")
def missing_font_file(rule: Rule, case: Case) -> Iterator[Finding]:
    """Fonts are files of fonts/, never those of the machine, so that every machine sets the same pages."""
    if case.layout:
        known = case.names["fonts"]
        for _, file, path in case.layout.font_files:
            if file not in known:
                help = did_you_mean(file, known) or "copy the .ttf there, with its licence beside it"
                yield rule.finding(case.where(f"{LAYOUT}{path}"), f"there is no file fonts/{file}", help)


@RULES.rule("L006", source=HOUSE)
def unknown_drawing(rule: Rule, case: Case) -> Iterator[Finding]:
    """A picture block draws a pictogram by its name, or by the content that names one."""
    if case.layout and (known := case.names.get("pictograms")) is not None:
        yield from _unknown(rule, case, "pictogram", list(known))
    for path, kind, settings in blocks_of(case):
        name = str(settings.get("from", ""))
        if kind == "picture" and name and name.rpartition(".")[2] != "pictogram":
            message = f"`{name}` does not name a pictogram"
            yield rule.finding(case.where(f"{path}.from"), message, "for example `from: pictogram`")


@RULES.rule("L014", source="a page of cards holds a few dozen of anything")
def repeated_too_often(rule: Rule, case: Case) -> Iterator[Finding]:
    """Repeats within repeats multiply: a slip of one digit would ask for millions of boxes on a page."""
    for path, count in _repeats(case):
        if count > MOST_REPEATED:
            message = f"repeated {count} times on one page, all repeats around it counted"
            yield rule.finding(case.where(path, key=True), message, f"at most {MOST_REPEATED} times")


def _repeats(case: Case) -> Iterator[tuple[str, int]]:
    """Every repeat with how often what it holds is set on one page; a list or a number may be as long as allowed."""
    counts: dict[str, int] = {}
    for path, kind, settings in blocks_of(case):
        if kind == "repeat":
            around = max((counts[outer] for outer in counts if path.startswith(f"{outer}.")), default=1)
            listed = LONGEST_LIST if "from" in settings else int(settings.get("times", 1))
            often = max(listed, MOST_CARDS) if "times_from" in settings else listed
            counts[path] = around * often
    yield from counts.items()


@RULES.rule("L007", source=HOUSE)
def block_says_nothing(rule: Rule, case: Case) -> Iterator[Finding]:
    """A block has its words, or the name of the content that gives them: with neither it would silently vanish."""
    for path, kind, settings in blocks_of(case):
        literal = NEEDS_WORDS.get(kind) or NEEDS_LIST.get(kind)
        if literal and literal not in settings and "from" not in settings:
            yield rule.finding(
                case.where(path, key=True), f"this `{kind}` has nothing to say", f"add `{literal}:` or `from:`"
            )


@RULES.rule("L017", source=HOUSE)
def block_says_two_things(rule: Rule, case: Case) -> Iterator[Finding]:
    """A block with words of its own and the name of others prints only one of them, and nobody knows which."""
    for path, kind, settings in blocks_of(case):
        literal = NEEDS_WORDS.get(kind) or NEEDS_LIST.get(kind)
        if literal and literal in settings and "from" in settings:
            message = f"this `{kind}` has both `{literal}` and `from`"
            yield rule.finding(case.where(f"{path}.from", key=True), message, "keep one of them")


@RULES.rule("L008", source=HOUSE)
def columns_without_width(rule: Rule, case: Case) -> Iterator[Finding]:
    """Each column has a width, and each width a column."""
    for path, kind, settings in blocks_of(case):
        if kind == "columns" and len(settings["widths"]) != len(settings["cells"]):
            message = f"the number of widths is {len(settings['widths'])}, of columns {len(settings['cells'])}"
            yield rule.finding(case.where(f"{path}.widths"), message, "give one width a column, in mm or `fill`")


@RULES.rule("L009", source=HOUSE)
def unknown_content(rule: Rule, case: Case) -> Iterator[Finding]:
    """`from:` names content that a section of this kind can have; a slip of the pen would print nothing at all."""
    for path, kind, settings in blocks_of(case):
        for key in ("from", "times_from", "names"):
            name = settings.get(key)
            known = _content_names(case, path)
            if isinstance(name, str) and name not in known:
                help = did_you_mean(name, known) or f"it can have: {', '.join(sorted(known - BUILT_IN))}"
                yield rule.finding(
                    case.where(f"{path}.{key}"), f"this `{kind}` names `{name}`, which nothing is called", help
                )


def _content_names(case: Case, path: str) -> set[str]:
    """What blocks at this path can name: what the schema gives the kind of section they set, and what is built in."""
    kind = path.removeprefix(LAYOUT).split(".")[1] if path.startswith(LAYOUT) else "page"
    return {*case.names.get(f"content {kind}", ()), *BUILT_IN}


@RULES.rule("L010", source="page design: every baseline sits on the module", level=Level.WARNING)
def leading_off_the_grid(rule: Rule, case: Case) -> Iterator[Finding]:
    """Leadings are multiples of the module, or neighbouring lines drift apart from column to column."""
    for style in case.layout.styles if case.layout else ():
        grid = case.layout.grid if case.layout else 1.0
        if abs(style.leading / grid - round(style.leading / grid)) > 1e-6:
            where = case.where(f"{LAYOUT}styles.{style.name}.leading")
            near = max(grid, round(style.leading / grid) * grid)
            yield rule.finding(where, f"{style.leading:g} mm is off the {grid:g} mm grid", f"{near:g} is on it")


@RULES.rule("L011", source=HOUSE)
def missing_furniture(rule: Rule, case: Case) -> Iterator[Finding]:
    """A page that asks for a tab, a folio or a running title needs the layout to say what those look like."""
    if not case.layout_document or not case.layout:
        return
    has = case.layout_document.data["furniture"]
    for kind, template in case.layout_document.data["templates"].items():
        for when in ("first", "each"):
            for p, page in enumerate(template.get(when, ())):
                for f, name in enumerate(page.get("furniture", ())):
                    needs = STANDS_ON.get(name, name)
                    if needs not in has:
                        where = case.where(f"{LAYOUT}templates.{kind}.{when}[{p}].furniture[{f}]")
                        help = f"describe it under `furniture: {needs}:`"
                        yield rule.finding(where, f"the layout has no `{needs}`", help)


@RULES.rule("L016", source=HOUSE)
def layout_named_unlike_its_file(rule: Rule, case: Case) -> Iterator[Finding]:
    """Editions, locks and differences go by the layout's name: a second one would tell of a change that is none."""
    if case.layout and case.layout.id != case.edition.layout:
        message = f"the layout calls itself `{case.layout.id}` and its file `{case.edition.layout}`"
        yield rule.finding(case.where(f"{LAYOUT}id"), message, "make them the same")
