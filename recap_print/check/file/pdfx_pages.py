"""F0 rules about pages: boxes, fonts, annotations, colours, and what no PDF/X page may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.paints import PRINTED, described, paints
from recap_print.check.file.pdfx_intent import profile
from recap_print.check.file.told import Hit, tell
from recap_print.findings import RULES, Finding, Rule
from recap_print.pdf.model import Page, Points, Zone
from recap_print.units import ranges

ISO = "ISO 15930-7"
BOXES = "Pages and boxes"
TRANSPARENCY = "Overprint and transparency"
HAIR = 0.01
"""Boxes that differ by less than a hundredth of a point are one: programs round."""
DEVICE = {"GRAY": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
MARKS_ALLOWED = ("TrapNet", "PrinterMark")


@RULES.rule("F040", source=f"{ISO}, 6.12; ISO 32000-1 §7.7.3.3: MediaBox is required", group=BOXES)
def no_media_box(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Without its MediaBox a page has no size, and each program takes another one."""
    hits = (Hit(page.number, None, "it has no MediaBox") for page in case.facts.pages if page.media is None)
    yield from tell(rule, case, hits, "export it again: the file is damaged")


@RULES.rule("F041", source=f"{ISO}, 6.12", group=BOXES)
def no_trim_box(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Where the knife goes must be said: without a TrimBox the printer guesses from the marks, if there are any."""
    hits = (
        Hit(page.number, None, "it has neither a TrimBox nor an ArtBox")
        for page in case.facts.pages
        if page.trim is None and page.art is None
    )
    yield from tell(rule, case, hits, "export it as PDF/X-4, with the size of the finished page")


@RULES.rule("F042", source=f"{ISO}, 6.12", group=BOXES)
def both_trim_and_art_box(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """TrimBox and ArtBox answer one question: with both, one program cuts here and the next one there."""
    hits = (
        Hit(page.number, None, "it has a TrimBox and an ArtBox") for page in case.facts.pages if page.trim and page.art
    )
    yield from tell(rule, case, hits, "remove the ArtBox")


@RULES.rule("F043", source=f"{ISO}, 6.12", group=BOXES)
def box_sticks_out(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The trim lies within the bleed, the bleed within what is shown, all within the page: else ink is cut off."""
    hits = (Hit(page.number, None, says) for page in case.facts.pages for says in _sticking_out(page))
    yield from tell(rule, case, hits, "export it again with bleed, and a page large enough for it")


def _sticking_out(page: Page) -> Iterator[str]:
    boxes = {"TrimBox": page.trim, "ArtBox": page.art, "BleedBox": page.bleed}
    boxes |= {"CropBox": page.crop, "MediaBox": page.media}
    there = [(name, box) for name, box in boxes.items() if box]
    for i, (name, box) in enumerate(there):
        for outer_name, outer in there[i + 1 :]:
            finished = {name, outer_name} == {"TrimBox", "ArtBox"}  # F042 speaks of having both
            if not finished and (over := _over(box, outer)) > HAIR:
                yield f"its {name} sticks out of its {outer_name} by {over:.1f} pt"
                break


def _over(box: Points, outer: Points) -> float:
    return max(outer[0] - box[0], outer[1] - box[1], box[2] - outer[2], box[3] - outer[3])


@RULES.rule("F050", source=f"{ISO}, 6.5", group="Fonts and text")
def font_not_embedded(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A font that does not travel with the file is replaced at the printer's: other letters, other widths, boxes."""
    for font in case.facts.fonts:
        if not font.embedded:
            on = f" (page {ranges(font.pages)})" if len(font.pages) == 1 else f" (pages {ranges(font.pages)})"
            where = case.locate(min(font.pages, default=0), None)
            message = f"`{font.name}` ({font.kind}) is not embedded{on if font.pages else ''}"
            yield rule.finding(where, message, "embed every font when exporting, Helvetica and Times too")


@RULES.rule("F060", source=f"{ISO}, 6.17", group="Beyond paper")
def annotation_on_the_page(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A note laid over a page may print or not, as each program likes."""
    hits = (
        Hit(page.number, note.box, f"a {note.kind} annotation lies on the page", kind=note.kind)
        for page in case.facts.pages
        for note in page.annotations
        if note.zone in PRINTED and note.kind not in MARKS_ALLOWED
    )
    yield from tell(rule, case, hits, "remove links, notes and comments, or export it for print")


@RULES.rule("F070", source=f"{ISO}, 6.4 (6.4.3.2); GWG 2022 R0027", group="Colour")
def device_colour_of_another_device(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Device colours are amounts of the press's own inks: RGB in a CMYK file prints as each converter pleases."""
    yield from tell(rule, case, _foreign_colours(case, (Zone.TRIM,), ""), _CONVERT)


@RULES.rule("F071", source=f"{ISO}, 6.4 (6.4.3.2); GWG 2022 R0027", group="Colour")
def marks_in_colour_of_another_device(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Marks steer the press: in RGB they are converted like a picture, and fall on some plates or in grey."""
    hits = _foreign_colours(case, (Zone.BLEED, Zone.SLUG), " beyond the trim")
    yield from tell(rule, case, hits, "draw the marks in the registration colour (All), or in CMYK")


_CONVERT = "convert it to CMYK with the printer's profile before exporting"


def _foreign_colours(case: FileCase, zones: tuple[Zone, ...], where: str) -> Iterable[Hit]:
    """Device colours that are not those of the output intent; grey is at home in every one."""
    own = device(case)
    for page, paint in paints(case, zones=zones):
        space = paint.colour.space
        if space in ("DeviceRGB", "DeviceCMYK") and space != own:
            colour = described(paint.colour)
            plain = f"{space} colour"
            of = f"{space} ({colour})" if colour != plain else space
            says = f"{paint.what} in {of}{where}, in a file for {own}"
            yield Hit(page.number, next(iter(paint.boxes), None), says, paint.count, space)


def device(case: FileCase) -> str:
    """The device colour space of the output intent; CMYK, the press's, where there is none that can be read."""
    found = profile(case)
    return DEVICE.get(found.space.strip() if found else "CMYK", "DeviceCMYK")


@RULES.rule("F080", source=f"{ISO}, 6.20 and 6.4 (6.4.3.2); GWG 2022 R0030", group=TRANSPARENCY)
def blend_space_of_another_device(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """What is transparent is mixed in its group's colours: mixed in RGB, black text becomes four inks."""
    own, devices = device(case), ("DeviceRGB", "DeviceCMYK")
    hits = (
        Hit(page.number, None, f"a transparency group blends in {space}, and the file is for {own}", kind=space)
        for page in case.facts.pages
        for space in dict.fromkeys((page.group, *page.groups))
        if space in devices and space != own
    )
    yield from tell(rule, case, hits, "set the document's blend space to CMYK")


@RULES.rule("F081", source=f"{ISO}, 6.13", group=TRANSPARENCY)
def transfer_function(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A transfer function changes every tint behind the printer's back, on top of their own curves."""
    yield from _states(rule, case, ("TR", "TR2"), "a transfer function", "remove it (export without print settings)")


@RULES.rule("F082", source=f"{ISO}, 6.13: halftone types 1 and 5, no phase and no name", group=TRANSPARENCY)
def halftone(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """How dots are screened belongs to the press that prints them."""
    yield from _states(rule, case, HALFTONES, "a halftone of its own", "remove it (export without print settings)")


HALFTONES = ("HTP", "HT", "HalftoneName")


@RULES.rule("F087", source=f"{ISO}, 6.23", group="Colour")
def unknown_rendering_intent(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """PDF knows four ways to fit colours into a press's: another name leaves the choice to each program."""
    yield from _states(rule, case, ("RI",), "a rendering intent that does not exist", "use RelativeColorimetric")


def _states(rule: Rule, case: FileCase, names: tuple[str, ...], what: str, help: str) -> Iterator[Finding]:
    hits = (
        Hit(page.number, None, f"it sets {what} ({state})")
        for page in case.facts.pages
        for state in page.states
        if state.split()[0] in names
    )
    return tell(rule, case, hits, help)


@RULES.rule("F083", source=f"{ISO}, 6.14", group="Beyond paper")
def postscript_xobject(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """PostScript within a PDF is a program for one kind of printer: the others leave a hole."""
    yield from _oddities(rule, case, "PostScript", "export it again, without PostScript passed through")


@RULES.rule("F084", source=f"{ISO}, 6.7", group="Beyond paper")
def reference_xobject(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """What stands in another file is missing where that file is."""
    yield from _oddities(rule, case, "reference XObject", "embed what it refers to")


@RULES.rule("F085", source=f"{ISO}, 6.7 (external files)", group="Pictures")
def opi_picture(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A picture that a server swaps for a finer one prints coarse where there is no server."""
    yield from _oddities(rule, case, "OPI", "place the fine picture itself")


@RULES.rule("F086", source=f"{ISO}, 6.16", group="Pictures")
def alternate_picture(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Of two versions of one picture, screen and press may show a different one."""
    yield from _oddities(rule, case, "alternate image", "place one version of the picture")


@RULES.rule("F088", source=f"{ISO}, 6.22", group="Beyond paper")
def alternate_presentation(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A page that shows itself step by step has several contents, and paper has room for one."""
    yield from _oddities(rule, case, "alternate presentation", "export it for print, not for a screen")


def _oddities(rule: Rule, case: FileCase, kind: str, help: str) -> Iterator[Finding]:
    hits = (
        Hit(page.number, None, f"it holds: {oddity}")
        for page in case.facts.pages
        for oddity in page.oddities
        if oddity.lower().startswith(kind.lower())
    )
    return tell(rule, case, hits, help)
