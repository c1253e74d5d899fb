"""In which order a reader meets the notes."""

from collections.abc import Mapping, Sequence

from toolkit.model.document import Block
from toolkit.model.text import MarkKind
from toolkit.model.walking import marked_texts


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
    for text in marked_texts(blocks):
        for mark in text.marks:
            if mark.kind is MarkKind.NOTE and mark.target in notes:
                order[mark.target] = None
