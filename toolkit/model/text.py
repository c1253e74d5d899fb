"""Flat text with marks beside it, and the changes that stages propose to it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.message import Message


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text in code points, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one.

        >>> Span(2, 5).covers(Span(3, 5)), Span(2, 5).covers(Span(4, 6))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point.

        >>> Span(2, 5).overlaps(Span(4, 6)), Span(2, 5).overlaps(Span(5, 6))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the part of the text that this span names."""
        return text[self.start : self.end]


class MarkKind(StrEnum):
    """What a mark says of the text under it."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    """Never changed by any stage."""
    LINK = "link"
    """`target` is the address, `title` the tool tip; the text of an automatic link is the address itself."""
    IMAGE = "image"
    """A picture inside a line: the text under the mark is its alternative text, `target` its address."""
    NOTE = "note"
    """A reference to a note: empty span, `target` is the note's identifier."""
    RUBY = "ruby"
    """`target` is the annotation over the base text."""
    LANGUAGE = "language"
    """`target` is the BCP 47 tag of the text under it."""
    TERM = "term"
    """`target` is the identifier of a concept of the termbase; `title` a gloss shown as tool tip."""
    KEEP = "keep"
    """Text that no stage may change."""
    RAW = "raw"
    """Markup of the source format that the model has no word for; `target` is the format. Never changed.

    A formula in TeX is `tex`: a format that knows no formulas shows it as it is written.
    """
    ANCHOR = "anchor"
    """A place that links point to; `target` is its identifier."""


TEX = "tex"
"""The target of a formula's mark, whose dollars are part of the text."""
ALERT = "alert"
"""The target of the mark over GitHub's `[!NOTE]`, with which the first paragraph of a quotation begins."""

PROTECTED_KINDS = frozenset({MarkKind.CODE, MarkKind.KEEP, MarkKind.RAW})


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Something that is said of a part of a text."""

    span: Span
    kind: MarkKind
    target: str = ""
    title: str = ""


class Anchor(NamedTuple):
    """Where in its source file the character at `offset` stands; line and column count from 1.

    A tuple, since a book has hundreds of thousands of them.
    """

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class RichText:
    r"""One plain string and the marks beside it; "\n" in it is a hard line break."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Sorted by start, the longer one first where they start together."""
    anchors: tuple[Anchor, ...] = field(default=(), compare=False)
    """Ascending offsets; no part of the value, only for showing places."""

    def __post_init__(self) -> None:
        if not self.marks:
            return
        for mark in self.marks:
            if mark.span.end > len(self.text):
                raise ValueError(f"mark outside of the text: {mark} in {self.text!r}")
        if len(self.marks) > 1:
            object.__setattr__(self, "marks", tuple(sorted(self.marks, key=_outer_first)))

    def protected(self) -> tuple[Span, ...]:
        """Return the spans that no stage may change, ascending and merged."""
        return merge_spans(mark.span for mark in self.marks if mark.kind in PROTECTED_KINDS)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at an offset; (0, 0) if the reader did not say."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return (0, 0)
        anchor = self.anchors[index]
        return (anchor.line, anchor.column + offset - anchor.offset)

    def cut(self, span: Span) -> "RichText":
        """Return the part inside a span, with the marks cut to it."""
        inside = tuple(
            replace(
                mark,
                span=Span(max(mark.span.start, span.start) - span.start, min(mark.span.end, span.end) - span.start),
            )
            for mark in self.marks
            if mark.span.overlaps(span) or (not len(mark.span) and span.covers(mark.span))
        )
        anchors = tuple(
            Anchor(anchor.offset - span.start, anchor.line, anchor.column)
            for anchor in self.anchors
            if span.start <= anchor.offset < span.end
        )
        line, column = self.place(span.start)
        if line and (not anchors or anchors[0].offset):
            anchors = (Anchor(0, line, column), *anchors)
        return RichText(span.of(self.text), inside, anchors)


def _outer_first(mark: Mark) -> tuple[int, int, str, str, str]:
    return (mark.span.start, -mark.span.end, mark.kind, mark.target, mark.title)


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the union of the spans, ascending; empty spans vanish.

    >>> merge_spans([Span(4, 6), Span(0, 2), Span(1, 4), Span(9, 9)])
    (Span(start=0, end=6),)
    """
    merged: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a person should look at a place."""

    reason: Message
    rank: float
    """From 0 (hardly worth a look) to 1 (look here first)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a stage does to a span, why, and what else was possible.

    A change whose new text equals the old one records that the place was looked at and left as it is; it may
    still carry a doubt. `apply` skips it.
    """

    span: Span
    old: str
    new: str
    rule: str
    """Layer and entry: ``vocabulary:软件``; of several layers at one place the last that acted."""
    alternatives: tuple[str, ...] = ()
    """Other texts that were possible in the place of `new`, the likeliest first."""
    doubt: Doubt | None = None

    @property
    def layer(self) -> str:
        """Return the layer that made the change."""
        return self.rule.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Revision:
    """The changes that one stage made to one text."""

    stage: str
    place: int
    """Which text: its index in `Document.texts()` of the document before the stage."""
    before: RichText
    changes: tuple[Change, ...]

    @property
    def after(self) -> RichText:
        """Return the text with the changes made."""
        return apply(self.before, self.changes)


def apply(text: RichText, changes: Sequence[Change]) -> RichText:
    """Make the changes, which must not overlap, and move marks and anchors along.

    A mark keeps what it wholly covers. Where a change reaches over the edge of a mark, the edge moves by the same share
    of the new text as it had of the old. Insertions (empty spans) at the edge of a mark stay outside of it.

    Raises:
        ValueError: changes overlap, or `old` is not what stands there.
    """
    made = _in_order(text.text, changes)
    if not made:
        return text
    pieces: list[str] = []
    position = 0
    for change in made:
        pieces += (text.text[position : change.span.start], change.new)
        position = change.span.end
    pieces.append(text.text[position:])
    offsets = _OffsetMap(made)
    marks = tuple(replace(mark, span=offsets.span(mark.span)) for mark in text.marks)
    anchors = _unique(Anchor(offsets.before(anchor.offset), anchor.line, anchor.column) for anchor in text.anchors)
    return RichText("".join(pieces), marks, anchors)


def _in_order(text: str, changes: Sequence[Change]) -> list[Change]:
    ordered = sorted((change for change in changes if change.new != change.old), key=lambda change: change.span)
    position = 0
    for change in ordered:
        if change.span.start < position:
            raise ValueError(f"changes overlap at {change.span}")
        if change.span.of(text) != change.old:
            raise ValueError(f"{change.old!r} is not at {change.span}: {change.span.of(text)!r}")
        position = change.span.end
    return ordered


def _unique(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    by_offset: dict[int, Anchor] = {}
    for anchor in anchors:
        by_offset.setdefault(anchor.offset, anchor)
    return tuple(by_offset.values())


class _OffsetMap:
    """Old offsets to new ones, by bisection, so that a paragraph of n marks and m changes costs n log m."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes
        self._starts = [change.span.start for change in changes]
        self._shifts = [0]
        for change in changes:
            self._shifts.append(self._shifts[-1] + len(change.new) - len(change.old))

    def before(self, offset: int) -> int:
        """Map an offset; one where text is inserted comes to lie before the insertion."""
        return self._map(offset, after=False)

    def after(self, offset: int) -> int:
        """Map an offset; one where text is inserted comes to lie behind the insertion."""
        return self._map(offset, after=True)

    def span(self, span: Span) -> Span:
        if not len(span):
            point = self.before(span.start)
            return Span(point, point)
        start = self.after(span.start)
        return Span(start, max(start, self.before(span.end)))

    def _map(self, offset: int, *, after: bool) -> int:
        index = bisect_right(self._starts, offset)
        while index and self._inserts_at(index - 1, offset) and not after:
            index -= 1
        if not index:
            return offset
        change = self._changes[index - 1]
        new_start = change.span.start + self._shifts[index - 1]
        if offset >= change.span.end:
            return offset + self._shifts[index]
        share = (offset - change.span.start) * len(change.new) / len(change.old)
        return new_start + round(share)

    def _inserts_at(self, index: int, offset: int) -> bool:
        span = self._changes[index].span
        return span.start == span.end == offset


def runs(text: RichText) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield the stretches over which the same marks hold, with those marks outermost first.

    Marks with an empty span come alone, with the empty string, at their place.
    """
    if in_a_row(text.marks):
        yield from _runs_in_a_row(text)
        return
    points = sorted({0, len(text.text)} | {edge for mark in text.marks for edge in (mark.span.start, mark.span.end)})
    empty: dict[int, list[Mark]] = {}
    for mark in text.marks:
        if not len(mark.span):
            empty.setdefault(mark.span.start, []).append(mark)
    solid = [mark for mark in text.marks if len(mark.span)]
    active: list[Mark] = []
    following = 0
    for index, point in enumerate(points):
        for mark in empty.get(point, ()):
            yield "", (mark,)
        if index + 1 == len(points):
            break
        active = [mark for mark in active if mark.span.end > point]
        while following < len(solid) and solid[following].span.start <= point:
            active.append(solid[following])
            following += 1
        yield text.text[point : points[index + 1]], tuple(active)


def in_a_row(marks: Iterable[Mark]) -> bool:
    """Whether each mark begins where the one before has ended, or behind it, as nearly all do."""
    position = 0
    for mark in marks:
        if mark.span.start < position:
            return False
        position = mark.span.end
    return True


def _runs_in_a_row(text: RichText) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    position = 0
    for mark in text.marks:
        if position < mark.span.start:
            yield text.text[position : mark.span.start], ()
        yield mark.span.of(text.text), (mark,)
        position = mark.span.end
    if position < len(text.text):
        yield text.text[position:], ()


def plain(text: str) -> RichText:
    """Return a text without marks."""
    return RichText(text)
