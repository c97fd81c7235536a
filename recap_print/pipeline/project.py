"""Where a project keeps its editions, layouts, fonts and results, and what their names mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from recap_print.errors import UsageError
from recap_print.findings import did_you_mean
from recap_print.pipeline.files import is_file, is_folder, shown

LOCK = ".lock.json"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with ``editions/`` and ``layouts/``. ``cache`` may be deleted at any time."""

    root: Path

    @property
    def editions(self) -> Path:
        return self.root / "editions"

    @property
    def layouts(self) -> Path:
        return self.root / "layouts"

    @property
    def presses(self) -> Path:
        return self.root / "layouts" / "presses"

    @property
    def conditions(self) -> Path:
        return self.root / "layouts" / "profiles" / "conditions.yaml"

    @property
    def fonts(self) -> Path:
        return self.root / "fonts"

    @property
    def pictures(self) -> Path:
        return self.root / "editions" / "pictures"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    def edition_names(self) -> list[str]:
        """Every edition, oldest first: v2 comes before v11."""
        return sorted(_stems(self.editions), key=natural)

    def layout_names(self) -> tuple[str, ...]:
        return tuple(name for name in _stems(self.layouts) if name != "pictograms")

    def press_names(self) -> list[str]:
        return sorted(_stems(self.presses))

    def font_files(self) -> tuple[str, ...]:
        """Font files by their path below ``fonts/``."""
        return tuple(sorted(path.relative_to(self.fonts).as_posix() for path in self.fonts.glob("**/*.ttf")))

    def picture_files(self) -> tuple[str, ...]:
        """Picture files by name: what lies directly in ``editions/pictures/``."""
        return tuple(sorted(path.name for path in self.pictures.glob("[!.]*") if is_file(path)))

    def edition(self, said: str) -> Path:
        """The file of an edition: a name, or a path to a YAML file. Raises UsageError with the nearest names.

        A variant is called as if it had a file of its own: ``v11.ar`` (see ``pipeline.variants``).
        """
        if is_path(said):
            return Path(said)
        if is_file(self.editions / f"{said.partition('.')[0]}.yaml"):
            return self.editions / f"{said}.yaml"
        raise _unknown("edition", said, self.edition_names(), self.editions)

    def press(self, said: str) -> Path:
        """The file of a press profile: a name, or a path to a YAML file."""
        if is_path(said):
            return Path(said)
        if is_file(path := self.presses / f"{said}.yaml"):
            return path
        raise _unknown("press", said, self.press_names(), self.presses)

    def made(self, name: str) -> Path:
        """The folder for what is made of an edition and of its variants."""
        return self.out / name.partition(".")[0]

    def lock(self, name: str) -> Path:
        return self.editions / f"{name}{LOCK}"


def find_project(*named: Path) -> Project:
    """The project around the current folder, or else around one of the files that are ``named``.

    Raises UsageError when there is none, or when the current folder itself is gone.
    """
    try:
        here = Path.cwd()
        starts = (here, *(path.absolute().parent for path in named))
    except OSError as error:
        raise UsageError("the current folder is gone", help="go to the folder of the booklet") from error
    for start in starts:
        for folder in (start, *start.parents):
            if is_folder(folder / "editions") and is_folder(folder / "layouts"):
                return Project(folder)
    raise UsageError(
        f"no project here: {here} has no editions/ and layouts/, nor has any folder above it",
        help="go to the folder of the booklet first",
    )


def is_path(said: str) -> bool:
    """Does an argument name a file rather than an edition?"""
    return "/" in said or "\\" in said or said.endswith((".yaml", ".yml", ".json", ".pdf"))


def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts v2 before v11."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in re.findall(r"\d+|\D+", name))


def _stems(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("[!.]*.yaml") if is_file(path))


def _unknown(kind: str, said: str, known: list[str], folder: Path) -> UsageError:
    help = did_you_mean(said, known) or (f"there are: {', '.join(known)}" if known else f"{shown(folder)} is empty")
    return UsageError(f"there is no {kind} `{said}`", help=help)
