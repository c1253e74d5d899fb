"""What one run of the writer gathers on its way through the document: relationships, pictures, notes, issues."""

import re
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from itertools import chain

from toolkit.model.document import Definitions, Document, Heading, Note, Paragraph
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import MarkKind
from toolkit.model.walking import marked_texts, texts_of_metadata, walk
from toolkit.writers import Options
from toolkit.writers.docx.region import TEXT_WIDTH, Region, region_of
from toolkit.writers.loose import fastened

ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, or would change in silence (a carriage return)."""
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


HEADER = "word/header1.xml"


@dataclass(slots=True)
class Part:
    """An XML part of the package, with what it refers to."""

    name: str
    relationships: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and target, and the id that the part uses for them; ascending ids."""
    prefix: str = "rId"

    def relate(self, kind: str, target: str) -> str:
        """Return the id by which this part refers to a target."""
        return self.relationships.setdefault((kind, target), f"{self.prefix}{len(self.relationships) + 1}")


@dataclass(frozen=True, slots=True)
class Numbering:
    """One list: Word restarts its count where another list begins."""

    ordered: bool
    level: int
    start: int


@dataclass(slots=True)
class Work:
    """The state of one run; made anew for each document."""

    document: Document
    options: Options
    region: Region
    style_ids: Mapping[str, str]
    """Ids of styles in the user's template, for those that are called otherwise than ours."""
    main: Part
    notes: Part
    note_by_id: dict[str, Note]
    note_numbers: dict[str, int] = field(default_factory=dict)
    """Identifiers of notes in the order of their first reference, and their ids in the file, from 1."""
    places: dict[str, str] = field(default_factory=dict)
    """Identifiers that links may point to, and the names of their bookmarks."""
    notes_in_notes: set[str] = field(default_factory=set)
    """Identifiers of those that only other notes refer to."""
    anchors: set[str] = field(default_factory=set)
    """Bookmarks that were written."""
    levels: deque[int] = field(default_factory=deque)
    """Of the headings still to come, without gaps."""
    headings: int = 0
    """How many were written."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Address and name in the package."""
    media: dict[str, bytes] = field(default_factory=dict)
    lists: list[Numbering] = field(default_factory=list)
    text_width: int = TEXT_WIDTH
    """Of a line, in twentieths of a point; a template may have another page, and columns."""
    list_offset: int = 0
    """The highest id of a list that the user's template has."""
    properties: dict[tuple[object, ...], str] = field(default_factory=dict)
    """Run properties that were made already."""
    issues: list[Issue] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def number(self, what: str) -> int:
        """Return the next number of a kind, from 1."""
        self.counts[what] += 1
        return self.counts[what]

    def style(self, name: str) -> str:
        """Return the id of a style of ours in this file."""
        return self.style_ids.get(name, name)

    def report(self, check: str, message: Message, excerpt: str = "", severity: Severity = Severity.WARNING) -> None:
        """Say what the file cannot hold."""
        self.issues.append(Issue(check, severity, message, excerpt=excerpt))

    def clean(self, text: str) -> str:
        """Return the text without the characters that XML cannot hold, which are reported."""
        found = ILLEGAL.findall(text)
        if not found:
            return text
        codes = ", ".join(sorted({f"U+{ord(character):04X}" for character in found}))
        self.report("illegal-character", Message("Left out what XML cannot hold: {codes}", (("codes", codes),)), text)
        return ILLEGAL.sub("", text)

    def xml(self, text: str) -> str:
        """Return a text as it stands in XML, in an attribute too."""
        text = self.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: in which part, in whose language, how deep."""

    part: Part
    region: Region
    """Of the text around, which one side of a parallel edition changes."""
    prose: str = "BodyText"
    """Style of plain paragraphs."""
    indent: int = 0
    """Added to what the styles say, in twentieths of a point."""
    lists: int = 0
    """How many lists stand around."""
    column: bool = False
    """Whether it is one of the two narrow columns of a parallel edition."""

    @property
    def left(self) -> int:
        """Return where a block begins that is no running text: inside a list it stands under the item's text."""
        return self.indent + 2 * self.region.em * self.lists


def bookmark(identifier: str) -> str:
    """Return the name of a bookmark for an identifier: Word wants a letter first and at most 40 characters.

    >>> bookmark("sec-1"), bookmark("1st")[:8]
    ('sec-1', 'Xe01ddf6')
    """
    if re.fullmatch(r"[^\W\d_][\w.:-]{0,39}", identifier):
        return identifier
    # Loads OpenSSL, which most documents do not need.
    return f"X{import_module('hashlib').sha256(identifier.encode()).hexdigest()[:16]}"


def start(document: Document, options: Options, style_ids: Mapping[str, str], prefix: str) -> Work:
    """Return the state before the first block is written."""
    document, issues = fastened(document)
    work = Work(
        document,
        options,
        region_of(document.locale),
        style_ids,
        Part("word/document.xml", prefix=prefix),
        Part("word/footnotes.xml"),
        {note.identifier: note for note in document.notes},
        issues=issues,
    )
    for block in walk(document.blocks):
        match block:
            case Paragraph():
                pass  # first, since nearly all are
            case Heading() if block.identifier:
                work.places[block.identifier] = bookmark(block.identifier)
            case Definitions():
                work.places |= {entry.identifier: bookmark(entry.identifier) for entry in block.entries}
            case _:
                pass
    held = chain(document.blocks, *(note.blocks for note in document.notes))
    for text in chain(texts_of_metadata(document.metadata), marked_texts(held)):
        for mark in text.marks:
            if mark.kind is MarkKind.ANCHOR:
                work.places[mark.target] = bookmark(mark.target)
    work.places.pop("", None)
    return work
