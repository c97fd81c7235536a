"""The small project of ``tests/cases`` in a folder of its own, changed in places, and what is found in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from known import known
from raster import PROFILE, album
from recap_print.check.every import RULES
from recap_print.check.press.case import PressCase
from recap_print.check.waive import ON_PRESS, waive
from recap_print.findings import Finding
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project

CASES = Path(__file__).parent / "cases"
FONTS = CASES.parent.parent / "fonts" / "atkinson-hyperlegible-next"


def lay_out(folder: Path) -> Path:
    """The project that cases change, with one real font, pictures, and the paper they are for. Its schemas are judged
    already."""
    shutil.copytree(CASES / "project", folder)
    (folder / "fonts").mkdir()
    (folder / "layouts" / "profiles").mkdir()
    for file in ("conditions.yaml", "uncoated-fogra47l.icc"):
        (folder / "layouts" / "profiles" / file).symlink_to(PROFILE.parent / file)
    album(folder / "editions" / "pictures")
    for name in ("Regular", "Italic"):  # called so, it is what a rule on names of files looks for
        (folder / "fonts" / f"{name}.ttf").symlink_to(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")
    Workshop(Project(folder)).prepare(folder / "editions" / "small.yaml")
    return folder


def changed(text: str, change: str) -> str:
    """``text`` with each top-level key that ``change`` has, comments and all; keys it lacks come last."""
    blocks = {block.partition(":")[0]: block for block in re.split(r"(?m)^(?=\w)", text)}
    blocks |= {block.partition(":")[0]: block for block in re.split(r"(?m)^(?=\w)", change.lstrip())}
    return "".join(block if block.endswith("\n") else block + "\n" for block in blocks.values())


def set_up(root: Path, name: str) -> None:
    """Make the changes that a case of ``tests/cases`` asks for."""
    _, *changes = re.split(r"(?m)^# (\S+), but:\n", (CASES / f"{name}.yaml").read_text("utf-8"))
    assert changes, "a case starts with `# editions/small.yaml, but:`"
    for file, change in zip(changes[::2], changes[1::2], strict=True):
        before = (root / file).read_text("utf-8") if (root / file).exists() else ""
        (root / file).write_text(changed(before, change), "utf-8")


def found_in(root: Path, name: str = "") -> list[Finding]:
    """What is found in the project in ``root``, the current folder; cases of P1 rules are judged at its press too."""
    with known():
        shop = Workshop(Project(root))
        variants = [shop.prepare(Path(said)) for said in shop.with_variants("editions/small.yaml")]
        findings = [*{finding for one in variants for finding in one.findings}]
        return findings + (at_the_press(shop, variants[0]) if name.startswith("P1") else [])


def at_the_press(shop: Workshop, prepared: Prepared) -> list[Finding]:
    """What P1 rules find, less what is waived."""
    case, booklet = prepared.case, prepared.booklet
    assert case is not None, prepared.findings
    assert booklet is not None, prepared.findings
    job = job_for(shop, *read_press(shop, "small"), case.edition.date)
    found = RULES.judge("P1", PressCase(case, booklet, job.press, job.condition, job.profile))
    return waive(found, case, ON_PRESS)[0]
