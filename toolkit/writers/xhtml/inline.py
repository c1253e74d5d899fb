"""Rich text as XHTML: marks become elements that nest, whatever way the marks overlap."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.model.text import Mark, MarkKind, RichText, Span, in_a_row

_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            MarkKind.ANCHOR,
            MarkKind.LANGUAGE,
            MarkKind.LINK,
            MarkKind.TERM,
            MarkKind.STRONG,
            MarkKind.EMPHASIS,
            MarkKind.UNDERLINE,
            MarkKind.STRIKE,
            MarkKind.SUPERSCRIPT,
            MarkKind.SUBSCRIPT,
            MarkKind.KEEP,
            MarkKind.CODE,
            MarkKind.RUBY,
            MarkKind.NOTE,
            MarkKind.IMAGE,
            MarkKind.RAW,
        )
    )
}
"""Which element stands outside where two marks cover the same text."""

_WHOLE = (MarkKind.RUBY, MarkKind.IMAGE)
"""Elements that cannot be cut in two: other marks are cut at their edges instead."""

_POINTS = frozenset({MarkKind.NOTE, MarkKind.ANCHOR})
"""What says something of a place; any other mark without text under it shows nothing."""
_LINKS = frozenset({MarkKind.LINK, MarkKind.TERM})
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# A number of one or two digits that is no part of a longer one, of a time, a date or a word; a pair of ! and ?.
_UPRIGHT = re.compile(
    r"(?<![0-9A-Za-z.,:/\-+$€£¥])[0-9]{1,2}(?![0-9A-Za-z]|[.,:/\-–][0-9])"
    r"|(?<![!?！？])[!?！？]{2}(?![!?！？])"
)
_PERCENT = re.compile(r"(?<=</span>)[%‰℃°]")
_NARROW = str.maketrans("！？", "!?")


def escape(text: str) -> str:
    """Return text for between tags.

    >>> escape("R&D <AI>")
    'R&amp;D &lt;AI&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return text for inside double quotation marks, on one line."""
    return escape(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


def legal(markup: str) -> str:
    """Return the markup with characters that XML forbids shown as U+FFFD."""
    return _ILLEGAL.sub("\ufffd", markup)


@dataclass(frozen=True, slots=True)
class Element:
    """What a mark becomes; `content` stands in the place of the text under it, if there is something to."""

    start: str
    end: str
    content: str | None = None


ElementOf = Callable[[Mark, str], Element | None]
"""From a mark and the text under it to an element; None if the mark shows nothing."""


@dataclass(frozen=True, slots=True)
class Inline:
    """Writes rich text with the elements that one function gives for marks."""

    element: ElementOf
    vertical: bool = False

    def write(self, text: RichText) -> str:
        """Return the text as XHTML."""
        if not text.marks:
            return _upright(text.text) if self.vertical else escape(text.text).replace("\n", "<br/>")
        if MarkKind.ANCHOR not in [mark.kind for mark in text.marks] and in_a_row(text.marks):
            return self._in_a_row(text)
        pieces: list[str] = []
        opened: list[tuple[Mark, Element]] = []
        for start, end, marks in _stretches(text):
            self._open_only(pieces, opened, marks, text.text)
            if start == end or any(element.content is not None for _, element in opened):
                continue
            pieces.append(self._words(text.text[start:end], marks))
        self._open_only(pieces, opened, (), text.text)
        return "".join(pieces)

    def _in_a_row(self, text: RichText) -> str:
        pieces: list[str] = []
        position = 0
        before: Mark | None = None
        for mark in text.marks:
            start, end = mark.span.start, mark.span.end
            if start == end and (mark.kind not in _POINTS or mark == before):
                continue
            found = self._element(mark, text.text, ())
            if position < start:
                pieces.append(self._words(text.text[position:start], ()))
            inside = self._words(text.text[start:end], (mark,)) if found.content is None else found.content
            pieces += (found.start, inside, found.end)
            position, before = end, mark
        pieces.append(self._words(text.text[position:], ()))
        return "".join(pieces)

    def _open_only(
        self, pieces: list[str], opened: list[tuple[Mark, Element]], marks: tuple[Mark, ...], text: str
    ) -> None:
        """Close what does not hold any more and open what holds from here on."""
        same = 0
        while same < min(len(opened), len(marks)) and opened[same][0] == marks[same]:
            same += 1
        while len(opened) > same:
            pieces.append(opened.pop()[1].end)
        for mark in marks[same:]:
            filled = any(element.content is not None for _, element in opened)
            found = Element("", "") if filled else self._element(mark, text, [above for above, _ in opened])
            pieces.append(found.start)
            if found.content is not None:
                pieces.append(found.content)
            opened.append((mark, found))

    def _element(self, mark: Mark, text: str, above: Sequence[Mark]) -> Element:
        # A link in a link, or two annotations over one word, cannot be written: the outer one holds.
        hidden = above and any(
            (mark.kind in _LINKS and other.kind in _LINKS) or (mark.kind is other.kind is MarkKind.RUBY)
            for other in above
        )
        found = None if hidden else self.element(mark, mark.span.of(text))
        return found or Element("", "")

    def _words(self, words: str, marks: tuple[Mark, ...]) -> str:
        if self.vertical and not any(_is_sideways(mark) for mark in marks):
            return _upright(words)
        return escape(words).replace("\n", "<br/>")


def _is_sideways(mark: Mark) -> bool:
    foreign = mark.kind is MarkKind.LANGUAGE and not mark.target.lower().startswith(("zh", "ja", "ko"))
    return foreign or mark.kind in {MarkKind.CODE, MarkKind.RUBY}


def _upright(words: str) -> str:
    """Return words for vertical writing: short numbers and pairs of ! and ? side by side in one square."""
    pieces: list[str] = []
    position = 0
    for found in _UPRIGHT.finditer(words):
        pieces.append(escape(words[position : found.start()]))
        pieces.append(f'<span class="tcy">{found[0].translate(_NARROW)}</span>')
        position = found.end()
    pieces.append(escape(words[position:]))
    joined = "".join(pieces).replace("\n", "<br/>")
    return _PERCENT.sub(r'<span class="upright">\g<0></span>', joined)


def _stretches(text: RichText) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Yield the stretches over which the same marks hold, outermost first; an empty mark has a stretch of its own."""
    marks = sorted(_cut_at_wholes([_point(mark) for mark in text.marks]), key=_order)
    solid = [mark for mark in marks if len(mark.span)]
    empty = _moved_out([mark for mark in marks if not len(mark.span) and mark.kind in _POINTS], solid)
    points = sorted({0, len(text.text), *empty, *(edge for mark in solid for edge in (mark.span.start, mark.span.end))})
    active: list[Mark] = []
    following = 0
    for index, point in enumerate(points):
        active = [mark for mark in active if mark.span.end > point]
        for mark in empty.get(point, ()):
            yield point, point, (*_around(active), mark)
        if index + 1 == len(points):
            return
        while following < len(solid) and solid[following].span.start <= point:
            active.append(solid[following])
            following += 1
        yield point, points[index + 1], tuple(active)


def _point(mark: Mark) -> Mark:
    # Only a place in the text: an element around it could be cut in two, and its identifier be there twice.
    if mark.kind is MarkKind.ANCHOR:
        return replace(mark, span=Span(mark.span.start, mark.span.start))
    return mark


def _order(mark: Mark) -> tuple[int, int, int, str, str]:
    return (mark.span.start, -mark.span.end, _RANK[mark.kind], mark.target, mark.title)


def _around(active: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks that a reference may stand in: it is a link itself, and links do not nest."""
    for mark in active:
        if mark.kind in _LINKS:
            return
        yield mark


def _moved_out(empty: list[Mark], solid: list[Mark]) -> dict[int, list[Mark]]:
    """Return the empty marks by their place, those inside something that cannot be cut behind it."""
    wholes = [mark.span for mark in solid if mark.kind in _WHOLE]
    places: dict[int, list[Mark]] = {}
    for mark in empty:
        point = mark.span.start
        outer = max((span.end for span in wholes if span.start < point < span.end), default=point)
        places.setdefault(outer, []).append(mark)
    return places


def _cut_at_wholes(marks: list[Mark]) -> list[Mark]:
    wholes = [mark for mark in marks if mark.kind in _WHOLE and len(mark.span)]
    cut = marks
    for whole in wholes:
        cut = [piece for mark in cut for piece in _cut(mark, whole)]
    return cut


def _cut(mark: Mark, whole: Mark) -> Iterator[Mark]:
    start, end = mark.span.start, mark.span.end
    inner = whole.span
    crosses = mark.span.overlaps(inner) and not mark.span.covers(inner) and not inner.covers(mark.span)
    if not crosses:
        yield mark
        return
    for edge in (inner.start, inner.end):
        if start < edge < end:
            yield replace(mark, span=Span(start, edge))
            start = edge
    yield replace(mark, span=Span(start, end))
