"""Picture files are read for what they print; those that would print otherwise than they look are refused in words."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import zlib
from functools import cache

import pytest
from PIL import Image, ImageChops

from raster import PROFILE, bitmap, cmyk, grey, rgb, saved, turned
from recap_print.errors import CannotRead
from recap_print.pictures import RasterPicture, read_picture
from recap_print.profiles import Profile

SOUND: dict[str, tuple[bytes, str, int, bool]] = {
    "cmyk.jpg": (saved(cmyk(), "JPEG"), "DeviceCMYK", 8, False),
    "cmyk.tif": (saved(cmyk(), "TIFF", compression="tiff_lzw"), "DeviceCMYK", 8, False),
    "grey.jpg": (saved(grey(), "JPEG"), "DeviceGray", 8, False),
    "grey.png": (saved(grey(), "PNG"), "DeviceGray", 8, False),
    "lines.png": (saved(bitmap(), "PNG"), "DeviceGray", 1, False),
    "lines.tif": (saved(bitmap(), "TIFF", compression="group4"), "DeviceGray", 1, False),
    "rgb.jpg": (saved(rgb(), "JPEG"), "DeviceCMYK", 8, True),
    "rgb.png": (saved(rgb(), "PNG"), "DeviceCMYK", 8, True),
    "palette.png": (saved(rgb().quantize(16), "PNG"), "DeviceCMYK", 8, True),
    "progressive.jpg": (saved(cmyk(), "JPEG", progressive=True), "DeviceCMYK", 8, False),
}


@cache
def uncoated() -> Profile:
    return Profile("uncoated", PROFILE.read_bytes())


def sound(name: str) -> RasterPicture:
    picture = read_picture(name, SOUND[name][0])
    return picture.converted(uncoated().separated) if picture.is_rgb else picture


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_picture_says_how_it_prints(name: str) -> None:
    data, space, bits, is_rgb = SOUND[name]
    picture = read_picture(name, data)
    assert (picture.pixels, picture.space, picture.bits, picture.is_rgb) == ((40, 30), space, bits, is_rgb)


@pytest.mark.parametrize("name", SOUND)
def test_rows_hold_what_the_picture_holds(name: str) -> None:
    """Differences add up to the pixels again, each colour for itself, from the left of each row."""
    picture = sound(name)
    image, samples = picture.image(), picture.samples()
    if picture.bits == 1:
        assert samples == image.tobytes()
        return
    colours, pixels = len(image.getbands()), image.tobytes()
    row = 40 * colours
    for y in range(30):
        told, real = samples[y * row : (y + 1) * row], pixels[y * row : (y + 1) * row]
        for colour in range(colours):
            level, rebuilt = 0, []
            for step in told[colour::colours]:
                level = (level + step) % 256
                rebuilt.append(level)
            assert bytes(rebuilt) == real[colour::colours]


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.png": (b"", "not a JPEG, PNG or TIFF"),
    "letter.jpg": (b"This is a letter to a friend.", "not a JPEG, PNG or TIFF"),
    "screen.gif": (saved(grey(), "GIF"), "not a JPEG, PNG or TIFF"),
    "see-through.png": (saved(rgb().convert("RGBA"), "PNG"), "transparency"),
    "one-clear.png": (saved(rgb().quantize(16), "PNG", transparency=0), "transparency"),
    "grey-alpha.png": (saved(grey().convert("LA"), "PNG"), "transparency"),
    "clear-grey.png": (saved(grey(), "PNG", transparency=255), "transparency"),
    "alpha.tif": (saved(rgb().convert("RGBA"), "TIFF"), "transparency"),
    "deep.png": (saved(grey().convert("I;16"), "PNG"), "more than 8 bits"),
    "float.tif": (saved(grey().convert("F"), "TIFF"), "more than 8 bits"),
    "lab.tif": (saved(Image.new("LAB", (4, 4)), "TIFF"), "Lab"),
    "pages.tif": (saved(grey(), "TIFF", save_all=True, append_images=[grey()]), "more than one picture"),
    "moving.png": (saved(grey(), "PNG", save_all=True, append_images=[bitmap().convert("L")]), "more than one picture"),
    "cut.jpg": (saved(grey(400, 300), "JPEG")[:-400], "damaged or cut short"),
    "cut.png": (saved(rgb(400, 300), "PNG")[:-400], "damaged or cut short"),
    "cut.tif": (saved(cmyk(), "TIFF")[:-1000], "damaged or cut short"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_print_otherwise_than_it_looks_is_refused(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(CannotRead, match=why) as caught:
        read_picture(name, data)
    assert caught.value.message.startswith(f"{name} ")
    assert caught.value.help


def test_a_jpeg_that_does_not_say_whether_its_inks_are_inverted_is_refused() -> None:
    data = saved(cmyk(), "JPEG")
    at = data.index(b"\xff\xee")
    with pytest.raises(CannotRead, match="inverted"):
        read_picture("cmyk.jpg", data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :])


def test_a_channel_beside_the_inks_is_refused() -> None:
    """A TIFF of five channels: Pillow would drop the fifth, and nobody would know what it was for."""
    entries = [  # tag, type (3: short, 4: long), count, value (TIFF 6.0, section 2)
        (256, 3, 1, 2),  # width
        (257, 3, 1, 2),  # height
        (258, 3, 5, 8 + 2 + 12 * 10 + 4),  # bits of each channel, which stand behind these entries
        (259, 3, 1, 1),  # not compressed
        (262, 3, 1, 5),  # inks
        (273, 4, 1, 8 + 2 + 12 * 10 + 4 + 10),  # where the pixels start
        (277, 3, 1, 5),  # channels
        (278, 3, 1, 2),  # rows in one strip
        (279, 4, 1, 20),  # its bytes
        (338, 3, 1, 0),  # one channel more, of which nothing is said
    ]
    table = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    data = b"II*\0\x08\0\0\0" + struct.pack("<H", 10) + table + bytes(4) + struct.pack("<5H", *[8] * 5) + bytes(20)
    with pytest.raises(CannotRead, match="channels beside"):
        read_picture("cmyk.tif", data)


def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused_unopened() -> None:
    """30 000 × 30 000 pixels in a file of a hundred bytes."""
    header = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    rows = b"IDAT" + zlib.compress(b"\0" * 40)
    parts = [header, rows, b"IEND"]
    chunks = [(len(p) - 4).to_bytes(4, "big") + p + zlib.crc32(p).to_bytes(4, "big") for p in parts]
    with pytest.raises(CannotRead, match="too many pixels"):
        read_picture("bomb.png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


@pytest.mark.parametrize("profile", [b"rubbish", PROFILE.read_bytes()], ids=["rubbish", "of a press"])
def test_a_colour_profile_of_no_use_is_told_when_colours_are_wanted(profile: bytes) -> None:
    picture = read_picture("rgb.png", saved(rgb(), "PNG", icc_profile=profile))
    with pytest.raises(CannotRead, match="colour profile"):
        picture.converted(uncoated().separated)


def test_a_picture_held_on_its_side_is_set_upright() -> None:
    upright = grey(40, 30)
    for kind in ("JPEG", "TIFF", "PNG"):
        picture = read_picture("side.jpg", saved(upright, kind, exif=turned(6)))
        assert picture.pixels == (30, 40)
        assert picture.jpeg == b"", "a PDF would show it as it is stored"
        top, bottom = (picture.image().getpixel((15, y)) for y in (0, 39))
        assert isinstance(top, int | float)
        assert isinstance(bottom, int | float)
        assert top < 10 < 245 < bottom, "what was to the left is above"


def test_a_jpeg_travels_as_it_is_but_for_what_it_tells_of_its_author() -> None:
    exif = turned(1)
    exif[0x010F] = "Appareil de Camille"
    data = saved(cmyk(), "JPEG", exif=exif, comment=b"chez Camille", icc_profile=b"p" * 200) + b"Camille again"
    picture = read_picture("cmyk.jpg", data)
    assert b"Camille" in data
    assert b"Camille" not in picture.jpeg
    assert b"Adobe" in picture.jpeg
    kept = read_picture("cmyk.jpg", picture.jpeg)
    assert ImageChops.difference(kept.image(), picture.image()).getbbox() is None


@pytest.mark.parametrize("name", ["cmyk.tif", "cmyk.jpg", "grey.png", "lines.png"])
def test_bands_are_the_plates(name: str) -> None:
    """What the four plates hold: cyan on the left half of ``cmyk``; black alone for grey."""
    cyan, magenta, yellow, black = sound(name).bands((4, 3))
    for plate in (cyan, magenta, yellow, black):
        assert (plate.mode, plate.size) == ("L", (4, 3))
    if name.startswith("cmyk"):
        assert level(cyan, 0, 0) == pytest.approx(255, abs=3)
        assert level(cyan, 3, 0) == pytest.approx(0, abs=3)
        assert level(magenta, 3, 0) == pytest.approx(128, abs=3)
        assert level(black, 1, 2) == pytest.approx(51, abs=3)
        return
    assert [plate.getextrema() for plate in (cyan, magenta, yellow)] == [(0, 0)] * 3
    darkest = (0, 0)
    assert level(black, *darkest) > 200
    assert level(black, 3, 2) < 40


def level(plate: Image.Image, x: int, y: int) -> float:
    found = plate.getpixel((x, y))
    assert isinstance(found, int | float)
    return found


def test_no_colour_of_a_screen_becomes_more_ink_than_the_paper_takes() -> None:
    """Every hue at full saturation, light and dark; then noise, which holds everything else."""
    noise = Image.merge("RGB", [Image.effect_noise((200, 200), 120) for _ in range(3)])
    for image in (rgb(256, 64), noise, Image.new("RGB", (1, 1))):
        picture = read_picture("rgb.png", saved(image, "PNG")).converted(uncoated().separated)
        raw = picture.image().tobytes()
        inks = [sum(raw[at : at + 4]) / 2.55 for at in range(0, len(raw), 4)]
        assert 100 < max(inks) <= 280


def test_a_profile_of_the_pictures_own_is_obeyed() -> None:
    """The same numbers mean stronger colours in a wider space."""
    from PIL import ImageCms

    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, own = (
        read_picture("rgb.png", saved(rgb(), "PNG", **more)).converted(uncoated().separated).image()
        for more in ({}, {"icc_profile": wide})
    )
    difference = ImageChops.difference(plain, own).getextrema()
    assert all(isinstance(band, tuple) and band[1] <= 1 for band in difference), "sRGB, said or unsaid, is sRGB"


DAMAGED = ["cmyk.jpg", "progressive.jpg", "cmyk.tif", "lines.tif", "palette.png", "rgb.png"]


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_ends_in_words(name: str) -> None:
    """Cut anywhere, or with bytes changed anywhere, a file is read whole or refused; nothing else ever happens."""
    data = SOUND[name][0]
    chance = random.Random(name)
    hurt = [data[: chance.randrange(len(data))] for _ in range(25)]
    for _ in range(75):
        copy = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            copy[chance.randrange(min(len(copy), chance.choice((60, len(copy)))))] = chance.randrange(256)
        hurt.append(bytes(copy))
    told: list[CannotRead] = []
    for bad in hurt:
        try:
            picture = read_picture(name, bad)
            if picture.is_rgb:
                picture = picture.converted(uncoated().separated)
            picture.samples()
            picture.bands((2, 2))
        except CannotRead as error:
            told.append(error)
    assert len(told) > 10
    assert all(error.message.startswith(name) and error.help for error in told)


def test_nobody_pays_for_pictures_who_has_none() -> None:
    """Pillow takes 20 ms to load: `validate` of an edition without pictures does without it."""
    code = "import sys, recap_print.pipeline.prepare; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
