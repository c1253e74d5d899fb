"""Between languages: the table of formats of aligned texts, and the one function that knows it."""

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from toolkit.errors import InputError, Location
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.segment import Bitext

FORMATS = {
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".tmx": "tmx",
    ".po": "po",
    ".pot": "po",
    ".tsv": "columns",
    ".tab": "columns",
    ".csv": "columns",
    ".txt": "columns",
}
"""Suffix of a file, and the module of this package that reads it; loaded when it is used."""


@dataclass(frozen=True, slots=True)
class BitextSource:
    """What a reader of aligned texts gets to read."""

    data: bytes
    path: Path
    """For messages only: a reader opens no file."""
    source_locale: Locale | None = None
    """What the caller knows; it comes before what the file says."""
    target_locale: Locale | None = None


class BitextReader(Protocol):
    """A module of this package."""

    def read(self, source: BitextSource) -> Bitext:
        """Return the segments that the bytes hold.

        Raises:
            InputError: the bytes are not of this format.
        """
        ...


def read_bitext(path: Path, source_locale: Locale | None = None, target_locale: Locale | None = None) -> Bitext:
    """Read aligned texts by the suffix of their file.

    Raises:
        InputError: the file cannot be opened, has an unknown suffix, or is not what its suffix says.
    """
    name = FORMATS.get(path.suffix.lower())
    if name is None:
        raise InputError(
            Message.of(
                "no reader of translations for {value}; one of {names}",
                value=repr(path.suffix or "a file without suffix"),
                names=", ".join(FORMATS),
            ),
            Location(path),
        )
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem
    reader = cast("BitextReader", importlib.import_module(f"{__name__}.{name}"))
    return reader.read(BitextSource(data, path, source_locale, target_locale))


def decode(source: BitextSource) -> str:
    """Return the text of a plain-text format: UTF-8, with or without a byte order mark, or UTF-16 with one.

    Raises:
        InputError: the bytes are neither.
    """
    marked = source.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return source.data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as problem:
        line = source.data[: problem.start].count(b"\n") + 1
        raise InputError(Message("not UTF-8; save the file as UTF-8"), Location(source.path, line)) from problem
