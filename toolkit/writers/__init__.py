"""From documents to bytes: the table of formats, and the one function that knows it."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol, cast

from toolkit.errors import UsageError
from toolkit.garbage import left_alone
from toolkit.model.document import Document
from toolkit.model.issue import Issue
from toolkit.model.message import Message

FORMATS = {"md": "markdown", "docx": "docx", "epub": "epub", "txt": "text", "html": "html"}
"""Name of a format, which is its suffix too, and the module of this package that writes it; loaded when it is used."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a publication wants of its editions beyond the document itself."""

    writing: str = "horizontal"
    """Or "vertical"."""
    layout: str = ""
    """Markdown only: hugo, jekyll, hexo, mkdocs, docusaurus, vuepress; an empty string for plain CommonMark."""
    template: bytes = b""
    """DOCX only: a template of the user's own."""
    resources: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by the address the document uses for them; writers open no file."""
    modified: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    """What a format that must state a time states; the same input has to give the same bytes."""
    emphasis_dots: bool = True


@dataclass(frozen=True, slots=True)
class Writing:
    """What a writer made of a document."""

    data: bytes
    issues: tuple[Issue, ...] = ()
    """What the format cannot hold; nothing is dropped in silence."""


class Writer(Protocol):
    """A module of this package."""

    def write(self, document: Document, options: Options) -> Writing:
        """Return the document as bytes of this format."""
        ...


def write(document: Document, format_name: str, options: Options | None = None) -> Writing:
    """Write a document in a format of the table.

    Raises:
        UsageError: no writer of that name.
    """
    if format_name not in FORMATS:
        raise UsageError(
            Message.of(
                "unknown format {format_name}; one of {names}", format_name=repr(format_name), names=", ".join(FORMATS)
            )
        )
    with left_alone():
        writer = cast("Writer", importlib.import_module(f"{__name__}.{FORMATS[format_name]}"))
        return writer.write(document, options or Options())
