"""Every message of ``validate`` next to the mistake that causes it, to be read in one sitting: ``messages.md``.

``RECAP_UPDATE=1 pytest tests/catalogue`` writes it anew. Read what changed as the designer who will meet it: does it
say what is wrong, what becomes of the page, and what to write instead?
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mistakes import CHAPTERS, DRAWINGS, EDITION, LAYOUT, PRESS, Mistake

from recap_print.check.every import RULES
from recap_print.findings import Finding
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from recap_print.report.findings import block
from trial import CASES, found_in, lay_out, set_up

CATALOGUE = Path(__file__).parent / "messages.md"
WIDTH = 100
Chapters = dict[str, list[tuple[str, str, list[Finding]]]]
"""Of each chapter, what was done, what was typed, and what is found."""
FAMILIES = {
    "E": "Editions that their schema accepts",
    "L": "What a layout names",
    "P0": "Placed pages",
    "P1": "Pages at a press",
    "R1": "Words for those who read",
    "R2": "Pages for those who read and write",
    "Y": "What must not be asked",
}
INTRODUCTION = """\
<!-- Written by `RECAP_UPDATE=1 pytest tests/catalogue`; change the words in the code instead. -->

# What `validate` says

Each message next to the mistake that causes it."""


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("catalogue") / "project")


@pytest.fixture(scope="module")
def chapters(pattern: Path) -> Chapters:
    told: Chapters = {}
    before = Path.cwd()
    os.chdir(pattern)
    try:
        for chapter, mistakes in CHAPTERS:
            told[chapter] = [(one.what, typed(one), found(pattern, one)) for one in mistakes]
        for family, chapter in FAMILIES.items():
            told[chapter] = [(name[5:].partition(".")[0], "", case(pattern, name)) for name in bad_cases(family)]
    finally:
        os.chdir(before)
    return told


def readable(text: str) -> str:
    """Lines that a page can hold."""
    return "\n".join(
        line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…" for line in map(str.rstrip, text.splitlines())
    )


def typed(mistake: Mistake) -> str:
    """The lines of a mistake, when they are several: one line is shown by its message."""
    now = mistake.now.removesuffix("language").strip("\n")
    return readable(now) if len(now.splitlines()) > 1 else ""


def found(root: Path, mistake: Mistake) -> list[Finding]:
    """What is found once the mistake is made; the file is put right again."""
    path = root / mistake.file
    before = path.read_bytes()
    text = before.decode()
    assert not mistake.was or text.count(mistake.was) == 1, mistake.what
    after = text.replace(mistake.was, mistake.now) if mistake.was else mistake.now
    path.write_bytes(after.encode(mistake.encoding))
    kind = {EDITION: "edition", LAYOUT: "layout", PRESS: "press", DRAWINGS: "pictograms"}[mistake.file]
    try:
        return [*Workshop(Project(root)).read_yaml(Path(mistake.file), kind).findings]
    finally:
        path.write_bytes(before)


def bad_cases(family: str) -> list[str]:
    """The first case of each rule of a family."""
    names = sorted(path.name.removesuffix(".yaml") for path in CASES.glob(f"{family}*.bad.yaml"))
    return list({name[:4]: name for name in reversed(names)}.values())[::-1]


def case(pattern: Path, name: str) -> list[Finding]:
    """What is found in a case of a rule, by that rule."""
    before = {
        path: path.read_bytes() for folder in ("editions", "layouts") for path in pattern.glob(f"{folder}/*.yaml")
    }
    try:
        set_up(pattern, name)
        return [finding for finding in found_in(pattern, name) if finding.code == name[:4]]
    finally:
        for path in {*pattern.glob("editions/*.yaml"), *pattern.glob("layouts/*.yaml")} - {*before}:
            path.unlink()
        for path, text in before.items():
            path.write_bytes(text)


def pages(chapters: Chapters) -> Iterator[str]:
    yield INTRODUCTION
    for chapter, mistakes in chapters.items():
        yield f"## {chapter}"
        for what, typed, findings in mistakes:
            yield f"### {what}"
            if typed:
                yield f"```yaml\n{typed}\n```"
            said = [shortened(block(finding, colour=False, width=WIDTH)) for finding in sorted(set(findings))]
            yield "```text\n" + "\n\n".join(said) + "\n```"


def shortened(said: str) -> str:
    """Without the file's place, which moves with every change above it."""
    said = re.sub(r"^\S+: (?=\w+\[)", "", said)
    said = re.sub(r"(?m)  # <- .*$", "", said)
    return re.sub(r"(?m)^ *\d* \|", "  |", said)


def test_each_message_stands_next_to_its_mistake(chapters: Chapters) -> None:
    told = "\n\n".join(pages(chapters)) + "\n"
    if os.environ.get("RECAP_UPDATE"):
        CATALOGUE.write_text(told, "utf-8")
    assert told == CATALOGUE.read_text("utf-8")


def test_every_rule_that_a_file_can_break_is_told(chapters: Chapters) -> None:
    told = {finding.code for mistakes in chapters.values() for _, _, found in mistakes for finding in found}
    declared = {rule.code for rule in RULES if rule.code.startswith(("S", *FAMILIES))}
    assert declared - told == set()


def test_every_mistake_is_found(chapters: Chapters) -> None:
    silent = [what for mistakes in chapters.values() for what, _, findings in mistakes if not findings]
    assert silent == []


def test_nobody_is_told_in_the_words_of_a_programmer(chapters: Chapters) -> None:
    words = re.compile(r"\b(string|array|object|integer|boolean|null|regex|schema|validation|expected|invalid)\b")
    said = [f"{one.message} {one.help}" for mistakes in chapters.values() for _, _, found in mistakes for one in found]
    assert [text for text in said if words.search(text)] == []


def test_every_fault_of_a_value_or_key_says_what_to_do(chapters: Chapters) -> None:
    found = [one for mistakes in chapters.values() for _, _, findings in mistakes for one in findings]
    assert [one.message for one in found if one.code.startswith("S1") and not one.help] == []
