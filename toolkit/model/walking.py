"""Going through a document: its blocks, its texts, and those of which something is said."""

from collections.abc import Callable, Iterable, Iterator

from toolkit.model.document import (
    Block,
    Heading,
    ListBlock,
    Metadata,
    Paragraph,
    Parallel,
    Quotation,
    Section,
    map_block,
    map_metadata,
)
from toolkit.model.text import RichText


def texts_of(blocks: Iterable[Block]) -> list[RichText]:
    """Return the texts of some blocks, in reading order."""
    found: list[RichText] = []
    for block in blocks:
        map_block(block, _into(found))
    return found


def texts_of_metadata(metadata: Metadata) -> list[RichText]:
    """Return the texts of metadata, in the order in which stages see them."""
    found: list[RichText] = []
    map_metadata(metadata, _into(found))
    return found


def _into(found: list[RichText]) -> Callable[[RichText], RichText]:
    """Return a function that notes each text it sees and changes none."""

    def note(text: RichText) -> RichText:
        found.append(text)
        return text

    return note


def marked_texts(blocks: Iterable[Block]) -> Iterator[RichText]:
    """Yield the texts of some blocks of which something is said, in reading order."""
    for block in blocks:
        # Nearly all blocks of a long book are paragraphs.
        if not isinstance(block, Paragraph):
            yield from (text for text in texts_of((block,)) if text.marks)
        elif block.text.marks:
            yield block.text


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block in reading order, each container before what it holds."""
    for block in blocks:
        yield block
        match block:
            case Paragraph() | Heading():
                pass  # first, since nearly all are
            case Quotation() | Section():
                yield from walk(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from walk(item)
            case Parallel():
                for side in block.sides:
                    yield from walk(side.blocks)
            case _:
                pass
