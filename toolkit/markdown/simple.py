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
    rf"(?P<words>[^{SIGNS}\n]+)"
    rf"|(?P<marker>\*\*?)(?P<marked>[^\s{SIGNS}](?:[^{SIGNS}\n]*[^\s{SIGNS}])?)(?P=marker)(?!\*)"
    rf"|(?<!!)\[(?P<label>[^{SIGNS}\]\n]+)\]\((?P<address>(?:https?://)?[\w./?#@!+,;=%-]+)\)(?!\{{)"
    rf"|(?<!!)\[\^(?P<note>[^{SIGNS}\]\s]+)\](?![({{\[])"
    r"|(?P<other>)"
)
"""The parts of such a line; `other` is empty and says that something else follows."""


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
    if len(anchors) > 1:
        return None
    if _PLAIN.fullmatch(content):
        return Simple(RichText(content, (), tuple(anchors) if content else ()))
    return _marked(content, anchors, notes)


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
    length, shift, as_meant = 0, -1, False
    for found in _PIECE.finditer(content):
        kind = found.lastgroup
        if kind == "words":
            group = "words"
        elif kind == "marked":
            group = "marked"
            if not _is_seen(content, found):
                if content.count("*") != 2 * len(found["marker"]) or not _is_beside_han(content, found):
                    return None
                as_meant = True
        elif kind == "address":
            group = "label"
        elif kind == "note":
            if found["note"] not in notes:
                return None
            marks.append(Mark(Span(length, length), MarkKind.NOTE, found["note"]))
            continue
        elif found.end() == len(content):
            break
        else:
            return None
        start, end = found.span(group)
        if anchors and start - length != shift:
            shift = start - length
            kept.append(Anchor(length, anchors[0].line, anchors[0].column + start))
        pieces.append(content[start:end])
        span = Span(length, length + end - start)
        length = span.end
        if kind == "marked":
            marks.append(Mark(span, MarkKind.STRONG if len(found["marker"]) == 2 else MarkKind.EMPHASIS))
        elif kind == "address":
            marks.append(Mark(span, MarkKind.LINK, readable(found["address"])))
    return Simple(RichText("".join(pieces), tuple(marks), tuple(kept)), as_meant)


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
    inside, (start, end) = found["marked"], found.span()
    return inside[0], inside[-1], content[start - 1 : start], content[end : end + 1]


def _is_edge(character: str) -> bool:
    return not character or category(character) == "Zs" or character in "\t\v\f" or _is_sign(character)


def _is_sign(character: str) -> bool:
    return not character.isalnum() and category(character)[0] in "PS"


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
