"""From bytes to documents: the table of formats, and the one function that knows it."""

import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from toolkit.errors import InputError, Location
from toolkit.garbage import left_alone
from toolkit.model.document import Document
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.model.message import Message

FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".epub": "epub",
}
"""Suffix of a file, and the module of this package that reads it; loaded when it is used."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader gets to read."""

    data: bytes
    path: Path
    """For messages only: a reader opens no file."""
    locale: Locale | None = None
    """What the caller knows; a locale that the document names itself comes first only where this is None."""
    encoding: str = ""
    """What the caller knows; an empty string means strict UTF-8, with or without a byte order mark."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of it."""

    document: Document
    issues: tuple[Issue, ...] = ()
    """Constructs that the model cannot hold, each with its place."""
    resources: dict[str, bytes] = field(default_factory=dict)
    """Pictures that came inside the file, by the address the document uses for them."""


class Reader(Protocol):
    """A module of this package."""

    def read(self, source: Source) -> Reading:
        """Return the document that the bytes hold.

        Raises:
            InputError: the bytes are not of this format.
        """
        ...


def reader_for(path: Path) -> Reader:
    """Return the module that reads files of this name.

    Raises:
        InputError: no reader knows the suffix.
    """
    name = FORMATS.get(path.suffix.lower())
    if name is None:
        raise InputError(
            Message.of(
                "no reader for {value}; one of {names}",
                value=repr(path.suffix or "a file without suffix"),
                names=", ".join(FORMATS),
            ),
            Location(path),
        )
    return cast("Reader", importlib.import_module(f"{__name__}.{name}"))


def read(path: Path, locale: Locale | None = None, encoding: str = "") -> Reading:
    """Read a file by its suffix.

    Raises:
        InputError: the file cannot be opened, or is not of the format that its suffix says.
    """
    reader = reader_for(path)
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem
    with left_alone():
        return reader.read(Source(data, path, locale, encoding))
