"""ZIP packages read with limits and written back member by member, in their order, with their times and methods."""

import io
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import InputError, Location

MOST_MEMBERS = 20_000
MOST_BYTES = 1 << 30
"""Of all members, counted while they are inflated: what the directory of a ZIP says can be a lie."""
HIGHEST_RATIO = 1_000
_CHUNK = 1 << 16


def rewrite_archive(data: bytes, path: Path, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a ZIP with each member's bytes replaced by what a function makes of its name and bytes.

    Raises:
        InputError: not a ZIP, damaged, encrypted, or larger than the limits allow.
    """
    output = io.BytesIO()
    total = 0
    with _opened(data, path) as source, zipfile.ZipFile(output, "w") as target:
        for member in source.infolist():
            content = _inflate(source, member, path, MOST_BYTES - total)
            total += len(content)
            target.writestr(_like(member), content if member.is_dir() else change(member.filename, content))
        target.comment = source.comment
    return output.getvalue()


def members(data: bytes, path: Path, wanted: Collection[str]) -> dict[str, bytes]:
    """Return the members of a ZIP that have one of the wanted names, within the limits."""
    with _opened(data, path) as source:
        return {
            member.filename: _inflate(source, member, path, MOST_BYTES)
            for member in source.infolist()
            if member.filename in wanted
        }


@contextmanager
def _opened(data: bytes, path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            if len(source.infolist()) > MOST_MEMBERS:
                raise InputError(f"more than {MOST_MEMBERS} files inside", Location(path))
            yield source
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as problem:
        raise InputError(f"not a ZIP package, or a damaged one: {problem}", Location(path)) from problem
    except RuntimeError as problem:
        raise InputError("encrypted: it cannot be converted", Location(path)) from problem


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, room: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > room or size > _CHUNK + member.compress_size * HIGHEST_RATIO:
                raise InputError(f"{member.filename!r} inflates beyond all measure", Location(path))
            parts.append(chunk)
    return b"".join(parts)


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(member.filename, member.date_time)
    info.compress_type = member.compress_type
    info.external_attr = member.external_attr
    info.create_system = member.create_system
    info.comment = member.comment
    return info
