"""PDFs written by hand, byte by byte: no library smooths over what a test wants to be awkward."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

MM = 72 / 25.4
TRIM = (148 * MM, 210 * MM)
BLEED = 3 * MM
FONT = "/Font << /F1 3 0 R >>"


def pdf(objects: Sequence[bytes | str], *, root: int = 1, trailer: str = "", header: str = "%PDF-1.4") -> bytes:
    """A file of these objects, numbered from 1, with a true cross-reference table."""
    out = bytearray(f"{header}\n%\xe2\xe3\n".encode("latin-1"))
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += (
            f"{number} 0 obj\n".encode() + (body.encode("latin-1") if isinstance(body, str) else body) + b"\nendobj\n"
        )
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(data: str | bytes, *, deflate: bool = False, entries: str = "") -> bytes:
    raw = data.encode("latin-1") if isinstance(data, str) else data
    packed = zlib.compress(raw) if deflate else raw
    filters = "/Filter /FlateDecode" if deflate else ""
    return f"<< {entries} {filters} /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"


def content(number: int, *, shift: tuple[float, float] = (0, 0), colour: str = "") -> str:
    """A page's number 20 mm from the left and 30 mm above the foot of the trim, whose corner is at ``shift``."""
    x, y = shift
    ink = f"{colour} k {x - BLEED} {y - BLEED} {TRIM[0] + 2 * BLEED} {TRIM[1] + 2 * BLEED} re f\n" if colour else ""
    return f"{ink}0 0 0 1 k BT /F1 12 Tf {x + 20 * MM:.4f} {y + 30 * MM:.4f} Td (page{number}) Tj ET"


def booklet(count: int, page: Callable[[int], tuple[str, Sequence[bytes]]] | None = None, pages: str = "") -> bytes:
    """``count`` pages; ``page`` gives each its own entries and content streams, ``pages`` what all inherit.

    Object 3 is the font F1.
    """
    page = page or plain
    objects: list[bytes | str] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for number in range(1, count + 1):
        entries, streams = page(number)
        contents = []
        for part in streams:
            objects.append(part)
            contents.append(f"{len(objects)} 0 R")
        shown = contents[0] if len(contents) == 1 else f"[{' '.join(contents)}]"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {shown} {entries} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {count} /Kids [{' '.join(kids)}] {pages} >>"
    return pdf(objects)


def box(name: str, left: float, bottom: float, right: float, top: float) -> str:
    return f"/{name} [{left:.4f} {bottom:.4f} {right:.4f} {top:.4f}]"


RESOURCES = f"/Resources << {FONT} >>"


def plain(number: int) -> tuple[str, Sequence[bytes]]:
    """Trim in the corner of the page, no TrimBox."""
    return f"{box('MediaBox', 0, 0, *TRIM)} {RESOURCES}", [stream(content(number))]


def bled(number: int) -> tuple[str, Sequence[bytes]]:
    """3 mm of bleed around a TrimBox; left pages are cyan, right pages magenta, bleed included."""
    colour = "0 1 0 0" if number % 2 else "1 0 0 0"
    boxes = box("MediaBox", 0, 0, TRIM[0] + 2 * BLEED, TRIM[1] + 2 * BLEED)
    boxes += box("TrimBox", BLEED, BLEED, TRIM[0] + BLEED, TRIM[1] + BLEED)
    return f"{boxes} {RESOURCES}", [stream(content(number, shift=(BLEED, BLEED), colour=colour), deflate=True)]


def offset(number: int) -> tuple[str, Sequence[bytes]]:
    """The page's origin is far from its corner, and below zero."""
    x, y = -300.0, 170.5
    media = box("MediaBox", x - 40, y - 50, x + TRIM[0] + 60, y + TRIM[1] + 70)
    trim = box("TrimBox", x, y, x + TRIM[0], y + TRIM[1])
    return f"{media} {trim} {RESOURCES}", [stream(content(number, shift=(x, y)))]


def rotated(angle: int) -> Callable[[int], tuple[str, Sequence[bytes]]]:
    """Stored lying on a side, /Rotate sets it upright; the TrimBox starts at 10, 20."""
    w, h = TRIM
    wide, high = (h, w) if angle % 180 else (w, h)
    turn = {0: (1, 0, 0, 1, 0, 0), 90: (0, 1, -1, 0, h, 0), 180: (-1, 0, 0, -1, w, h), 270: (0, -1, 1, 0, 0, w)}
    a, b, c, d, e, f = turn[angle % 360]

    def page(number: int) -> tuple[str, Sequence[bytes]]:
        boxes = box("MediaBox", 0, 0, wide + 30, high + 30) + box("TrimBox", 10, 20, wide + 10, high + 20)
        lying = f"q {a} {b} {c} {d} {e + 10:.4f} {f + 20:.4f} cm {content(number)} Q"
        return f"{boxes} {RESOURCES} /Rotate {angle}", [stream(lying)]

    return page


def in_pieces(number: int) -> tuple[str, Sequence[bytes]]:
    """Content cut between tokens over three streams, packed or not."""
    words = content(number).split(" ")
    third = len(words) // 3
    parts = [words[:third], words[third : 2 * third], words[2 * third :]]
    streams = [stream(" ".join(part), deflate=index != 1) for index, part in enumerate(parts)]
    return f"{box('MediaBox', 0, 0, *TRIM)} {RESOURCES}", streams


def enlarged(number: int) -> tuple[str, Sequence[bytes]]:
    """One unit is two points."""
    halved = f"q 0.5 0 0 0.5 0 0 cm {content(number)} Q"
    return f"{box('MediaBox', 0, 0, TRIM[0] / 2, TRIM[1] / 2)} {RESOURCES} /UserUnit 2", [stream(halved)]
