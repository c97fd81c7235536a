"""Is everything here that booklets are made with, and as it should be? Looking changes nothing but the cache."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from recap_print.errors import CannotRead, CannotWrite, RecapError, UsageError
from recap_print.pages.made import accepting
from recap_print.pipeline.files import is_file, is_folder, read, shown, write
from recap_print.pipeline.gate import strays
from recap_print.pipeline.installed import Asked, packages, python
from recap_print.pipeline.locks import check_lock
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.program import program
from recap_print.pipeline.project import LOCK, Project, find_project
from recap_print.report.doctor import Fact, Mark

SUMS = "SHA256SUMS"
LISTED = (".ttf", ".otf", ".icc")
"""What is told with its hash even when all is well."""
_SUM = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
_SHORT = 12


def look() -> list[Fact]:
    """Everything that can be known at once. What people must mend is a problem."""
    asked = Asked()  # programs think while we look at files
    facts = [*python(), *packages()]
    try:
        project = find_project()
    except UsageError as error:
        facts += [*asked.facts(), Fact("project", "folder", error.message, Mark.PROBLEM, error.help)]
        return facts
    here = [Fact("project", "folder", project.root.as_posix()), *_folders(project), *_gallery(project)]
    hashes = Hashes()
    files = [*_files(project, hashes)]
    editions = [*_editions(Workshop(project), hashes)]
    return [*facts, *asked.facts(), *files, *here, *editions]


class Hashes:
    """The sha256 of files, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}

    def of(self, path: Path) -> str:
        """Raises CannotRead."""
        if path not in self._known:
            self._known[path] = hashlib.sha256(read(path)).hexdigest()
        return self._known[path]


def _files(project: Project, hashes: Hashes) -> Iterator[Fact]:
    """Fonts and colour profiles beside the hashes that were recorded of them."""
    for folder in (*sorted(path.parent for path in project.fonts.glob(f"**/{SUMS}")), project.conditions.parent):
        sums = folder / SUMS
        if not is_file(sums):
            continue
        recorded = dict(_recorded(sums))
        for name, wanted in sorted(recorded.items()):
            yield from _compared(folder / name, wanted, hashes)
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in LISTED and path.name not in recorded:
                yield _unknown(path, hashes)
    listed = {path.parent for path in project.fonts.glob(f"**/{SUMS}")}
    for file in project.font_files():
        if (path := project.fonts / file).parent not in listed:
            yield _unknown(path, hashes)


def _compared(path: Path, wanted: str, hashes: Hashes) -> Iterator[Fact]:
    again = "bring back the file that was committed, or record the new one on purpose"
    try:
        found = hashes.of(path)
    except CannotRead as error:
        yield Fact("fonts and profiles", shown(path), error.message, Mark.PROBLEM, again)
        return
    if found != wanted:
        said = f"{found[:_SHORT]}, and {SUMS} says {wanted[:_SHORT]}"
        yield Fact("fonts and profiles", shown(path), said, Mark.PROBLEM, again)
    elif path.suffix.lower() in LISTED:
        yield Fact("fonts and profiles", shown(path), found[:_SHORT])


def _unknown(path: Path, hashes: Hashes) -> Fact:
    try:
        said = f"{hashes.of(path)[:_SHORT]}, which no {SUMS} beside it lists"
    except CannotRead as error:
        return Fact("fonts and profiles", shown(path), error.message, Mark.PROBLEM, error.help)
    help = f"`sha256sum {path.name} >> {SUMS}` there says that it is meant"
    return Fact("fonts and profiles", shown(path), said, Mark.NOTE, help)


def _recorded(sums: Path) -> Iterator[tuple[str, str]]:
    for line in read(sums).decode(errors="replace").splitlines():
        if found := _SUM.fullmatch(line.strip()):
            yield found[2], found[1]


def _folders(project: Project) -> Iterator[Fact]:
    for folder, wrong in ((project.out, Mark.PROBLEM), (project.cache, Mark.NOTE)):
        there = next(one for one in (folder, *folder.parents) if os.path.lexists(one))
        if is_folder(there) and os.access(there, os.W_OK | os.X_OK):
            yield Fact(
                "project", f"{folder.name}/", "can be written" if there == folder else "is made when it is needed"
            )
        else:
            cost = "no booklet can be written" if wrong is Mark.PROBLEM else "all is judged anew each time"
            yield Fact(
                "project",
                f"{folder.name}/",
                f"cannot be written: {cost}",
                wrong,
                f"look at who may write {shown(there)}",
            )


def _gallery(project: Project) -> Iterator[Fact]:
    """Does the gallery show the editions there are? Whether each picture is current, its own script says."""
    made = project.root / "docs" / "gallery" / "made.json"
    if not is_file(made):
        return
    with suppress(CannotRead, ValueError, TypeError, AttributeError):
        shown_there = {name.partition(".")[0] for name in json.loads(read(made)) if not name.endswith(".png")}
        there = {*project.edition_names()}
        said = [f"{name} is missing" for name in sorted(there - shown_there)]
        said += [f"{name} is gone" for name in sorted(shown_there - there)]
        if said:
            yield Fact("project", "gallery", ", ".join(said), Mark.PROBLEM, "`make gallery` draws it")
        else:
            yield Fact("project", "gallery", "shows every edition")


def _editions(shop: Workshop, hashes: Hashes) -> Iterator[Fact]:
    """Every edition with its variants: errors, and locks that do not hold."""
    well: list[str] = []
    known: set[str] = set()
    common = _common(shop.project, hashes)
    for edition in shop.project.edition_names():
        try:
            seal = shop.project.cache / "doctor" / _digest(common, *_own(shop.project, edition, hashes))
            names = _sealed(seal)
            troubles = [] if names else [*_troubles(shop, names := shop.with_variants(edition))]
        except RecapError as error:
            yield Fact("editions", edition, error.message, Mark.PROBLEM, error.help)
            continue
        known.update(names)
        yield from troubles
        if not troubles:
            well += names
            with suppress(CannotWrite):
                write(seal, "\n".join(names).encode())
    if well:
        yield Fact("editions", f"{len(well)} of them", f"no errors, and their locks hold: {', '.join(well)}")
    if any(path.name.removesuffix(LOCK) not in known for path in shop.project.editions.glob(f"[!.]*{LOCK}")):
        for stray in strays(shop):
            finding = stray.alarms[0].finding
            yield Fact("editions", stray.edition, finding.message, Mark.PROBLEM, finding.help)


def _troubles(shop: Workshop, names: Sequence[str]) -> Iterator[Fact]:
    """What is wrong with an edition and its variants, each thing once; nothing when all is well."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in names:
        if trouble := _trouble(shop, name):
            found.setdefault(trouble, []).append(name)
    for (said, help), (name, *others) in found.items():
        same = f"; so for {', '.join(others)}" if others else ""
        yield Fact("editions", name, f"{said}{same}", Mark.PROBLEM, help.replace("NAME", name))


def _trouble(shop: Workshop, name: str) -> tuple[str, str] | None:
    """What is wrong with one edition, and what to do about NAME."""
    prepared = shop.prepare(shop.project.edition(name))
    if count := len(prepared.errors):
        return f"{count} error{'' if count == 1 else 's'}", "`recap-print validate NAME` tells"
    assert prepared.drawable is not None, "nothing but errors stands in the way"
    try:
        checked = check_lock(shop, prepared.drawable)
        said = "" if checked.holds else "has moved" if checked.recorded is not None else "is not there"
    except CannotRead as error:
        said = f"cannot be read: {error.message}"
    return (f"its lock {said}", f"`recap-print check NAME` tells; {accepting('NAME')} accepts") if said else None


def _common(project: Project, hashes: Hashes) -> str:
    """A digest of what all editions share: the program, layouts, fonts, pictures, and which editions there are."""
    folders = (project.layouts, project.fonts, project.pictures)
    files = sorted(path for folder in folders for path in folder.glob("**/*") if is_file(path))
    with suppress(CannotRead):
        return _digest(program(project), *project.edition_names(), *(f"{path} {hashes.of(path)}" for path in files))
    return ""


def _own(project: Project, edition: str, hashes: Hashes) -> Sequence[str]:
    """What is an edition's alone: its declaration, and the locks that are called after it."""
    locks = (path for path in project.editions.glob(f"{edition}*{LOCK}") if is_file(path))
    return [f"{path} {hashes.of(path)}" for path in (project.editions / f"{edition}.yaml", *sorted(locks))]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _sealed(seal: Path) -> list[str]:
    """The edition and its variants, when they were found well as they are now."""
    return read(seal).decode(errors="replace").split("\n") if is_file(seal) else []
