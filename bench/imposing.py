"""How long imposing takes as a whole process, beside rendering, and beside others who lay out the same foreign PDF.

python bench/imposing.py [--rounds N] [--pdfimpose FOLDER] [--json]

Timed as `run.py` times: every command once a round, after a warm-up. FOLDER is where `pip install --target FOLDER
pdfimpose` put it; without, that row is left out. The press of foreign files is a bare sheet without marks, as the
peers draw none. Exit code 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from run import EDITION, HERE, PYTHON, Failed, Job, Row, Sample, machine, project, row, run

PRESS = """\
format: 1
id: bare
name: A bare sheet
sheet: {width: 450, height: 320}
bleed: 3
paper: {name: thin, caliper_um: 100}
fold: {binding: perfect-bound}
"""
PAGES, MANY = 1000, 10_000
IMPOSING_MS, MANY_MB = 50.0, 500.0
PDFIMPOSE = (
    "import sys; sys.path.insert(0, {folder!r}); sys.argv[0] = 'pdfimpose'; from pdfimpose.__main__ import main; main()"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure, what it is to be less than, and in which unit."""

    what: str
    figure: float
    goal: float
    unit: str

    @property
    def is_met(self) -> bool:
        return self.figure <= self.goal


def jobs(folder: Path, pdfimpose: str) -> list[Job]:
    script = Path(PYTHON).with_name("recap-print")
    recap = (str(script),) if script.is_file() else (PYTHON, "-m", "recap_print")
    peers = (PYTHON, str(HERE / "peers.py"))
    (folder / "bare.yaml").write_text(PRESS, "utf-8")
    for count in (PAGES, MANY):
        run(Job("make", "bench/peers.py make", (*peers, "make", str(count), f"{count}.pdf")), folder)
    bare = ("--press", "bare.yaml", "-q")
    found = [
        Job("start", "python -c pass", (PYTHON, "-c", "pass")),
        Job("library", "python -c 'import pikepdf'", (PYTHON, "-c", "import pikepdf")),
        Job("render", f"render {EDITION}", (*recap, "render", EDITION)),
        Job("impose", f"impose {EDITION} --press sra3", (*recap, "impose", EDITION, "--press", "sra3")),
        Job("pikepdf", f"plain pikepdf, {PAGES} pages", (*peers, "pikepdf", f"{PAGES}.pdf", "out/pikepdf.pdf")),
        Job("pypdf", f"plain pypdf, {PAGES} pages", (*peers, "pypdf", f"{PAGES}.pdf", "out/pypdf.pdf")),
        Job("starting", "our start-up: a file that is not there", (*recap, "impose", "0.pdf", *bare), exits=(3,)),
        Job("foreign", f"impose {PAGES}.pdf", (*recap, "impose", f"{PAGES}.pdf", *bare, "-o", "out/ours.pdf")),
        Job("many", f"impose {MANY}.pdf", (*recap, "impose", f"{MANY}.pdf", *bare, "-o", "out/many.pdf")),
    ]
    if pdfimpose:
        code = PDFIMPOSE.format(folder=str(Path(pdfimpose).resolve()))
        asked = ("saddle", "--signature", "2x1", "--group", "1", f"{PAGES}.pdf", "-o", "out/pdfimpose.pdf")
        found.append(Job("pdfimpose", f"pdfimpose saddle, {PAGES} pages", (PYTHON, "-c", code, *asked)))
    return found


def goals(samples: dict[str, list[Sample]]) -> list[Goal]:
    """Differences are taken within a round: what else the machine does falls on both."""
    wall = {key: [sample.wall_ms for sample in taken] for key, taken in samples.items()}
    adds = [impose - render for impose, render in zip(wall["impose"], wall["render"], strict=True)]
    # our start-up imports pikepdf too, and so do the peers: it counts once, and so does Python's own start
    parts = zip(wall["pikepdf"], wall["starting"], wall["library"], strict=True)
    others = [plain + starting - library for plain, starting, library in parts]
    return [
        Goal("imposing our own booklet adds", median(adds), IMPOSING_MS, "ms"),
        Goal(f"{PAGES} foreign pages, beside pikepdf and our start-up", median(wall["foreign"]), median(others), "ms"),
        Goal(f"{MANY} foreign pages, at their peak", max(s.peak_mb for s in samples["many"]), MANY_MB, "MB"),
    ]


def told(table: list[Row]) -> str:
    width = max(len(line.what) for line in table)
    beside = next(line.wall_ms for line in table if line.key == "pikepdf")
    lines = [
        f"{'':{width}}     wall ms        CPU ms      peak",
        f"{'':{width}}  median least  median least    MB  × pikepdf",
    ]
    for line in table:
        figures = f"{line.wall_ms:6.0f} {line.least_wall_ms:5.0f}  {line.cpu_ms:6.0f} {line.least_cpu_ms:5.0f}"
        lines.append(f"{line.what:{width}}  {figures}  {line.peak_mb:4.0f}  {line.wall_ms / beside:9.2f}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/imposing.py", description="Time imposing beside its peers.")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds after the warm-up (default: 7)")
    parser.add_argument("--pdfimpose", default="", metavar="FOLDER", help="where pdfimpose is installed")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    samples: dict[str, list[Sample]] = {}
    with tempfile.TemporaryDirectory(prefix="recap-print-bench-") as temporary:
        folder = project(Path(temporary) / "project")
        try:
            found = jobs(folder, asked.pdfimpose)
            for turn in range(asked.rounds + 1):
                print(f"· round {turn} of {asked.rounds}" if turn else "· warming up", file=sys.stderr)
                for job in found:
                    sample = run(job, folder)
                    if turn:
                        samples.setdefault(job.key, []).append(sample)
        except Failed as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    table = [row(job.key, job.what, samples[job.key], job.goal_ms) for job in found]
    about, aims = machine(asked.rounds), goals(samples)
    if asked.json:
        rows, told_goals = [asdict(line) for line in table], [asdict(aim) for aim in aims]
        print(json.dumps({"machine": about, "rows": rows, "goals": told_goals}, indent=2))
    else:
        print(told(table) + "\n")
        for aim in aims:
            verdict = "met" if aim.is_met else "MISSED"
            print(f"{aim.what}: {aim.figure:.0f} {aim.unit}, goal {aim.goal:.0f}: {verdict}")
        print(
            f"\nPython {about['python']}, {about['system']}, {about['processor']}, load {about['load']};"
            f" {asked.rounds} rounds after a warm-up"
        )
    if not asked.pdfimpose:
        print("bench: pdfimpose was not raced: see --pdfimpose", file=sys.stderr)
    return 0 if all(aim.is_met for aim in aims) else 1


if __name__ == "__main__":
    sys.exit(main())
