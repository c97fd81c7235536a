"""How well the diff accounts for edits: several hundred of them, each with what must be told of it, once.

python bench/accounts.py [--of-each N] [--family WORDS] [--show N]

Recall: edits whose account is among the changes told, at top level. Precision: changes told that an edit asked for.
An edit that makes the edition invalid, or that does not fit on its pages, is no edit; it is counted apart.
Exit 1 when either is below 99 %, when something critical is ranked lower, or when an edit is told twice.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "accounts"))

from families import every_edit, spread  # noqa: E402
from ledger import Books, Entry, Score, scored  # noqa: E402

from recap_print.compare.changes import Change  # noqa: E402

GOAL = 0.99
OF_EACH = 8


def row(name: str, score: Score, skipped: int) -> str:
    measures = f"{score.recall:8.1%} {score.precision:10.1%} {score.lower:7} {score.twice:7} {skipped:8}"
    return f"{name:28} {score.edits:6} {measures}"


def change(told: Change) -> str:
    """One change in one line, for whoever looks for a fault."""
    pages = f"{list(told.pages_old)} -> {list(told.pages_new)}"
    where = f"{told.where_old or '-'} | {told.where_new or '-'}"
    extra = f"{' UNEXPECTED' * told.unexpected} ({len(told.effects)} effects)"
    words = f"{told.before[:60]!r} -> {told.after[:60]!r}"
    return f"{told.level.name} {told.kind} [{told.section}] {told.name} {words} pages {pages} at {where}{extra}"


def miss(entry: Entry) -> str:
    lines = [f"  {entry.edit}"]
    lines += [f"      missed: {why}" for _, why in entry.missed]
    lines += [f"      told beside: {change(told)}" for told in entry.beside]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/accounts.py", description="Recall and precision of the diff.")
    parser.add_argument(
        "--of-each", type=int, default=OF_EACH, metavar="N", help=f"edits a family (default: {OF_EACH})"
    )
    parser.add_argument("--family", metavar="WORDS", help="only families whose name holds these words")
    parser.add_argument("--show", type=int, default=1000, metavar="N", help="misses to show of each family")
    parser.add_argument("--skipped", action="store_true", help="show the edits that are none, with the reason")
    asked = parser.parse_args()
    books = Books()
    began = perf_counter()
    families = spread(edit for edit in every_edit() if not asked.family or asked.family in edit.family)
    scores = scored(entry for own in families.values() for entry in books.entries(own, asked.of_each))
    seconds = perf_counter() - began
    whole = scores.pop("")
    print(f"{'':28} {'edits':>6} {'recall':>8} {'precision':>10} {'lower':>7} {'twice':>7} {'skipped':>8}")
    for name, score in scores.items():
        print(row(name, score, len(books.skipped.get(name, ()))))
    print(row("all", whole, sum(map(len, books.skipped.values()))))
    print(f"\n{seconds:.0f} s, {1e3 * seconds / max(whole.edits, 1):.0f} ms an edit")
    for name, score in scores.items():
        if score.wrong:
            print(f"\n{name}")
            print("\n".join(map(miss, score.wrong[: asked.show])))
    if asked.skipped:
        print("\n".join(["", *(line for lines in books.skipped.values() for line in lines)]))
    good = min(whole.recall, whole.precision) >= GOAL and not whole.lower and not whole.twice
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
