"""How long all editions take, and how much memory each process: validated, rendered, imposed, preflighted.

python bench/editions.py [--rounds N] [--jobs N] [--json]

From cold (no cache, no PDF), again (nothing has changed), and after one edition's text has changed: in a copy of the
project. The promise: from cold in less than 30 s on two processors, 500 MB for a process; again in less than 1 s.
Exit 1 when it is not kept. Figures of the largest process of each kind need Linux (/proc).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from run import PYTHON, Failed, machine, project

GOAL_MB = 500
LOOK_EVERY = 0.02
"""Seconds between two looks at who is at work."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: wall clock, processor time of all its processes, peak of each kind of them, what it said last."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    kinds_mb: dict[str, float]
    at_once_mb: float
    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    goal_s: float
    runs: list[Run]

    @property
    def wall_s(self) -> float:
        return median(run.wall_s for run in self.runs)

    @property
    def peak_mb(self) -> float:
        return max(run.peak_mb for run in self.runs)

    @property
    def kept(self) -> bool:
        return self.wall_s < self.goal_s and self.peak_mb < GOAL_MB


def build(folder: Path, jobs: int) -> Run:
    """Run the command to its end, looking at its family meanwhile. Raises Failed when it could not do its work."""
    with tempfile.TemporaryFile() as said:
        began = perf_counter()
        command = [PYTHON, "-m", "recap_print", "build", "--jobs", str(jobs)]
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        kinds: dict[str, float] = {}
        at_once, ended = 0.0, 0
        while not ended:
            resident = 0.0
            for kind, peak, now in family(process.pid):
                kinds[kind] = max(peak, kinds.get(kind, 0.0))
                resident += now
            at_once = max(at_once, resident)
            sleep(LOOK_EVERY)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)  # of all its family: those it has waited for
        wall = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode("utf-8", "replace").strip()
    if process.returncode not in (0, 1, 3, 4):
        raise Failed(f"build ended with {process.returncode}:\n{words}")
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    last = words.splitlines()[-1] if words else ""
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, kinds, at_once, process.returncode, last)


def family(first: int) -> Iterator[tuple[str, float, float]]:
    """A process and all below it: its kind, its peak and its present memory, in MB. Nothing where there is no /proc."""
    waiting = [first]
    while waiting:
        pid = waiting.pop()
        folder = Path(f"/proc/{pid}")
        try:
            words = (folder / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
            lines = (folder / "status").read_text("utf-8", "replace").splitlines()
            for thread in (folder / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
        except OSError:  # it ended meanwhile
            continue
        told = dict(line.split(":", 1) for line in lines if ":" in line)
        if "VmHWM" in told:
            kind = next((word.rpartition(".")[2] for word in words if word.startswith("recap_print.")), "command")
            yield kind, int(told["VmHWM"].split()[0]) / 1e3, int(told["VmRSS"].split()[0]) / 1e3


def cold(folder: Path) -> None:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    shutil.rmtree(folder / "out", ignore_errors=True)


def edited(folder: Path) -> None:
    """A comment more in the newest edition: as a designer who saves a file."""
    path = max((folder / "editions").glob("v*.yaml"), key=lambda file: (len(file.stem), file.stem))
    path.write_text(f"{path.read_text('utf-8')}\n# seen\n", "utf-8")


def told(rows: list[Row]) -> str:
    width = max(len(row.what) for row in rows)
    lines = [f"{'':{width}}  wall s  CPU s  largest MB  at once MB  goal s"]
    for row in rows:
        cpu = median(run.cpu_s for run in row.runs)
        at_once = max(run.at_once_mb for run in row.runs)
        figures = f"{row.wall_s:6.2f}  {cpu:5.1f}  {row.peak_mb:10.0f}  {at_once:10.0f}  {row.goal_s:6.0f}"
        lines.append(f"{row.what:{width}}  {figures}{'' if row.kept else '  <- not kept'}")
    lines += ["", *(f"{row.what:{width}}  {row.runs[-1].said}" for row in rows)]
    if kinds := rows[0].runs[-1].kinds_mb:
        named = (f"{kind} {peak:.0f}" for kind, peak in sorted(kinds.items()))
        lines += ["", f"the largest of each kind of process, in MB (goal {GOAL_MB}): {', '.join(named)}"]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/editions.py", description="Time the build of all editions.")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="of each (default: 1)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="side by side (default: 2, as is promised)")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    asked = parser.parse_args()
    if min(asked.rounds, asked.jobs) < 1:
        parser.error("--rounds and --jobs must be 1 or more")
    kinds: list[tuple[str, float, Callable[[Path], None]]] = [
        ("all editions from cold", 30, cold),
        ("again, nothing changed", 1, lambda _: None),
        ("after one was edited", 30, edited),
    ]
    rows = [Row(what, goal, []) for what, goal, _ in kinds]
    with tempfile.TemporaryDirectory(prefix="recap-print-bench-") as temporary:
        folder = project(Path(temporary) / "project")
        try:
            for turn in range(asked.rounds):
                print(f"· round {turn + 1} of {asked.rounds}", file=sys.stderr)
                for row, (_, _, ready) in zip(rows, kinds, strict=True):
                    ready(folder)
                    row.runs.append(build(folder, asked.jobs))
        except Failed as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    about = machine(asked.rounds)
    if asked.json:
        print(json.dumps({"machine": about, "rows": [asdict(row) for row in rows]}, indent=2))
    else:
        print(told(rows))
        print(f"\nPython {about['python']}, {about['system']}, {about['processor']}, load {about['load']}")
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
