"""The levels of an article's headings: no edition skips one, and none has two headings of the first."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.document import Document, Heading


def in_order(document: Document) -> Document:
    """Return the document with the levels of its headings closed up, the highest one staying what it is.

    Where several headings are of the first level, all but the article's title move down: a page has one (HTML 4.3.11,
    markdownlint MD025). Headings inside of other blocks are not looked at.
    """
    found = [block for block in document.blocks if isinstance(block, Heading)]
    levels = list(_closed_up([heading.level for heading in found]))
    if levels.count(1) > 1:
        titled = found[0].level == 1 and found[0].text.text == document.metadata.title.text
        levels = [level if titled and not index else level + 1 for index, level in enumerate(levels)]
    if levels == [heading.level for heading in found]:
        return document
    rest = iter(levels)
    blocks = (replace(block, level=next(rest)) if isinstance(block, Heading) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


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
