"""The picture files that an edition and its layout name, read once for each edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recap_print.design.model import Layout, Rgb
from recap_print.errors import CannotRead
from recap_print.pictures import RasterPicture, read_picture
from recap_print.pipeline.designs import ReadYaml
from recap_print.pipeline.files import read, shown
from recap_print.pipeline.project import Project

if TYPE_CHECKING:
    from recap_print.profiles import Profile


@dataclass(frozen=True, slots=True)
class Album:
    """Every picture file that is named and exists, or what is wrong with it, by name.

    ``hashes`` are of the profile that RGB is converted through, when any is.
    """

    found: dict[str, RasterPicture | CannotRead] = field(default_factory=dict)
    hashes: tuple[tuple[str, str], ...] = ()


def read_pictures(project: Project, named: Iterable[str], layout: Layout | None, read_yaml: ReadYaml) -> Album:
    """The files of these names. RGB ones are given inks when the layout wants them converted."""
    found: dict[str, RasterPicture | CannotRead] = {}
    profile: Profile | None = None
    known = project.picture_files()
    for name in sorted(set(named)):
        if name not in known:
            continue  # rule L018 says so
        try:
            picture = read_picture(name, read(project.pictures / name))
            if picture.is_rgb and layout and layout.rgb is Rgb.CONVERT:
                profile = profile or _paper(project, read_yaml)
                picture = picture.converted(profile.separated)
            found[name] = picture
        except CannotRead as error:
            found[name] = error
    return Album(found, (("profile uncoated", profile.sha256),) if profile else ())


def _paper(project: Project, read_yaml: ReadYaml) -> Profile:
    """What RGB is converted for while pages are set; when they are drawn, the press's own profile makes the inks."""
    from recap_print.profiles import Profile
    from recap_print.sheets.read import DEFAULT, conditions_from  # for the few editions with an RGB picture

    document = read_yaml(project.conditions, "conditions").document
    if document is None or DEFAULT not in (document.data.get("conditions") or {}):
        raise CannotRead(f"{shown(project.conditions)} has no condition `{DEFAULT}` to convert RGB for")
    _, file = conditions_from(document.data)[DEFAULT]
    path = project.conditions.parent / file
    return Profile(shown(path), read(path))
