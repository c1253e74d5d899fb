"""An article as a value: blocks of rich text, notes and metadata, the same for every format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from toolkit.model.locale import Locale
from toolkit.model.text import RichText


class Alignment(StrEnum):
    """How the cells of a column stand."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Role(StrEnum):
    """What a section is for, in the words of EPUB's structural semantics."""

    CHAPTER = "chapter"
    GLOSSARY = "glossary"
    COLOPHON = "colophon"
    EPIGRAPH = "epigraph"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the part that follows."""

    level: int
    """From 1."""
    text: RichText
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: RichText


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first ones of them headers."""

    header: tuple[RichText, ...]
    """Empty if the table has no header row."""
    rows: tuple[tuple[RichText, ...], ...]
    alignments: tuple[Alignment, ...] = ()
    caption: RichText = RichText("")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself."""

    target: str
    """Address as the source gives it, relative to the source file."""
    alt: RichText
    caption: RichText = RichText("")


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text that no stage may change, shown letter by letter."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines that are not to be joined."""

    lines: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A pause between two parts without a heading."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of a list of definitions."""

    term: RichText
    descriptions: tuple[RichText, ...]
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms with what they mean."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a role of its own: glossary, colophon. Its heading, if any, is its first block."""

    role: Role
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a parallel edition."""

    locale: Locale
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same passage in several locales, the main one first."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Markup of the source format that the model has no word for; never changed."""

    text: str
    format: str


Block = (
    Heading
    | Paragraph
    | Quotation
    | ListBlock
    | Table
    | Figure
    | CodeBlock
    | Verse
    | ThematicBreak
    | Definitions
    | Section
    | Parallel
    | RawBlock
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `NOTE` marks point to its identifier."""

    identifier: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Creator:
    """Someone who made the text."""

    name: RichText
    role: str = "aut"
    """MARC relator code: aut, trl, edt, ill …"""
    file_as: str = ""


READ_BY_PEOPLE = frozenset(
    {"tags", "tag", "keywords", "keyword", "categories", "category", "summary", "excerpt", "series", "topics"}
)
"""Keys of `Metadata.extra` whose values are words of the article's language, and not names of files or places."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a library would want to know (Dublin Core)."""

    title: RichText = RichText("")
    subtitle: RichText = RichText("")
    creators: tuple[Creator, ...] = ()
    publisher: RichText = RichText("")
    date: str = ""
    """ISO 8601, as precise as it is known."""
    rights: RichText = RichText("")
    identifier: str = ""
    description: RichText = RichText("")
    origin: RichText = RichText("")
    """Where the text first appeared."""
    cover: str = ""
    """Address of a picture, relative to the source file."""
    extra: tuple[tuple[str, str], ...] = ()
    """Front matter that the model has no word for, as YAML text, so that a writer of front matter can keep it."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article in one locale."""

    locale: Locale
    metadata: Metadata
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    """In the order in which they are first referred to."""
    folder: str = field(default="", compare=False)
    """Where relative addresses start from; no part of the value."""

    def texts(self) -> Iterator[RichText]:
        """Yield every text that stages may change, in reading order: metadata, blocks, notes."""
        found: list[RichText] = []

        def collect(text: RichText) -> RichText:
            found.append(text)
            return text

        self.map_texts(collect)
        yield from found

    def map_texts(self, function: Callable[[RichText], RichText]) -> "Document":
        """Return the document with each text replaced by what the function makes of it, called in reading order."""
        metadata = map_metadata(self.metadata, function)
        blocks = _map_blocks(self.blocks, function)
        notes = tuple(replace(note, blocks=_map_blocks(note.blocks, function)) for note in self.notes)
        return replace(self, metadata=metadata, blocks=blocks, notes=notes)


TextFunction = Callable[[RichText], RichText]


def map_metadata(metadata: Metadata, function: TextFunction) -> Metadata:
    """Return metadata with each of its texts replaced by what the function makes of it."""
    return replace(
        metadata,
        title=function(metadata.title),
        subtitle=function(metadata.subtitle),
        creators=tuple(replace(creator, name=function(creator.name)) for creator in metadata.creators),
        publisher=function(metadata.publisher),
        rights=function(metadata.rights),
        description=function(metadata.description),
        origin=function(metadata.origin),
    )


def _map_blocks(blocks: tuple[Block, ...], function: TextFunction) -> tuple[Block, ...]:
    return tuple(map_block(block, function) for block in blocks)


def map_block(block: Block, function: TextFunction) -> Block:
    """Return a block with each of its texts replaced by what the function makes of it."""
    match block:
        case Paragraph() | Heading():
            text = function(block.text)
            return block if text is block.text else replace(block, text=text)
        case Quotation() | Section():
            return replace(block, blocks=_map_blocks(block.blocks, function))
        case ListBlock():
            return replace(block, items=tuple(_map_blocks(item, function) for item in block.items))
        case Table():
            caption, header = function(block.caption), _map_each(block.header, function)
            rows = tuple(_map_each(row, function) for row in block.rows)
            return replace(block, caption=caption, header=header, rows=rows)
        case Figure():
            return replace(block, alt=function(block.alt), caption=function(block.caption))
        case Verse():
            return replace(block, lines=_map_each(block.lines, function))
        case Definitions():
            return Definitions(tuple(_map_definition(entry, function) for entry in block.entries))
        case Parallel():
            return Parallel(tuple(replace(side, blocks=_map_blocks(side.blocks, function)) for side in block.sides))
        case CodeBlock() | ThematicBreak() | RawBlock():
            return block
        case _:
            assert_never(block)


def _map_each(texts: tuple[RichText, ...], function: TextFunction) -> tuple[RichText, ...]:
    return tuple(function(text) for text in texts)


def _map_definition(entry: Definition, function: TextFunction) -> Definition:
    return replace(entry, term=function(entry.term), descriptions=_map_each(entry.descriptions, function))
