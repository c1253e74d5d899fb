"""Where the content of a block stands in the lines of a Markdown file, behind quotation signs, bullets and bars."""

import re
from collections.abc import Sequence

from toolkit.markdown.places import Places
from toolkit.model.text import Anchor

# Quotation signs, bullets, numbers, and what begins a note or a definition.
_PREFIX = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]+\]:|[:~](?=[ \t])))*[ \t]*")


def paragraph_places(lines: Sequence[str], first: int, content: str) -> Places:
    """Return the places of the lines of a paragraph that begins in line `first`, from 0."""
    anchors: list[Anchor] = []
    offset = 0
    for number, part in enumerate(content.split("\n"), first):
        line = lines[number] if number < len(lines) else ""
        column = line.rfind(part)
        if column < 0:  # a tab before it was taken for spaces
            bare = part.lstrip()
            anchors.append(Anchor(offset + len(part) - len(bare), number + 1, max(0, line.rfind(bare)) + 1))
        else:
            anchors.append(Anchor(offset, number + 1, column + 1))
        offset += len(part) + 1
    return Places(tuple(anchors))


def heading_places(lines: Sequence[str], first: int, content: str) -> Places:
    """Return the places of a heading, whose line may have number signs on both sides."""
    line = lines[first]
    found = re.search(r"#{1,6}[ \t]+", line)
    start = found.end() if found and line.startswith(content, found.end()) else max(0, line.find(content))
    return Places((Anchor(0, first + 1, start + 1),))


def row_places(line: str, number: int) -> list[Places]:
    r"""Return the places of the cells of a table's row; `\|` is one character of the content."""
    cells: list[Places] = []
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    if line.startswith("|", start):
        start += 1
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", line) if found.start() >= start]
    ends = bars if bars and bars[-1] == len(line.rstrip()) - 1 else [*bars, len(line)]
    for end in ends:
        cells.append(_cell(line[start:end], start, number))
        start = end + 1
    return cells


def _cell(text: str, start: int, number: int) -> Places:
    begin = len(text) - len(text.lstrip())
    anchors = [Anchor(0, number + 1, start + begin + 1)]
    for index, found in enumerate(re.finditer(r"\\\|", text[begin:])):
        anchors.append(Anchor(found.start() - index, number + 1, start + begin + found.start() + 2))
    return Places(tuple(anchors))
