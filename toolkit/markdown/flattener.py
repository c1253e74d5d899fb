"""The text of one line or paragraph while it is read: what was read, what is said of it, where it stood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from toolkit.markdown.places import Places
from toolkit.model.text import Anchor, Mark, MarkKind, RichText, Span

Report = Callable[[str, str, int], None]
"""Called with the kind of loss, the markup it is about, and its line."""


def _silent(kind: str, markup: str, line: int) -> None:
    """Take a report and do nothing: the writer reads back its own lines."""


@dataclass(slots=True)
class Flattener:
    """The text of one line or paragraph as far as it is read."""

    places: Places = field(default_factory=Places)
    report: Report = _silent
    note: Callable[[Token], str] = lambda token: str(token.meta.get("label", ""))
    """Identifier of the note that a reference token means."""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    cursor: int = 0
    """Position in the source behind the last piece: markers of one run all claim its beginning."""
    ruby: int | None = None
    """Where the base of the next annotation begins, inside a ruby element."""
    captured: list[str] | None = None
    """What is read of an annotation, or of its brackets for old browsers; no part of the text."""
    in_annotation: bool = False

    def add(self, text: str, position: int) -> None:
        """Append text that stands in the source as it is."""
        if self.captured is not None:
            self.captured.append(text)
            return
        if not text:
            return
        self._anchor(self.length, position)
        for anchor in self.places.between(position, position + len(text)):
            self.anchors.append(Anchor(self.length + anchor.offset - position, anchor.line, anchor.column))
        self.pieces.append(text)
        self.length += len(text)

    def _anchor(self, offset: int, position: int) -> None:
        line, column = self.places.at(position)
        if line and not (self.anchors and self.anchors[-1].offset == offset):
            self.anchors.append(Anchor(offset, line, column))

    def mark(self, start: int, kind: MarkKind, target: str = "", title: str = "") -> None:
        """Say something of the text since a place."""
        if self.captured is None:
            self.marks.append(Mark(Span(start, self.length), kind, target, title))

    def raw(self, markup: str, position: int, source_format: str = "html") -> None:
        """Keep markup as it is."""
        start = self.length
        self.add(markup, position)
        self.mark(start, MarkKind.RAW, source_format)

    def rich_text(self) -> RichText:
        """Return what was read."""
        return RichText("".join(self.pieces), tuple(self.marks), _needed(self.anchors))


def _needed(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Leave out the anchors that say what the one before says too."""
    kept: list[Anchor] = []
    for anchor in anchors:
        last = kept[-1] if kept else None
        if last and last.line == anchor.line and anchor.column - last.column == anchor.offset - last.offset:
            continue
        kept.append(anchor)
    return tuple(kept)
