"""How long whole processes take, from their start to their end, side by side.

python bench/run.py [--rounds N] [--only NAME]… [--json]    (make bench)

Every command runs in each round, one after the other, so that what else the machine does falls on all alike.
Nothing is written into the repository: the commands work on copies of the editions in a temporary folder.
This process stays small on purpose: Linux counts the parent's memory into a child's peak until it execs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYTHON = sys.executable
EDITION, OLD = "v11", "v10"
SEVERAL = 5
TYPST = (
    "import typst; typst.compile('booklet.typ', output='out/typst.pdf', font_paths=['fonts'],"
    " ignore_system_fonts=True, pdf_tags=False)"  # our PDF has no tags either
)
COUNT = "import sys, pypdf; print(*(len(pypdf.PdfReader(path).pages) for path in sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Job:
    """One command. ``cold`` runs where ``.cache`` has just been removed. ``goal_ms`` is what the project aims for."""

    key: str
    what: str
    command: tuple[str, ...]
    goal_ms: float | None = None
    cold: bool = False
    exits: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of a process: wall clock, user + system time of all its threads, and its largest resident memory."""

    wall_ms: float
    cpu_ms: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of a job."""

    key: str
    what: str
    wall_ms: float
    least_wall_ms: float
    cpu_ms: float
    least_cpu_ms: float
    peak_mb: float
    goal_ms: float | None
    times_typst: float | None = None


class Failed(Exception):
    """A command that was to be timed did not do its work."""


def jobs(warm: Path) -> list[Job]:
    script = Path(PYTHON).with_name("recap-print")
    recap = (str(script),) if script.is_file() else (PYTHON, "-m", "recap_print")
    editions = [EDITION, OLD, *(f"{EDITION if i % 2 else OLD}-{i}" for i in range(1, SEVERAL - 1))]
    copy_editions(warm, editions)
    several = (PYTHON, str(HERE / "several.py"))
    canvas = (PYTHON, str(HERE / "bare.py"), "items.json", "out/canvas.pdf")
    found = [
        Job("start", "python -c pass", (PYTHON, "-c", "pass")),
        Job("help", "recap-print --help", (*recap, "--help"), 200),
        Job("validate-cold", f"validate {EDITION}, cold cache", (*recap, "validate", EDITION), cold=True),
        Job("validate", f"validate {EDITION}", (*recap, "validate", EDITION), 400),
        Job("render-cold", f"render {EDITION}, cold cache", (*recap, "render", EDITION), cold=True),
        Job("render", f"render {EDITION}", (*recap, "render", EDITION), 450),
        Job("impose", f"impose {EDITION} --press sra3", (*recap, "impose", EDITION, "--press", "sra3")),
        Job("check", f"check {OLD} {EDITION}", (*recap, "check", OLD, EDITION)),
        Job("diff", f"diff {OLD} {EDITION}", (*recap, "diff", OLD, EDITION), exits=(0, 1)),
        Job("one", "validate + render 1 edition", (*several, *editions[:1])),
        Job("several", f"validate + render {SEVERAL} editions", (*several, *editions)),
        Job("canvas", "bare reportlab canvas", canvas),
    ]
    if find_spec("typst"):
        found.append(Job("typst", "Typst, an equivalent booklet", (PYTHON, "-c", TYPST)))
    return found


def project(folder: Path) -> Path:
    """A copy of what the commands read, with the rivals' booklet beside it."""
    for part in ("editions", "layouts", "fonts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.lock.json"))
    shutil.copy(HERE / "booklet.typ", folder)
    shutil.copy(ROOT / "editions" / f"{EDITION}.yaml", folder / "edition.yaml")
    (folder / "out").mkdir()
    return folder


def copy_editions(folder: Path, names: Iterable[str]) -> None:
    """Editions alike but for their id: two texts in turn, so that a further edition is not the same one again."""
    for name in names:
        of = name.partition("-")[0]
        text = (ROOT / "editions" / f"{of}.yaml").read_text("utf-8")
        (folder / "editions" / f"{name}.yaml").write_text(text.replace(f"\nid: {of}\n", f"\nid: {name}\n"), "utf-8")


def run(job: Job, folder: Path) -> Sample:
    """Start a process, wait for its end. Raises Failed with its last words when it did not do its work."""
    if job.cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    with tempfile.TemporaryFile() as said:
        began = perf_counter()
        process = subprocess.Popen(job.command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)  # waited for here, not by subprocess
        if process.returncode not in job.exits:
            said.seek(0)
            words = said.read().decode("utf-8", "replace").rstrip()
            raise Failed(f"`{job.what}` ended with {process.returncode}:\n{words}")
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)  # bytes on macOS, kilobytes elsewhere
    return Sample(wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, peak)


def race(found: list[Job], rounds: int, folders: Callable[[Job], Path]) -> dict[str, list[Sample]]:
    """Samples by job: one warm-up, then each job once a round."""
    samples: dict[str, list[Sample]] = {job.key: [] for job in found}
    for turn in range(rounds + 1):
        print(f"· round {turn} of {rounds}" if turn else "· warming up", file=sys.stderr)
        for job in found:
            sample = run(job, folders(job))
            if turn:
                samples[job.key].append(sample)
    return samples


def rows(found: list[Job], samples: dict[str, list[Sample]]) -> list[Row]:
    table = [row(job.key, job.what, samples[job.key], job.goal_ms) for job in found]
    if "one" in samples and "several" in samples:
        each = [
            Sample((s.wall_ms - o.wall_ms) / (SEVERAL - 1), (s.cpu_ms - o.cpu_ms) / (SEVERAL - 1), s.peak_mb)
            for o, s in zip(samples["one"], samples["several"], strict=True)
        ]
        at = [line.key for line in table].index("several") + 1
        table.insert(at, row("further", "  so, each further edition", each, 60))
    return table


def row(key: str, what: str, samples: list[Sample], goal_ms: float | None) -> Row:
    walls, cpus = [s.wall_ms for s in samples], [s.cpu_ms for s in samples]
    peak = max(s.peak_mb for s in samples)
    return Row(key, what, median(walls), min(walls), median(cpus), min(cpus), peak, goal_ms)


def beside_typst(table: list[Row]) -> list[Row]:
    """Ratios of median wall clocks, when Typst ran."""
    typst = next((line.wall_ms for line in table if line.key == "typst"), None)
    if typst is None:
        return table
    return [replace(line, times_typst=line.wall_ms / typst) for line in table]


def told(table: list[Row]) -> str:
    width = max(len(line.what) for line in table)
    lines = [
        f"{'':{width}}     wall ms        CPU ms      peak",
        f"{'':{width}}  median least  median least    MB  × Typst  goal",
    ]
    for line in table:
        times = f"{line.times_typst:.2f}" if line.times_typst is not None else ""
        goal = f"{line.goal_ms:.0f}" if line.goal_ms is not None else ""
        figures = f"{line.wall_ms:6.0f} {line.least_wall_ms:5.0f}  {line.cpu_ms:6.0f} {line.least_cpu_ms:5.0f}"
        lines.append(f"{line.what:{width}}  {figures}  {line.peak_mb:4.0f}  {times:>7}  {goal:>4}".rstrip())
    return "\n".join(lines)


def machine(rounds: int) -> dict[str, str]:
    """Enough to know which figures may be compared with which."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8", "replace").splitlines() if info.is_file() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": f"{os.cpu_count()} × {model or platform.processor() or 'unknown'}",
        "load": f"{os.getloadavg()[0]:.1f}",
        "rounds": str(rounds),
    }


def prepare(folder: Path) -> None:
    """Make the rivals' materials, and locks that hold: `check` then has nothing to tell."""
    run(Job("materials", "bench/materials.py", (PYTHON, str(HERE / "materials.py"), EDITION)), folder)
    recap = (PYTHON, "-m", "recap_print")
    run(Job("lock", "check --update", (*recap, "check", "--update", OLD, EDITION)), folder)


def same_pages(folder: Path) -> str:
    """Nothing when all have as many pages; otherwise a warning."""
    files = [folder / name for name in (f"out/{EDITION}/{EDITION}.pdf", "out/canvas.pdf", "out/typst.pdf")]
    files = [file for file in files if file.is_file()]
    if not files:
        return ""
    counted = subprocess.run([PYTHON, "-c", COUNT, *map(str, files)], capture_output=True, text=True, check=True)
    pages = counted.stdout.split()
    said = ", ".join(f"{file.stem} {count}" for file, count in zip(files, pages, strict=True))
    return f"not the same booklet: pages are {said}" if len(set(pages)) > 1 else ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/run.py", description="Time whole processes, side by side.")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds after the warm-up (default: 7)")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="this job, and Typst beside it; may be repeated"
    )
    parser.add_argument("--json", action="store_true", help="figures for a program")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    with tempfile.TemporaryDirectory(prefix="recap-print-bench-") as temporary:
        warm, cold = project(Path(temporary) / "warm"), project(Path(temporary) / "cold")
        found = jobs(warm)
        if not any(job.key == "typst" for job in found):
            print("typst is not installed, so there are no ratios: `make bench` brings it in", file=sys.stderr)
        names = ", ".join(job.key for job in found)
        found = [job for job in found if not asked.only or job.key in {*asked.only, "typst"}]
        if unknown := set(asked.only or ()) - set(names.split(", ")):
            parser.error(f"there is no {', '.join(sorted(unknown))}; --only takes one of: {names}")
        try:
            prepare(warm)
            samples = race(found, asked.rounds, lambda job: cold if job.cold else warm)
        except Failed as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
        warning = same_pages(warm)
    table = beside_typst(rows(found, samples))
    about = machine(asked.rounds)
    if asked.json:
        print(json.dumps({"machine": about, "rows": [asdict(line) for line in table]}, indent=2))
    else:
        print(told(table))
        print(
            f"\nPython {about['python']}, {about['system']}, {about['processor']}, load {about['load']};"
            f" {asked.rounds} rounds after a warm-up"
        )
    if warning:
        print(f"bench: {warning}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
