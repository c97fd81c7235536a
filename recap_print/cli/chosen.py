"""Which edition is meant: what was named, in the language and the layout that were asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.errors import UsageError

if TYPE_CHECKING:
    from recap_print.pipeline.prepare import Workshop

Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="fr|en|ar", help="The variant in this language: `v11 --lang ar` is v11.ar."),
]
Laid = Annotated[
    str | None, typer.Option("--layout", help="The variant in this layout: `v11 --layout large` is v11.large.")
]
FOR_EDITIONS = "--lang and --layout are for editions"


def in_variant(shop: "Workshop", said: str, language: str | None, layout: str | None) -> str:
    """The edition that was named, in the language and layout that were asked for."""
    if not (language or layout):
        return said
    if said.lower().endswith(".pdf"):
        raise UsageError(FOR_EDITIONS, help="a PDF is as it is")
    return shop.variant(said, language or "", layout or "")


def all_of(
    shop: "Workshop",
    said: list[str] | None,
    language: str | None = None,
    layout: str | None = None,
    changed: frozenset[Path] = frozenset(),
) -> Iterator[str]:
    """What was named, or every edition, each once and followed by its variants, which are known when it is read.

    With a language or a layout, the one variant of each; without names, of each that has it. ``changed`` are files that
    were saved since: only what they may concern.
    """
    chosen = language or layout
    names = _in_variants(shop, said, language, layout) if chosen else said or shop.project.edition_names()
    if changed:
        from recap_print.pipeline.watching import concerned

        names = concerned(shop.project, names, changed)
    if chosen:
        yield from dict.fromkeys(names)
        return
    told: set[str] = set()
    for name in names:
        if name not in told:
            yield name  # before its variants: whoever waits for a slow file is told which
        fresh = [one for one in shop.with_variants(name) if one not in {*told, name}]
        told.update((name, *fresh))
        yield from fresh


def sides_in_variant(
    shop: "Workshop | None", said: list[str], language: str | None, layout: str | None
) -> tuple[str, ...]:
    """Sides of a comparison, each that is an edition in the language and layout that were asked for."""
    if not (language or layout):
        return (*said,)
    from recap_print.pipeline.sides import variant_of_side
    from recap_print.pipeline.variants import NoVariant

    try:
        found = [variant_of_side(shop, one, language or "", layout or "") for one in said]
    except NoVariant as error:
        if len(said) == 1:
            raise
        as_named = f"without --lang and --layout, {' and '.join(said)} are compared as they are"
        raise NoVariant(error.message, help=f"{error.help}; {as_named}") from error
    if not any(found):
        raise UsageError(FOR_EDITIONS, help="locks, folders and PDFs are as they are")
    return tuple(one or as_it_is for one, as_it_is in zip(found, said, strict=True))


def _in_variants(shop: "Workshop", said: list[str] | None, language: str | None, layout: str | None) -> list[str]:
    """The variant of each edition that was named; of all editions, of those that have it."""
    from recap_print.pipeline.variants import NoVariant

    if said:
        return [in_variant(shop, name, language, layout) for name in said]
    found, refusal = [], None
    for name in shop.project.edition_names():
        try:
            found.append(in_variant(shop, name, language, layout))
        except NoVariant as error:
            refusal = error
    if refusal and not found:
        raise refusal
    return found
