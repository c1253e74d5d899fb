"""What a book consists of before anything is written: parts, pictures, notes, names."""

import sys
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.messages import label
from toolkit.model.document import Document, Paragraph, Parallel
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.walking import texts_of, walk
from toolkit.writers import Options
from toolkit.writers.epub.cover import Words, draw
from toolkit.writers.loose import fastened
from toolkit.writers.xhtml.names import ascii_identifier
from toolkit.writers.xhtml.outline import PART_LIMIT, Outline, Part, flat, outline
from toolkit.writers.xhtml.page import Manner, NotePlace
from toolkit.writers.xhtml.pictures import Picture, picture, pictures
from toolkit.writers.xhtml.stylesheet import stylesheet

_NAMESPACE = uuid.UUID("3f6c1d1e-8a7b-5c55-9d51-6f4a0c3f7e02")


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that the files of one book are written from."""

    manner: Manner
    options: Options
    identifier: str
    title: str
    cover: Picture
    pictures: tuple[Picture, ...]
    """Without the cover; each once."""
    part_titles: dict[str, str]
    """File of a part to a title that no other file has."""
    issues: list[Issue]

    @property
    def document(self) -> Document:
        """Return what the book is made of."""
        return self.manner.document

    @property
    def parts(self) -> list[Part]:
        """Return its files of text."""
        return self.manner.outline.parts

    def label(self, template: str) -> str:
        """Return a label in the language of the edition."""
        return label(template, self.document.locale)


def plan(document: Document, options: Options, one_page: Callable[[Picture], str] | None = None) -> Book:
    """Return what the book of a document consists of.

    With `one_page`, which gives the address of a picture, everything is to stand in one file.
    """
    document, issues = fastened(document)
    found = outline(document, sys.maxsize if one_page else PART_LIMIT)
    held = pictures(found.pictures, options.resources)
    title = flat(document.metadata.title) or next((part.title for part in found.parts if part.title), "")
    title = title or label("Untitled", document.locale)
    manner = Manner(
        document=document,
        outline=found,
        pictures={address: (one_page or _in_book)(each) for address, each in held.items()},
        notes=note_places(document, found),
        vertical=options.writing == "vertical",
        semantics=not one_page,
        suffix="" if one_page else ".xhtml",
        below=1 if one_page else 0,
    )
    return Book(
        manner=manner,
        options=options,
        identifier=document.metadata.identifier.strip() or _identifier(document),
        title=title,
        cover=_cover(document, options, title, issues),
        pictures=tuple({each.file: each for each in held.values()}.values()),
        part_titles=dict(_part_titles(found, title, document.locale)),
        issues=issues,
    )


def _in_book(each: Picture) -> str:
    return f"../images/{each.file}"


def note_places(document: Document, found: Outline) -> dict[str, NotePlace]:
    """Return the notes by identifier, each with its number and a name of its own in the book."""
    places: dict[str, NotePlace] = {}
    # From the last to the first: of notes with the same identifier the first one counts.
    for number, note in reversed(list(enumerate(document.notes, 1))):
        name = found.identifiers.claim("fn-" + ascii_identifier(note.identifier or "note"))
        places[note.identifier] = NotePlace(note, number, name)
    return places


def sheet(book: Book) -> str:
    """Return the style sheet of a book."""
    others = languages(book.document)[1:]
    return stylesheet(
        book.document.locale, vertical=book.manner.vertical, dots=book.options.emphasis_dots, others=others
    )


def languages(document: Document) -> tuple[str, ...]:
    """Return the tags of the languages that the book is in, the main one first."""
    tags = [str(document.locale)]
    for block in walk(tuple(block for block in document.blocks if not isinstance(block, Paragraph))):
        if isinstance(block, Parallel):
            tags += (str(side.locale) for side in block.sides)
    return tuple(dict.fromkeys(tags))


def _identifier(document: Document) -> str:
    """Return a name for the book that follows from what it says, so that another build gives the same."""
    metadata = document.metadata
    parts = [str(document.locale), metadata.title.text, metadata.date, metadata.origin.text]

    parts += (text.text for text in texts_of(document.blocks[:20]))
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, chr(0).join(parts))}"


def _cover(document: Document, options: Options, title: str, issues: list[Issue]) -> Picture:
    address = document.metadata.cover
    given = picture(options.resources[address]) if address in options.resources else None
    if address and not given:
        message = Message("The picture {address} is not there.", (("address", address),))
        issues.append(Issue("picture-missing", Severity.WARNING, message))
    return given or draw(_words(document, title), document.locale)


def _words(document: Document, title: str) -> Words:
    metadata = document.metadata
    names = [flat(creator.name) for creator in metadata.creators if creator.role == "aut"]
    return Words(title, flat(metadata.subtitle), "　".join(names), flat(metadata.publisher))


def _part_titles(found: Outline, title: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield a title for each file: its heading, with the book's title where that says too little or is taken."""
    seen = Counter(label(template, locale) for template in ("Cover", "Title page", "Contents"))
    for part in found.parts:
        wanted = part.title or title
        if wanted.isascii() and not title.isascii():
            wanted = f"{wanted} · {title}"
        seen[wanted] += 1
        yield part.file, wanted if seen[wanted] == 1 else f"{wanted} ({seen[wanted]})"
