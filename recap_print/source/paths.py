"""Where a value stands in its document, as people write it: ``sections[3].fields[0].label``.

The empty string is the whole document. A key that is not a plain name is written ``["like this"]``.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

Step = str | int

_NAME = re.compile(r"[^\W\d][\w-]*")
_STEP = re.compile(r'(?P<dot>\.)?(?P<name>[^\W\d][\w-]*)|\[(?P<index>[0-9]{1,9})\]|\[(?P<quoted>"(?:[^"\\]|\\.)*")\]')


def join(path: str, *steps: Step) -> str:
    """``path`` and then each step: a key or, for a list, a position counted from 0."""
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif _is_name(step):
            path += f".{step}" if path else step
        else:
            path += f"[{json.dumps(step, ensure_ascii=False)}]"
    return path


@lru_cache(1024)  # the same few keys, thousands of times
def _is_name(step: str) -> bool:
    return _NAME.fullmatch(step) is not None


def split(path: str) -> tuple[Step, ...]:
    """The steps of a path. Raises ValueError when it is not one."""
    steps: list[Step] = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if not match or (match["name"] and bool(match["dot"]) != bool(steps)):
            raise ValueError(f"not a path: {path!r}, from character {at + 1}")
        steps.append(int(match["index"]) if match["index"] else match["name"] or str(json.loads(match["quoted"])))
        at = match.end()
    return tuple(steps)
