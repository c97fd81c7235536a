"""One edition built in a process of its own: judged, drawn, imposed, preflighted, and stamped when all is well.

``python -m recap_print.pipeline.builder`` reads from standard input what to build, and writes its ``Outcome``.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import stat
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from recap_print.errors import ExitCode, RecapError
from recap_print.findings import Finding
from recap_print.pdf.model import Facts
from recap_print.pipeline.apart import PATIENCE, Reader
from recap_print.pipeline.imposing import asked
from recap_print.pipeline.make import impose_booklet, render
from recap_print.pipeline.outcome import Outcome, State
from recap_print.pipeline.preflight import preflight_edition
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import SINGLE_PAGES, read_press
from recap_print.pipeline.product import Product
from recap_print.pipeline.program import HOUSE
from recap_print.pipeline.project import Project
from recap_print.pipeline.stamps import Looks, Stamp, Trace, from_root, keep_stamp, stamp_file
from recap_print.sheets.press import Delivery


class Watch:
    """The files that this process opens to read, each with its size and time of change just before.

    Python itself tells of them (PEP 578), so that none can be forgotten, whoever reads it and however. A watch cannot
    be taken off again: it is for a process that builds one edition.
    """

    def __init__(self, project: Project) -> None:
        self.seen: dict[str, tuple[int, int]] = {}
        root = project.root.as_posix()
        ours = (HOUSE, sys.prefix, sys.base_prefix, os.path.dirname(os.__file__))
        apart = [folder for folder in ours if not f"{root}/".startswith(f"{folder}/")]  # a project below /usr is one
        self._apart = tuple(f"{folder}/" for folder in (*apart, project.cache, project.out))

    def start(self) -> None:
        sys.addaudithook(self._hear)

    def _hear(self, event: str, said: tuple[Any, ...]) -> None:
        if event != "open" or isinstance(said[0], int) or (said[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            return
        with suppress(OSError, ValueError, TypeError):
            path = os.path.abspath(os.fsdecode(said[0]))
            if path not in self.seen and not path.startswith(self._apart):
                found = os.stat(path)
                if stat.S_ISREG(found.st_mode):
                    self.seen[path] = (found.st_size, found.st_mtime_ns)


class Witness(Reader):
    """A reader that remembers: bytes that are drawn once more, to be judged, are not read once more."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[tuple[bytes, str], Facts] = {}

    def facts(self, data: bytes, name: str, seconds: float = PATIENCE) -> Facts:
        if (data, name) not in self._told:
            self._told[data, name] = super().facts(data, name, seconds)
        return self._told[data, name]


def built(shop: Workshop, name: str) -> Outcome:
    """Make every file of an edition, as single pages and for its own press, and judge each. Nothing is raised."""
    outcome = Outcome(name, State.FAILED, ExitCode.CANNOT_READ)
    try:
        outcome = replace(outcome, variants=tuple(shop.with_variants(name)[1:]))
        with Witness() as reader:  # its imports run beside ours
            return _made(shop, outcome, reader)
    except RecapError as error:
        return replace(outcome, code=error.exit_code, refusal=error.message, help=error.help)


def _made(shop: Workshop, outcome: Outcome, reader: Reader) -> Outcome:
    prepared = shop.prepare(shop.project.edition(outcome.name))
    booklet, case = prepared.drawable, prepared.case
    if booklet is None or case is None or prepared.errors:  # no file of an edition is written beside old ones
        code = ExitCode.CANNOT_READ if prepared.unreadable else ExitCode.FINDINGS
        return replace(outcome, code=code, findings=prepared.findings)
    products: list[Product] = []
    findings: dict[Finding, None] = {}
    passes = True
    try:
        named = dict.fromkeys((SINGLE_PAGES, case.edition.press or SINGLE_PAGES))
        presses = {press: read_press(shop, press)[0] for press in named}  # a slip in one is told before any is drawn
        for press, profile in presses.items():
            if profile.delivery is Delivery.IMPOSED:
                products.append(impose_booklet(shop, prepared, booklet, reader, asked(shop, press), None))
            else:
                products.append(render(shop, prepared, booklet, reader, press, None))
            judged = preflight_edition(shop, prepared, booklet, reader, press)
            findings |= dict.fromkeys(judged.findings)
            passes = passes and judged.passes(strict=False)
    except RecapError as error:
        told = replace(outcome, code=error.exit_code, refusal=error.message, help=error.help)
    else:
        state, code = (State.BUILT, ExitCode.OK) if passes else (State.FAILED, ExitCode.FINDINGS)
        told = replace(outcome, state=state, code=code)
    return replace(told, products=tuple(products), findings=tuple(sorted(findings)))


def stamp(project: Project, outcome: Outcome, program: str, seen: dict[str, tuple[int, int]]) -> None:
    """Remember what a build was made from. What changed meanwhile leaves no stamp: it is built again."""
    looks = Looks(project.root)
    inputs = [looks.trace(looks.named(Path(path))) for path in sorted(seen)]
    outputs = [looks.trace(looks.named(product.path)) for product in outcome.products]
    for trace, as_read in zip(inputs, (seen[path] for path in sorted(seen)), strict=True):
        if trace is None or (trace.size, trace.mtime_ns) != as_read:
            return
    keep_stamp(
        stamp_file(project, outcome.name),
        Stamp(
            program,
            _whole(inputs),
            _whole(outputs),
            tuple(project.edition_names()),
            outcome.variants,
            from_root(outcome.findings, looks),
        ),
    )


def _whole(traces: list[Trace | None]) -> tuple[Trace, ...]:
    return tuple(trace for trace in traces if trace)


def main() -> None:
    """The process: what to build in, what became of it out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells all of us; the command tells us what to do
    signal.signal(signal.SIGTERM, _leave)
    gc.set_threshold(50_000, 20, 50)  # as the front desk does
    said = json.load(sys.stdin.buffer)
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    project = Project(Path(said["root"]))
    watch = Watch(project)
    watch.start()
    try:
        outcome = built(Workshop(project), said["name"])
        if outcome.state is State.BUILT:
            stamp(project, outcome, said["program"], watch.seen)
    except Exception as error:
        if os.environ.get("RECAP_PRINT_DEBUG"):
            raise
        why = f"this is a mistake in recap-print: {type(error).__name__}: {error}"
        outcome = Outcome(said["name"], State.FAILED, ExitCode.OUR_BUG, refusal=why)
    answer.write(pickle.dumps(outcome))


def _leave(number: int, _: object) -> None:
    """Asked to end: what was begun is taken away on the way out, and nothing disturbs that."""
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
