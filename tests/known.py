"""What many commands of one process make alike is made once: most of their time would go there.

All of it is what pure functions answer: who asks them the same again is given the answer of the time before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache, lru_cache
from typing import Any
from unittest.mock import patch

import typer.main

from recap_print.check.case import Case
from recap_print.design.model import Layout
from recap_print.design.pictograms import Pictogram, pictograms_from
from recap_print.design.read import layout_from
from recap_print.edition.model import Edition
from recap_print.findings import Finding, Registry
from recap_print.fonts import FontFile, FontShelf
from recap_print.pages.model import Booklet
from recap_print.pictures import RasterPicture
from recap_print.pipeline.variants import meant
from recap_print.source import check_schema, parse, typed
from recap_print.typeset.compose import NO_PICTURES, compose
from recap_print.typeset.ream import Ream

MOST = 60
"""How many answers of a kind are remembered: those of two editions and their variants, however they are edited."""


class _Answers:
    """The last answers, each beside its question. A key only says where to look: questions are compared."""

    def __init__(self) -> None:
        self._known: dict[object, tuple[object, Any]] = {}

    def get(self, key: object, question: object, answer: Callable[[], Any]) -> Any:
        known = self._known.pop(key, None)
        if known is None or known[0] != question:
            known = question, answer()
        self._known[key] = known
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return known[1]


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of what was read, which is remembered too, and of a schema or a name."""
    answers = _Answers()

    def remembered(read: Any, *beside: Any) -> Any:
        names = (one["title"] if isinstance(one, dict) else one for one in beside)
        return answers.get((id(read), *names), read, lambda: function(read, *beside))

    return remembered


_SET, _JUDGED = _Answers(), _Answers()
_judge = Registry.judge


def _set(
    edition: Edition,
    layout: Layout,
    shelf: FontShelf,
    pictograms: Mapping[str, Pictogram],
    hashes: tuple[tuple[str, str], ...] = (),
    pictures: Mapping[str, RasterPicture] = NO_PICTURES,
    ream: Ream | None = None,
) -> Booklet:
    """Fonts, drawings and pictures are known by the digests that a booklet keeps of them."""

    def made() -> Booklet:
        return compose(edition, layout, shelf, pictograms, hashes, pictures, ream)

    found: Booklet = _SET.get((edition.name, hashes), (edition, layout, sorted(pictures)), made)
    return found


def _judged(rules: Registry, family: str, noun: Any) -> list[Finding]:
    if not isinstance(noun, Case):
        return _judge(rules, family, noun)
    key = family, id(noun.document), id(noun.booklet)
    return list(_JUDGED.get(key, noun, lambda: _judge(rules, family, noun)))


REMEMBERED: Mapping[str, Callable[..., Any]] = {
    "typer.main.get_command": cache(typer.main.get_command),  # takes longer to lay than most commands do
    "recap_print.pipeline.prepare.parse": lru_cache(MOST)(parse),
    "recap_print.pipeline.prepare.typed": _once(typed),
    "recap_print.pipeline.prepare.check_schema": _once(check_schema),
    "recap_print.pipeline.prepare.meant": _once(meant),
    "recap_print.pipeline.designs.layout_from": _once(layout_from),
    "recap_print.pipeline.designs.pictograms_from": _once(pictograms_from),
    "recap_print.pipeline.designs.FontFile": lru_cache(30)(FontFile),
    "recap_print.typeset.compose.compose": _set,
}


@contextmanager
def known() -> Iterator[None]:
    """The table of commands, what the same bytes of YAML say, how the same font shapes words, pages of the same edition
    in the same layout, and what rules find in the same: once for all commands."""
    with ExitStack() as stack:
        for name, remembered in REMEMBERED.items():
            stack.enter_context(patch(name, remembered))
        stack.enter_context(patch.object(Registry, "judge", _judged))
        yield
