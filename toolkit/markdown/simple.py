"""Lines in which nothing can be misread: plain words, strong and emphasised words, links, references to notes.

Nearly all lines of a book are of this kind. They are read here in one go; any other line is the parser's.
"""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple
from unicodedata import category

from toolkit.markdown.addresses import readable
from toolkit.markdown.wide import is_wide
from toolkit.model.text import Anchor, Mark, MarkKind, RichText, Span

SIGNS = r"\\`~*_\[<&^$"
"""What may be markup inside a line, for a character class."""
_PLAIN = re.compile(rf"[^{SIGNS}]*")

# An address without brackets, escapes and entities, whose scheme markdown-it does not refuse. No attributes behind it.
_PIECE = re.compile(
    rf"([^{SIGNS}\n]*+)(?:"
    rf"(?P<marker>\*\*?)(?P<marked>[^\s{SIGNS}](?:[^{SIGNS}\n]*[^\s{SIGNS}])?)(?P=marker)(?!\*)"
    rf"|(?<!!)\[(?P<label>[^{SIGNS}\]\n]+)\]\((?P<address>(?:https?://)?[\w./?#@!+,;=%-]+)\)(?!\{{)"
    rf"|(?<!!)\[\^(?P<note>[^{SIGNS}\]\s]+)\](?![({{\[])"
    r"|\Z)"
)
"""Words, and what follows them: something marked, a link, a reference to a note, or nothing."""


class Simple(NamedTuple):
    """What such a line is."""

    text: RichText
    as_meant: bool = False
    """Whether there is emphasis in it beside Chinese punctuation, which CommonMark does not see."""


def simple(content: str, anchors: Sequence[Anchor], notes: Container[str]) -> Simple | None:
    """Return the text that a line or paragraph is, or None if it takes the parser to tell.

    The anchors say where its lines stand in the source; the notes are the identifiers that references may name.
    """
    if "\n" in content:
        text = _lines(content, anchors) if _PLAIN.fullmatch(content) else None
        return Simple(text) if text else None
    return _marked(content, anchors, notes) if len(anchors) < 2 else None


def _lines(content: str, anchors: Sequence[Anchor]) -> RichText | None:
    """Join plain lines: with nothing between scripts that are written without spaces, elsewhere with a space."""
    lines = content.split("\n")
    if anchors and len(anchors) != len(lines):
        return None
    kept: list[Anchor] = []
    text, position = "", 0
    for number, line in enumerate(lines):
        if not line or line[0] in " \t" or line[-1] == " ":
            return None
        if number and not (is_wide(text[-1]) and is_wide(line[0])):
            text += " "
        if anchors:
            anchor = anchors[number]
            if anchor.offset != position:
                return None
            kept.append(Anchor(len(text), anchor.line, anchor.column))
        text += line
        position += len(line) + 1
    return RichText(text, (), tuple(kept))


def _marked(content: str, anchors: Sequence[Anchor], notes: Container[str]) -> Simple | None:
    pieces: list[str] = []
    marks: list[Mark] = []
    kept: list[Anchor] = []
    position, length, shift, as_meant = 0, 0, -1, False
    while found := _PIECE.match(content, position):
        words, marker, marked, label, address, note = found.groups()
        inside = marked or label or ""
        start = position + len(words) + (len(marker) if marker else 1)
        for piece, begin in ((words, position), (inside, start)):
            if not piece:
                continue
            if anchors and begin - length != shift:
                shift = begin - length
                kept.append(Anchor(length, anchors[0].line, anchors[0].column + begin))
            pieces.append(piece)
            length += len(piece)
        span = Span(length - len(inside), length)
        if marked:
            if not (marked[0].isalnum() and marked[-1].isalnum()) and not _is_seen(content, found):
                if content.count("*") != 2 * len(marker) or not _is_beside_han(content, found):
                    return None
                as_meant = True
            marks.append(Mark(span, MarkKind.STRONG if marker == "**" else MarkKind.EMPHASIS))
        elif label:
            marks.append(Mark(span, MarkKind.LINK, readable(address)))
        elif not note:
            return Simple(RichText("".join(pieces), tuple(marks), tuple(kept)), as_meant)
        elif note in notes:
            marks.append(Mark(span, MarkKind.NOTE, note))
        else:
            return None
        position = found.end()
    return None


def _is_seen(content: str, found: re.Match[str]) -> bool:
    """Whether CommonMark sees the emphasis (6.2): what it begins and ends with is no sign, or stands at an edge."""
    first, last, before, after = _ends(content, found)
    return (not _is_sign(first) or _is_edge(before)) and (not _is_sign(last) or _is_edge(after))


def _is_beside_han(content: str, found: re.Match[str]) -> bool:
    """Whether each edge that CommonMark does not see is beside a Chinese letter."""
    first, last, before, after = _ends(content, found)
    opens = not _is_sign(first) or _is_edge(before) or _is_han(before)
    return opens and (not _is_sign(last) or _is_edge(after) or _is_han(after))


def _ends(content: str, found: re.Match[str]) -> tuple[str, str, str, str]:
    """Return the first and last character of what is marked, and those before and behind the markers."""
    inside, start, end = found["marked"], found.start("marker"), found.end()
    return inside[0], inside[-1], content[start - 1 : start], content[end : end + 1]


def _is_edge(character: str) -> bool:
    return not character or category(character) == "Zs" or character in "\t\v\f" or _is_sign(character)


def _is_sign(character: str) -> bool:
    return not character.isalnum() and category(character)[0] in "PS"


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
