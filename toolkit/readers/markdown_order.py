"""In which order a reader meets the notes."""

from collections.abc import Mapping, Sequence

from toolkit.model.document import Block, Heading, Paragraph, map_block
from toolkit.model.text import MarkKind, RichText


def order_of_reference(blocks: Sequence[Block], notes: Mapping[str, tuple[Block, ...]]) -> dict[str, None]:
    """Return the identifiers of notes as a reader meets them; a note may refer to others."""
    order: dict[str, None] = {}
    _collect(blocks, notes, order)
    followed = 0
    while followed < len(order):
        for identifier in list(order)[followed:]:
            followed += 1
            _collect(notes[identifier], notes, order)
    return order


def _collect(blocks: Sequence[Block], notes: Mapping[str, tuple[Block, ...]], order: dict[str, None]) -> None:
    def look(text: RichText) -> RichText:
        for mark in text.marks:
            if mark.kind is MarkKind.NOTE and mark.target in notes:
                order[mark.target] = None
        return text

    for block in blocks:
        # Nearly all blocks are these; to make each of them anew only to look at it would take longer.
        if isinstance(block, Paragraph | Heading):
            if block.text.marks:
                look(block.text)
        else:
            map_block(block, look)
