"""What Markdown has no sign for and our writer says in comments: verse, definitions, sections; and languages."""

import re
from collections.abc import Sequence

from toolkit.errors import UsageError
from toolkit.markdown.tags import attributes_of
from toolkit.model.document import (
    Block,
    Definition,
    Definitions,
    ListBlock,
    Paragraph,
    Parallel,
    RawBlock,
    Role,
    Section,
    Side,
    Table,
    Verse,
)
from toolkit.model.locale import Locale
from toolkit.model.text import RichText, Span
from toolkit.readers.markdown_file import without_anchor
from toolkit.readers.markdown_pieces import CAPTION, Caption, Marker, Piece

_COMMENT = re.compile(r"<!--\s*(?P<close>/?)(?P<name>[a-z]+)\s*-->\s*")
_DIVISION = re.compile(r"<(?P<close>/?)div(?P<rest>[^>]*)>\s*", re.IGNORECASE)
_NEXT = frozenset({"verse", "definitions"})
_ROLES = frozenset(str(role) for role in Role)


def marker_of(markup: str) -> Marker | None:
    """Return the marker that a block of HTML is, if it is one."""
    found = _COMMENT.fullmatch(markup)
    if found and found["name"] in _NEXT | _ROLES:
        return Marker(found["name"], bool(found["close"]), markup.rstrip())
    found = _DIVISION.fullmatch(markup)
    if found:
        return Marker("div", bool(found["close"]), markup.rstrip(), attributes_of(found["rest"]))
    return None


_Folded = Block | Side | Caption


def fold(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return the blocks with what the markers say of them done; a marker without its other half stays as raw HTML."""
    stack: list[tuple[Marker | None, list[_Folded]]] = [(None, [])]
    for piece in pieces:
        if not isinstance(piece, Marker):
            stack[-1][1].append(piece)
        elif piece.name in _NEXT or not piece.closing:
            stack.append((piece, []))
        else:
            _close(stack, piece)
        _take_next(stack)
    while len(stack) > 1:
        _give_up(stack)
    return captioned(_only_blocks(stack[0][1]))


def _close(stack: list[tuple[Marker | None, list[_Folded]]], piece: Marker) -> None:
    names = [marker.name if marker else "" for marker, _ in stack]
    if piece.name not in names:
        stack[-1][1].append(RawBlock(piece.markup, "html"))
        return
    while stack[-1][0] is None or stack[-1][0].name != piece.name:
        _give_up(stack)
    marker, inside = stack.pop()
    assert marker is not None
    stack[-1][1].extend(_built(marker, inside, piece))


def _built(marker: Marker, inside: list[_Folded], closing: Marker) -> list[_Folded]:
    if marker.name in _ROLES:
        return [Section(Role(marker.name), captioned(_only_blocks(inside)))]
    if marker.attributes.get("class") == "parallel" and inside and all(isinstance(each, Side) for each in inside):
        return [Parallel(tuple(each for each in inside if isinstance(each, Side)))]
    if set(marker.attributes) == {"lang"}:
        try:
            return [Side(Locale.parse(marker.attributes["lang"]), captioned(_only_blocks(inside)))]
        except UsageError:
            pass
    return [RawBlock(marker.markup, "html"), *inside, RawBlock(closing.markup, "html")]


def _give_up(stack: list[tuple[Marker | None, list[_Folded]]]) -> None:
    marker, inside = stack.pop()
    assert marker is not None
    stack[-1][1].extend([RawBlock(marker.markup, "html"), *inside])


def _only_blocks(pieces: Sequence[_Folded]) -> tuple[Block | Caption, ...]:
    """Open up the sides that stand in no parallel passage: a division in another language."""
    blocks: list[Block | Caption] = []
    for piece in pieces:
        if isinstance(piece, Side):
            blocks += (RawBlock(f'<div lang="{piece.locale}">', "html"), *piece.blocks, RawBlock("</div>", "html"))
        else:
            blocks.append(piece)
    return tuple(blocks)


def _take_next(stack: list[tuple[Marker | None, list[_Folded]]]) -> None:
    """Apply a marker that speaks of the next block only, once that block is there."""
    marker, inside = stack[-1]
    if marker is None or marker.name not in _NEXT or not inside:
        return
    stack.pop()
    block = inside[0]
    made = _verse(block) if marker.name == "verse" else _definitions(block)
    stack[-1][1].extend([made] if made else [RawBlock(marker.markup, "html"), block])


def _verse(block: _Folded) -> Verse | None:
    return Verse(lines_of(block.text)) if isinstance(block, Paragraph) else None


def lines_of(text: RichText) -> tuple[RichText, ...]:
    """Return the parts between the hard breaks of a text."""
    lines: list[RichText] = []
    start = 0
    for found in re.finditer("\n|\\Z", text.text):
        lines.append(_cut_line(text, Span(start, found.start())))
        start = found.end()
    return tuple(lines)


def _cut_line(text: RichText, span: Span) -> RichText:
    line = text.cut(span)
    # An empty mark behind the break belongs to the next line only.
    marks = tuple(
        mark for mark in line.marks if len(mark.span) or mark.span.start < len(line.text) or _ends(text, span)
    )
    return RichText(line.text, marks, line.anchors)


def _ends(text: RichText, span: Span) -> bool:
    return any(not len(mark.span) and mark.span.start == span.end for mark in text.marks)


def _definitions(block: _Folded) -> Definitions | None:
    if not isinstance(block, ListBlock):
        return None
    entries: list[Definition] = []
    for item in block.items:
        match item:
            case (Paragraph(term),):
                entries.append(_definition(term, ()))
            case (Paragraph(term), ListBlock(inner)) if all(
                len(each) == 1 and isinstance(each[0], Paragraph) for each in inner
            ):
                found = tuple(each[0].text for each in inner if isinstance(each[0], Paragraph))
                entries.append(_definition(term, found))
            case _:
                return None
    return Definitions(tuple(entries))


def _definition(term: RichText, descriptions: tuple[RichText, ...]) -> Definition:
    """Return an entry; an anchor at the beginning of the term is its identifier."""
    text, identifier = without_anchor(term)
    return Definition(text, descriptions, identifier)


def captioned(blocks: tuple[Block | Caption, ...]) -> tuple[Block, ...]:
    """Give each table the caption that stands behind it, or before it; one without a table is a paragraph."""
    made: list[Block] = []
    waiting: Caption | None = None
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Caption):
            if isinstance(last, Table) and not last.caption.text and waiting is None:
                made[-1] = _with_caption(last, block)
            else:
                made += [Paragraph(waiting.text)] if waiting else []
                waiting = block
        elif isinstance(block, Table) and waiting and not block.caption.text:
            made.append(_with_caption(block, waiting))
            waiting = None
        else:
            made += [Paragraph(waiting.text), block] if waiting else [block]
            waiting = None
    return (*made, Paragraph(waiting.text)) if waiting else tuple(made)


def _with_caption(table: Table, paragraph: Caption) -> Table:
    found = CAPTION.match(paragraph.text.text)
    assert found is not None
    caption = paragraph.text.cut(Span(found.end(), len(paragraph.text.text)))
    return Table(table.header, table.rows, table.alignments, caption)


def definitions_of(entries: Sequence[Definition]) -> list[Piece]:
    """Return entries as a block, or nothing if there are none."""
    return [Definitions(tuple(entries))] if entries else []
