"""Text that stands in pieces between markup, looked at as one text, and changed where its pieces stand."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from toolkit.model.text import Change, Mark, MarkKind, RichText, Span

Stage = Callable[[RichText], tuple[Change, ...]]

_HALVES = frozenset(map(chr, range(0xD800, 0xE000)))
"""Half a character, which JSON and YAML can write as an escape (RFC 8259, 8.2), is no text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage and where it stands in the source."""

    offset: int
    """In the passage."""
    start: int
    end: int
    """In the source, half-open; of another length than the text where the source has an entity or an escape."""
    length: int
    """In the passage."""
    plain: bool = False
    """Whether the source writes this stretch without entities and escapes."""

    @property
    def is_verbatim(self) -> bool:
        """Whether the source has the text letter by letter."""
        return self.length == self.end - self.start


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in the source."""

    start: int
    end: int
    new: str


@dataclass(slots=True)
class Passage:
    """A text that a reader reads in one go, gathered from the pieces of a source."""

    kept: bool = False
    """True for a text that is in another language, or code: gathered, but not changed."""
    escape: Callable[[str], str] = str
    """How new text is written in the source."""
    escape_coded: Callable[[str], str] | None = None
    """How it is written in the place of an entity or an escape; None for the same way."""
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    protected: list[Span] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str, start: int, end: int, *, protected: bool = False, plain: bool = False) -> None:
        """Append a piece of text and its place in the source."""
        if not text:
            return
        if text in _HALVES:
            self.add_break("\ufffc")
            return
        self.pieces.append(Piece(self._length, start, end, len(text), plain))
        self.parts.append(text)
        if protected:
            self.protected.append(Span(self._length, self._length + len(text)))
        self._length += len(text)

    def add_break(self, text: str = "\n") -> None:
        """Append text that markup stands for and that cannot be changed: a line break, a tab, a picture."""
        self.parts.append(text)
        self.protected.append(Span(self._length, self._length + len(text)))
        self._length += len(text)

    def text(self) -> RichText:
        """Return the passage as a stage takes it."""
        marks = tuple(Mark(span, MarkKind.KEEP) for span in self.protected)
        return RichText("".join(self.parts), marks)


def rewrite(source: str, passages: Iterable[Passage], stage: Stage, edits: Iterable[Edit] = ()) -> str:
    """Return the source with what a stage changes in the passages, and with further edits, made in it."""
    return edited(source, (*edits, *edits_of(passages, stage)))


def edits_of(passages: Iterable[Passage], stage: Stage) -> list[Edit]:
    """Return what a stage does to the passages, as replacements in their source."""
    return [
        edit
        for passage in passages
        if passage.pieces and not passage.kept
        for change in stage(passage.text())
        if change.new != change.old
        for edit in _edits(passage, change)
    ]


def edited(source: str, edits: Iterable[Edit]) -> str:
    """Return a source with replacements, which must not overlap, made in it."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        assert edit.start >= position, f"edits overlap at {edit}"
        parts += (source[position : edit.start], edit.new)
        position = edit.end
    return "".join([*parts, source[position:]])


def _edits(passage: Passage, change: Change) -> list[Edit]:
    """Spread a change over the pieces that it covers: each gets its share of the new text.

    A word that is split over markup (软<b>件</b>) is one word here; its new form is split at the same share.
    """
    covered = _covered(passage, change.span)
    if not covered:
        return []
    edits: list[Edit] = []
    scale = len(change.new) / len(change.old) if change.old else 0
    for index, (piece, start, end) in enumerate(covered):
        first = 0 if not index else round((piece.offset + start - change.span.start) * scale)
        last = len(change.new) if index + 1 == len(covered) else round((piece.offset + end - change.span.start) * scale)
        if not change.old:
            first, last = 0, len(change.new)
        if piece.is_verbatim:
            new = change.new[first:last]
            edits.append(Edit(piece.start + start, piece.start + end, new if piece.plain else passage.escape(new)))
        else:
            write = passage.escape_coded or passage.escape
            edits.append(Edit(piece.start, piece.end, write(change.new[first:last])))
    return edits


def _covered(passage: Passage, span: Span) -> list[tuple[Piece, int, int]]:
    """Return each piece that a span touches, and which part of it; an empty span belongs to the piece before."""
    offsets = [piece.offset for piece in passage.pieces]
    index = max(0, bisect_right(offsets, span.start - (not len(span))) - 1)
    found = []
    for piece in passage.pieces[index:]:
        if piece.offset > span.end or (piece.offset == span.end and len(span)):
            break
        start = max(0, span.start - piece.offset)
        end = min(piece.length, span.end - piece.offset)
        if start < end or (not len(span) and start <= piece.length):
            found.append((piece, start, end))
            if not len(span):
                break
    return found
