"""A paragraph that is nothing but a picture is a figure; the picture's title is its caption."""

import re
from collections.abc import Iterator

from toolkit.model.document import Figure, Paragraph
from toolkit.model.text import Anchor, Mark, MarkKind, RichText, Span
from toolkit.readers.markdown_pieces import Piece
from toolkit.readers.markdown_places import Lines


def figure_of(text: RichText, lines: Lines) -> Figure | None:
    """Return the figure that a paragraph is, if it is one; the lines are those of the file, for the caption's place."""
    image = next((mark for mark in text.marks if mark.kind is MarkKind.IMAGE), None)
    if image is None or image.span != Span(0, len(text.text)) or _is_more(text, image):
        return None
    rest = tuple(mark for mark in text.marks if mark is not image)
    return Figure(image.target, RichText(text.text, rest, text.anchors), _caption(image.title, text, lines))


def as_markdown(block: Piece, lines: Lines) -> Piece | None:
    """Return a block that was read from HTML as Markdown would have given it; None for a paragraph of nothing."""
    if not isinstance(block, Paragraph):
        return block
    if not block.text.text.strip() and not block.text.marks:
        return None
    return figure_of(block.text, lines) or block


def _is_more(text: RichText, image: Mark) -> bool:
    kinds = {MarkKind.LINK, MarkKind.IMAGE, MarkKind.NOTE}
    return any(mark.kind in kinds for mark in text.marks if mark is not image)


def _caption(title: str, text: RichText, lines: Lines) -> RichText:
    line = text.place(0)[0]
    if not title or not line:
        return RichText(title)
    source = lines.at(line - 1)
    signs = "".join((r"\\?" if _is_sign(sign) else "") + re.escape(sign) for sign in title)
    found = re.search(f".*[\"'(](?P<title>{signs})[\"')]", source)
    return RichText(title, (), tuple(_anchors(title, source, line, found.start("title"))) if found else ())


def _anchors(title: str, source: str, line: int, position: int) -> Iterator[Anchor]:
    yield Anchor(0, line, position + 1)
    for offset, sign in enumerate(title):
        if _is_sign(sign) and source[position : position + 2] == f"\\{sign}":
            position += 1
            yield Anchor(offset, line, position + 1)
        position += 1


def _is_sign(character: str) -> bool:
    return character.isascii() and not character.isalnum() and not character.isspace()
