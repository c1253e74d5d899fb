"""The further sides of a parallel passage: what stands on the first side already is not named twice."""

from dataclasses import replace

from toolkit.model.document import Block, Definitions, Heading, ListBlock, Parallel, Quotation, Section, map_block
from toolkit.model.text import MarkKind, RichText


def nameless(block: Block) -> Block:
    """Return a block without identifiers: a page may have each of them once."""
    match block:
        case Heading():
            block = replace(block, identifier="")
        case Definitions(entries):
            block = Definitions(tuple(replace(entry, identifier="") for entry in entries))
        case ListBlock(items):
            block = replace(block, items=tuple(_each(item) for item in items))
        case Quotation(inner) | Section(_, inner):
            block = replace(block, blocks=_each(inner))
        case Parallel(sides):
            block = Parallel(tuple(replace(side, blocks=_each(side.blocks)) for side in sides))
        case _:
            pass
    return map_block(block, _without_anchors)


def _each(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(nameless(block) for block in blocks)


def _without_anchors(text: RichText) -> RichText:
    marks = tuple(mark for mark in text.marks if mark.kind is not MarkKind.ANCHOR)
    return RichText(text.text, marks, text.anchors)
