"""How a document falls into files: chapters by the top heading level, long ones in parts; and where links lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from toolkit.messages import LANGUAGES, translate
from toolkit.model.document import (
    Block,
    CodeBlock,
    Definitions,
    Document,
    Figure,
    Heading,
    Paragraph,
    Parallel,
    RawBlock,
    Role,
    Section,
)
from toolkit.model.headings import below_title
from toolkit.model.text import TEX, MarkKind, RichText
from toolkit.model.walking import marked_texts, texts_of, walk
from toolkit.writers.xhtml.names import Names, Place, ascii_identifier

PART_LIMIT = 90_000
"""Characters of text in one file: about 300 kB, which older reading systems still open without a wait."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading with its place in the book."""

    heading: Heading
    depth: int
    """From 1: its rank in the book whatever levels the source counts in, without gaps."""
    place: Place
    other: tuple[tuple[str, Heading], ...] = ()
    """Tag and heading of the other sides of a parallel edition."""

    @property
    def text(self) -> str:
        """Return the words alone, on one line."""
        return flat(self.heading.text)


@dataclass(frozen=True, slots=True)
class Part:
    """What goes into one file."""

    file: str
    """Its name without suffix."""
    role: Role | None
    """None for text before the first heading."""
    title: str
    number: int
    """From 1: which file of the chapter this is."""
    blocks: tuple[Block, ...]
    titles: tuple[Title, ...]
    """Of the headings among `blocks`, in their order."""


@dataclass(slots=True)
class Outline:
    """The parts of a book and the places in it."""

    parts: list[Part] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    """Identifier of the document to place in the book; the first one of that name wins."""
    files: Names = field(default_factory=Names)
    identifiers: Names = field(default_factory=lambda: Names({"title": 1, "contents": 1}))
    """Those that a title page and a contents page need stand here from the start."""
    pictures: list[str] = field(default_factory=list)
    """Addresses as the document gives them."""
    kinds: set[MarkKind] = field(default_factory=set)
    """Of the marks of all texts."""


def flat(text: RichText) -> str:
    """Return the words of a text on one line, without markup of the source format."""
    words = text.text
    for mark in reversed(text.marks):
        if mark.kind is MarkKind.RAW and mark.target != TEX:
            words = words[: mark.span.start] + words[mark.span.end :]
    return " ".join(words.split()) if words.isascii() else words.replace("\n", "　").strip()


def outline(document: Document, limit: int = PART_LIMIT) -> Outline:
    """Return how a document falls into files."""
    found = Outline()
    blocks = below_title(document)
    headings = _titled(blocks)
    top = _top_level(headings)
    if any(_names_glossary(heading) for heading, _ in headings):
        blocks = tuple(_gather_glossary(blocks, top))
    chapters = list(_chapters(blocks, top))
    headed = any(role is Role.CHAPTER for role, _ in chapters)
    for role, held in chapters:
        # Without any heading the text is one chapter; before the first heading it is none.
        alone = not headed or title_of(held[0]) is not None
        _add_chapter(found, (role or (Role.CHAPTER if alone else None), held), limit)
    for note in document.notes:
        for block in note.blocks:
            _look(found, block, "")
    return found


Titled = tuple[Heading, tuple[tuple[str, Heading], ...]]
"""A heading, and those of the other sides of a parallel edition with their tags."""


def title_of(block: Block) -> Titled | None:
    """Return the heading that a block is, with its other sides if the edition is parallel."""
    match block:
        case Heading() if flat(block.text):
            return block, ()
        case Parallel() if block.sides and all(_only_heading(side.blocks) for side in block.sides):
            headings = [(str(side.locale), side.blocks[0]) for side in block.sides]
            sides = tuple((tag, heading) for tag, heading in headings if isinstance(heading, Heading))
            return sides[0][1], sides[1:]
        case _:
            return None


def _only_heading(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Heading) and bool(flat(blocks[0].text))


def _titled(blocks: tuple[Block, ...]) -> list[Titled]:
    """Return the headings among the blocks."""
    # Nearly all blocks are paragraphs.
    return [titled for block in blocks if not isinstance(block, Paragraph) and (titled := title_of(block))]


def _top_level(found: list[Titled]) -> int:
    """Return the level whose headings begin chapters: the highest, but none of a title above all the others."""
    levels = [heading.level for heading, _ in found]
    if len(levels) > 1 and levels[0] == 1 < min(levels[1:]):
        return min(levels[1:])
    return min(levels, default=1)


def _chapters(blocks: tuple[Block, ...], top: int) -> Iterator[tuple[Role | None, tuple[Block, ...]]]:
    role: Role | None = None
    start = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            continue
        if isinstance(block, Section) and block.role is not Role.EPIGRAPH:
            if start < index:
                yield role, blocks[start:index]
            yield block.role, block.blocks
            role, start = None, index + 1
        elif (titled := title_of(block)) and titled[0].level <= top:
            if start < index:
                yield role, blocks[start:index]
            role, start = Role.CHAPTER, index
    if start < len(blocks):
        yield role, blocks[start:]


def _gather_glossary(blocks: tuple[Block, ...], top: int) -> Iterator[Block]:
    """Yield the blocks, with a glossary that the source itself has as a chapter made a section of that role."""
    gathered: list[Block] | None = None
    for block in blocks:
        titled = None if isinstance(block, Paragraph) else title_of(block)
        begins = titled is not None and titled[0].level <= top
        if gathered is not None and (begins or isinstance(block, Section)):
            yield Section(Role.GLOSSARY, tuple(gathered))
            gathered = None
        if titled and begins and _names_glossary(titled[0]):
            gathered = []
        if gathered is None:
            yield block
        else:
            gathered.append(block)
    if gathered is not None:
        yield Section(Role.GLOSSARY, tuple(gathered))


@lru_cache
def _glossary_names() -> frozenset[str]:
    return frozenset(translate("Glossary", language).lower() for language in LANGUAGES)


def _names_glossary(heading: Heading) -> bool:
    return heading.identifier == "glossary" or heading.text.text.strip().lower() in _glossary_names()


def _add_chapter(found: Outline, chapter: tuple[Role | None, tuple[Block, ...]], limit: int) -> None:
    role, blocks = chapter
    depths: list[int] = []
    title = ""
    name = ""
    for number, piece in enumerate(_pieces(blocks, limit), 1):
        headings = _titled(piece)
        if number == 1:
            title = flat(headings[0][0].text) if headings else ""
            wanted = (headings[0][0].identifier or title) if headings else f"text:{_start(piece)}"
            name = found.files.claim(_file_name(str(role or "text"), ascii_identifier(wanted)))
        file = name if number == 1 else found.files.claim(f"{name}-{number}")
        titles = tuple(_place_title(found, heading, other, file, depths) for heading, other in headings)
        found.parts.append(Part(file, role, title, number, piece, titles))
        for block in piece:
            if block.text.marks if isinstance(block, Paragraph) else True:
                _look(found, block, file)


def _file_name(role: str, identifier: str) -> str:
    return role if identifier == role else f"{role}-{identifier.removeprefix('x-')}"


def _start(blocks: tuple[Block, ...]) -> str:
    return "".join(text.text[:80] for text in texts_of(blocks[:1]))


def _pieces(blocks: tuple[Block, ...], limit: int) -> Iterator[tuple[Block, ...]]:
    weights = [len(block.text.text) + 8 if isinstance(block, Paragraph) else _weight(block) for block in blocks]
    start = weight = 0
    if sum(weights) > limit:
        for index, added in enumerate(weights):
            if start < index and weight + added > limit:
                yield blocks[start:index]
                start, weight = index, 0
            weight += added
    yield blocks[start:]


def _weight(block: Block) -> int:
    if isinstance(block, CodeBlock | RawBlock):
        return len(block.text)
    return sum(len(text.text) + 8 for text in texts_of((block,)))


def _place_title(
    found: Outline, heading: Heading, other: tuple[tuple[str, Heading], ...], file: str, depths: list[int]
) -> Title:
    while depths and depths[-1] >= heading.level:
        depths.pop()
    depths.append(heading.level)
    place = Place(file, found.identifiers.claim(heading.identifier or "h:" + heading.text.text))
    for each in (heading, *(side for _, side in other)):
        if each.identifier:
            found.places.setdefault(each.identifier, place)
    return Title(replace(heading, identifier=place.identifier), len(depths), place, other)


def _look(found: Outline, block: Block, file: str) -> None:
    """Note what a block has that the book must know of: places, pictures, kinds of marks."""
    for text in marked_texts((block,)):
        for mark in text.marks:
            found.kinds.add(mark.kind)
            if mark.kind is MarkKind.ANCHOR:
                _place(found, mark.target, file)
            elif mark.kind is MarkKind.IMAGE:
                found.pictures.append(mark.target)
    if isinstance(block, Paragraph | Heading):
        return
    for inner in walk((block,)):
        match inner:
            case Definitions():
                for entry in inner.entries:
                    _place(found, entry.identifier, file)
            case Heading():
                _place(found, inner.identifier, file)
            case Figure():
                found.pictures.append(inner.target)
            case _:
                pass


def _place(found: Outline, identifier: str, file: str) -> None:
    if identifier and identifier not in found.places:
        found.places[identifier] = Place(file, found.identifiers.claim(identifier))
