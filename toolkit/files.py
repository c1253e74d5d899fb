"""Writing files so that nothing is ever half there: beside first, then moved over."""

import os
import tempfile
from pathlib import Path

from toolkit.errors import Location, OutputError, RefusedError
from toolkit.model.message import Message


def write_beside(path: Path, data: bytes) -> None:
    """Write a file beside the target and move it over, so that a reader sees the old one or the new one.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise OutputError(
            Message.of("cannot write: {strerror}", strerror=problem.strerror), Location(path)
        ) from problem


def refuse_other(path: Path, data: bytes) -> None:
    """Refuse to write over a file that holds something else.

    Raises:
        RefusedError: there is such a file.
        OutputError: there is a folder, or what is there cannot be read.
    """
    try:
        if path.exists() and path.read_bytes() not in {data, b""}:
            raise RefusedError(Message("exists and is different; --force to write over it"), Location(path))
    except OSError as problem:
        raise OutputError(
            Message.of("cannot write: {strerror}", strerror=problem.strerror), Location(path)
        ) from problem


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
