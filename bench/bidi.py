"""How many of Unicode's own tests of the bidirectional algorithm (UAX #9) ours passes.

python bench/bidi.py [--folder /usr/share/unicode] [--show N]

Reads BidiTest.txt and BidiCharacterTest.txt: https://www.unicode.org/Public/, or Debian's package unicode-data.
Exit 1 when a case fails, 2 when a file is missing. About half a minute.
"""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "lines"))

from conformance import by_characters, by_classes, fault  # noqa: E402

FILES = {"BidiCharacterTest.txt": by_characters, "BidiTest.txt": by_classes}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("/usr/share/unicode"))
    parser.add_argument("--show", type=int, default=10, help="how many failures to print")
    wish = parser.parse_args()
    failed = 0
    for name, cases in FILES.items():
        path = wish.folder / name
        if not path.is_file():
            print(f"{path} is missing", file=sys.stderr)
            return 2
        started, count, faults = perf_counter(), 0, []
        lines = path.read_text("utf-8").splitlines()
        version = lines[0].strip("# ")
        for case in cases(lines):
            count += 1
            if found := fault(case):
                faults.append(found)
        for found in islice(faults, wish.show):
            print(found)
        failed += len(faults)
        print(f"{version:32} {count - len(faults):7} of {count:7} pass   {perf_counter() - started:5.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
