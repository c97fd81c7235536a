"""How long comparisons take as whole processes, beside programs that compare pictures of the same 48 pages.

python bench/diffing.py [--rounds N] [--only NAME]… [--json]

The others answer less (that a page looks different, not what changed), pair pages by number, and draw every page.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from run import EDITION, OLD, PYTHON, ROOT, Job
from table import main

BEFORE, AFTER = f"out/{OLD}/{OLD}.pdf", f"out/{EDITION}/{EDITION}.pdf"
DPI = 100
BESIDE = "pixels"
DIFFERENT = (0, 1)
PIXELS = f"""
import pypdfium2
from PIL import ImageChops
sides = [pypdfium2.PdfDocument(path) for path in ("{BEFORE}", "{AFTER}")]
differ = 0
for pages in zip(*sides):
    drawn = [page.render(scale={DPI} / 72, grayscale=True).to_pil() for page in pages]
    differ += drawn[0].size != drawn[1].size or ImageChops.difference(*drawn).getbbox() is not None
assert differ
"""
POPPLER = (
    f"pdftoppm -r {DPI} -gray {BEFORE} out/old && pdftoppm -r {DPI} -gray {AFTER} out/new && "
    "for page in out/old-*.pgm; do compare -metric AE $page out/new-${page#out/old-} null: 2>/dev/null || true; done"
)
"""Poppler draws, ImageMagick compares."""


def jobs() -> list[Job]:
    script = Path(PYTHON).with_name("recap-print")
    recap = (str(script),) if script.is_file() else (PYTHON, "-m", "recap_print")
    diff = (*recap, "diff", "--quiet")
    found = [
        Job("start", "python -c pass", (PYTHON, "-c", "pass")),
        Job(BESIDE, f"every page of both at {DPI} dpi, pypdfium2", (PYTHON, "-c", PIXELS)),
        Job("text", f"diff {OLD} {EDITION}", (*diff, OLD, EDITION), 500, exits=DIFFERENT),
        Job("locks", "diff of their locks", (*diff, *(f"editions/{e}.lock.json" for e in (OLD, EDITION))), exits=(1,)),
        Job("html", "diff … --html", (*diff, OLD, EDITION, "--html", "out/changes.html"), 2000, exits=DIFFERENT),
        Job("check", f"check {OLD} {EDITION}", (*recap, "check", "--quiet", OLD, EDITION), 2000),
        Job("pdf", "diff of their PDFs", (*diff, BEFORE, AFTER), 600, exits=DIFFERENT),
        Job("proof", f"diff {EDITION} and its own PDF", (*diff, EDITION, AFTER)),
    ]
    if shutil.which("pdftoppm") and shutil.which("compare"):
        found.append(Job("poppler", f"poppler and ImageMagick, {DPI} dpi", ("bash", "-c", POPPLER)))
    return found


def ready(folder: Path) -> None:
    """The PDFs and the locks that are compared."""
    for name in (OLD, EDITION):
        shutil.copy(ROOT / "editions" / f"{name}.lock.json", folder / "editions")
        command = [PYTHON, "-m", "recap_print", "render", name]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main("bench/diffing.py", "Time comparisons beside others.", jobs(), BESIDE, ready))
