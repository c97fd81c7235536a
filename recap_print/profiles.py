"""An ICC profile: what its header says, and what colours the inks make on its paper.

Header fields are those of ICC.1:2010 §7.2. Colours are computed by LittleCMS, through Pillow.
"""

from __future__ import annotations

import hashlib
import struct
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from recap_print.errors import CannotRead

if TYPE_CHECKING:
    from PIL import Image

HEADER = 128
Percent = tuple[float, float, float, float]
Rgb = tuple[int, int, int]


class Profile:
    """A profile that a press prints by. Raises CannotRead for what is none, with the reason.

    PDF/X-4 asks for an output profile (class ``prtr``) of version 2 or 4 (ISO 15930-7, 6.4); this house
    prints in CMYK alone.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        help = "ask the printer for the CMYK output profile (.icc) of their press"
        if len(data) < HEADER + 4 or data[36:40] != b"acsp":
            raise CannotRead(f"{name} is not an ICC profile", help=help)
        if struct.unpack_from(">I", data)[0] != len(data):
            raise CannotRead(f"{name} is cut short or padded: it says it has another size than it has", help=help)
        if data[12:16] != b"prtr":
            raise CannotRead(f"{name} describes {_DEVICES.get(data[12:16], 'no press')}, not a press", help=help)
        if data[16:20] != b"CMYK":
            space = data[16:20].decode("latin-1").strip()
            raise CannotRead(f"{name} is for {space} inks, not CMYK", help=help)
        if self.version[0] not in "24":
            raise CannotRead(f"{name} is of ICC version {self.version}: PDF/X-4 knows 2 and 4", help=help)
        from PIL.ImageCms import PyCMSError

        try:
            self.srgb((0, 0, 0, 100))
        except (PyCMSError, OSError, ValueError) as error:
            raise CannotRead(f"{name} holds no colours that can be computed: {error}", help=help) from error

    @property
    def version(self) -> str:
        """``2.1``, ``4.4``."""
        return f"{self.data[8]}.{self.data[9] >> 4}"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def description(self) -> str:
        """What the profile calls itself."""
        from PIL import ImageCms

        return " ".join((ImageCms.getProfileDescription(self._icc) or "").split())

    def srgb(self, cmyk: Percent) -> Rgb:
        """How these inks (percent) look on this paper, on a screen whose white is the paper's."""
        from PIL import Image

        ink = Image.new("CMYK", (1, 1), tuple(round(part * 2.55) for part in cmyk))
        red, green, blue = self.on_screen(ink).tobytes()
        return red, green, blue

    def luminance(self, cmyk: Percent) -> float:
        """Relative luminance of these inks, paper being 1 (WCAG 2.2, "relative luminance")."""
        linear = (_linear(part / 255) for part in self.srgb(cmyk))
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    def contrast(self, one: Percent, other: Percent) -> float:
        """Contrast of two mixes of ink, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
        light, dark = sorted((self.luminance(one), self.luminance(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    def on_screen(self, picture: Image.Image) -> Image.Image:
        """A CMYK picture as a screen shows it: relative colorimetric, as an eye takes paper for white."""
        from PIL import ImageCms

        shown = ImageCms.applyTransform(picture, self._to_screen)
        assert shown is not None
        return shown

    def separated(self, picture: Image.Image, source: bytes = b"") -> Image.Image:
        """An RGB picture in this press's inks: relative colorimetric with black point compensation.

        ``source`` is the picture's own profile, sRGB when it has none.
        """
        from PIL import ImageCms

        origin = ImageCms.ImageCmsProfile(BytesIO(source)) if source else ImageCms.createProfile("sRGB")
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        transform = ImageCms.buildTransform(origin, self._icc, "RGB", "CMYK", intent, flags)
        inks = ImageCms.applyTransform(picture, transform)
        assert inks is not None
        return inks

    @cached_property
    def _icc(self) -> Any:
        from PIL import ImageCms

        return ImageCms.ImageCmsProfile(BytesIO(self.data))

    @cached_property
    def _to_screen(self) -> Any:
        from PIL import ImageCms

        screen, intent = ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC
        return ImageCms.buildTransform(self._icc, screen, "CMYK", "RGB", intent)


_DEVICES = {b"mntr": "a screen", b"scnr": "a scanner or camera", b"link": "a conversion", b"spac": "a colour space"}


def _linear(part: float) -> float:
    """One sRGB component made linear (IEC 61966-2-1)."""
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
