"""Flat text with marks to a line of Markdown, read back before it is trusted."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace

from toolkit.markdown.addresses import encoded
from toolkit.markdown.autolinks import with_autolinks
from toolkit.markdown.elements import NOTHING
from toolkit.markdown.flattener import Flattener
from toolkit.markdown.inline import flatten
from toolkit.markdown.parser import parse_inline
from toolkit.markdown.tags import element
from toolkit.model.text import Mark, MarkKind, RichText
from toolkit.writers.markdown_escapes import escape, is_plain, is_punctuation
from toolkit.writers.markdown_nesting import Close, Open, Piece, Point, Stretch, fitting, merged, nest

MARKERS = {MarkKind.EMPHASIS: "*", MarkKind.STRONG: "**", MarkKind.STRIKE: "~~"}


@dataclass(frozen=True, slots=True)
class Style:
    """How far a line trusts Markdown's own signs."""

    markers: bool = True
    """Asterisks and tildes; otherwise HTML elements."""
    escape_everything: bool = False
    links: bool = True
    """Links in square brackets, in which no note may stand; otherwise HTML elements."""


STYLES = (
    Style(),
    Style(escape_everything=True),
    Style(links=False),
    Style(markers=False),
    Style(markers=False, escape_everything=True),
    Style(markers=False, escape_everything=True, links=False),
)
"""From the cleanest to the safest."""


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """What the lines of one document have in common."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Identifier of a note, and how Markdown calls it."""
    known: Container[str] = frozenset()
    """The values of the labels."""
    separator: str = NOTHING
    """What may stand between a marker and a letter; an empty string if the layout knows no comments."""
    line_break: str = "\\\n"
    adapted: Callable[[str], str] = str
    """What a layout does with a stretch of escaped text."""

    def write(self, text: RichText) -> str:
        """Return the line in the cleanest style that reads back as the same text."""
        wanted = merged(fitting(with_autolinks(text)))
        if not wanted.marks and is_plain(wanted.text):
            return self.adapted(wanted.text).replace("\n", self.line_break)
        expected = _relabelled(wanted, self.labels)
        pieces = nest(wanted)
        for style in STYLES:
            line = self._line(pieces, style)
            if self.reads_back(line, expected):
                return line
        return line

    def reads_back(self, line: str, expected: RichText) -> bool:
        """Whether our own reader finds the text in the line."""
        tokens = parse_inline(line, self.known)
        return merged(with_autolinks(flatten(tokens, Flattener()))) == expected

    def _line(self, pieces: list[Piece], style: Style) -> str:
        parts = [self._part(pieces, index, style) for index in range(len(pieces))]
        if style.markers and self.separator:
            _separate(pieces, parts, self.separator)
        return "".join(parts)

    def _part(self, pieces: list[Piece], index: int, style: Style) -> str:
        match pieces[index]:
            case Stretch(text):
                following = pieces[index + 1] if index + 1 < len(pieces) else None
                before_link = isinstance(following, Open) and following.mark.kind is MarkKind.LINK
                shown = escape(text, everything=style.escape_everything, before_link=before_link)
                return self.adapted(shown).replace("\n", self.line_break)
            case Point(mark, text):
                return self._point(mark, text)
            case Open(mark):
                return self._edge(mark, style, closing=False)
            case Close(mark):
                return self._edge(mark, style, closing=True)

    def _point(self, mark: Mark, text: str) -> str:
        match mark.kind:
            case MarkKind.NOTE:
                return f"[^{self.labels.get(mark.target, mark.target)}]"
            case MarkKind.CODE:
                return _code(text)
            case MarkKind.RAW:
                return text
            case MarkKind.IMAGE:
                return f"![]({_destination(mark)})"
            case MarkKind.LINK:
                # Where comments are unknown, every < begins a tag (MDX).
                return f"<{text}>" if self.separator else f"[{escape(text)}]({_destination(mark)})"
            case _:
                return "".join(element(mark))

    def _edge(self, mark: Mark, style: Style, *, closing: bool) -> str:
        if mark.kind in MARKERS and style.markers:
            return MARKERS[mark.kind]
        if mark.kind is MarkKind.LINK and style.links:
            return f"]({_destination(mark)})" if closing else "["
        if mark.kind is MarkKind.IMAGE:
            return f"]({_destination(mark)})" if closing else "!["
        if mark.kind is MarkKind.RUBY:
            mark = replace(mark, target=mark.target.replace("\n", " "))
            return f"<rt>{escape(mark.target)}</rt></ruby>" if closing else "<ruby>"
        return element(mark)[closing]


def _relabelled(text: RichText, labels: Mapping[str, str]) -> RichText:
    marks = (
        replace(mark, target=labels.get(mark.target, mark.target)) if mark.kind is MarkKind.NOTE else mark
        for mark in text.marks
    )
    return RichText(text.text, tuple(marks))


def _code(text: str) -> str:
    text = text.replace("\n", " ")
    longest = max((len(found) for found in re.findall("`+", text)), default=0)
    if longest:
        fence = "`" * (longest + 1)
        return f"{fence} {text} {fence}"
    return f"` {text} `" if text.startswith(" ") and text.endswith(" ") and text.strip() else f"`{text}`"


def _destination(mark: Mark) -> str:
    target = encoded(mark.target)
    target = f"<{target}>" if not target or "(" in target or ")" in target else target
    title = mark.title.replace("\\", "\\\\").replace('"', '\\"')
    title = re.sub(r"&(?=[#\w]+;)", r"\\&", title)
    return f'{target} "{title}"' if title else target


def _separate(pieces: list[Piece], parts: list[str], separator: str) -> None:
    """Put an empty comment between a marker and a letter where CommonMark would not read the marker.

    A closing marker behind punctuation must have punctuation or a space after it, an opening one before punctuation
    must have them before it (CommonMark 6.2); Chinese text has letters there: 這是**「裁員」**的故事.
    """
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Open | Close) or parts[index] not in MARKERS.values():
            continue
        before, after = _neighbour(parts, index, -1), _neighbour(parts, index, 1)
        if isinstance(piece, Open) and is_punctuation(after) and _is_letter(before):
            parts[index] = separator + parts[index]
        elif isinstance(piece, Close) and is_punctuation(before) and _is_letter(after):
            parts[index] += separator


def _neighbour(parts: list[str], index: int, step: int) -> str:
    """Return the nearest character beside a marker that is no marker itself; a space at the end of the line."""
    at = index + step
    while 0 <= at < len(parts) and (not parts[at] or parts[at] in MARKERS.values()):
        at += step
    if not 0 <= at < len(parts):
        return " "
    return parts[at][0] if step > 0 else parts[at][-1]


def _is_letter(character: str) -> bool:
    return not character.isspace() and not is_punctuation(character)


def plain_line(text: RichText) -> str:
    """Return a text as one line without any markup."""
    return " ".join(text.text.split())
