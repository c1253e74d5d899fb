"""Lines in which nothing can be misread: plain words, strong and emphasised words, links, references to notes.

Nearly all lines of a book are of this kind. They are read here in one go; any other line is the parser's.
"""

import re
from collections.abc import Container, Sequence

from toolkit.markdown.addresses import readable
from toolkit.markdown.wide import is_wide
from toolkit.model.text import Anchor, Mark, MarkKind, RichText, Span

_SIGNS = r"\\`~*_\[<&^$"
_PLAIN = re.compile(rf"[^{_SIGNS}]*")

# Letters at both ends of what is marked: whatever stands around it, CommonMark's conditions (6.2) are met. An address
# without brackets, escapes and entities, whose scheme markdown-it does not refuse. No attributes behind it.
_PIECE = re.compile(
    rf"(?P<words>[^{_SIGNS}\n]+)"
    rf"|(?P<marker>\*\*?)(?P<marked>[^\W_](?:[^{_SIGNS}\n]*[^\W_])?)(?P=marker)(?!\*)"
    rf"|(?<!!)\[(?P<label>[^{_SIGNS}\]\n]+)\]\((?P<address>(?:https?://)?[\w./?#@!+,;=%-]+)\)(?!\{{)"
    rf"|(?<!!)\[\^(?P<note>[^{_SIGNS}\]\s]+)\](?![({{\[])"
    r"|(?P<other>)"
)
"""The parts of such a line; `other` is empty and says that something else follows."""


def simple(content: str, anchors: Sequence[Anchor], notes: Container[str]) -> RichText | None:
    """Return the text that a line or paragraph is, or None if it takes the parser to tell.

    The anchors say where its lines stand in the source; the notes are the identifiers that references may name.
    """
    if _PLAIN.fullmatch(content):
        if "\n" in content:
            return _lines(content, anchors)
        return RichText(content, (), tuple(anchors) if content else ()) if len(anchors) < 2 else None
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


def _marked(content: str, anchors: Sequence[Anchor], notes: Container[str]) -> RichText | None:
    pieces: list[str] = []
    marks: list[Mark] = []
    kept: list[Anchor] = []
    length, shift = 0, -1
    for found in _PIECE.finditer(content):
        kind = found.lastgroup
        if kind == "other":
            if found.end() == len(content):
                break
            return None
        if kind == "note":
            if found["note"] not in notes:
                return None
            marks.append(Mark(Span(length, length), MarkKind.NOTE, found["note"]))
            continue
        group = "label" if kind == "address" else kind or ""
        words, start = found[group], found.start(group)
        if anchors and start - length != shift:
            shift = start - length
            kept.append(Anchor(length, anchors[0].line, anchors[0].column + start))
        pieces.append(words)
        span = Span(length, length + len(words))
        length = span.end
        if kind == "marked":
            marks.append(Mark(span, MarkKind.STRONG if len(found["marker"]) == 2 else MarkKind.EMPHASIS))
        elif kind == "address":
            marks.append(Mark(span, MarkKind.LINK, readable(found["address"])))
    return RichText("".join(pieces), tuple(marks), tuple(kept))
