"""Pictures that are too coarse for the press, in pixels an inch of paper."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from booklets import bind, notebook, tag
from raster import PROFILE, album
from recap_print.check.case import Case
from recap_print.check.every import RULES
from recap_print.check.press.case import PressCase
from recap_print.findings import Finding
from recap_print.geometry import Rect
from recap_print.pages.model import Picture, Role
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import read_press
from recap_print.pipeline.project import Project
from recap_print.profiles import Profile
from recap_print.sheets.press import Condition, Limits
from small import ROOT, shipped, workshop


def photo(pixels: tuple[int, int], width: float, bits: int = 8) -> Picture:
    """A picture so many pixels large and so many mm wide, in its own proportions."""
    rect = Rect(20, 30, width, width * pixels[1] / pixels[0])
    return Picture(tag("photo-1", Role.FIGURE, "title"), rect, "carte.jpg", "ab" * 32, pixels, "DeviceGray", bits)


def judged(picture: Picture, limits: Limits | None = None) -> list[Finding]:
    """What P140 and P141 say of one picture, at a press with the limits of GWG unless others are given."""
    booklet = bind(notebook())
    first = replace(booklet.pages[0], items=(picture,))
    prepared = shipped("v11")
    assert prepared.edition is not None
    document = workshop().read_yaml(ROOT / "editions" / "v11.yaml", "edition").document
    assert document is not None
    press, _ = read_press(workshop())
    case = PressCase(
        Case(prepared.edition, document, None, None, {}),
        replace(booklet, pages=(first,)),
        replace(press, limits=limits or Limits()),
        Condition("uncoated", "FOGRA47", "", "", 280),
        Profile("uncoated", PROFILE.read_bytes()),
    )
    return RULES.judge("P14", case)


@pytest.mark.parametrize(
    ("pixels", "width", "bits", "code"),
    [
        ((149, 149), 25.4, 8, "P140"),  # 149 ppi is not more than 149
        ((150, 150), 25.4, 8, "P141"),
        ((224, 224), 25.4, 8, "P141"),
        ((225, 225), 25.4, 8, ""),
        ((549, 549), 25.4, 1, "P140"),
        ((550, 550), 25.4, 1, "P141"),
        ((800, 800), 25.4, 1, ""),
        ((16, 16), 25.4, 8, ""),  # an ornament
        ((17, 5), 25.4, 8, "P140"),
    ],
)
def test_limits_are_those_of_gwg(pixels: tuple[int, int], width: float, bits: int, code: str) -> None:
    assert [finding.code for finding in judged(photo(pixels, width, bits))] == ([code] if code else [])


def test_the_direction_with_fewer_pixels_counts() -> None:
    square = photo((300, 300), 25.4)
    squeezed = replace(square, rect=Rect(20, 30, 25.4, 76.2))
    assert squeezed.ppi == pytest.approx(100)
    assert [finding.code for finding in judged(squeezed)] == ["P140"]


def test_a_press_has_limits_of_its_own() -> None:
    assert [f.code for f in judged(photo((150, 150), 25.4), Limits(image_ppi=200, image_ppi_wanted=300))] == ["P140"]


def test_it_says_how_large_the_picture_may_be() -> None:
    (finding,) = judged(photo((600, 400), 127))
    assert finding.message == "carte.jpg has 120 pixels an inch at 127 mm of width"
    assert finding.help == "more than 149 are asked for: less than 102.3 mm wide, or a larger file"
    assert finding.where.page.startswith("page 1")
    assert finding.where.spot == (20, 30)


PAGE = """\
sections:
  - id: opening
    kind: page
    title: Petit carnet
    pages: 4
    blocks:
      - photo: {file: FILE, alt: Une image, width: 60}
"""


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """The project of the rule cases, with pictures and no colour profile; its layout converts RGB."""
    shutil.copytree(ROOT / "tests" / "cases" / "project", tmp_path, dirs_exist_ok=True)
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    real = ROOT / "fonts" / "atkinson-hyperlegible-next" / "AtkinsonHyperlegibleNext-Regular.ttf"
    (fonts / "Regular.ttf").symlink_to(real)
    album(tmp_path / "editions" / "pictures")
    with (tmp_path / "layouts" / "small.yaml").open("a", encoding="utf-8") as layout:
        layout.write("pictures: {rgb: convert}\n")
    return tmp_path


def found(root: Path, file: str) -> list[tuple[str, str]]:
    path = root / "editions" / "small.yaml"
    head = path.read_text("utf-8").partition("sections:")[0]
    path.write_text(head + PAGE.replace("FILE", file), "utf-8")
    prepared = Workshop(Project(root)).prepare(path)
    assert (prepared.booklet is None) == bool(prepared.findings)
    return [(finding.code, finding.message) for finding in prepared.findings]


def test_colours_without_a_profile_to_convert_them_are_told(small_project: Path) -> None:
    ((code, message),) = found(small_project, "rgb.png")
    assert code == "L019"
    assert "conditions.yaml" in message


def test_what_is_no_file_is_missing(small_project: Path) -> None:
    pictures = small_project / "editions" / "pictures"
    (pictures / "folder.png").mkdir()
    (pictures / "loop.png").symlink_to(pictures / "loop.png")
    (pictures / "gone.png").symlink_to(pictures / "nowhere.png")
    for name in ("folder.png", "loop.png", "gone.png", "GREY.png"):
        assert [code for code, _ in found(small_project, name)] == ["L018"]


def test_a_picture_is_named_never_pathed(small_project: Path) -> None:
    for name in ("../small.yaml", "../../secret.png", "/etc/passwd.png", "a/b.png", "plan.gif", ".png", "été.png"):
        codes = [code for code, _ in found(small_project, name)]
        assert codes == ["S105"], name


def test_a_picture_cannot_be_set_without_words(small_project: Path) -> None:
    path = small_project / "editions" / "small.yaml"
    head = path.read_text("utf-8").partition("sections:")[0]
    for words, code in (("", "S102"), (', alt: ""', "S112"), (', alt: " "', "S112")):
        path.write_text(head + PAGE.replace("FILE, alt: Une image", f"grey.png{words}"), "utf-8")
        findings = Workshop(Project(small_project)).prepare(path).findings
        assert [finding.code for finding in findings] == [code]
