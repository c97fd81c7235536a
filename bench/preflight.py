"""How long a preflight takes as a whole process, and what it takes it for: beside the rendering it judges.

python bench/preflight.py [--rounds N] [--only NAME]… [--json]
"""

from __future__ import annotations

import sys
from pathlib import Path

from run import EDITION, PYTHON, Job
from table import main

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


if __name__ == "__main__":
    sys.exit(main("bench/preflight.py", "Time preflight beside render.", jobs(), BESIDE))
