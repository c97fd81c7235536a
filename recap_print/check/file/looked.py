"""What a preflight of a file has looked at, in sentences with counts; and what nobody could look at, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.colour import ALL
from recap_print.check.file.pages import is_sheet, margins
from recap_print.check.file.paints import EVERYWHERE, is_transparent, paints, points
from recap_print.check.file.pdfx import is_locked
from recap_print.check.file.pdfx_intent import intents
from recap_print.check.file.pictures import is_bitmap
from recap_print.check.file.told import counted
from recap_print.check.preflight import GROUPS, Looked, Unchecked
from recap_print.findings import RULES
from recap_print.pdf.model import Paint, What, Zone
from recap_print.units import number, ranges

_REGISTRATION = {f"Separation {ALL}": f"the registration colour ({ALL})"}
OPAQUE_FILTERS = {"JPXDecode": "JPEG 2000", "JBIG2Decode": "JBIG2"}


def looked(case: FileCase, words: str = "") -> tuple[Looked, ...]:
    """The groups that were judged, in the order of a report, each with what there was to look at.

    ``words`` says what there was to read in the placed pages of a file of our own, whose P rules were judged too.
    Of a file that only a password opens, no more is judged than what shows without it.
    """
    told = []
    for group in GROUPS:
        if is_locked(case) and group != "File" and not (group == "QR codes" and case.symbols is not None):
            continue
        families = ("F", "P") if words else ("F",)
        codes = tuple(rule.code for rule in RULES if rule.group == group and rule.code.startswith(families))
        if codes:
            about = _ABOUT.get(group)
            told.append(Looked(group, about(case) if about else words, codes))
    return tuple(told)


def _file(case: FileCase) -> str:
    facts = case.facts
    version = facts.catalog_version or facts.version
    if is_locked(case):
        return f"PDF {version}, {_bytes(facts.size)}, encrypted"
    says = facts.said("pdfxid:GTS_PDFXVersion") or facts.said("GTS_PDFXVersion")
    return f"PDF {version}, {_bytes(facts.size)}, " + (f"says it is {says}" if says else "says nothing of PDF/X")


def _intent(case: FileCase) -> str:
    found = intents(case)
    if not found:
        return "no output intent"
    intent = found[0]
    name = intent.identifier or "a condition without a name"
    if intent.profile is None:
        return f"{name}, without a profile"
    return f"{name}, with the profile `{intent.profile.description or 'without a name'}` ({intent.profile.space})"


def _boxes(case: FileCase) -> str:
    pages = case.facts.pages
    if pages and all(is_sheet(case, page) for page in pages):
        sheet = f"{number(case.press.width)} × {number(case.press.height)} mm"
        return f"{counted(len(pages), 'sheet side')} of {sheet}"
    sizes = Counter((round(page.width, 1), round(page.height, 1)) for page in pages)
    if not sizes:
        return "no pages"
    (width, height), _ = sizes.most_common(1)[0]
    size = f"{number(width)} × {number(height)} mm"
    if len(pages) == 1:
        return f"1 page of {size}"
    count = counted(len(pages), "page")
    return f"{count}, {size}, all of one size" if len(sizes) == 1 else f"{count} of {len(sizes)} sizes, mostly {size}"


def _bleed(case: FileCase) -> str:
    if not (pages := case.facts.pages):
        return "no pages"
    least = round(min(min(margins(page).values()) for page in pages), 1)
    has = f"{number(least)} mm of bleed at least" if least else "no bleed"
    if not all(page.trim or page.art for page in pages):
        has = "no trim to measure bleed from"
    asked = case.press.bleed
    return f"{has}, and {f'{number(asked)} mm' if asked else 'none'} asked for"


def _text(case: FileCase) -> str:
    fonts = case.facts.fonts
    embedded = sum(font.embedded for font in fonts)
    all_in = "all embedded" if embedded == len(fonts) else f"{embedded or 'none'} embedded"
    sizes = [paint.size_pt for _, paint in paints(case, What.TEXT)]
    told = f"{counted(len(fonts), 'font')}{', ' + all_in if fonts else ''}"
    return f"{told}; text of {_span(sizes)}" if sizes else told


def _colour(case: FileCase) -> str:
    spaces: Counter[str] = Counter()
    for _, paint in paints(case, zones=EVERYWHERE):
        spaces[" ".join((paint.colour.space, *paint.colour.names))] += paint.count
    told = [(count, f"in {_REGISTRATION.get(space, space)}") for space, count in spaces.most_common()]
    if not told:
        return "nothing painted"
    (first, where), *more = told
    return ", ".join([f"{counted(first, 'object')} {where}", *(f"{count} {where}" for count, where in more)])


def _lines(case: FileCase) -> str:
    found = [paint for _, paint in paints(case, What.STROKE)]
    count = counted(sum(paint.count for paint in found), "line")
    return f"{count}, {_span([paint.thickness_pt for paint in found])} thick" if found else count


def _overprint(case: FileCase) -> str:
    over = _times(case, lambda paint: paint.overprints)
    clear = _times(case, is_transparent)
    layers = counted(len(case.facts.layers), "layer")
    return f"{counted(over, 'object') if over else 'nothing'} overprinting, {clear or 'nothing'} transparent, {layers}"


def _pictures(case: FileCase) -> str:
    found = [paint for _, paint in paints(case, What.IMAGE, What.MASK)]
    count = counted(sum(paint.count for paint in found), "picture")
    told = [count]
    for name, bitmap in (("", False), ("bitmaps", True)):
        known = [paint.ppi for paint in found if is_bitmap(paint) is bitmap and paint.ppi]
        if known:
            told.append(f"{name + ' ' if name else ''}{min(known):.0f} ppi at least")
    return ", ".join(told)


def _symbols(case: FileCase) -> str:
    if case.symbols is None:
        return "not looked for"
    read = counted(len(case.symbols), "QR code") + " read"
    if case.payloads is None:
        return read
    declared = sum(len(payloads) for payloads in case.payloads.values())
    return f"{read}, {declared or 'none'} declared"


def _beyond(case: FileCase) -> str:
    facts = case.facts
    notes = sum(len(page.annotations) for page in facts.pages)
    actions = len(facts.actions) + sum(len(page.actions) for page in facts.pages)
    told = (
        counted(notes, "annotation"),
        counted(actions, "action"),
        counted(facts.form_fields, "form field"),
        counted(len(facts.attachments), "embedded file"),
    )
    return ", ".join(told)


_ABOUT: dict[str, Callable[[FileCase], str]] = {
    "File": _file,
    "Output intent": _intent,
    "Pages and boxes": _boxes,
    "Bleed and safety": _bleed,
    "Fonts and text": _text,
    "Colour": _colour,
    "Lines": _lines,
    "Overprint and transparency": _overprint,
    "Pictures": _pictures,
    "QR codes": _symbols,
    "Beyond paper": _beyond,
}


def unchecked(case: FileCase) -> tuple[Unchecked, ...]:
    """What the bytes do not say, or what could not be read of them: a printer's own preflight and eyes look there."""
    return tuple(dict.fromkeys((*_unread(case), *_undecided(case), *_ALWAYS)))


def _unread(case: FileCase) -> Iterator[Unchecked]:
    """What should have been looked at and could not be."""
    part = "everything but its size and version" if is_locked(case) else "part of the file"
    yield from (Unchecked(part, why) for why in case.facts.unread)
    pages: dict[str, list[int]] = {}
    for page in case.facts.pages:
        for why in page.unread:
            pages.setdefault(why, []).append(page.number)
    for why, numbers in pages.items():
        yield Unchecked(f"part of page{'s' * (len(numbers) > 1)} {ranges(numbers)}", why)
    codes = "QR codes" if case.symbols is None else "QR codes on some pages"
    yield from (Unchecked(codes, why) for why in case.unseen)
    if case.symbols is None and not case.unseen:
        yield Unchecked("QR codes", "the pages were not rendered")


def _undecided(case: FileCase) -> Iterator[Unchecked]:
    """What this very file holds that its facts do not decide."""
    facts = case.facts
    filters = {paint.filter for _, paint in paints(case, What.IMAGE, What.MASK, zones=EVERYWHERE)}
    for name in sorted(filters & set(OPAQUE_FILTERS)):
        yield Unchecked(f"the inside of {OPAQUE_FILTERS[name]} pictures", "they are measured and not decoded")
    if unknown := _pages(case, lambda p: p.what in (What.IMAGE, What.MASK) and p.ppi <= 0):
        yield Unchecked(f"the resolution of pictures on {unknown}", "their size cannot be told")
    if unknown := _pages(case, lambda p: p.colour.space in ("Pattern", "unknown", "")):
        yield Unchecked(f"the colours of patterns on {unknown}", "they name no colour space that can be found")
    if shaded := _pages(case, lambda p: p.what is What.SHADING):
        yield Unchecked(f"how much ink the shadings on {shaded} lay", "only their colour space is read")
    if more := _pages(case, lambda p: p.what in (What.FILL, What.STROKE, What.IMAGE) and p.count > len(p.boxes)):
        yield Unchecked(f"every single shape on {more}", "there are so many that only the first places are kept")
    if case.payloads is None and facts.pages:
        why = "it needs the separations of a RIP; each paint is judged by itself"
        yield Unchecked("how much ink pictures, overprinting, overlapping and neighbouring paints lay together", why)
    if case.payloads is None and case.symbols:
        yield Unchecked("where the QR codes lead", "nobody declared what they should say")
    if any(is_sheet(case, page) for page in facts.pages):
        why = "creep narrows what is cut from sheet to sheet, and each sheet's TrimBox says its own"
        yield Unchecked("that all TrimBoxes are of one size (GWG 2022 R0004)", why)
        yield Unchecked("marks between the pages of a sheet", "the file does not say where its pages lie")
    if any(not (page.trim or page.art) for page in facts.pages):
        yield Unchecked("bleed of pages without a TrimBox", "where the knife goes is not said")


_ALWAYS = (
    Unchecked("whether the output profile is that of the press", "only the printer knows"),
    Unchecked("whether colours are the wanted ones", "a proof shows it"),
    Unchecked("the quality of trapping", "it is judged on separations"),
    Unchecked("whether embedded fonts are whole, and licensed", "they are seen to be there and not taken apart"),
    Unchecked(
        "compression, viewer preferences and limits (ISO 15930-7, 6.8, 6.21, 6.25)",
        "their facts are not gathered",
    ),
    Unchecked("spelling and sense", "a reader does that"),
)


def _pages(case: FileCase, wanted: Callable[[Paint], bool]) -> str:
    """The pages with such a paint: ``page 3``, ``pages 3, 8–12``; empty when there is none."""
    found = sorted({page.number for page, paint in paints(case, zones=(Zone.TRIM, Zone.BLEED)) if wanted(paint)})
    what = "sheet side" if any(is_sheet(case, page) for page in case.facts.pages) else "page"
    return f"{what}{'s' * (len(found) > 1)} {ranges(found)}" if found else ""


def _times(case: FileCase, wanted: Callable[[Paint], bool]) -> int:
    return sum(paint.count for _, paint in paints(case) if wanted(paint))


def _span(sizes: list[float]) -> str:
    least, most = points(min(sizes)), points(max(sizes))
    return least if least == most else f"{least.removesuffix(' pt')} to {most}"


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1000))} kB"
