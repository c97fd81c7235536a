"""A table of whole processes side by side, for benches of some commands and of what beside them does the same.

Timed as `run.py` times: every command once a round, after a warm-up. A part that cannot run yet is left out, and the
exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from run import Failed, Job, Row, Sample, machine, project, row, run


def race(found: list[Job], rounds: int, folder: Path) -> tuple[dict[str, list[Sample]], list[str]]:
    """Samples by job, and why others could not run in the warm-up."""
    samples: dict[str, list[Sample]] = {}
    refused = []
    for job in found:
        try:
            run(job, folder)
            samples[job.key] = []
        except Failed as error:
            refused.append(str(error))
    for turn in range(1, rounds + 1):
        print(f"· round {turn} of {rounds}", file=sys.stderr)
        for job in found:
            if job.key in samples:
                samples[job.key].append(run(job, folder))
    return samples, refused


def told(table: list[Row], reference: str) -> str:
    width = max(len(line.what) for line in table)
    beside = next((line.wall_ms for line in table if line.key == reference), None)
    lines = [
        f"{'':{width}}     wall ms        CPU ms      peak",
        f"{'':{width}}  median least  median least    MB  × {reference}  goal",
    ]
    for line in table:
        times = f"{line.wall_ms / beside:.2f}" if beside else ""
        goal = f"{line.goal_ms:.0f}" if line.goal_ms is not None else ""
        figures = f"{line.wall_ms:6.0f} {line.least_wall_ms:5.0f}  {line.cpu_ms:6.0f} {line.least_cpu_ms:5.0f}"
        lines.append(
            f"{line.what:{width}}  {figures}  {line.peak_mb:4.0f}  {times:>{len(reference) + 2}}  {goal:>4}".rstrip()
        )
    return "\n".join(lines)


def main(prog: str, about_it: str, found: list[Job], beside: str, ready: Callable[[Path], None] | None = None) -> int:
    """The command line of a bench: ``found`` are its jobs, ``beside`` the key of the one that others are measured in,
    ``ready`` makes what they need in a copy of the project."""
    parser = argparse.ArgumentParser(prog=prog, description=about_it)
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds after the warm-up (default: 7)")
    parser.add_argument("--only", action="append", metavar="NAME", help=f"this job, and {beside}; may be repeated")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    names = [job.key for job in found]
    if unknown := set(asked.only or ()) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; --only takes one of: {', '.join(names)}")
    found = [job for job in found if not asked.only or job.key in {*asked.only, beside}]
    with tempfile.TemporaryDirectory(prefix="recap-print-bench-") as temporary:
        folder = project(Path(temporary) / "project")
        if ready:
            ready(folder)
        samples, refused = race(found, asked.rounds, folder)
    table = [row(job.key, job.what, samples[job.key], job.goal_ms) for job in found if job.key in samples]
    about = machine(asked.rounds)
    if asked.json:
        print(json.dumps({"machine": about, "rows": [asdict(line) for line in table]}, indent=2))
    elif table:
        print(told(table, beside))
        print(
            f"\nPython {about['python']}, {about['system']}, {about['processor']}, load {about['load']};"
            f" {asked.rounds} rounds after a warm-up"
        )
    for why in refused:
        print(f"bench: {why}", file=sys.stderr)
    return 1 if refused else 0
