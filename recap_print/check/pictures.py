"""L rules about picture files: they are there, sound and printable."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import Case
from recap_print.check.walks import blocks_of
from recap_print.design.model import Rgb
from recap_print.errors import CannotRead
from recap_print.findings import RULES, Finding, Rule, did_you_mean
from recap_print.pictures import RasterPicture

HOUSE = "house rule"


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
