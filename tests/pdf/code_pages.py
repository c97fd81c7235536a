"""Pages with QR codes on them, written by pikepdf: where each code stands is known here, to the micrometre.

Millimetres from the top-left corner of the trim as displayed, y down; a page is A5 unless said otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from recap_print.geometry import Rect
from recap_print.typeset.symbols import modules

MM = 72 / 25.4
"""Points in a millimetre, said here a second time on purpose."""
A5 = (148.0, 210.0)
BLACK = "0 0 0 1 k"


@dataclass(frozen=True, slots=True)
class Code:
    """A code to be placed: what it says, its left and top, how large its modules are, with what they are filled."""

    text: str
    x: float
    y: float
    module: float = 0.4
    ink: str = BLACK

    @property
    def rows(self) -> tuple[str, ...]:
        return modules(self.text)

    @property
    def box(self) -> Rect:
        return Rect(self.x, self.y, len(self.rows) * self.module, len(self.rows) * self.module)

    def dark(self) -> Iterable[tuple[float, float]]:
        """The left and top of every dark module."""
        for down, row in enumerate(self.rows):
            for across, bit in enumerate(row):
                if bit == "1":
                    yield self.x + across * self.module, self.y + down * self.module


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. ``origin`` is the lower left corner of its MediaBox, in points; ``slug`` surrounds the trim, and is
    mm to the left, above, to the right and below of the page as written (before ``rotation``, clockwise).
    ``before`` is painted first, ``content`` instead of the codes."""

    codes: tuple[Code, ...] = ()
    size: tuple[float, float] = A5
    origin: tuple[float, float] = (0.0, 0.0)
    slug: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rotation: int = 0
    user_unit: float = 1.0
    before: str = ""
    content: str | None = None

    def matrix(self) -> str:
        """From mm below the displayed trim's top-left corner, y down, to the points of the page as written."""
        left, bottom, right, top = self.trim()
        by = MM / self.user_unit
        a, b, c, d, x, y = {
            0: (1, 0, 0, -1, left, top),
            90: (0, 1, 1, 0, left, bottom),
            180: (-1, 0, 0, 1, right, bottom),
            270: (0, -1, -1, 0, right, top),
        }[self.rotation]
        return f"{a * by:.6f} {b * by:.6f} {c * by:.6f} {d * by:.6f} {x:.6f} {y:.6f} cm"

    def trim(self) -> tuple[float, float, float, float]:
        by = MM / self.user_unit
        wide, high = self.size if self.rotation % 180 == 0 else self.size[::-1]
        left, bottom = self.origin[0] + self.slug[0] * by, self.origin[1] + self.slug[3] * by
        return left, bottom, left + wide * by, bottom + high * by

    def media(self) -> tuple[float, float, float, float]:
        by = MM / self.user_unit
        _, _, right, top = self.trim()
        return *self.origin, right + self.slug[2] * by, top + self.slug[1] * by

    def stream(self) -> bytes:
        painted = self.content if self.content is not None else "\n".join(squares(code) for code in self.codes)
        return f"q {self.matrix()}\n{self.before}\n{painted}\nQ".encode()


def squares(code: Code, gap: float = 0.0) -> str:
    """A rectangle for each dark module; ``gap`` is left between them, as a part of a module."""
    side = code.module * (1 - gap)
    return f"{code.ink}\n" + "\n".join(f"{x:.5f} {y:.5f} {side:.5f} {side:.5f} re" for x, y in code.dark()) + "\nf"


def written(sheets: Sequence[Sheet], *, trimmed: bool = True, password: str | None = None) -> bytes:
    """A PDF of these pages; without TrimBoxes when not ``trimmed``."""
    with pikepdf.new() as pdf:
        for sheet in sheets:
            page = pdf.add_blank_page()
            page.obj.Contents = pdf.make_stream(sheet.stream())
            page.obj.MediaBox = Array(sheet.media())
            if trimmed:
                page.obj.TrimBox = Array(sheet.trim())
            if sheet.rotation:
                page.obj.Rotate = sheet.rotation
            if sheet.user_unit != 1:
                page.obj.UserUnit = sheet.user_unit
        return saved(pdf, password)


def saved(pdf: pikepdf.Pdf, password: str | None = None) -> bytes:
    out = io.BytesIO()
    locked = pikepdf.Encryption(owner="owner", user=password) if password is not None else False
    pdf.save(out, encryption=locked)
    return out.getvalue()


def bits(code: Code) -> tuple[int, bytes]:
    """The modules as a picture of one bit each, dark ones 1: its side, its rows padded to bytes."""
    wide = (len(code.rows) + 7) // 8
    rows = (int(row.ljust(wide * 8, "0"), 2).to_bytes(wide, "big") for row in code.rows)
    return len(code.rows), b"".join(rows)


def pictured(code: Code, *, mask: bool) -> bytes:
    """A page whose code is an image of one bit a module: grey, or a mask through which black is painted."""
    side, data = bits(code)
    box = code.box
    with pikepdf.open(io.BytesIO(written([Sheet()]))) as pdf:
        image = pdf.make_stream(data)
        image.update(
            {
                "/Type": Name.XObject,
                "/Subtype": Name.Image,
                "/Width": side,
                "/Height": side,
                "/BitsPerComponent": 1,
                "/Decode": Array([1, 0]),
            }
        )
        if mask:
            image["/ImageMask"] = True
        else:
            image["/ColorSpace"] = Name.DeviceGray
        place = f"{code.ink} {box.width} 0 0 {-box.height} {box.x} {box.bottom} cm /X Do"
        page = pdf.pages[0]
        page.obj.Contents = pdf.make_stream(Sheet(content=place).stream())
        page.obj.Resources = Dictionary(XObject=Dictionary(X=image))
        return saved(pdf)


def lettered(code: Code) -> bytes:
    """A page whose code is set in a font that has a square for a dark module and a blank for a light one."""
    with pikepdf.open(io.BytesIO(written([Sheet()]))) as pdf:
        square, blank = pdf.make_stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f"), pdf.make_stream(b"1 0 0 0 1 1 d1")
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 1, 1]),
            FontMatrix=Array([1, 0, 0, 1, 0, 0]),
            CharProcs=Dictionary(square=square, blank=blank),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([48, Name.blank, Name.square])),
            FirstChar=48,
            LastChar=49,
            Widths=Array([1, 1]),
            Resources=Dictionary(),
        )
        lines = "\n".join(
            f"{code.module} 0 0 {-code.module} {code.x} {code.y + (down + 1) * code.module:.5f} Tm ({row}) Tj"
            for down, row in enumerate(code.rows)
        )
        page = pdf.pages[0]
        page.obj.Contents = pdf.make_stream(Sheet(content=f"{code.ink} BT /F 1 Tf\n{lines}\nET").stream())
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        return saved(pdf)
