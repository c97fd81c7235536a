"""How well the rules on words agree with people: precision and recall of each, on sentences and labels of our own.

python bench/readers.py [--show]

Precision: of what a rule finds, how much people find too. Recall: of what people find, how much the rule does.
Exit 1 when either is below 95 % for a rule or for all. `--show` prints every string judged differently.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "readers"))

from corpora import CORPORA, FLOOR, read, scored  # noqa: E402

from recap_print.check import RULES  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="print every string judged differently")
    show = parser.parse_args().show
    score, differing = scored(CORPORA)
    print(f"{'':38} {'expected':>8} {'precision':>10} {'recall':>8}")
    for code in (*score.codes(), ""):
        name = f"{code} {RULES[code].name}" if code else "all"
        expected = (score.right + score.missed)[code] if code else (score.right + score.missed).total()
        print(f"{name:38} {expected:8} {score.precision(code):10.1%} {score.recall(code):8.1%}")
    for corpus in CORPORA:
        lines = read(corpus)
        good = sum(not judged.expect for judged in lines)
        print(f"{corpus.name}: {len(lines)} strings, {good} of them without fault")
    if show:
        print(*differing, sep="\n")
    low = [c for c in (*score.codes(), "") if min(score.precision(c), score.recall(c)) < FLOOR]
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
