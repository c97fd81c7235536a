"""Pages compared as pictures, apart: the child that draws two hostile files, and the parent that waits for it.

``python -m recap_print.pipeline.picturing`` reads from standard input three lengths (8 bytes each, big-endian), then
what is asked as JSON and the two PDFs; it writes where their pages look different as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from recap_print.geometry import Rect
from recap_print.pdf.legible_model import Job, Looked, View
from recap_print.pipeline.children import Child, Stopped, limited

PATIENCE = 60.0
"""Seconds. Of its own accord the child begins no page after 40."""
MOST_PROCESSOR_SECONDS = 120
LENGTH = 8


def picturer() -> Child:
    """A process that will compare pictures: its libraries load while nobody knows yet which."""
    return Child(__name__)


def start_picturing(
    old: bytes, new: bytes, jobs: Sequence[Job], *, learn: bool, rough: bool = False, by: Child | None = None
) -> Picturing:
    """Begin to compare pages as pictures. ``learn``: the colours of the two files are of different spaces;
    ``rough``: the text of one is outlines."""
    by = by or picturer()
    asked = json.dumps({"jobs": [_job_told(job) for job in jobs], "learn": learn, "rough": rough}).encode()
    parts = (asked, old, new)
    by.feed(b"".join(len(part).to_bytes(LENGTH, "big") for part in parts) + b"".join(parts))
    return Picturing(by, len(jobs))


class Picturing:
    """Pages being compared, while the command goes on with something else."""

    def __init__(self, child: Child, count: int) -> None:
        self._child, self._count = child, count

    def result(self, seconds: float = PATIENCE) -> tuple[list[Looked], tuple[str, ...]]:
        """Where each pair differs, and in words what could not be compared. Never raises for what is in the files."""
        try:
            said = json.loads(self._child.result(seconds))
            looked = [_looked(one) for one in said["looked"]]
            if len(looked) != self._count:
                raise ValueError
            return looked, tuple(map(str, said["unread"]))
        except Stopped as stopped:
            why = str(stopped)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            why = "gave an answer that cannot be understood"
        return [Looked(())] * self._count, (f"no page was compared as a picture: the renderer {why}",)


def main() -> None:
    """The child: two PDFs in, JSON out."""
    from recap_print.pdf.legible_pictures import look  # the parent starts a process so as not to load this

    fed = sys.stdin.buffer.read()
    limited(MOST_PROCESSOR_SECONDS, fed=len(fed))
    lengths = [int.from_bytes(fed[at : at + LENGTH], "big") for at in range(0, 3 * LENGTH, LENGTH)]
    ends = [3 * LENGTH + sum(lengths[:nth]) for nth in range(4)]
    asked, old, new = (fed[start:end] for start, end in pairwise(ends))
    del fed
    said = json.loads(asked)
    jobs = [_job(one) for one in said["jobs"]]
    looked, unread = look(old, new, jobs, learn=said["learn"], rough=said["rough"], codes=True)
    sys.stdout.buffer.write(json.dumps({"looked": [_looked_told(one) for one in looked], "unread": unread}).encode())


def _job_told(job: Job) -> list[object]:
    return [*job[:4], [_told(mask) for mask in job.masks], job.loose]


def _job(said: list[Any]) -> Job:
    old, new, width, height, masks, loose = said
    first, second = (View(int(number), tuple(matrix)) for number, matrix in (old, new))
    return Job(first, second, width, height, tuple(Rect(*mask) for mask in masks), loose)


def _looked_told(looked: Looked) -> list[object]:
    codes = ([[text, _told(rect)] for text, rect in side] for side in (looked.codes_old, looked.codes_new))
    return [[_told(rect) for rect in looked.places], *codes, looked.colours]


def _looked(said: list[Any]) -> Looked:
    places, *codes, colours = said
    old, new = (tuple((str(text), Rect(*map(float, rect))) for text, rect in side) for side in codes)
    pairs = tuple((str(was), str(now)) for was, now in colours)
    return Looked(tuple(Rect(*map(float, rect)) for rect in places), old, new, pairs)


def _told(rect: Rect) -> list[float]:
    return [rect.x, rect.y, rect.width, rect.height]


if __name__ == "__main__":
    main()
