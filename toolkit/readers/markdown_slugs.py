"""Links to headings by the names that site makers give them: [緒論](#1-緒論) leads to the heading 「1. 緒論」."""

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import unquote

from toolkit.model.document import Block, Heading, Note
from toolkit.model.text import MarkKind
from toolkit.model.walking import texts_of

_DROPPED = re.compile(r"[^\w\- ]")


def with_names(blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> tuple[Block, ...]:
    """Return the blocks with an identifier on each heading that a link names by its words.

    Such names change with the words in every edition, so the heading has to keep the one that the links use. An
    identifier that the source gives comes first. Headings inside of other blocks are not looked at.
    """
    texts = [*texts_of(blocks), *(text for note in notes for text in texts_of(note.blocks))]
    marks = [mark for text in texts for mark in text.marks]
    wanted = {unquote(mark.target[1:]) for mark in marks if mark.kind is MarkKind.LINK and mark.target[:1] == "#"}
    wanted -= {mark.target for mark in marks if mark.kind is MarkKind.ANCHOR}
    wanted -= {block.identifier for block in blocks if isinstance(block, Heading)}
    if not wanted:
        return blocks
    found: list[Block] = []
    seen: Counter[str] = Counter()
    for block in blocks:
        name = ""
        if isinstance(block, Heading):
            slug = slug_of(block.text.text)
            name = f"{slug}-{seen[slug]}" if seen[slug] else slug
            seen[slug] += 1
        named = isinstance(block, Heading) and not block.identifier and name in wanted
        found.append(replace(block, identifier=name) if named and isinstance(block, Heading) else block)
    return tuple(found)


def slug_of(heading: str) -> str:
    """Return the name that GitHub gives a heading: small letters, hyphens for blanks, no punctuation.

    >>> slug_of("1.1 問題意識：Why?"), slug_of("A & B")
    ('11-問題意識why', 'a--b')
    """
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")
