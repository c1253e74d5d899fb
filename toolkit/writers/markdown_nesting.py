"""Marks that may cross each other to elements that nest."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.model.text import TEX, Change, Mark, MarkKind, RichText, Span, apply

# From the outside to the inside where marks cover the same text: markers stand nearest to it.
ORDER = (
    MarkKind.ANCHOR,
    MarkKind.LINK,
    MarkKind.LANGUAGE,
    MarkKind.TERM,
    MarkKind.KEEP,
    MarkKind.RUBY,
    MarkKind.UNDERLINE,
    MarkKind.SUPERSCRIPT,
    MarkKind.SUBSCRIPT,
    MarkKind.STRIKE,
    MarkKind.STRONG,
    MarkKind.EMPHASIS,
    MarkKind.IMAGE,
    MarkKind.CODE,
    MarkKind.RAW,
    MarkKind.NOTE,
)
_AUTOMATIC = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[A-Za-z0-9;/?:@&=+$,\-_.!~*'()#%]*")
"""An address that can stand in angle brackets as it is."""
RANK = {kind: rank for rank, kind in enumerate(ORDER)}
WHOLE = frozenset(
    {MarkKind.LINK, MarkKind.RUBY, MarkKind.IMAGE, MarkKind.TERM, MarkKind.ANCHOR, MarkKind.CODE, MarkKind.RAW}
)
"""Kinds that say something else when they are cut in two."""
JOINED = frozenset({*MarkKind} - WHOLE - {MarkKind.NOTE}) | {MarkKind.CODE}
"""Kinds of which two that touch say the same as one."""
OPAQUE = frozenset({MarkKind.CODE, MarkKind.RAW})
"""Kinds inside which nothing can be said."""
POINTS = frozenset({MarkKind.NOTE, MarkKind.ANCHOR, MarkKind.IMAGE})
"""Kinds that mean something over no text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text over which the same marks hold."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """The beginning of what a mark covers."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Close:
    """The end of what a mark covers."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Point:
    """A mark that is written in one piece, with the text under it."""

    mark: Mark
    text: str


Piece = Stretch | Open | Close | Point


def fitting(text: RichText) -> RichText:
    """Return the text as a line of markup can hold it: single spaces, none at the edges, no mark in vain."""
    opaque = _Near(mark for mark in text.marks if mark.kind in OPAQUE)
    changes = [
        Change(Span(*found.span()), found[0], _space(found, opaque), "markdown:space")
        for found in re.finditer(r"[ \t]*\n[ \t]*|[ \t]+|^\s+|\s+$", text.text)
    ]
    # Code that touches code is one: what is said of a part of it cannot be shown.
    text = merged(apply(text, changes))
    return RichText(text.text, tuple(_possible(_without_vain(text))))


def _space(found: re.Match[str], opaque: "_Near") -> str:
    at = Span(found.start(), found.start() + 1)
    around = [mark for mark in opaque.about(at) if mark.span.overlaps(at)]
    if any(mark.target == TEX and found.string.startswith("$$", mark.span.start) for mark in around):
        return found[0]  # the lines of a formula that stands by itself are its author's
    if around:
        return found[0].replace("\n", " ")  # a line break inside code is a space (CommonMark 6.1)
    if found.end() == len(found.string) or not found.start():
        return ""
    return "\n" if "\n" in found[0] else " "


class _Near:
    """Marks in the order of their starts, of which those about a span are found without looking at the others."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks: list[Mark] = []
        self._starts: list[int] = []
        self._longest = 0
        for mark in marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        self._marks.append(mark)
        self._starts.append(mark.span.start)
        self._longest = max(self._longest, len(mark.span))

    def about(self, span: Span) -> list[Mark]:
        """Return the marks that may overlap a span."""
        low = bisect_left(self._starts, span.start - self._longest)
        return self._marks[low : bisect_right(self._starts, span.end)]


def _without_vain(text: RichText) -> list[Mark]:
    opaque = _Near(mark for mark in text.marks if mark.kind in OPAQUE and len(mark.span))
    kept: dict[Mark, None] = {}
    for mark in text.marks:
        hidden = any(
            other is not mark
            and other.span.covers(mark.span)
            and other.span != mark.span
            and (len(mark.span) or other.span.start < mark.span.start < other.span.end)
            for other in opaque.about(mark.span)
        )
        if (len(mark.span) or mark.kind in POINTS) and not hidden:
            kept[mark] = None
    return list(kept)


def _possible(marks: list[Mark]) -> list[Mark]:
    """Take back marks that reach into code, and of two that cross and must stay in one piece the later."""
    opaque = _Near(mark for mark in marks if mark.kind in OPAQUE)
    whole = _Near()
    possible: list[Mark] = []
    for mark in marks:
        span = mark.span
        for other in opaque.about(span) if mark.kind not in OPAQUE else ():
            if _cross(span, other.span):
                before = span.start < other.span.start
                span = Span(span.start, other.span.start) if before else Span(other.span.end, span.end)
        kept = replace(mark, span=span)
        if mark.kind not in WHOLE:
            possible.append(kept)
        elif not any(_cross(span, each.span) or _excludes(each, mark) for each in whole.about(mark.span)):
            possible.append(kept)
            whole.add(kept)
    return possible


def _cut(text: RichText) -> list[Mark]:
    """Cut the marks that cross one which has to stay in one piece."""
    made = [mark for mark in text.marks if mark.kind in WHOLE]
    whole = _Near(made)
    for mark in (each for each in text.marks if each.kind not in WHOLE):
        crossing = [other.span for other in whole.about(mark.span) if _cross(mark.span, other.span)]
        edges = {edge for span in crossing for edge in (span.start, span.end)}
        inner = sorted(edge for edge in edges if mark.span.start < edge < mark.span.end)
        points = [mark.span.start, *inner, mark.span.end]
        made += [replace(mark, span=Span(start, end)) for start, end in itertools.pairwise(points)]
    return made


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.covers(other) and not other.covers(one)


def _excludes(outer: Mark, inner: Mark) -> bool:
    """Whether the second cannot stand inside the first: a link in a link, ruby over ruby, markup over code."""
    if not len(inner.span) or not outer.span.overlaps(inner.span):
        return False
    return outer.kind == inner.kind or (outer.kind in OPAQUE and inner.kind in OPAQUE)


def merged(text: RichText) -> RichText:
    """Return the text with touching marks that say the same made one: what counts when two texts are compared."""
    made: list[Mark] = []
    for mark in sorted(text.marks, key=lambda each: (each.kind, each.target, each.title, each.span)):
        last = made[-1] if made else None
        same = last and (last.kind, last.target, last.title) == (mark.kind, mark.target, mark.title)
        if last and same and mark.kind in JOINED and len(mark.span) and mark.span.start <= last.span.end:
            made[-1] = replace(last, span=Span(last.span.start, max(last.span.end, mark.span.end)))
        else:
            made.append(mark)
    return RichText(text.text, tuple(made))


def nest(text: RichText) -> list[Piece]:
    """Return the text as a row of pieces in which what is opened last is closed first."""
    text = RichText(text.text, tuple(_cut(text)))
    pieces: list[Piece] = []
    starting: dict[int, list[Mark]] = {}
    for mark in text.marks:
        starting.setdefault(mark.span.start, []).append(mark)
    points = sorted({0, len(text.text)} | {edge for mark in text.marks for edge in (mark.span.start, mark.span.end)})
    stack: list[Mark] = []
    skip_until = 0
    for point, following in zip(points, [*points[1:], len(text.text)], strict=True):
        _close_at(point, stack, pieces)
        here = starting.get(point, ())
        pieces += [Point(mark, "") for mark in here if not len(mark.span)]
        for mark in sorted((each for each in here if len(each.span)), key=lambda each: _outer_first(each, text)):
            if _is_one_piece(mark, text):
                pieces.append(Point(mark, mark.span.of(text.text)))
                skip_until = mark.span.end
            else:
                stack.append(mark)
                pieces.append(Open(mark))
        if point < following and point >= skip_until:
            pieces.append(Stretch(text.text[point:following]))
    return pieces


def _outer_first(mark: Mark, text: RichText) -> tuple[int, bool, int]:
    return (-mark.span.end, _is_one_piece(mark, text), RANK[mark.kind])


def _close_at(point: int, stack: list[Mark], pieces: list[Piece]) -> None:
    ending = [mark for mark in stack if mark.span.end == point]
    if not ending:
        return
    lowest = min(stack.index(mark) for mark in ending)
    reopened: list[Mark] = []
    while len(stack) > lowest:
        mark = stack.pop()
        pieces.append(Close(mark))
        if mark.span.end != point:
            reopened.insert(0, mark)
    for mark in reopened:
        stack.append(mark)
        pieces.append(Open(mark))


def _is_one_piece(mark: Mark, text: RichText) -> bool:
    if mark.kind in OPAQUE:
        return True
    return (
        mark.kind is MarkKind.LINK
        and mark.target in {mark.span.of(text.text), f"mailto:{mark.span.of(text.text)}"}
        and not mark.title
        and _AUTOMATIC.fullmatch(mark.target) is not None
        and all(
            other is mark or not other.span.overlaps(mark.span) or other.span.covers(mark.span) for other in text.marks
        )
    )
