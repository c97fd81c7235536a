"""OLD and NEW as a person types them, as what is compared with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.compare.version import Version
from recap_print.errors import CannotRead, UsageError
from recap_print.pipeline.files import is_file, read, shown
from recap_print.pipeline.named import Clerk, Folder, HasErrors, One, Say, is_declaration, only_locked
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import LOCK, is_path, natural
from recap_print.pipeline.variants import NoVariant, variant_of
from recap_print.source import Document, parse

if TYPE_CHECKING:
    from recap_print.pdf.legible_model import Paper
    from recap_print.pipeline.leafing import Leafing

__all__ = ["HasErrors", "Pair", "previous_of", "sides", "variant_of_side"]


@dataclass(frozen=True, slots=True)
class Pair:
    """What two things are compared: versions of the booklet, or the papers that a printer sends.

    A side is None when a folder has no such edition: ``name`` was added, or removed. The ``prepared`` are there for
    versions that were composed now: their fonts and pictures draw them.
    """

    name: str
    old: Version | Paper | None
    new: Version | Paper | None
    prepared_old: Prepared | None = None
    prepared_new: Prepared | None = None


def sides(
    shop: Workshop | None,
    old: str,
    new: str,
    say: Say = lambda words: None,
    reading: Mapping[str, Leafing] | None = None,
) -> list[Pair]:
    """What ``old`` and ``new`` name: one pair, or for two folders one for each edition, oldest first.

    ``shop`` may be None where there is no project: locks and PDFs need none. ``say`` hears of progress and of what was
    read instead of what was asked for; ``reading`` are PDFs that are being read already.
    Raises HasErrors, and CannotRead and UsageError in words for all else.
    """
    with ExitStack() as until_the_end:
        clerk = Clerk(shop, say, until_the_end, reading or {})
        return _pairs(clerk.side(old), clerk.side(new))


def variant_of_side(shop: Workshop | None, said: str, language: str, layout: str) -> str:
    """What a side is called in this language and this layout; nothing when it is no edition, but a lock, folder or PDF.

    Raises NoVariant when the edition declares none.
    """
    clerk = Clerk(shop, lambda words: None, ExitStack())
    if not is_file(Path(said)) and (revision := clerk.revision(said)):
        then, what = revision
        if not is_declaration(what) or not (is_path(what) or then.declares(what)):
            return ""
        from recap_print.pipeline.past import PastWorkshop

        path = then.edition(what)
        with PastWorkshop(clerk.workshop, clerk.workshop.prepare, then) as past:
            name = past.variant_at(path, language, layout)
        return said if name == Path(path).stem else f"{then.said}:{name}"
    if not is_declaration(said) or clerk.is_folder(said) or only_locked(clerk.workshop, said):
        return ""
    return clerk.workshop.variant(said, language, layout)


def previous_of(shop: Workshop, said: str) -> str:
    """What the edition before this one is called.

    Of ``HEAD~3:v11`` that is ``HEAD~3:v10``, of a lock what the edition of the same name says now.
    Raises UsageError for what names none and for a variant that the one before has not, Unreadable when its YAML is
    none, and CannotRead, at the line that names it, when the one before is not there.
    """
    project = shop.project
    if not is_file(Path(said)) and (revision := Clerk(shop, lambda words: None, ExitStack()).revision(said)):
        then, what = revision
        if not is_declaration(what) or (not is_path(what) and then.lock(what) and not then.declares(what)):
            raise _alone(said)
        path = then.edition(what)
        declared = then.declaration(path)
        document = parse(then.read(declared), then.called(declared))
        return f"{then.said}:{_previous(document, said, Path(path).stem, then.edition, then.lock)}"
    name = Path(said).name.removesuffix(LOCK) if said.endswith(LOCK) else said
    if not is_declaration(name) or only_locked(shop, name):
        raise _alone(said)
    file = project.edition(name)
    written, _ = variant_of(file)
    document = parse(read(written), shown(written))
    previous = _previous(document, said, file.stem, project.edition, lambda edition: is_file(project.lock(edition)))
    shop.must_declare(name)
    if not only_locked(shop, previous):
        try:
            shop.must_declare(previous)
        except NoVariant as error:
            raise NoVariant(error.message, help=_instead(shop, written.stem, file.stem, previous)) from error
    return previous


def _pairs(old: One | Folder, new: One | Folder) -> list[Pair]:
    if isinstance(old, Folder) and isinstance(new, Folder):
        names = sorted({*old.locks, *new.locks}, key=natural)
        return [Pair(name, old.lock(name), new.lock(name)) for name in names]
    if isinstance(old, Folder):
        assert isinstance(new, One)
        old = old.of(new)
    elif isinstance(new, Folder):
        new = new.of(old)
    before, after = _dated(old, new), _dated(new, old)
    name = next((m.booklet.edition for m in (after, before) if isinstance(m, Version)), after.name)
    return [Pair(name, before, after, old.prepared, new.prepared)]


def _dated(side: One, other: One) -> Version | Paper:
    """A side that is read, and composed now beside a lock that knows how it was made, how this one is."""
    matter, prepared = side.matter, side.prepared
    if not isinstance(matter, Version):
        return matter.result()
    recorded = isinstance(other.matter, Version) and other.matter.made is not None
    if not (recorded and prepared and prepared.case):
        return matter
    from recap_print.pipeline.made import made_from

    return replace(matter, made=made_from(prepared.case.document))


def _previous(
    document: Document, said: str, name: str, edition: Callable[[str], object], locked: Callable[[str], object]
) -> str:
    """The edition that this one names, when its file or its lock is there; for a variant, the same variant of that."""
    if "previous" not in document.data:
        raise _alone(said)
    previous, where = document.data["previous"], document.where("previous")
    name, _, variant = name.partition(".")
    if not isinstance(previous, str) or is_path(previous):
        raise CannotRead(f"{where}: `previous` is not the name of an edition")
    if previous == name:
        raise CannotRead(f"{where}: an edition cannot come before itself", help=_COMPARED.format(said))
    try:
        edition(previous)
    except UsageError as error:
        if not locked(previous):
            raise CannotRead(f"{where}: {error.message}", help=error.help) from error
    return f"{previous}.{variant}" if variant else previous


def _instead(shop: Workshop, edition: str, variant: str, previous: str) -> str:
    """What a variant can be compared with when the edition before has none like it."""
    said = f"`recap-print diff {previous.partition('.')[0]} {edition}` compares the editions themselves"
    lock = shop.project.lock(variant)
    return f"{said}, `recap-print diff {shown(lock)} {variant}` this variant with its lock" if is_file(lock) else said


_COMPARED = "`recap-print diff OLD {}` compares it with another"


def _alone(said: str) -> UsageError:
    return UsageError(f"{said} names no `previous`: say what to compare it with", help=_COMPARED.format(said))
