"""Picture files for tests, made when they are needed: tiny, and of every sort that a designer may bring."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

PROFILE = Path(__file__).parents[1] / "layouts" / "profiles" / "uncoated-fogra47l.icc"


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a file: ``saved(grey(), "PNG")``."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def grey(width: int = 40, height: int = 30) -> Image.Image:
    """A ramp from black at the left to white at the right."""
    return Image.linear_gradient("L").rotate(90).resize((width, height))


def cmyk(width: int = 40, height: int = 30) -> Image.Image:
    """Cyan 100 % to the left, magenta 50 % to the right, black 20 % below."""
    image = Image.new("CMYK", (width, height), (0, 0, 0, 0))
    image.paste((255, 0, 0, 0), (0, 0, width // 2, height))
    image.paste((0, 128, 0, 0), (width // 2, 0, width, height))
    image.paste((0, 0, 0, 51), (0, height - height // 3, width, height))
    return image


def rgb(width: int = 40, height: int = 30) -> Image.Image:
    """Every hue from left to right, light above and dark below."""
    hues = Image.linear_gradient("L").rotate(90).resize((width, height))
    light = Image.linear_gradient("L").rotate(180).resize((width, height))
    return Image.merge("HSV", (hues, Image.new("L", (width, height), 255), light)).convert("RGB")


def bitmap(width: int = 40, height: int = 30) -> Image.Image:
    """Black above, white below, without greys."""
    image = Image.new("1", (width, height), 1)
    image.paste(0, (0, 0, width, height // 2))
    return image


def turned(orientation: int) -> Image.Exif:
    """What a camera held on its side writes into a picture."""
    exif = Image.Exif()
    exif[274] = orientation
    return exif


def album(folder: Path) -> None:
    """The pictures that the cases of rules place, each named for what it is."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "cmyk.jpg": saved(cmyk(600, 400), "JPEG", quality=95),
        "coarse.png": saved(grey(200, 100), "PNG"),
        "grey.png": saved(grey(600, 400), "PNG"),
        "lines.png": saved(bitmap(1200, 800), "PNG"),
        "rgb.png": saved(rgb(600, 400), "PNG"),
        "layers.tif": saved(grey(), "TIFF", save_all=True, append_images=[grey()]),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
