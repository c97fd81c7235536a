"""The press profile a preflight is asked for: a name, a file, a printer's own colour profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import SMALL, Desk, Told, a_ready_desk, line_of

from recap_print.errors import ExitCode

PRESS = "layouts/presses/single-pages.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path / "desk")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--press", "sra4"], ExitCode.USAGE, "did you mean `sra3`?"),
        (["--press", ""], ExitCode.USAGE, "there is no press ``"),
        (["--press", "nowhere.yaml"], ExitCode.CANNOT_READ, "there is no file nowhere.yaml"),
        (["--press", SMALL], ExitCode.CANNOT_READ, f"{SMALL}:"),
        (["--format", "pdf"], ExitCode.USAGE, "'junit'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_nobody_can_mean(desk: Desk, words: list[str], code: ExitCode, says: str) -> None:
    told = desk.run("preflight", "small", *words)
    assert (told.code, told.out) == (code, "")
    assert says in told.err


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        (None, "there is no file layouts/presses/partner.icc"),
        (b"", "is not an ICC profile"),
        (b"cut", "is cut short or padded"),
        (b"mntr", "describes a screen, not a press"),
        (b"RGB ", "is for RGB inks, not CMYK"),
        (b"v9", "is of ICC version 9."),
        (b"holes", "holds no colours that can be computed"),
    ],
    ids=["nowhere", "empty", "cut", "screen", "rgb", "version", "holes"],
)
def test_a_printers_profile_that_is_none_is_told_at_the_line_that_names_it(
    desk: Desk, profile: bytes | None, says: str
) -> None:
    desk.edit(PRESS, "condition: uncoated", "icc: partner.icc")
    if profile is not None:
        (desk.root / "layouts/presses/partner.icc").write_bytes(_spoilt(desk, profile))
    told = desk.run("preflight", "small")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert f"{PRESS}:{line_of(desk, 'icc: partner.icc', PRESS)}:6: " in told.err
    assert says in told.err


def _spoilt(desk: Desk, how: bytes) -> bytes:
    """The house's profile after somebody changed its header, or tore it."""
    good = (desk.root / "layouts/profiles/uncoated-fogra47l.icc").read_bytes()
    header = {b"mntr": (12, b"mntr"), b"RGB ": (16, b"RGB "), b"v9": (8, b"\x09")}
    if how in header:
        at, new = header[how]
        return good[:at] + new + good[at + len(new) :]
    return {b"": b"", b"cut": good[:1000], b"holes": good[:300] + bytes(len(good) - 300)}[how]


def test_a_printers_own_profile_is_what_the_file_is_for(desk: Desk) -> None:
    profile = (desk.root / "layouts/profiles/coated-fogra39.icc").read_bytes()
    (desk.root / "layouts/presses/partner.icc").write_bytes(profile)
    desk.edit(PRESS, "condition: uncoated", "icc: partner.icc")
    told: Told = desk.run("preflight", "small")
    assert told.code == ExitCode.OK
    assert "Custom, with the profile `recap-print coated, FOGRA39L, 300 %` (CMYK)" in " ".join(told.out.split())
