"""What frames a page: thumb index, folio, running title, and the index of every tab on a cover."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.declared import Said
from recap_print.design.model import PageSpec
from recap_print.geometry import Rect
from recap_print.pages.model import Box, Role
from recap_print.typeset.pictures import drawn
from recap_print.typeset.piece import Placed
from recap_print.typeset.setting import Setting, line_of_text, moved, words
from recap_print.typeset.shapes import rect
from recap_print.units import snap, to_mm

INDEX_SIGN, INDEX_INSET, INDEX_GAP = 1.6, 5.0, 3.0
"""On a cover: how much larger a tab's pictogram is, mm from the tab's inner edge to it, and from it to the title."""

RUNNING_GAP = 3.0
"""mm between a running title and its pictogram."""


def furniture(
    setting: Setting, spec: PageSpec, frame: Rect, number: int, title: Said, current: str
) -> Iterator[Placed]:
    """The furniture a page asks for. ``frame`` is its text frame, ``current`` its section's id."""
    setting = setting.within("furniture")
    if "tab" in spec.furniture:
        yield from _tabs(setting, current, on_colour=bool(spec.fill))
    if "steps" in spec.furniture:
        yield from _tabs(setting)
    if "index" in spec.furniture:
        yield from _index(setting)
    if "running" in spec.furniture:
        yield from _running(setting, frame, title)
    if "folio" in spec.furniture:
        yield from _folio(setting, frame, number, on_colour=bool(spec.fill and not spec.fill_to))


def _tab_box(setting: Setting, width: float, height: float, y: float, ink: str, name: str) -> Box:
    """A box at the fore-edge, out to the bleed."""
    bleed = setting.layout.bleed
    x = setting.layout.width - width if setting.right else -bleed
    return Box(setting.tag(name, Role.ARTIFACT), rect(x, y, width + bleed, height), fill=setting.ink(ink))


def _tabs(setting: Setting, current: str = "", *, on_colour: bool = False) -> Iterator[Placed]:
    """The tab of the current section at its own step, or every tab when there is no current section."""
    tabs = setting.layout.furniture.tab
    if tabs is None:
        return
    for rank, tab in enumerate(setting.tabs):
        if current and tab.section != current:
            continue
        y = tabs.first + rank * tabs.step
        ground, sign = ("paper", tab.color) if on_colour else (tab.color, "paper")
        yield _tab_box(setting, tabs.width, tabs.height, y, ground, f"tab.{tab.section}")
        left = setting.layout.width - tabs.width if setting.right else 0.0
        x = left + (tabs.width - tabs.pictogram) / 2
        drawing = setting.pictograms[tab.pictogram]
        middle = y + (tabs.height - tabs.pictogram) / 2
        name = f"tab.{tab.section}.pictogram"
        yield from drawn(
            setting, drawing, x, middle, tabs.pictogram, sign, name, role=Role.ARTIFACT, weight=tabs.weight
        )


def _index(setting: Setting) -> Iterator[Placed]:
    """Every tab at its step, wide enough to carry its title: the cover shows where to open."""
    tabs, furniture = setting.layout.furniture.tab, setting.layout.furniture
    if tabs is None or not furniture.index_style:
        return
    style = setting.layout.style(furniture.index_style)
    width, size = furniture.index_width, tabs.pictogram * INDEX_SIGN
    sign = (setting.layout.width - width if setting.right else 0.0) + INDEX_INSET
    room = width - INDEX_INSET - size - INDEX_GAP - setting.layout.safe.outside
    for rank, tab in enumerate(setting.tabs):
        y, name = tabs.first + rank * tabs.step, f"index.{tab.section}"
        yield _tab_box(setting, width, tabs.height, y, tab.color, f"{name}.box")
        drawing, down = setting.pictograms[tab.pictogram], (tabs.height - size) / 2
        yield from drawn(setting, drawing, sign, y + down, size, "paper", f"{name}.pictogram", role=Role.ARTIFACT)
        title = words(setting, style, tab.title, room, name, Role.ARTIFACT, ink="paper")
        yield from title.place(sign + size + INDEX_GAP, y + (tabs.height - title.height) / 2, title.height)


def _running(setting: Setting, frame: Rect, title: Said) -> Iterator[Placed]:
    """The section's title at the head, on the outer side of the frame, and its pictogram further out."""
    furniture = setting.layout.furniture
    style = setting.layout.style(furniture.running_style)
    shown = setting.tied(title)
    width, text = line_of_text(setting, style, shown, title, "running.1", Role.ARTIFACT)
    out = 0.0
    sign = setting.content("pictogram")
    if furniture.running_pictogram and isinstance(sign, Said) and sign.text in setting.pictograms:
        size, name = furniture.running_pictogram, "running.pictogram"
        x = frame.right - size if setting.right else frame.x
        cap = to_mm(setting.font(style).metrics.cap_height * style.size_pt / 1000)
        y = furniture.running_from_head - (cap + size) / 2
        yield from drawn(setting, setting.pictograms[sign.text], x, y, size, style.ink, name, role=Role.ARTIFACT)
        out = size + RUNNING_GAP
    x = frame.right - width - out if setting.right else frame.x + out
    yield moved(text, x, furniture.running_from_head)


def _folio(setting: Setting, frame: Rect, number: int, *, on_colour: bool) -> Iterator[Placed]:
    """The page number at the foot, on the outer side of the frame."""
    furniture = setting.layout.furniture
    style = setting.layout.style(furniture.folio_style)
    said = Said(str(number), "layout:furniture.folio")
    ink = "paper" if on_colour else ""
    width, text = line_of_text(setting, style, said.text, said, "folio.1", Role.ARTIFACT, ink=ink)
    x = frame.right - width if setting.right else frame.x
    yield moved(text, x, snap(setting.layout.height - furniture.folio_from_foot))
