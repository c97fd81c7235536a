"""Comparisons small enough to be read, for reports in HTML: eight pages, a change of every level, a page more."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from raster import saved
from recap_print.compare.changes import Change, Changes, Form, Hunk, Kind, Level, Side, Spot
from recap_print.findings import Where
from recap_print.geometry import Rect
from recap_print.pages.model import Direction, Section
from recap_print.pdf.shot import Shot, Shots
from recap_print.report.html.facing import Facing, Papers

SECTIONS = (Section("guide", "page", "Mode d’emploi", 2, 3), Section("contacts", "contacts", "Mes contacts", 5, 3))
WHITE = saved(Image.new("RGB", (74, 105), "white"), "JPEG")
GREY = saved(Image.new("RGB", (74, 105), "grey"), "JPEG")


def spot(page: int, x: float = 20.0, y: float = 30.0, width: float = 60.0, height: float = 6.0) -> Spot:
    return Spot(page, Rect(x, y, width, height))


def yaml(file: str, line: int) -> Where:
    return Where(file, line, 12)


REPAINTED = Change(
    Kind.REPAINTED,
    Level.NOTABLE,
    "contacts",
    pages_old=(5,),
    pages_new=(6,),
    spots_old=(spot(5),),
    spots_new=(spot(6),),
    unexpected=True,
)
PHONE = Change(
    Kind.NUMBER,
    Level.CRITICAL,
    "guide",
    "phone",
    "phone number",
    "06 39 98 00 10",
    "06 39 98 00 27",
    (3,),
    (3,),
    hunks=(Hunk("06 39 98 00", "06 39 98 00"), Hunk("10", "27")),
    where_old=yaml("editions/v1.yaml", 80),
    where_new=yaml("editions/v2.yaml", 84),
    spots_old=(spot(3),),
    spots_new=(spot(3),),
    effects=(
        Change(
            Kind.MOVED,
            Level.MINOR,
            "guide",
            moved_mm=(0.0, 2.0),
            pages_old=(3,),
            pages_new=(3,),
            spots_new=(spot(3, y=90),),
        ),
    ),
)
ADDED = Change(Kind.PAGE_ADDED, Level.NOTABLE, "guide", "guide/3", "page", pages_new=(4,))
LABELS = Change(
    Kind.REWORDED,
    Level.NOTABLE,
    "contacts",
    "card.*.label",
    "label",
    "Rôle",
    "Elle m’aide pour",
    (5, 6, 7),
    (6, 7, 8),
    3,
    hunks=(Hunk("Rôle", "Elle m’aide pour"),),
    spots_old=(spot(5, y=60), spot(6), spot(7)),
    spots_new=(spot(6, y=60), spot(7), spot(8)),
)
SHIFTED = Change(
    Kind.MOVED,
    Level.MINOR,
    "guide",
    "title",
    "heading",
    pages_old=(2,),
    pages_new=(2,),
    moved_mm=(0.2, 0.0),
    spots_old=(spot(2),),
    spots_new=(spot(2),),
)
COPIES = Change(Kind.SETTING, Level.MINOR, "", "copies", before="12000", after="10000")

CHANGES = Changes(
    Side("v1", "Mon Récap", 7, SECTIONS),
    Side("v2", "Mon Récap", 8, SECTIONS),
    (REPAINTED, PHONE, ADDED, LABELS, COPIES, SHIFTED),
)
FORM = (Form("colour", "DeviceCMYK", "DeviceRGB", "converted on the way"),)
FACING = (*(Facing(n, n) for n in (1, 2, 3)), Facing(None, 4), *(Facing(n - 1, n) for n in (5, 6, 7, 8)))


def papers(facing: tuple[Facing, ...] = FACING, direction: Direction = Direction.LTR) -> Papers:
    """White pages before, grey ones after; page 5 (old page 4) and page 1 are not pictured: nothing changed there."""
    before = {page.old: Shot(148, 210, WHITE) for page in facing if page.old and page.new not in (1, 5)}
    after = {page.new: Shot(148, 210, GREY) for page in facing if page.new and page.new not in (1, 5)}
    return Papers(facing, (Shots(before), Shots(after)), direction)


def with_changes(*changes: Change) -> Changes:
    return replace(CHANGES, changes=changes)
