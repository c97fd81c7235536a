"""Validate and render several editions in one process, as a service or a long CI step would.

python bench/several.py EDITION…    from a project's folder
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from recap_print.pipeline.apart import start_reader
from recap_print.pipeline.make import render
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import SINGLE_PAGES
from recap_print.pipeline.project import Project


def main(names: list[str]) -> None:
    gc.set_threshold(50_000, 20, 50)  # as the front desk does (recap_print/cli)
    workshop = Workshop(Project(Path.cwd()))
    for name in names:
        reader = start_reader()
        prepared = workshop.prepare(workshop.project.edition(name))
        if prepared.booklet is None or prepared.errors:
            sys.exit("\n".join(f"{finding.where}: {finding.message}" for finding in prepared.findings))
        with reader:
            render(workshop, prepared, prepared.booklet, reader, SINGLE_PAGES, None)


if __name__ == "__main__":
    main(sys.argv[1:])
