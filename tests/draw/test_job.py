"""Output conditions: what a press profile names reaches the file, and what cannot be used is refused at its line."""

from __future__ import annotations

import shutil
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import ImageCms
from printed import PROJECT, drawn
from reading import SHELF, booklet, line

from booklets import SOLID
from recap_print.draw.job import Job
from recap_print.draw.pages import pages_pdf
from recap_print.errors import CannotRead
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project

PROFILES = PROJECT.root / "layouts" / "profiles"
COATED = (PROFILES / "coated-fogra39.icc").read_bytes()
PRESS = """\
format: 1
id: partner
name: A partner
deliver: single-pages
bleed: 3
marks: [slug]
"""
ASKED = "ask the printer for the CMYK output profile (.icc) of their press"


@dataclass(frozen=True)
class Desk:
    """A project of one press profile, and the files beside it."""

    root: Path

    @property
    def path(self) -> Path:
        return self.root / "layouts" / "presses" / "partner.yaml"

    def job(self, more: str = "") -> Job:
        self.path.write_text(PRESS + more, "utf-8")
        shop = Workshop(Project(self.root))
        return job_for(shop, *read_press(shop, "partner"), "2026-09")

    def beside(self, name: str, data: bytes) -> None:
        (self.path.parent / name).write_bytes(data)

    def refused(self, more: str) -> tuple[str, str]:
        """What is said, without the place, which must be the last line of the press profile; and the help."""
        with pytest.raises(CannotRead) as refused:
            self.job(more)
        place, _, said = refused.value.message.partition(": ")
        file, row, _ = place.rsplit(":", 2)
        assert (file, int(row)) == (str(self.path), len((PRESS + more).splitlines()))
        return said, refused.value.help


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "layouts" / "presses").mkdir(parents=True)
    shutil.copytree(PROFILES, tmp_path / "layouts" / "profiles")
    return Desk(tmp_path)


def changed(data: bytes, at: int, by: bytes) -> bytes:
    return data[:at] + by + data[at + len(by) :]


def test_uncoated_is_what_nobody_has_to_say(desk: Desk) -> None:
    job = desk.job()
    assert (job.condition.id, job.condition.identifier, job.condition.coverage_percent) == ("uncoated", "FOGRA47", 280)
    assert job.profile.data == (PROFILES / "uncoated-fogra47l.icc").read_bytes()
    assert (job.press.id, job.date, job.claims) == ("partner", "2026-09", True)


def test_a_condition_is_a_name(desk: Desk) -> None:
    job = desk.job("condition: coated\n")
    assert (job.condition.identifier, job.condition.coverage_percent) == ("FOGRA39", 300)
    assert job.profile.data == COATED


def test_a_partners_profile_is_embedded_and_named_as_no_registry_does(desk: Desk) -> None:
    desk.beside("theirs.icc", COATED)
    job = desk.job("icc: theirs.icc\n")
    pdf = drawn("partner.pdf", pages_pdf(booklet([line("Mon carnet", ink=SOLID)]), SHELF, job))
    (reference,) = pdf.objects.catalog["/OutputIntents"]
    intent = pdf.objects.resolved(reference)
    assert pdf.objects.data(intent["/DestOutputProfile"]) == COATED
    assert intent["/OutputConditionIdentifier"] == "u:Custom"
    assert "/RegistryName" not in intent
    assert "FOGRA39L" in job.profile.description
    assert intent["/Info"] == f"u:{job.profile.description}"
    assert pdf.info["PDF subtype"] == "PDF/X-4"
    assert "Custom" in " ".join(pdf.raw[0])


def test_a_profile_and_a_condition_cannot_both_be_true(desk: Desk) -> None:
    """The file would say FOGRA47, and carry the colours of another paper."""
    desk.beside("theirs.icc", COATED)
    with pytest.raises(CannotRead, match=r"partner\.yaml:\d+:\d+: partner brings its own profile") as caught:
        desk.job("condition: uncoated\nicc: theirs.icc\n")
    assert "remove `condition`" in caught.value.help


def test_a_profile_is_found_from_its_press(desk: Desk) -> None:
    assert desk.job("icc: ../profiles/coated-fogra39.icc\n").profile.data == COATED


def test_version_four_is_known_too(desk: Desk) -> None:
    desk.beside("theirs.icc", changed(COATED, 8, b"\4\x40"))
    assert desk.job("icc: theirs.icc\n").profile.version == "4.4"


SCREEN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SCREEN, "describes a screen, not a press"),
        (b"", "is not an ICC profile"),
        (b"%PDF-1.6\n" * 99, "is not an ICC profile"),
        (COATED[:100], "is not an ICC profile"),
        (COATED[:-1], "is cut short or padded: it says it has another size than it has"),
        (COATED + b"\0", "is cut short or padded: it says it has another size than it has"),
        (changed(COATED, 12, b"scnr"), "describes a scanner or camera, not a press"),
        (changed(COATED, 12, b"\xff\xff\xff\xff"), "describes no press, not a press"),
        (changed(COATED, 16, b"GRAY"), "is for GRAY inks, not CMYK"),
        (changed(COATED, 8, b"\5\0"), "is of ICC version 5.0: PDF/X-4 knows 2 and 4"),
        pytest.param(changed(COATED, 128, bytes(4)), "holds no colours that can be computed: "),
        pytest.param(struct.pack(">I", 400) + COATED[4:400], "holds no colours that can be computed: "),
    ],
    ids=["screen", "empty", "PDF", "stub", "cut", "padded", "scanner", "none", "grey", "v5", "no tags", "few tags"],
)
def test_a_profile_that_no_press_prints_by_is_refused_at_the_line_that_names_it(
    data: bytes, said: str, desk: Desk
) -> None:
    desk.beside("theirs.icc", data)
    message, help = desk.refused("icc: theirs.icc\n")
    assert message.startswith(f"{desk.path.parent}/theirs.icc {said}")
    assert help == ASKED


def test_a_profile_that_is_not_there_is_missed_at_the_line_that_names_it(desk: Desk) -> None:
    assert desk.refused("icc: theirs.icc\n")[0] == f"there is no file {desk.path.parent}/theirs.icc"
    assert desk.refused("icc: ..\n")[0].endswith(" is a folder")


def test_a_condition_that_is_not_there_is_missed_with_the_nearest_name(desk: Desk) -> None:
    assert desk.refused("condition: uncoted\n") == ("there is no condition `uncoted`", "did you mean `uncoated`?")
    assert desk.refused("condition: newsprint\n")[1] == "there are: uncoated, coated"


def test_a_profile_of_ours_that_is_missing_is_not_the_presss_fault(desk: Desk) -> None:
    (desk.root / "layouts" / "profiles" / "uncoated-fogra47l.icc").unlink()
    with pytest.raises(CannotRead) as refused:
        desk.job()
    assert refused.value.message == f"there is no file {desk.root}/layouts/profiles/uncoated-fogra47l.icc"


def test_a_press_that_calls_itself_otherwise_than_its_file_is_refused(desk: Desk) -> None:
    desk.path.write_text(PRESS.replace("id: partner", "id: other"), "utf-8")
    shop = Workshop(Project(desk.root))
    with pytest.raises(CannotRead, match=r"partner\.yaml:2:\d+: the press calls itself `other` and its file `partner`"):
        read_press(shop, "partner")


def test_a_project_without_our_conditions_may_have_a_profile_of_its_own(desk: Desk) -> None:
    desk.beside("theirs.icc", COATED)
    own = "format: 1\nconditions:\n  news: {icc: n.icc, identifier: N, info: Newsprint, coverage_percent: 240}\n"
    (desk.root / "layouts" / "profiles" / "conditions.yaml").write_text(own, "utf-8")
    assert desk.job("icc: theirs.icc\n").condition.identifier == "Custom"
