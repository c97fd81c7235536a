"""How a sheet gets its second side: about which axis it turns, and where its ink holds then."""

from __future__ import annotations

from recap_print.geometry import Rect
from recap_print.sheets.press import Press, Work


def turns_backs(press: Press, work: Work) -> bool:
    """Does the sheet turn about its horizontal axis between its two sides?"""
    match work:
        case Work.SHEETWISE:
            return press.turns_backs
        case Work.TURN:
            return False
        case Work.PERFECTING | Work.TUMBLE:
            return True


def printable(press: Press, work: Work) -> Rect:
    """Where ink holds on either side: a sheet turned about its horizontal axis is held by its other edge too."""
    rim = press.unprintable
    head = max(rim.head, press.gripper) if turns_backs(press, work) else rim.head
    return Rect(0.0, 0.0, press.width, press.height).inset(rim.left, head, rim.right, max(rim.foot, press.gripper))
