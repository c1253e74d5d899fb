"""Paragraphs that a page makes by hand: two line breaks between them, spaces of full width before them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.model.document import Block, Heading, ListBlock, Paragraph, Quotation, Section
from toolkit.model.text import MarkKind, RichText, Span

_BETWEEN = re.compile(r"[ \u3000\xa0]*\n(?:[ \u3000\xa0]*\n)+[ \u3000\xa0]*")
_INDENT = " \u3000\xa0\n"


def by_hand(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with such paragraphs made real ones; the edition's own style makes indent and distance."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield from (Paragraph(part) for part in _parts(text) if part.text or _has_point(part))
            case Heading(_, text):
                yield replace(block, text=_trimmed(text, Span(0, len(text.text))))
            case Quotation(inner) | Section(_, inner):
                yield replace(block, blocks=tuple(by_hand(inner)))
            case ListBlock(items):
                yield replace(block, items=tuple(tuple(by_hand(item)) for item in items))
            case _:
                yield block


def _parts(text: RichText) -> Iterator[RichText]:
    start = 0
    for found in _BETWEEN.finditer(text.text):
        yield _trimmed(text, Span(start, found.start()))
        start = found.end()
    yield _trimmed(text, Span(start, len(text.text)))


def _trimmed(text: RichText, span: Span) -> RichText:
    words = span.of(text.text)
    start = span.start + len(words) - len(words.lstrip(_INDENT))
    end = max(start, span.end - (len(words) - len(words.rstrip(_INDENT))))
    if (start, end) == (0, len(text.text)):
        return text
    # A reference to a note behind the last letter stands at the end of this part, not before the next one.
    part = text.cut(Span(start, end))
    marks = tuple(mark for mark in part.marks if len(mark.span) or mark.span.start or not start)
    return RichText(part.text, marks, part.anchors)


def _has_point(text: RichText) -> bool:
    return any(mark.kind in {MarkKind.NOTE, MarkKind.IMAGE} for mark in text.marks)
