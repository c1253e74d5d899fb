"""The levels of an article's headings: no edition skips one, and none has two headings of the first."""

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.document import Block, Document, Heading
from toolkit.model.text import plain
from toolkit.model.walking import texts_of

LONGEST_TITLE = 24
"""Characters of a title that is taken from the text."""

_SENTENCE_END = re.compile(r"[。！？；\n]|[.!?](?=\s|$)")


def in_order(document: Document) -> Document:
    """Return the document with the levels of its headings closed up, the highest one staying what it is.

    Where several headings are of the first level, all but the article's title move down: a page has one (HTML 4.3.11,
    markdownlint MD025); and so does the only one if the article has another title. Headings inside of other blocks are
    not looked at.
    """
    found = [block for block in document.blocks if isinstance(block, Heading)]
    levels = list(_closed_up([heading.level for heading in found]))
    title = document.metadata.title.text
    titled = bool(found) and found[0].level == 1 and found[0].text.text == title
    # Where text stands before it, the only heading of the first level is a part, and the title that of all.
    part = levels.count(1) == 1 and title and not titled and document.blocks[0] is not found[0]
    if levels.count(1) > 1 or part:
        levels = [level if titled and not index else level + 1 for index, level in enumerate(levels)]
    if levels == [heading.level for heading in found]:
        return document
    rest = iter(levels)
    blocks = (replace(block, level=next(rest)) if isinstance(block, Heading) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def below_title(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document without a first heading that says what the title page says already."""
    title, first = document.metadata.title.text.strip(), document.blocks[0] if document.blocks else None
    said = title and isinstance(first, Heading) and first.text.text.strip() == title
    return document.blocks[1:] if said else document.blocks


def titled(document: Document) -> Document:
    """Return the document with the first words of its text as title if it has neither a title nor a heading."""
    headed = any(isinstance(block, Heading) and block.text.text.strip() for block in document.blocks)
    words = next((text.text.strip() for text in texts_of(document.blocks) if text.text.strip()), "")
    if document.metadata.title.text or headed or not words:
        return document
    title = _SENTENCE_END.split(words, 1)[0]
    shown = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
    return replace(document, metadata=replace(document.metadata, title=plain(shown)))


def _closed_up(levels: list[int]) -> Iterator[int]:
    """Yield levels without gaps.

    >>> list(_closed_up([2, 4, 4, 3, 2, 5])), list(_closed_up([3, 1, 6]))
    ([2, 3, 3, 3, 2, 3], [1, 1, 2])
    """
    top = min(levels, default=1)
    opened: list[int] = []
    for level in levels:
        while opened and opened[-1] >= level:
            opened.pop()
        opened.append(level)
        yield top + len(opened) - 1
