"""The texts of a document with where they stand, in the order of `Document.texts()`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.document import (
    Block,
    Definitions,
    Document,
    Figure,
    Heading,
    ListBlock,
    Parallel,
    Quotation,
    Section,
    Table,
    Verse,
)
from toolkit.model.document import Role as SectionRole
from toolkit.model.text import RichText
from toolkit.model.walking import texts_of, walk


class PlaceKind(StrEnum):
    """What a text is for."""

    METADATA = "metadata"
    HEADING = "heading"
    BODY = "body"
    """Paragraphs, list items, definitions."""
    QUOTATION = "quotation"
    TABLE = "table"
    CAPTION = "caption"
    VERSE = "verse"
    APPARATUS = "apparatus"
    """Inside of a glossary or a colophon, which are made and not written."""
    PARALLEL = "parallel"
    """A side of a parallel edition that is not the main one."""
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """One text of a document."""

    index: int
    """In `Document.texts()`."""
    text: RichText
    kind: PlaceKind
    chapter: int
    """How many headings of the highest rank stand before it."""


def places(document: Document) -> tuple[Place, ...]:
    """Return every text of a document with where it stands."""
    texts = list(document.texts())
    blocks = list(_walk(document.blocks, PlaceKind.BODY))
    notes = [text for note in document.notes for text, _, _ in _walk(note.blocks, PlaceKind.NOTE)]
    top = min((block.level for block in walk(document.blocks) if isinstance(block, Heading)), default=0)
    found = [
        Place(index, texts[index], PlaceKind.METADATA, 0) for index in range(len(texts) - len(blocks) - len(notes))
    ]
    chapter = 0
    for text, kind, level in blocks:
        chapter += level == top
        found.append(Place(len(found), text, kind, chapter))
    found += [Place(len(found) + index, text, PlaceKind.NOTE, chapter) for index, text in enumerate(notes)]
    assert [place.text for place in found] == texts
    return tuple(found)


def _walk(blocks: Sequence[Block], kind: PlaceKind) -> Iterator[tuple[RichText, PlaceKind, int]]:
    """Yield each text with its kind and, for headings, its level (otherwise -1)."""
    for block in blocks:
        match block:
            case Quotation():
                yield from _walk(block.blocks, _inner(kind, PlaceKind.QUOTATION))
            case Section():
                made = block.role in {SectionRole.GLOSSARY, SectionRole.COLOPHON}
                yield from _walk(block.blocks, PlaceKind.APPARATUS if made else kind)
            case ListBlock():
                for item in block.items:
                    yield from _walk(item, kind)
            case Parallel():
                for index, side in enumerate(block.sides):
                    yield from _walk(side.blocks, PlaceKind.PARALLEL if index else kind)
            case _:
                level = block.level if isinstance(block, Heading) else -1
                for text in texts_of((block,)):
                    yield text, _inner(kind, _KIND_OF_BLOCK.get(type(block), kind)), level


_KIND_OF_BLOCK: dict[type, PlaceKind] = {
    Heading: PlaceKind.HEADING,
    Table: PlaceKind.TABLE,
    Figure: PlaceKind.CAPTION,
    Verse: PlaceKind.VERSE,
    Definitions: PlaceKind.BODY,
}


def _inner(outer: PlaceKind, inner: PlaceKind) -> PlaceKind:
    """Return the kind of what stands inside something: what the outer one says, if it is more than running text."""
    return inner if outer is PlaceKind.BODY else outer
