"""The two schemas that share the block language say the same of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_an_edition_composes_its_pages_of_the_blocks_of_the_layout() -> None:
    """Editors read one file at a time, so the edition's schema repeats the definitions of blocks: word for word."""
    edition, layout = (load(ROOT / "recap_print" / room / "schema.json")["$defs"] for room in ("edition", "design"))
    shared = {name for name in layout if name.startswith("block") or name in {"from", "ink", "length", "style_name"}}
    assert len(shared) > 15
    different = [name for name in sorted(shared) if edition.get(name) != layout[name]]
    assert not different, f"copy from design/schema.json to edition/schema.json: {different}"
