"""Rich text from runs: neighbouring runs that say the same become one mark, however Word has cut them."""

from dataclasses import dataclass, field

from toolkit.model.text import Mark, MarkKind, RichText, Span

Key = tuple[MarkKind, str, str, int]
"""Kind, target, title; a number that tells neighbours apart which must stay two (ruby, pictures), else 0."""


@dataclass(slots=True)
class TextBuilder:
    """One paragraph, growing."""

    pieces: list[tuple[str, frozenset[Key]]] = field(default_factory=list)
    points: list[Mark] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, keys: frozenset[Key]) -> None:
        """Add a stretch of text over which these marks hold."""
        if text:
            self.pieces.append((text, keys))
            self.length += len(text)

    def point(self, kind: MarkKind, target: str) -> None:
        """Add a mark without text: a note, an anchor."""
        self.points.append(Mark(Span(self.length, self.length), kind, target))

    def build(self) -> RichText:
        """Return what was gathered."""
        marks = list(self.points)
        opened: dict[Key, int] = {}
        position = 0
        for text, keys in [*self.pieces, ("", frozenset[Key]())]:
            for key in [key for key in opened if key not in keys]:
                kind, target, title, _ = key
                marks.append(Mark(Span(opened.pop(key), position), kind, target, title))
            for key in keys:
                opened.setdefault(key, position)
            position += len(text)
        return RichText("".join(text for text, _ in self.pieces), tuple(marks))


def strip(text: RichText) -> RichText:
    """Return the text without white space at its ends; marks move along."""
    start = len(text.text) - len(text.text.lstrip(" \t\n"))
    end = max(start, len(text.text.rstrip(" \t\n")))
    return text if (start, end) == (0, len(text.text)) else text.cut(Span(start, end))


def join(texts: list[RichText], separator: str = "\n") -> RichText:
    """Return several texts as one, with the separator between them."""
    pieces: list[str] = []
    marks: list[Mark] = []
    position = 0
    for index, text in enumerate(texts):
        if index:
            pieces.append(separator)
            position += len(separator)
        pieces.append(text.text)
        marks += [
            Mark(Span(mark.span.start + position, mark.span.end + position), mark.kind, mark.target, mark.title)
            for mark in text.marks
        ]
        position += len(text.text)
    return RichText("".join(pieces), tuple(marks))
