"""The scripts of docs/ are no package: these tests import them as they import each other."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "docs"))
