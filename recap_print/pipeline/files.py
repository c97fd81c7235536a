"""Reading and writing at the door: bounded, atomic, and never a traceback."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from recap_print.errors import CannotRead, CannotWrite

LARGEST = 512 << 20
"""No booklet, font or PDF of this trade is larger than half a gigabyte."""


def read(path: Path, *, cut: int = 0) -> bytes:
    """The bytes of a file, or the first ``cut`` of them. Raises CannotRead, in words, for what stands in the way."""
    try:
        if path.is_dir():
            raise CannotRead(f"{shown(path)} is a folder", help="name a file in it")
        with path.open("rb") as file:
            data = file.read(cut or LARGEST + 1)
    except FileNotFoundError as error:
        raise CannotRead(f"there is no file {shown(path)}") from error
    except (OSError, ValueError) as error:
        raise CannotRead(f"{shown(path)} cannot be read: {_reason(error)}") from error
    if len(data) > LARGEST:
        raise CannotRead(f"{shown(path)} is larger than {LARGEST >> 20} MB")
    return data


def write(path: Path, data: bytes, *, new: bool = False) -> None:
    """Write a whole file or nothing: beside it first, then in its place. Makes the folders it needs.

    Raises CannotWrite; what was there before is then untouched. A ``new`` file takes no other's place.
    """
    beside = ""
    try:
        target = path.resolve() if path.is_symlink() else path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            kind = "a folder" if target.is_dir() else "a device or a pipe"
            raise CannotWrite(f"{shown(path)} is {kind}", help="name an ordinary file")
        handle, beside = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
        os.close(handle)
        with open(beside, "wb") as file:
            file.write(data)
        # mkstemp makes files private; what people share gets the permissions they chose for new files.
        os.chmod(beside, 0o666 & ~_umask())
        if new:
            _link(beside, path)
        else:
            os.replace(beside, target)
            beside = ""
    except (OSError, ValueError, RuntimeError) as error:
        message = f"{shown(path)} cannot be written: {_reason(error)}"
        raise CannotWrite(message, help="nothing was changed: make room, or write elsewhere") from error
    finally:
        if beside:
            with suppress(OSError):
                os.unlink(beside)


def _link(beside: str, path: Path) -> None:
    """Give a file its name, unless there is another of that name: looking first would leave time for one to come."""
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise CannotWrite(f"there is a file {shown(path)} already", help="nothing was changed") from error
    except OSError:  # some sticks and shares know no links
        with path.open("xb"):
            os.replace(beside, path)


def is_file(path: Path) -> bool:
    """Is there such a file? A name that no file can have (too long, a NUL in it) is the name of none."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """Is there such a folder?"""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def shown(path: Path) -> str:
    """A path as people name it: from where they stand when it is below, whole otherwise."""
    with suppress(ValueError, OSError):
        return path.absolute().relative_to(Path.cwd()).as_posix() or "."
    return path.as_posix()


def seen_from(root: str, file: str) -> str:
    """A file that ``shown`` named, as those call it who stand in ``root``; unchanged when it does not lie there."""
    for top in (Path(root), Path(root).resolve()):
        with suppress(ValueError, OSError):
            return Path(os.path.abspath(file)).relative_to(top).as_posix()
    return file


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _reason(error: OSError | ValueError | RuntimeError) -> str:
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
