"""How long a preflight takes as a whole process, and what it takes it for: beside the rendering it judges.

python bench/preflight.py [--rounds N] [--only NAME]… [--json]

Timed as `run.py` times: every command once a round, after a warm-up. A part that cannot run yet is left out, and the
exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from run import EDITION, PYTHON, Failed, Job, Row, Sample, machine, project, row, run

PDF = f"out/{EDITION}/{EDITION}.pdf"
BESIDE = "render"
FINDINGS = (0, 1)
READ = f"from pathlib import Path; data = Path('{PDF}').read_bytes(); "


def jobs() -> list[Job]:
    script = Path(PYTHON).with_name("recap-print")
    recap = (str(script),) if script.is_file() else (PYTHON, "-m", "recap_print")
    codes = f"{READ}from recap_print.pdf.symbols import read_symbols; assert read_symbols(data).symbols"
    apart = f"{READ}from recap_print.pipeline.seeing import start_seeing; assert start_seeing(data).result().symbols"
    return [
        Job("start", "python -c pass", (PYTHON, "-c", "pass")),
        Job(BESIDE, f"render {EDITION}", (*recap, "render", EDITION)),
        Job("preflight", f"preflight {EDITION}", (*recap, "preflight", EDITION), 2000, exits=FINDINGS),
        Job("file", f"preflight {PDF}", (*recap, "preflight", PDF), 2000, exits=FINDINGS),
        Job("validate", f"  validate {EDITION}: compose, P0 rules", (*recap, "validate", EDITION), exits=FINDINGS),
        Job("pypdf", "  import pypdf", (PYTHON, "-c", "import pypdf")),
        Job("renderer", "  import pypdfium2, zxingcpp", (PYTHON, "-c", "import pypdfium2, zxingcpp")),
        Job("codes", "  QR codes of every page at 300 dpi", (PYTHON, "-c", codes)),
        Job("apart", "  the same in a child process", (PYTHON, "-c", apart)),
    ]


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


def told(table: list[Row]) -> str:
    width = max(len(line.what) for line in table)
    beside = next((line.wall_ms for line in table if line.key == BESIDE), None)
    lines = [
        f"{'':{width}}     wall ms        CPU ms      peak",
        f"{'':{width}}  median least  median least    MB  × {BESIDE}  goal",
    ]
    for line in table:
        times = f"{line.wall_ms / beside:.2f}" if beside else ""
        goal = f"{line.goal_ms:.0f}" if line.goal_ms is not None else ""
        figures = f"{line.wall_ms:6.0f} {line.least_wall_ms:5.0f}  {line.cpu_ms:6.0f} {line.least_cpu_ms:5.0f}"
        lines.append(f"{line.what:{width}}  {figures}  {line.peak_mb:4.0f}  {times:>8}  {goal:>4}".rstrip())
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/preflight.py", description="Time preflight beside render.")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds after the warm-up (default: 7)")
    parser.add_argument("--only", action="append", metavar="NAME", help=f"this job, and {BESIDE}; may be repeated")
    parser.add_argument("--json", action="store_true", help="figures for a program")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    found = jobs()
    names = [job.key for job in found]
    if unknown := set(asked.only or ()) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; --only takes one of: {', '.join(names)}")
    found = [job for job in found if not asked.only or job.key in {*asked.only, BESIDE}]
    with tempfile.TemporaryDirectory(prefix="recap-print-bench-") as temporary:
        samples, refused = race(found, asked.rounds, project(Path(temporary) / "project"))
    table = [row(job.key, job.what, samples[job.key], job.goal_ms) for job in found if job.key in samples]
    about = machine(asked.rounds)
    if asked.json:
        print(json.dumps({"machine": about, "rows": [asdict(line) for line in table]}, indent=2))
    elif table:
        print(told(table))
        print(
            f"\nPython {about['python']}, {about['system']}, {about['processor']}, load {about['load']};"
            f" {asked.rounds} rounds after a warm-up"
        )
    for why in refused:
        print(f"bench: {why}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
