"""docs/designer.md is followed from top to bottom: its commands, its edits, and what the desk makes of them."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from front_desk import command, options
from PIL import Image

import walk
import walk_pictures
from kept import Kept, problems
from walks import ROOT, Run, Save, Told, Walk, a_walk, commands, judge, save, steps
from witnesses import library

for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

PAGE = ROOT / "docs" / "designer.md"
WORDS = PAGE.read_text("utf-8")
PICTURES = re.findall(r"!\[([^]]*)\]\(walk/([\w-]+\.png)\)", WORDS)
BEFOREHAND = ("make setup", "source .venv/bin/activate")
"""Whoever runs a test has done this."""
EDITIONS = ("v1", "v10", "v11")
"""The others take as long as all the rest of the walk."""
MOST_BYTES = 2_000_000
PATIENCE = 30.0
"""Seconds: a busy machine is not a fault of the code."""
State = Any


def codes(state: State) -> set[str]:
    return {finding["code"] for finding in state["findings"]}


def ids(state: State) -> list[str]:
    return [page["id"] for page in state["pages"]]


SEEN: tuple[tuple[str, Callable[[State], bool]], ...] = (
    ("fr: Quand appeler ?", lambda state: codes(state) == {"P001"} and not state["error"]),
    ("+        width: half", lambda state: codes(state) == {"P001"} and not state["error"]),
    ("+        width: half", lambda state: not state["findings"] and not state["error"]),
    ('+          fr: "Quand', lambda state: state["error"] is not None and len(state["pages"]) == 48),
    ("+          fr: Quand", lambda state: not state["error"] and not state["findings"]),
    ("+  - id: my-questions", lambda state: ids(state)[41] == "my-questions/1" and len(state["pages"]) == 48),
)
"""What each edit holds, and what the desk of v12 shows after it."""


@contextmanager
def opened(here: Walk, step: Run) -> Iterator[Callable[[], State]]:
    """The desk as the page opens it, but for the browser and on any free port: what it shows now. Ctrl-C ends it."""
    words = step.command.split()[1:]
    assert words[-1] == "--open"
    with here.start(*words[:-1], "--port", "0") as process:
        try:
            assert process.stdout
            address = process.stdout.readline().split()[0]

            def state() -> State:
                with closing(HTTPConnection("127.0.0.1", urlsplit(address).port, timeout=PATIENCE)) as line:
                    line.request("GET", "/state")
                    return json.loads(line.getresponse().read())

            yield state
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 130
        finally:
            process.kill()


def wait(state: Callable[[], State], holds: Callable[[State], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds(now := state()):
        assert time.monotonic() < until, f"it never came to this; the last state was {now}"
        time.sleep(0.05)


def more_cards(here: Walk) -> None:
    """What is said in a sentence, of more pages."""
    assert "`pages: 52` at the top and `pages: 16` under `appointments`" in WORDS
    file = here.root / "editions" / "v12.yaml"
    more = file.read_text("utf-8").replace("\npages: 48\n", "\npages: 52\n")
    for cards, code in ((16, 0), (15, 1)):
        file.write_text(more.replace("\n    pages: 14\n", f"\n    pages: {cards}\n"), "utf-8")
        assert here.inside("validate", "v12").code == code


def test_whoever_follows_the_page_gets_what_it_says(tmp_path: Path) -> None:
    here, seen = a_walk(tmp_path / "project", git=True, editions=EDITIONS), iter(SEEN)
    with ExitStack() as first, ExitStack() as second:
        desks, desk = [first, second], None
        for step in steps(PAGE):
            match step:
                case Run(command=said) if said in BEFOREHAND:
                    pass
                case Run(command=said) if said.startswith("recap-print preview "):
                    if desk:
                        desks.pop(0).close()  # Ctrl-C in the first terminal
                    desk = desks[0].enter_context(opened(here, step))
                    assert len(desk()["pages"]) == 48
                case Save() if len(desks) == 1 and (expected := next(seen, None)):
                    holds, shown = expected
                    assert holds in step.text, f"line {step.line}: another edit was expected"
                    here.do(step)
                    assert desk
                    wait(desk, shown)
                case _:
                    here.do(step)
    assert not list(seen)
    assert not here.shell("git status --porcelain editions").said, "all is committed"
    made = {path.name for path in (here.root / "out").rglob("*") if path.is_file()}
    more_cards(here)
    assert made == {"changes.html", "duplex-a4.pdf", "v12-office-a4.pdf", "v12-office-a4-dummy.pdf"}


def test_what_comes_beforehand_is_there() -> None:
    """``make setup`` is a target, and makes what the next line takes."""
    asked = [step.command for step in commands(PAGE) if step.command in BEFOREHAND]
    assert asked == list(BEFOREHAND)
    subprocess.run(["make", "-n", "setup"], cwd=ROOT, capture_output=True, check=True)
    assert re.search(r"^VENV\s*:= \.venv$", (ROOT / "Makefile").read_text("utf-8"), re.M)


def test_every_command_it_mentions_is_one() -> None:
    """In a sentence or a table, too."""
    mentioned = set(re.findall(r"`recap-print ([a-z]+)([^`]*)`", WORDS))
    assert len(mentioned) > 8
    for name, rest in mentioned:
        assert command(name), f"no command is called {name}"
        assert set(re.findall(r"--[a-z-]+", rest)) <= options(name)


def test_every_key_it_names_is_one_of_the_desk() -> None:
    folder = ROOT / "recap_print" / "preview" / "assets"
    keys = "".join((folder / name).read_text("utf-8") for name in ("keys.js", "state.js", "stage.js"))
    views = len(re.findall(r'^  \["\w+", "[\w ]+", "[^"]+"\],$', keys.split("const VIEWS")[1].split("];")[0], re.M))
    known = set(re.findall(r'"(.|Esc)"', keys)) | {str(nth + 1) for nth in range(views)}
    named = set(re.findall(r"<kbd>(.+?)</kbd>", WORDS))
    assert len(named) > 15
    assert named <= known


@pytest.mark.parametrize(("said", "file"), PICTURES, ids=[file for _, file in PICTURES])
def test_every_picture_is_there_and_said_in_words(said: str, file: str) -> None:
    assert len(said) > 60
    with Image.open(ROOT / "docs" / "walk" / file) as picture:
        assert picture.format == "PNG"
        assert picture.mode == "P", "a palette: small files"
        assert 900 <= picture.width <= 1600


def test_the_pictures_are_those_of_the_page_and_light() -> None:
    there = list((ROOT / "docs" / "walk").iterdir())
    assert {path.name for path in there} == {file for _, file in PICTURES} | {"made.json"}
    assert sum(path.stat().st_size for path in there) < MOST_BYTES


def test_every_picture_of_the_page_can_be_taken() -> None:
    assert {file for _, file in PICTURES} == walk_pictures.SHOTS.keys() | walk_pictures.PAPERS.keys()


A_SHORT_WALK = """\
```console
$ recap-print preview v1 --open
```

```diff editions/v1.yaml
-    title: À quoi sert ce carnet ?
+    title: TITLE
```

![A spread](walk/desk.png)
"""


def test_a_picture_is_as_current_as_what_went_into_it(tmp_path: Path) -> None:
    def made_from(title: str) -> dict[str, str]:
        page = tmp_path / "page.md"
        page.write_text(A_SHORT_WALK.replace("TITLE", title), "utf-8")
        return walk.made_from(page)

    def told(made: dict[str, str]) -> list[str]:
        return list(problems(Kept(folder, made, lambda _: [], MOST_BYTES)))

    one, folder = made_from("À qui est ce carnet ?"), tmp_path / "walk"
    assert list(one) == ["desk.png"]
    assert one == made_from("À qui est ce carnet ?")
    folder.mkdir()
    (folder / "made.json").write_text(json.dumps(one), "utf-8")
    assert told(one) == ["desk.png is missing"]
    (folder / "desk.png").write_bytes(b"")
    assert told(one) == []
    other = made_from("À quoi sert un carnet ?")
    assert told(other) == ["desk.png is not as it is made now"]
    (folder / "old.png").write_bytes(b" " * MOST_BYTES)
    assert told(one) == ["nothing makes old.png any more", "2.0 MB are more than 2"]


A_PAGE = """\
1. Do this:

   ```console
   $ recap-print diff a \\
       b  # exit 1: they differ
   two … differ
   …
   $ git status
   ```

```diff editions/a.yaml
 id: a
-pages: 4

+pages: 8
```

```yaml layouts/presses/ours.yaml
id: ours
```

```yaml
read: this
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.md").write_text(A_PAGE, "utf-8")
    return tmp_path / "page.md"


def test_a_page_is_read_as_it_is_meant(page: Path) -> None:
    assert steps(page) == [
        Run(4, "recap-print diff a b", 1, ("two … differ", "…")),
        Run(8, "git status", 0, ()),
        Save(12, "editions/a.yaml", " id: a\n-pages: 4\n\n+pages: 8\n", whole=False),
        Save(19, "layouts/presses/ours.yaml", "id: ours\n", whole=True),
    ]


def test_an_edit_is_made_where_it_says_and_nowhere_else(page: Path, tmp_path: Path) -> None:
    _, _, edit, whole = steps(page)
    assert isinstance(edit, Save)
    assert isinstance(whole, Save)
    file = tmp_path / "editions" / "a.yaml"
    file.parent.mkdir()
    file.write_text("id: a\npages: 4\n\nid: b\n", "utf-8")
    save(tmp_path, edit)
    assert file.read_text("utf-8") == "id: a\n\npages: 8\nid: b\n"
    save(tmp_path, whole)
    assert (tmp_path / whole.file).read_text("utf-8") == "id: ours\n"
    with pytest.raises(AssertionError, match="stands 0 times"):
        save(tmp_path, edit)
    file.write_text(2 * "id: a\npages: 4\n\n", "utf-8")
    with pytest.raises(AssertionError, match="stands 2 times"):
        save(tmp_path, edit)


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        (Told(1, "two files differ\n"), True),
        (Told(1, "two files differ\nhere\nand there\n"), True),
        (Told(0, "two files differ\n"), False),
        (Told(1, "two files are the same\n"), False),
        (Told(1, "so\ntwo files differ\n"), False),
    ],
)
def test_an_answer_is_judged(page: Path, told: Told, fits: bool) -> None:
    step = commands(page)[0]
    if fits:
        judge(step, told)
    else:
        with pytest.raises(AssertionError, match="line 4"):
            judge(step, told)
    judge(replace(step, shown=()), replace(told, code=1))
