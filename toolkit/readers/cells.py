"""Table cells and other places of the model that hold one text: blocks made into lines of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from toolkit.model.document import (
    Block,
    CodeBlock,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Parallel,
    Quotation,
    RawBlock,
    Section,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.text import Mark, MarkKind, RichText, Span

BULLET = "• "
BETWEEN_CELLS = "　"


def flattened(blocks: Iterable[Block]) -> RichText:
    """Return the texts of blocks, one below the other; nothing of them is lost but their looks.

    >>> flattened((ListBlock(((Paragraph(RichText("甲")),), (Paragraph(RichText("乙")),))),)).text.split()
    ['•', '甲', '•', '乙']
    """
    return joined((line for line in _lines(blocks) if line.text), "\n")


def joined(parts: Iterable[RichText], between: str) -> RichText:
    """Return texts one after the other, with something between them."""
    words, marks = "", list[Mark]()
    for number, part in enumerate(parts):
        words += between if number else ""
        marks += (_moved(mark, len(words)) for mark in part.marks)
        words += part.text
    return RichText(words, tuple(marks))


def lines_of(text: RichText) -> Iterator[RichText]:
    """Yield the lines of a text."""
    position = 0
    for line in text.text.split("\n"):
        yield text.cut(Span(position, position + len(line)))
        position += len(line) + 1


def _moved(mark: Mark, by: int) -> Mark:
    return replace(mark, span=Span(mark.span.start + by, mark.span.end + by))


def _lines(blocks: Iterable[Block]) -> Iterator[RichText]:
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(_, text):
                yield text
            case Quotation(inner) | Section(_, inner):
                yield from _lines(inner)
            case Parallel(sides):
                for side in sides:
                    yield from _lines(side.blocks)
            case ListBlock():
                yield from _items(block)
            case Table() | Definitions():
                yield from _rows(block)
            case Figure(target, alt, caption):
                shown = RichText(alt.text or "\ufffc")
                yield replace(shown, marks=(Mark(Span(0, len(shown.text)), MarkKind.IMAGE, target),))
                yield caption
            case CodeBlock(text):
                for line in text.split("\n"):
                    yield RichText(line, (Mark(Span(0, len(line)), MarkKind.CODE),) if line else ())
            case Verse(lines):
                yield from lines
            case ThematicBreak() | RawBlock():
                pass
            case _:
                assert_never(block)


def _items(block: ListBlock) -> Iterator[RichText]:
    for number, item in enumerate(block.items, block.start):
        sign = f"{number}. " if block.ordered else BULLET
        for index, line in enumerate(_lines(item)):
            yield line if index else joined((RichText(sign), line), "")


def _rows(block: Table | Definitions) -> Iterator[RichText]:
    if isinstance(block, Definitions):
        for entry in block.entries:
            yield entry.term
            yield from entry.descriptions
        return
    yield block.caption
    for row in (block.header, *block.rows):
        yield joined((cell for cell in row if cell.text), BETWEEN_CELLS)
