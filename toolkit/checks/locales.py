"""Which locale a text of a document is in: parallel editions and quoted passages have their own."""

from dataclasses import replace

from toolkit.model.document import Block, Document, Parallel, Quotation, Section, Side, map_block
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span


def with_own_locales(document: Document) -> Document:
    """Return the document with the sides of parallel passages marked, and passages in other Chinese kept.

    Kept, because a check of this locale has nothing to say of them.
    """
    marked = replace(document, blocks=_marked(document.blocks, document.locale))
    return marked.map_texts(lambda text: _kept(text, document.locale))


def _marked(blocks: tuple[Block, ...], locale: Locale) -> tuple[Block, ...]:
    return tuple(_marked_block(block, locale) for block in blocks)


def _marked_block(block: Block, locale: Locale) -> Block:
    match block:
        case Section() | Quotation():
            return replace(block, blocks=_marked(block.blocks, locale))
        case Parallel():
            return Parallel(tuple(_marked_side(side) if side.locale != locale else side for side in block.sides))
        case _:
            return block


def _marked_side(side: Side) -> Side:
    def whole(text: RichText) -> RichText:
        mark = Mark(Span(0, len(text.text)), MarkKind.LANGUAGE, str(side.locale))
        return replace(text, marks=(mark, *text.marks)) if text.text else text

    return replace(side, blocks=tuple(map_block(block, whole) for block in side.blocks))


def _kept(text: RichText, locale: Locale) -> RichText:
    """Keep the stretches that are marked as other Chinese than the text itself is."""
    own = locale_of(text, locale)
    kept = [Mark(span, MarkKind.KEEP) for span, other in _chinese(text) if not _is_same(other, own)]
    return replace(text, marks=(*text.marks, *kept)) if kept else text


def locale_of(text: RichText, locale: Locale) -> Locale:
    """Return the locale of a text in a document: what it is marked as from end to end, if that is Chinese."""
    whole = Span(0, len(text.text))
    return next((other for span, other in _chinese(text) if span == whole and not _is_same(other, locale)), locale)


def _chinese(text: RichText) -> list[tuple[Span, Locale]]:
    # A bare `zh` says nothing of the script.
    marks = (mark for mark in text.marks if mark.kind is MarkKind.LANGUAGE and mark.target.startswith("zh-"))
    return [(mark.span, Locale.parse(mark.target)) for mark in marks]


def _is_same(one: Locale, other: Locale) -> bool:
    """Whether two locales write alike; what a tag leaves open (`zh`, `zh-Hant`) fits."""
    return (one.script or other.script, one.region or other.region) == (other.script, other.region or one.region)
