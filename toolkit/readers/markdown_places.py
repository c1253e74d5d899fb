"""Where the content of a block stands in the lines of a Markdown file, behind quotation signs, bullets and bars."""

import re
from dataclasses import dataclass, field

from toolkit.markdown.places import Places
from toolkit.model.text import Anchor

# Quotation signs, bullets, numbers, and what begins a note or a definition.
_PREFIX = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]+\]:|[:~](?=[ \t])))*[ \t]*")


@dataclass(slots=True)
class Lines:
    """A part of a file, line by line; it is only taken apart when a line is asked for."""

    text: str = ""
    first: int = 0
    """Number of the first line in the file, from 0."""
    _found: list[str] = field(default_factory=list)

    def at(self, number: int) -> str:
        """Return a line by its number in the file; an empty one behind the end."""
        if not self._found:
            self._found = self.text.split("\n")
        index = number - self.first
        return self._found[index] if index < len(self._found) else ""


def stripped(text: str, line: int, column: int = 0) -> tuple[str, Places]:
    """Return a text without the spaces around it, and where it stands if it begins at a line and column, from 0.

    Its other lines stand at the left margin.
    """
    content = text.strip()
    before = 0 if len(content) == len(text) else len(text) - len(text.lstrip())
    anchors = [Anchor(0, line + 1, column + before + 1)]
    if "\n" not in content:
        return content, Places(tuple(anchors))
    position = content.find("\n") + 1
    while position:
        line += 1
        anchors.append(Anchor(position, line + 1, 1))
        position = content.find("\n", position) + 1
    return content, Places(tuple(anchors))


def paragraph_places(lines: Lines, first: int, content: str) -> Places:
    """Return the places of the lines of a paragraph that begins in line `first`, from 0."""
    anchors: list[Anchor] = []
    offset = 0
    for number, part in enumerate(content.split("\n"), first):
        line = lines.at(number)
        column = line.rfind(part)
        if column < 0:  # a tab before it was taken for spaces
            bare = part.lstrip()
            anchors.append(Anchor(offset + len(part) - len(bare), number + 1, max(0, line.rfind(bare)) + 1))
        else:
            anchors.append(Anchor(offset, number + 1, column + 1))
        offset += len(part) + 1
    return Places(tuple(anchors))


def heading_places(lines: Lines, first: int, content: str) -> Places:
    """Return the places of a heading, whose line may have number signs on both sides."""
    line = lines.at(first)
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
