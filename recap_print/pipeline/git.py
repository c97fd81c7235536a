"""Git, asked for what a revision holds. Objects are read; the work tree, the index and every setting stay as they are.

Nothing goes through a shell, and nothing that a person typed can be taken for an option.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired, run
from threading import Timer

from recap_print.errors import CannotRead, UsageError
from recap_print.findings import did_you_mean
from recap_print.pipeline.files import LARGEST

PATIENCE = 60.0
"""Seconds for one question: a clone that left its objects at home (`--filter`) fetches them first."""
MOST_LINKS = 8
_ENDS = "name one: its two ends are compared as OLD and NEW"
_FSCK = "`git fsck` looks for damage"

# What a hook or a wrapper says of *its* repository (git rev-parse --local-env-vars): we ask the one around the
# project. GIT_CONFIG_* stays: a container says there whom it trusts.
_ELSEWHERE = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_GRAFT_FILE"),
    *("GIT_SHALLOW_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_REPLACE_REF_BASE"),
    *("GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NO_REPLACE_OBJECTS"),
}


class Refused(Exception):
    """Git ended with an error. The message is what it wrote."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a revision: its object, and what stands in the way of reading it, when something does."""

    id: str
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A revision as it was ``said``, the object of its root folder, and what git remarked."""

    said: str
    id: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around ``folder``. Paths in it start at ``top``; ``within`` leads from there to ``folder``."""

    folder: Path
    top: Path
    within: str
    storage: Path

    def tree(self, said: str) -> Tree:
        """A revision by any name git knows. Raises UsageError with the nearest names, CannotRead for a broken clone."""
        if not said or said.startswith("-") or not said.isprintable():
            raise UsageError(f"`{said}` names no revision", help="write REVISION:EDITION, as in HEAD~1:v11")
        try:
            answer, remarks = _ask(self.folder, "rev-parse", "--verify", "--end-of-options", f"{said}^{{tree}}")
        except Refused as error:
            raise self._unknown(said, str(error)) from None
        ids = answer.split()
        if len(ids) != 1:
            raise UsageError(f"`{said}` is a range of revisions", help=_ENDS)
        return Tree(said, ids[0].decode(), tuple(re.findall(r"^warning: (.*\S)", remarks, re.MULTILINE)))

    def files(self, tree: Tree, path: str) -> dict[str, Entry]:
        """What lies at a path and below it, by path. Links are followed as long as they stay in the repository."""
        return dict(self._files(tree, path, MOST_LINKS))

    def _files(self, tree: Tree, path: str, links: int) -> Iterator[tuple[str, Entry]]:
        answer = self._told("ls-tree", "-r", "-z", "--full-tree", tree.id, "--", path)
        for line in filter(None, answer.split(b"\0")):
            about, _, raw = line.partition(b"\t")
            mode, _, object_id = about.decode().split(" ")
            name = os.fsdecode(raw)
            if any(part in ("", ".", "..") for part in name.split("/")) or (os.sep != "/" and os.sep in name):
                continue  # no git writes such a name: whoever did wants to write where it is unpacked
            if mode == "160000":
                yield name, Entry(object_id, "is a submodule: its files are in another repository")
            elif mode == "120000":
                yield from self._followed(tree, name, object_id, links)
            else:
                yield name, Entry(object_id)

    def _followed(self, tree: Tree, name: str, object_id: str, links: int) -> Iterator[tuple[str, Entry]]:
        target = os.fsdecode(self.read([object_id])[object_id])
        there = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        if links and not there.startswith(("/", "../")) and there not in (".", ".."):
            found = [(name + path[len(there) :], entry) for path, entry in self._files(tree, there, links - 1)]
            if found:
                yield from found
                return
        yield name, Entry(object_id, f"is a link to {target}, which that revision does not hold")

    def read(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The bytes of objects. Raises CannotRead for what is not here, or larger than any file of this trade."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        process = Popen(
            _command(self.folder, "cat-file", "--batch"), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_env()
        )
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        try:
            return {object_id: self._object(process, object_id) for object_id in wanted}
        except OSError as error:
            raise CannotRead(f"git stopped while it read from {self.top}") from error
        finally:
            patience.cancel()
            process.kill()
            process.communicate()

    def _object(self, process: Popen[bytes], object_id: str) -> bytes:
        # One question, one answer: neither side ever waits for the other to read.
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(object_id.encode() + b"\n")
        process.stdin.flush()
        told = process.stdout.readline().split()
        if len(told) != 3 or told[1] != b"blob":
            why = f"this clone does not hold all of that revision: object {object_id[:10]} is missing"
            help = "`git fetch` brings what a partial clone left out; `git fsck` finds what is damaged"
            raise CannotRead(why, help=help)
        size = int(told[2])
        if size > LARGEST:
            raise CannotRead(f"git holds a file larger than {LARGEST >> 20} MB (object {object_id[:10]})")
        data = process.stdout.read(size + 1)[:size]
        if len(data) < size:
            raise CannotRead(f"git stopped while it read from {self.top}", help=_FSCK)
        return data

    def _told(self, *words: str) -> bytes:
        try:
            return _ask(self.folder, *words)[0]
        except Refused as error:
            raise CannotRead(f"git cannot read {self.top}: {_reason(error)}", help=_FSCK) from None

    def _unknown(self, said: str, told: str) -> UsageError | CannotRead:
        if "is ambiguous" in told:
            return UsageError(f"the revision `{said}` is ambiguous: several objects begin so", help="write more of it")
        if re.search(r"corrupt|bad object|unable to read|is empty|invalid object", told):
            return CannotRead(f"git cannot read the revision `{said}`: {_reason(told)}", help=_FSCK)
        if ".." in said:
            return UsageError(f"`{said}` is a range of revisions", help=_ENDS)
        if "expected tree type" in told:
            return UsageError(f"`{said}` is a file, not a revision")
        known = os.fsdecode(self._told("for-each-ref", "--format=%(refname:short)")).split()
        help = did_you_mean(said, ["HEAD", *known])
        if not help and self._told("rev-parse", "--is-shallow-repository").strip() == b"true":
            help = "this clone is shallow: `git fetch --unshallow` brings older revisions"
        there_are = "`git log` and `git tag` list them"
        return UsageError(f"there is no revision `{said}`", help=help or there_are)


@lru_cache(maxsize=4)
def repository_around(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises CannotRead, in words, for all that may stand in the way."""
    try:
        answer, _ = _ask(folder, "rev-parse", "--show-toplevel", "--show-prefix", "--git-common-dir")
    except Refused as error:
        raise _no_repository(folder, str(error)) from None
    top, within, storage = os.fsdecode(answer).split("\n")[:3]
    return Repository(folder, Path(top), within.rstrip("/"), folder / storage)


def object_id(data: bytes, like: str) -> str:
    """What git would call these bytes, in a repository whose objects have names ``like`` this one."""
    kind = "sha256" if len(like) == 64 else "sha1"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _no_repository(folder: Path, told: str) -> CannotRead:
    if "dubious ownership" in told:
        top = re.search(r"repository at '(.*?)'", told)
        trust = f"git config --global --add safe.directory {top[1] if top else folder}"
        return CannotRead(f"git does not trust {folder}: it belongs to somebody else", help=f"if you do: `{trust}`")
    if "not a git repository" in told:
        elsewhere = "GIT_DIR is set, but the repository around the booklet is the one that is asked"
        help = elsewhere if os.environ.get("GIT_DIR") else "go to a clone of the booklet, or name files"
        return CannotRead(f"{folder} is in no git repository: it has no revisions", help=help)
    return CannotRead(f"git cannot read {folder}: {_reason(told)}")


def _ask(folder: Path, *words: str) -> tuple[bytes, str]:
    """What git answers, and what it remarks. Raises Refused with its own words."""
    try:
        done = run(
            _command(folder, *words), stdin=DEVNULL, capture_output=True, env=_env(), timeout=PATIENCE, check=False
        )
    except TimeoutExpired:
        raise CannotRead(f"git took longer than {PATIENCE:g} s to answer") from None
    except (OSError, ValueError) as error:
        raise CannotRead(f"git cannot be asked: {error}") from None
    remarks = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        raise Refused(remarks)
    return done.stdout, remarks


def _command(folder: Path, *words: str) -> list[str]:
    git = shutil.which("git")
    if git is None:
        raise CannotRead("git is not installed, and a revision was named", help="install git, or name files")
    return [git, "-C", str(folder), "--literal-pathspecs", "--no-optional-locks", *words]


def _env() -> dict[str, str]:
    ours = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}  # its words are read below; nobody is there to be asked
    return {key: value for key, value in os.environ.items() if key not in _ELSEWHERE} | ours


def _reason(told: Refused | str) -> str:
    """The first of git's own words that say what is wrong."""
    lines = str(told).strip().split("\n")
    return re.sub(
        r"^(fatal|error): ", "", next((line for line in lines if line.startswith(("fatal", "error"))), lines[0])
    )
