"""NOUN: pages as pictures, to be looked at on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from recap_print.pdf.matrix import Matrix


class Seat(NamedTuple):
    """Where a page lies on a sheet: the sheet's ``number`` in its file, the way from mm on the page to mm from the
    top-left corner of the sheet as displayed, and the page's size in mm."""

    number: int
    matrix: Matrix
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A page within its trim: its size in mm, and a JPEG that fills it.

    ``address`` says where it is to be had instead, by whoever shows pages while they are made.
    """

    width: float
    height: float
    data: bytes = b""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shots:
    """Pages of one file by number. ``unseen`` says, in words, why some that were wanted are not among them."""

    pages: Mapping[int, Shot] = field(default_factory=dict)
    unseen: str = ""
