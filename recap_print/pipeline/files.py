"""Reading and writing at the door: bounded, atomic, and never a traceback."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from recap_print.errors import CannotRead, CannotWrite

LARGEST = 512 << 20
"""No booklet, font or PDF of this trade is larger than half a gigabyte."""


def read(path: Path) -> bytes:
    """The bytes of a file. Raises CannotRead, in words, for whatever stands in the way."""
    try:
        if path.is_dir():
            raise CannotRead(f"{shown(path)} is a folder", help="name a file in it")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise CannotRead(f"there is no file {shown(path)}") from error
    except (OSError, ValueError) as error:
        raise CannotRead(f"{shown(path)} cannot be read: {_reason(error)}") from error
    if len(data) > LARGEST:
        raise CannotRead(f"{shown(path)} is larger than {LARGEST >> 20} MB")
    return data


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: beside it first, then in its place. Makes the folders it needs.

    Raises CannotWrite; what was there before is then untouched.
    """
    beside = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise CannotWrite(f"{shown(path)} is a folder", help="name a file in it")
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files private; what people share gets the permissions they chose for new files.
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
        beside = ""
    except (OSError, ValueError) as error:
        message = f"{shown(path)} cannot be written: {_reason(error)}"
        raise CannotWrite(message, help="nothing was changed; free the folder, or name another with -o") from error
    finally:
        if beside:
            with suppress(OSError):
                os.unlink(beside)


def shown(path: Path) -> str:
    """A path as people name it: from where they stand when it is below, whole otherwise."""
    with suppress(ValueError, OSError):
        return path.absolute().relative_to(Path.cwd()).as_posix() or "."
    return path.as_posix()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
