"""Opening ZIP files that strangers made: no way out of the folder, no bomb, no lock."""

import io
import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import IO

from toolkit.errors import InputError, Location
from toolkit.model.message import Message

ENTRY_LIMIT = 20_000
SIZE_LIMIT = 1 << 30
"""Bytes that come out of all entries together, counted while they come out: a header can lie."""
RATIO_LIMIT = 1_000
"""Bytes out for one byte in, beyond the first megabyte."""
_CHUNK = 1 << 16
_SAYS_UTF8 = 0x800
"""Bit 11 of the flags (APPNOTE 4.4.4)."""


class Archive:
    """The files inside a ZIP file by their names."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._place = Location(path)
        self._room = SIZE_LIMIT
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
            raise InputError(Message("not a ZIP file, or a damaged one"), self._place) from problem
        entries = self._zip.infolist()
        for entry in entries:
            entry.filename = _name(entry)
        if len(entries) > ENTRY_LIMIT:
            raise InputError(Message.of("more than {entry_limit} files inside", entry_limit=ENTRY_LIMIT), self._place)
        self._entries = {entry.filename: entry for entry in entries}
        for name in self._entries:
            self._check(name)

    def _check(self, name: str) -> None:
        parts = name.replace("\\", "/").split("/")
        if name.startswith("/") or ".." in parts or "\0" in name or ":" in parts[0]:
            raise InputError(
                Message.of("a file inside would lie outside of the folder: {name}", name=repr(name)), self._place
            )

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """Return what the archive says of its files, in its order."""
        return self._zip.infolist()

    @property
    def comment(self) -> bytes:
        """Return the comment of the archive."""
        return self._zip.comment

    def names(self) -> list[str]:
        """Return the names in the order of the archive."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            InputError: there is none of that name, it is damaged or locked, or it grows beyond all measure.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise InputError(Message.of("there is no {name} inside", name=repr(name)), self._place)
        if entry.flag_bits & 1:
            raise InputError(Message.of("{name} is locked with a password", name=repr(name)), self._place)
        try:
            with self._zip.open(entry) as stream:
                return self._counted(stream, entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as problem:
            raise InputError(Message.of("{name} inside is damaged", name=repr(name)), self._place) from problem

    def _counted(self, stream: IO[bytes], entry: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(_CHUNK):
            size += len(piece)
            self._room -= len(piece)
            if self._room < 0 or size > max(1 << 20, entry.compress_size * RATIO_LIMIT):
                raise InputError(
                    Message.of("{filename} grows beyond all measure when unpacked", filename=repr(entry.filename)),
                    self._place,
                )
            pieces.append(piece)
        return b"".join(pieces)


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of a file; in UTF-8 too where a program forgot to say that it is (macOS, Info-ZIP)."""
    if entry.flag_bits & _SAYS_UTF8 or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def joined(base: str, address: str) -> str:
    """Return the name of a file that a file of this name refers to; an empty string if it lies outside.

    >>> joined("EPUB/text/one.xhtml", "../images/a.png"), joined("a.opf", "../../etc/passwd")
    ('EPUB/images/a.png', '')
    """
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), address))
    return "" if name.startswith(("../", "/")) or name == ".." else name
