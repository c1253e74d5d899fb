"""Looking at every text of a block without making the block anew."""

from collections.abc import Iterable

from toolkit.model.document import Block, Heading, Paragraph, map_block
from toolkit.model.text import RichText


def texts_in(block: Block) -> Iterable[RichText]:
    """Return the texts of a block in reading order."""
    # Nearly all blocks of a long book are paragraphs; mapping each of them would cost more than writing it.
    if isinstance(block, Paragraph | Heading):
        return (block.text,)
    found: list[RichText] = []

    def look(text: RichText) -> RichText:
        found.append(text)
        return text

    map_block(block, look)
    return found
