"""Picture files -> ``RasterPicture``: the only reader of JPEG, PNG and TIFF files.

A file is decoded whole before anything is said of it: what is damaged, hidden in layers or see-through is refused
here, in words, and never met again while drawing. Nothing is kept decoded: a page of photographs takes 30 MB each.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from recap_print.errors import CannotRead

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "TIFF")
Space = Literal["DeviceCMYK", "DeviceGray"]
Plates = tuple["Image.Image", "Image.Image", "Image.Image", "Image.Image"]
Separate = Callable[["Image.Image", bytes], "Image.Image"]
"""An RGB picture and its own colour profile (empty: sRGB) -> the same in the inks of a press."""

_RGB = ("RGB", "P")  # a palette is a list of RGB colours
_SPACES: dict[str, tuple[Space, int]] = {
    "CMYK": ("DeviceCMYK", 8),
    "L": ("DeviceGray", 8),
    "1": ("DeviceGray", 1),
    **dict.fromkeys(_RGB, ("DeviceCMYK", 8)),
}
_FLATTEN = "save it without transparency, on the colour it stands on"
_REFUSED = {
    "LAB": ("is in Lab", "save it in CMYK, in grey or in RGB"),
    **dict.fromkeys(("RGBA", "RGBa", "LA", "La", "PA"), ("has transparency", _FLATTEN)),
    **dict.fromkeys(("I;16", "I;16L", "I;16B", "I;16N", "I", "F"), ("has more than 8 bits a pixel", "save it with 8")),
}
_EXTRA_SAMPLES = 338  # TIFF 6.0, section 18
_SCAN_END = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)  # each read is one value: comparing megabytes says nothing more
class RasterPicture:
    """One picture file, sound to its last pixel and upright.

    ``space`` and ``bits`` are those it prints in; an RGB picture prints once it is ``converted``.
    ``jpeg`` is the file as a PDF can take it, without camera, place or thumbnail; empty for any that cannot be taken
    as it is. ``sha256`` is of the whole file.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    pixels: tuple[int, int]
    space: Space
    bits: int
    is_rgb: bool = False
    jpeg: bytes = field(default=b"", repr=False)
    profile: bytes = field(default=b"", repr=False)
    separate: Separate | None = field(default=None, repr=False)

    def converted(self, separate: Separate) -> RasterPicture:
        """The same picture, in the inks that ``separate`` makes. Raises CannotRead when its own profile is no use."""
        from PIL import Image

        try:
            separate(Image.new("RGB", (1, 1)), self.profile)
        except Exception as error:  # what a file carries as its profile is as little to be trusted as its pixels
            message = f"{self.name} carries a colour profile that cannot be used"
            raise CannotRead(message, help="save it with an RGB profile, such as sRGB, or with none") from error
        return replace(self, separate=separate)

    def image(self) -> Image.Image:
        """The decoded picture as it prints: mode ``CMYK`` (255 is solid ink), ``L`` or ``1`` (0 is black)."""
        image = _decoded(self.name, self.data)
        if not self.is_rgb:
            return image
        if self.separate is None:
            raise ValueError(f"{self.name} is RGB, and no press was named to print it")
        return self.separate(image.convert("RGB"), self.profile)

    def samples(self) -> bytes:
        """Rows of pixels from the top, as PDF counts them; 8-bit ones as differences from the left neighbour.

        That is predictor 2 (TIFF 6.0, section 14): measured, it takes 5 to 30 % off a photograph once compressed.
        """
        from PIL import ImageChops

        image = self.image()
        if self.bits == 1:
            return image.tobytes()
        differences = ImageChops.subtract_modulo(image, ImageChops.offset(image, 1, 0))
        differences.paste(image.crop((0, 0, 1, image.height)), (0, 0))  # the first column has no neighbour
        return differences.tobytes()

    def bands(self, size: tuple[int, int]) -> Plates:
        """Its cyan, magenta, yellow and black plates, averaged to ``size`` pixels: mode ``L``, 255 is solid ink."""
        return _bands(self, size)


@lru_cache(maxsize=64)  # a picture of a template stands on each of its pages
def _bands(picture: RasterPicture, size: tuple[int, int]) -> Plates:
    from PIL import Image, ImageOps

    image = picture.image()
    if picture.space == "DeviceCMYK":
        c, m, y, k = image.resize(size, Image.Resampling.BOX).split()
        return c, m, y, k
    black = ImageOps.invert(image.convert("L").resize(size, Image.Resampling.BOX))
    none = Image.new("L", size)
    return none, none, none, black


def read_picture(name: str, data: bytes) -> RasterPicture:
    """A picture from its file's bytes.

    Raises CannotRead, with what to do, for anything that is not one sound, opaque picture in CMYK, RGB, grey or
    black and white, of at most 89 million pixels (Pillow's own bound on what a small file may unfold to).
    """
    image = _decoded(name, data)
    mode = image.mode
    space, bits = _SPACES[mode]
    return RasterPicture(
        name,
        data,
        hashlib.sha256(data).hexdigest(),
        image.size,
        space,
        bits,
        mode in _RGB,
        _bare_jpeg(data) if mode in ("CMYK", "L") and not _was_turned(data) else b"",
        _profile(image) if mode in _RGB else b"",
    )


def _decoded(name: str, data: bytes) -> Image.Image:
    """The picture, decoded and turned upright; its mode is one of ``_SPACES``."""
    from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # libraries set it for the whole process; grey bars would be printed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow tells of odd metadata, which we do not read
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(data), formats=FORMATS)
            _refuse_unprintable(name, image)
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
        except CannotRead:
            raise
        except UnidentifiedImageError:
            message = f"{name} is not a JPEG, PNG or TIFF picture of a kind that prints"
            raise CannotRead(message, help="save it again as one, with 8 bits a colour and without layers") from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise CannotRead(f"{name} has too many pixels", help="at most 89 million: no page needs more") from None
        except Exception as error:  # damage shows in Pillow in as many ways as formats have parts
            reason = str(error).partition("\n")[0][:120] or type(error).__name__
            raise CannotRead(f"{name} is damaged or cut short: {reason}", help="save or copy it again") from error
    return image


def _refuse_unprintable(name: str, image: Image.Image) -> None:
    mode = image.mode
    if mode not in _SPACES:
        what, help = _REFUSED.get(mode, (f"is in a colour space ({mode}) that nobody prints", "save it in CMYK"))
        raise CannotRead(f"{name} {what}", help=help)
    if "transparency" in image.info:
        raise CannotRead(f"{name} has transparency", help=_FLATTEN)
    if getattr(image, "tag_v2", {}).get(_EXTRA_SAMPLES):
        raise CannotRead(f"{name} has channels beside its colours", help="save it without alpha or spot channels")
    if image.format in ("JPEG", "MPO"):  # a camera's JPEG may carry small copies of itself
        if mode == "CMYK" and "adobe" not in image.info:
            help = "save it with the Adobe marker, or as TIFF"
            raise CannotRead(f"{name} does not say whether its inks are stored inverted", help=help)
        return
    try:
        image.seek(1)
    except EOFError:
        return
    raise CannotRead(f"{name} holds more than one picture", help="save the one that is meant, without layers or frames")


def _profile(image: Image.Image) -> bytes:
    found = image.info.get("icc_profile")
    return found if isinstance(found, bytes) else b""


def _was_turned(data: bytes) -> bool:
    """Did turning it upright move pixels? A PDF shows a JPEG as it is stored."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        orientation: object = Image.open(BytesIO(data), formats=FORMATS).getexif().get(274, 1)
    return orientation != 1


def _bare_jpeg(data: bytes) -> bytes:
    """A JPEG cut down to what decodes it: no camera, place, comment or thumbnail travels to the printer.

    Empty for what is none, and for kinds of JPEG that PDF does not know: it takes baseline and progressive ones
    (ISO 32000-1 §7.4.8).
    """
    if not data.startswith(b"\xff\xd8"):
        return b""
    kept, at = [b"\xff\xd8"], 2
    while found := re.compile(rb"\xff+([^\x00\xff])", re.DOTALL).match(data, at):
        marker, at = found[1][0], found.end()
        if marker == 0xD9:
            return b"".join((*kept, b"\xff\xd9"))
        length = int.from_bytes(data[at : at + 2], "big")
        segment = data[at : at + length]
        at += length
        frame = 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)
        if length < 2 or len(segment) < length or (frame and marker not in (0xC0, 0xC2)):
            return b""
        metadata = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not metadata or (marker == 0xEE and segment[2:7] == b"Adobe"):
            kept.append(bytes((0xFF, marker)) + segment)
        if marker == 0xDA:
            end = _SCAN_END.search(data, at)
            if end is None:
                return b""
            kept.append(data[at : end.start()])
            at = end.start()
    return b""
