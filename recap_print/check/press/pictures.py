"""Rules about picture files: they are there, sound and printable (L), and fine enough where they stand (P1)."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import Case
from recap_print.check.layout import blocks_of
from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Seen, told
from recap_print.design.model import Rgb
from recap_print.errors import CannotRead
from recap_print.findings import RULES, Finding, Level, Rule, did_you_mean
from recap_print.pages.model import Page, Picture
from recap_print.pictures import RasterPicture
from recap_print.units import number

HOUSE = "house rule"
GROUP = "Pictures"
TINY = 16
"""Pictures no larger than this, in pixels, are ornaments: no limit binds them (GWG 2022, R0031, R0032)."""


def photos(case: Case) -> Iterator[tuple[str, str]]:
    """Every place that names a picture file, in the layout and in the edition's own pages: its path, and the name."""
    for path, kind, settings in blocks_of(case):
        if kind == "photo":
            yield f"{path}.file", settings["file"]


@RULES.rule("L018", source=HOUSE)
def missing_picture(rule: Rule, case: Case) -> Iterator[Finding]:
    """A picture is a file of editions/pictures/: one that only its author has leaves a hole on every page."""
    known = case.names.get("pictures", ())
    for path, file in photos(case):
        if file not in known:
            help = did_you_mean(file, known) or "copy it there, with its source beside it"
            yield rule.finding(case.where(path), f"there is no file editions/pictures/{file}", help)


@RULES.rule("L019", source="ISO 32000-1 §8.9: what an image of a PDF can be")
def unusable_picture(rule: Rule, case: Case) -> Iterator[Finding]:
    """A picture that is damaged, see-through or in layers looks right on one screen and wrong on every press."""
    for path, file in photos(case):
        found = case.pictures.get(file)
        if isinstance(found, CannotRead):
            yield rule.finding(case.where(path), found.message, found.help)


@RULES.rule("L020", source="GWG 2022, R0027: no RGB reaches a CMYK press")
def rgb_picture(rule: Rule, case: Case) -> Iterator[Finding]:
    """Screens show colours that no ink makes: somebody must choose what becomes of them, by eye or by profile."""
    if case.layout and case.layout.rgb is Rgb.CONVERT:
        return
    for path, file in photos(case):
        found = case.pictures.get(file)
        if isinstance(found, RasterPicture) and found.is_rgb:
            help = "save it in CMYK or in grey, or let the layout convert it: `pictures: {rgb: convert}`"
            yield rule.finding(case.where(path), f"{file} is RGB", help)


@RULES.rule("P140", source="GWG 2022, R0031 and R0032; the limits are the press's", group=GROUP)
def image_resolution_too_low(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Too few pixels for its size: edges show stairs and faces show blocks, however fine the press."""
    yield from told(rule, case, _coarse(case, wanted=False))


@RULES.rule("P141", source="GWG 2022, R0031 and R0032; the figures are the press's", level=Level.WARNING, group=GROUP)
def image_resolution_low(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Fewer pixels than the press can show: the picture prints, softer than the words around it."""
    yield from told(rule, case, _coarse(case, wanted=True))


def _coarse(case: PressCase, *, wanted: bool) -> Iterator[Seen]:
    """Pictures at or below the press's limit; with ``wanted``, those above it and not above what it wishes for."""
    limits = case.press.limits
    for page, item in _pictures(case):
        least, wish = (
            (limits.bitmap_ppi, limits.bitmap_ppi_wanted)
            if item.bits == 1
            else (limits.image_ppi, limits.image_ppi_wanted)
        )
        low, high = (least, wish) if wanted else (0.0, least)
        if max(item.pixels) > TINY and low < item.ppi <= high:
            wide = item.rect.width * item.ppi / high
            message = f"{item.file} has {item.ppi:.0f} pixels an inch at {number(item.rect.width)} mm of width"
            help = (
                f"more than {number(high)} are asked for: less than {number(round(wide, 1))} mm wide, or a larger file"
            )
            yield Seen(page, item, message, help, about=item.tag.name, worse=-item.ppi)


def _pictures(case: PressCase) -> Iterator[tuple[Page, Picture]]:
    for page in case.booklet.pages:
        for item in page.items:
            if isinstance(item, Picture):
                yield page, item
