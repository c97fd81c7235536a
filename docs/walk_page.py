"""Pages that are walked: a reader who does what they say, in order, gets what they say.

What such a page may hold, for a test to follow it (a block in an indented list counts too):

- a ``console`` block. A line ``$ COMMAND`` is run; ``  # words`` after it is for the reader; ``exit 1`` (or ``code 1``)
  in these words is the exit code it must have, 0 when nothing is said. A line that ends in ``\\`` goes on in the next.
  Lines below a command are what the terminal answers, findings and notes alike, but for progress (``· …``), at 100
  columns. When there are none, nobody compares. ``…`` within a line stands for any words, alone on a line for any
  lines;
- a ``diff`` block with the name of a file after the word: its lines are one change, made in that file. Lines with a
  space or ``-`` before them must stand there so, together, exactly once;
- any other block with the name of a file after the word, such as ``yaml layouts/presses/our-press.yaml``: the file,
  whole, written as it stands;
- every other block, ``yaml`` without a name too, is for reading only.

GitHub shows nothing of what follows the first word of a block, so the words above the block name the file too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"( *)```(\w*)(?: +(\S+))? *")
COMMENT = re.compile(r" {2,}# (.*)$")
CODE = re.compile(r"\b(?:exit|code) (?:code )?(\d+)\b")


@dataclass(frozen=True, slots=True)
class Run:
    """A command a page says to run."""

    line: int
    command: str
    code: int
    """The exit code it says."""
    shown: tuple[str, ...] = ()
    """What it says the terminal answers."""


@dataclass(frozen=True, slots=True)
class Save:
    """A file a page says to change, or to write whole."""

    line: int
    file: str
    text: str
    whole: bool


def steps(page: Path) -> list[Run | Save]:
    """What a page says to do, in order."""
    found: list[Run | Save] = []
    for line, language, file, lines in _blocks(page.read_text("utf-8").split("\n")):
        if language == "console":
            found += _runs(line, lines)
        elif file:
            found.append(Save(line, file, "".join(f"{text}\n" for text in lines), language != "diff"))
    return found


def commands(page: Path) -> list[Run]:
    return [step for step in steps(page) if isinstance(step, Run)]


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, str, str, list[str]]]:
    """Each fenced block: the line after its fence, its language, its file, its lines."""
    numbered = iter(enumerate(lines, 1))
    for nth, text in numbered:
        if not (fence := FENCE.fullmatch(text)):
            continue
        inside: list[str] = []
        for _, other in numbered:
            if other.strip() == "```":
                break
            inside.append(other.removeprefix(fence[1]))
        else:
            raise AssertionError(f"line {nth}: the block does not end")
        yield nth + 1, fence[2], fence[3] or "", inside


def _runs(line: int, lines: Sequence[str]) -> Iterator[Run]:
    at, command, shown = line, "", list[str]()

    def done() -> Iterator[Run]:
        if command:
            words = COMMENT.search(command)
            code = CODE.search(words[1]) if words else None
            yield Run(at, COMMENT.sub("", command).strip(), int(code[1]) if code else 0, tuple(shown))

    going_on = False
    for nth, text in enumerate(lines, line):
        if going_on:
            command += " " + text.strip().rstrip("\\").strip()
        elif text == "$" or text.startswith("$ "):
            yield from done()
            at, command, shown = nth, text[2:].rstrip("\\").strip(), []
        else:
            shown.append(text)
        going_on = (going_on or text.startswith("$ ")) and text.endswith("\\")
    yield from done()


def save(root: Path, step: Save) -> None:
    """Save what a page says below a folder. Fails when what is changed does not stand there once."""
    file = root / step.file
    if step.whole:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(step.text, "utf-8")
        return
    lines = step.text.splitlines(keepends=True)
    strange = [line for line in lines if line[0] not in " +-\n"]
    assert not strange, f"line {step.line}: a line of a change begins with a space, + or -, and not {strange[0]!r}"
    old, new = ([line[1:] or "\n" for line in lines if line[0] in keep] for keep in (" -\n", " +\n"))
    found = file.read_text("utf-8").splitlines(keepends=True)
    places = [at for at in range(len(found)) if found[at : at + len(old)] == old]
    assert len(places) == 1, f"line {step.line}: what is changed stands {len(places)} times in {step.file}"
    found[places[0] : places[0] + len(old)] = new
    file.write_text("".join(found), "utf-8")
