"""Files converted in place: only text, language tags, fonts and titles change; every other byte stays."""

import importlib
from typing import Protocol, cast

from toolkit.errors import UsageError
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Stage
from toolkit.inplace.words import declared_as_utf8
from toolkit.model.message import Message

FORMATS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".ass": "subtitles",
    ".ssa": "subtitles",
    ".json": "strings_json",
    ".yaml": "strings_yaml",
    ".yml": "strings_yaml",
    ".po": "gettext",
    ".pot": "gettext",
    ".xlf": "xliff",
    ".xliff": "xliff",
}
"""Suffix of a file, and the module of this package that changes it; loaded when it is used."""

__all__ = ["FORMATS", "Job", "Result", "Stage", "convert", "declared_as_utf8"]


class _Changer(Protocol):
    def convert(self, data: bytes, job: Job) -> Result: ...


def convert(data: bytes, job: Job) -> Result:
    """Change a file by the suffix of its path.

    Raises:
        UsageError: no format has the suffix.
        InputError: the bytes are not of the format.
    """
    name = FORMATS.get(job.path.suffix.lower())
    if name is None:
        raise UsageError(
            Message.of(
                "cannot convert {suffix} in place; one of {names}",
                suffix=repr(job.path.suffix),
                names=", ".join(FORMATS),
            )
        )
    return cast("_Changer", importlib.import_module(f"{__name__}.{name}")).convert(data, job)
