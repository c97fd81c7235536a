"""The font files are the ones that were copied, may be embedded, and carry their licence."""

from __future__ import annotations

import hashlib
import re
import struct
from pathlib import Path

import pytest

FONTS = Path(__file__).parent.parent / "fonts"
FILES = sorted(FONTS.glob("*/*.ttf"))


def tables(font: bytes) -> dict[str, bytes]:
    """The tables of an sfnt file by tag (OpenType 1.9, "Organization of an OpenType font")."""
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): font[offset : offset + length] for tag, _, offset, length in entries}


def test_the_weights_a_layout_may_ask_for() -> None:
    weights = {path.stem.removeprefix("AtkinsonHyperlegibleNext-") for path in FILES}
    assert weights >= {"Regular", "Medium", "SemiBold", "Bold", "ExtraBold"}


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda folder: folder.name)
def test_sums_are_those_that_were_copied(folder: Path) -> None:
    found = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(folder.glob("*.ttf"))]
    assert found == (folder / "SHA256SUMS").read_text("ascii").splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_truetype_outlines_free_to_embed(path: Path) -> None:
    font = path.read_bytes()
    found = tables(font)
    assert font[:4] == b"\0\1\0\0", "TrueType, not OpenType/CFF: the PDF writer refuses CFF"
    assert "glyf" in found
    assert "CFF " not in found
    fs_type = struct.unpack_from(">H", found["OS/2"], 8)[0]
    assert fs_type == 0, "OS/2 fsType 0: installable embedding, no restriction"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_licence_and_origin_stand_beside_it(path: Path) -> None:
    licence = (path.parent / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    _, whose = re.split(r"[\d-]+ ", licence.splitlines()[0], maxsplit=1)  # the year of the two is not always the same
    assert whose.encode("utf-16-be") in tables(path.read_bytes())["name"], "the licence is this font's"
    readme = (path.parent / "README.md").read_text("utf-8")
    assert "SIL Open Font License 1.1" in readme
    assert "copied from" in readme
