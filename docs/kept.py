"""Pictures kept in a folder of docs/, and made again when something that went into them changes.

``made.json`` beside them holds a digest of what each was made from. So whether they are current is known without
drawing them, on any machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MADE = "made.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What belongs in a folder. Nothing is drawn before it is asked for."""

    folder: Path
    wanted: Mapping[str, str]
    """A digest of what goes into each thing that is drawn, by the thing's name."""
    draw: Callable[[list[str]], Iterable[tuple[str, bytes]]]
    """The pictures of these things, by file."""
    most_bytes: int
    files: Callable[[str], set[str]] = lambda name: {name}
    """The files of a thing: one of its name, unless told otherwise."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What is written beside the pictures, by file."""

    def belonging(self) -> set[str]:
        return {MADE, *self.texts}.union(*map(self.files, self.wanted))

    def there(self) -> set[str]:
        return {path.name for path in self.folder.glob("[!.]*")}

    def made(self) -> dict[str, str]:
        """What the pictures that are there were made from; nothing when nobody knows."""
        try:
            found = json.loads((self.folder / MADE).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def digest(*parts: object) -> str:
    """What tells whether any of these has changed: bytes, or anything as it prints."""
    whole = b"\0".join(part if isinstance(part, bytes) else str(part).encode() for part in parts)
    return hashlib.sha256(whole).hexdigest()[:16]


def problems(kept: Kept) -> Iterator[str]:
    """Why the folder is not current."""
    made, there = kept.made(), kept.there()
    yield from (f"{name} is not as it is made now" for name in kept.wanted if made.get(name) != kept.wanted[name])
    yield from (f"{name} is in {MADE} and nowhere else" for name in made if name not in kept.wanted)
    yield from (f"{name} is missing" for name in sorted(kept.belonging() - there))
    yield from (f"nothing makes {name} any more" for name in sorted(there - kept.belonging()))
    for name, text in kept.texts.items():
        if name in there and (kept.folder / name).read_text("utf-8") != text:
            yield f"{name} does not say what the editions say"
    if (size := sum(path.stat().st_size for path in kept.folder.glob("[!.]*"))) > kept.most_bytes:
        yield f"{size / 1e6:.1f} MB are more than {kept.most_bytes / 1e6:g}"


def remake(kept: Kept, *, force: bool = False) -> Iterator[str]:
    """Make what is not current, and take away what nothing makes. Tells what is made."""
    kept.folder.mkdir(parents=True, exist_ok=True)
    made, there = {} if force else kept.made(), kept.there()
    stale = [name for name, now in kept.wanted.items() if made.get(name) != now or not kept.files(name) <= there]
    for file, data in kept.draw(stale) if stale else ():
        (kept.folder / file).write_bytes(data)
        yield f"{file}  {len(data) // 1000} kB"
    for name, text in {**kept.texts, MADE: json.dumps(dict(kept.wanted), indent=0) + "\n"}.items():
        (kept.folder / name).write_text(text, "utf-8", newline="\n")
    for file in there - kept.belonging():
        (kept.folder / file).unlink()


def command(about: str, kept: Callable[[], Kept], remedy: str) -> None:
    """The command of a script: make what is not current, or only say it. Exit 1, and why, when something is not."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="say what is not current, and make nothing")
    parser.add_argument("--force", action="store_true", help="make everything, current or not")
    asked = parser.parse_args()
    here = kept()
    if not asked.check:
        for told in remake(here, force=asked.force):
            print(told)
    if stale := list(problems(here)):
        sys.exit("\n".join([*stale, "", f"{here.folder} is not current: run `{remedy}`"]))
