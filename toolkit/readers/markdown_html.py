"""A block of HTML in Markdown: what it means, and around that the elements that only say how it looks."""

import re
from bisect import bisect_right
from dataclasses import replace

from toolkit.markdown.elements import NOTHING
from toolkit.model.document import Block, RawBlock, map_block
from toolkit.model.issue import Issue
from toolkit.model.text import Anchor, RichText
from toolkit.readers import Source
from toolkit.readers.html import fragment
from toolkit.readers.markdown_markers import marker_of
from toolkit.readers.markdown_pieces import Marker

_WRAPPERS = "div|section|article|aside|main|header|footer|center|details|summary|address|fieldset|hgroup"
_AROUND = re.compile(
    rf"(?P<opening>(?:\s*<(?:{_WRAPPERS})\b[^<>]*>)*)(?P<inside>.*?)(?P<closing>(?:</(?:{_WRAPPERS})\s*>\s*)*)",
    re.IGNORECASE | re.DOTALL,
)
_UNREAD = re.compile(
    r"<!--.*?-->|<(script|style|iframe|template)\b.*?(</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL
)


_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|rt|rp)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def html_blocks(markup: str, source: Source, line: int) -> tuple[list[Block | Marker], list[Issue] | None]:
    """Return what a block of HTML is, and what is lost of it; None instead of a list if it was kept as it is.

    Text is read wherever it stands, since a text that stays in raw markup is neither converted nor shown by formats
    other than Markdown. Elements around it that have no meaning of their own stay as raw markup.
    """
    marker = marker_of(markup)
    if marker:
        return [marker], []
    if markup.strip() == NOTHING:
        return [], []
    found = _AROUND.fullmatch(markup)
    assert found is not None
    opening, inside, closing = (found[name].strip() for name in ("opening", "inside", "closing"))
    if not _UNREAD.sub("", inside).strip() and "<img" not in inside.lower():
        return [RawBlock(markup.strip("\n").lstrip(), "html")], None
    blocks, issues = fragment(inside, source, line)
    around = [RawBlock(opening, "html")] if opening else [], [RawBlock(closing, "html")] if closing else []
    return [*around[0], *_placed(blocks, markup, line), *around[1]], issues


def _placed(blocks: tuple[Block, ...], markup: str, line: int) -> tuple[Block, ...]:
    """Return blocks with the places of their texts, as far as the markup has them letter by letter."""
    shown = _HIDDEN.sub(lambda found: re.sub("[^\n]", " ", found[0]), markup)
    starts = [0, *(found.end() for found in re.finditer("\n", shown))]
    position = 0

    def place(text: RichText) -> RichText:
        nonlocal position
        at, anchors = position, list[Anchor]()
        for found in re.finditer(r"\S", text.text):
            before = at
            while shown[at : at + 1].isspace():
                at += 1
            if shown[at : at + 1] != found[0]:
                return text
            if at > before or not anchors:
                row = bisect_right(starts, at) - 1
                anchors.append(Anchor(found.start(), line + row, at - starts[row] + 1))
            at += 1
        position = at
        return replace(text, anchors=tuple(anchors))

    return tuple(map_block(block, place) for block in blocks)
