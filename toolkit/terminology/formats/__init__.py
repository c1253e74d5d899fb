"""Files of terms: the table of formats, and the functions that know it."""

import importlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from toolkit.errors import InputError, Location, UsageError
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Pair:
    """Which locales a file of two languages holds; formats that name their languages themselves need none."""

    source: Locale
    target: Locale


ENGLISH_TAIWAN = Pair(Locale("en"), Locale("zh", "Hant", "TW"))


@dataclass(frozen=True, slots=True)
class Loading:
    """What a file of terms holds."""

    termbase: Termbase
    issues: tuple[Issue, ...] = ()
    """What is in the file and has no place in the termbase."""


@dataclass(frozen=True, slots=True)
class Saving:
    """A termbase as a file of some format."""

    data: bytes
    issues: tuple[Issue, ...] = ()
    """What is in the termbase and has no place in the file."""


class Format(Protocol):
    """A module of this package."""

    def load(self, data: bytes, path: Path, pair: Pair) -> Loading:
        """Return the terms that the bytes hold; the path is for messages.

        Raises:
            InputError: the bytes are not of this format.
            DataError: every bad row, each with its line.
        """
        ...

    def save(self, termbase: Termbase, pair: Pair) -> Saving:
        """Return the termbase as bytes of this format."""
        ...


FORMATS = {
    "csv": ("table", ".csv"),
    "tsv": ("tabbed", ".tsv"),
    "xlsx": ("xlsx", ".xlsx"),
    "tbx": ("tbx", ".tbx"),
    "tbx-dct": ("tbx_dct", ".tbx"),
    "tbx2": ("tbx2", ".tbx"),
    "tbx2-ntig": ("tbx2_ntig", ".tbx"),
    "utx": ("utx", ".utx"),
    "omegat": ("omegat", ".txt"),
    "weblate": ("weblate", ".csv"),
    "google": ("google", ".csv"),
    "deepl": ("deepl", ".csv"),
}
"""Name of each format, the module of this package that knows it, and the suffix of its files."""

FORMAT_OF_SUFFIX = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".xml": "tbx",
    ".utx": "utx",
    ".txt": "omegat",
    ".utf8": "omegat",
    ".tab": "omegat",
}
"""What a file is taken for when nobody says; a CSV is told by its first row."""


def format_named(name: str) -> Format:
    """Return the module of a format.

    Raises:
        UsageError: there is none of that name.
    """
    if name not in FORMATS:
        raise UsageError(
            Message.of("unknown format of terms {name}; one of {names}", name=repr(name), names=", ".join(FORMATS))
        )
    return cast("Format", importlib.import_module(f"{__name__}.{FORMATS[name][0]}"))


def load(path: Path, format_name: str = "", pair: Pair | None = None) -> Loading:
    """Load one file of terms, of the format named or the one its suffix says.

    Raises:
        InputError: the file cannot be read, or nothing says its format.
        DataError: every bad row, each with its line.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem
    name = format_name or FORMAT_OF_SUFFIX.get(path.suffix.lower(), "")
    if name == "csv" and not format_name:
        name = _csv_of(data)
    if not name:
        raise InputError(
            Message.of("which format is it? Name one of {names}", names=", ".join(FORMATS)), Location(path)
        )
    return format_named(name).load(data, path, pair or ENGLISH_TAIWAN)


def _csv_of(data: bytes) -> str:
    """Return whose CSV it is, by its first row; without a header it is DeepL's."""
    header = data[:1000].decode("utf-8-sig", "replace").split("\n")[0]
    names = [cell.strip(' "\r') for cell in re.split("[,;\t]", header)]
    if "concept" in names or "term" in names:
        return "csv"
    if "source" in names and "target" in names:
        return "weblate"
    if names[-1] in {"pos", "description"} or "description" in names:
        return "google"
    return "deepl" if len(names) in {2, 3, 4} else "csv"


def load_termbase(paths: Path | Iterable[Path]) -> Termbase:
    """Load files of terms into one termbase; concepts with the same identifier become one.

    Raises:
        InputError: a file cannot be read.
        DataError: every bad row of a file, each with its line.
    """
    termbase = Termbase()
    for path in [paths] if isinstance(paths, Path) else paths:
        termbase = termbase.joined(load(path).termbase)
    return termbase
