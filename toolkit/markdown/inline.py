"""From the pieces of a line to flat text with marks, every character with its place in the source."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from toolkit.markdown.parser import POSITION
from toolkit.markdown.tags import Tag, marks_of, tag_of
from toolkit.model.text import Anchor, Mark, MarkKind, RichText, Span

NOTHING = "<!-- -->"
"""An empty comment: it stands between a marker and a letter where CommonMark wants punctuation, and means nothing."""

_MARKERS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "s": MarkKind.STRIKE}
_RUBY_PARTS = frozenset({"ruby", "rt", "rp", "rb", "rtc"})


@dataclass(frozen=True, slots=True)
class Places:
    """Where the content of an inline token stands in the source: ascending offsets with line and column, from 1."""

    anchors: tuple[Anchor, ...] = ()

    def at(self, position: int) -> tuple[int, int]:
        """Return line and column of a position of the content; (0, 0) if nothing is known."""
        index = bisect_right(self.anchors, position, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return (0, 0)
        anchor = self.anchors[index]
        return (anchor.line, anchor.column + position - anchor.offset)

    def between(self, start: int, end: int) -> tuple[Anchor, ...]:
        """Return the anchors behind the start and before the end."""
        low = bisect_right(self.anchors, start, key=lambda anchor: anchor.offset)
        high = bisect_right(self.anchors, end - 1, key=lambda anchor: anchor.offset)
        return self.anchors[low:high]

    def shifted(self, offset: int) -> "Places":
        """Return the places of the content from an offset on."""
        line, column = self.at(offset)
        first = (Anchor(0, line, column),) if line else ()
        rest = self.between(offset, 1 << 60)
        return Places(first + tuple(Anchor(each.offset - offset, each.line, each.column) for each in rest))


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


def flatten(tokens: Sequence[Token], flat: Flattener) -> RichText:
    """Return the text that the pieces of a line are, with everything said of it as marks."""
    partners = _partners(tokens)
    _flatten(tokens, flat, partners)
    return flat.rich_text()


def _flatten(tokens: Sequence[Token], flat: Flattener, partners: dict[int, int]) -> None:
    starts: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        position = max(token.meta.get(POSITION, 0), flat.cursor)
        # The parser calls the angle bracket of an automatic link by this name.
        written = "<" if token.markup == "autolink" else token.content or token.markup
        flat.cursor = position + len(written) if token.type != "html_inline" else position
        if token.type == "html_inline":
            flat.cursor = position + len(token.content)
            _html(tokens, index, flat, (partners, starts))
        elif token.nesting == 1:
            opened.append(index)
            starts[index] = flat.length
            _open_span(token, flat, position)
        elif token.nesting == -1:
            beginning = opened.pop()
            _close(tokens[beginning], starts[beginning], flat, position)
        else:
            _leaf(tokens, index, flat, position)


def _leaf(tokens: Sequence[Token], index: int, flat: Flattener, position: int) -> None:
    token = tokens[index]
    start = flat.length
    match token.type:
        case "text":
            flat.add(token.content, position)
        case "text_special":
            flat.add(token.content, position)
            flat.cursor = position + len(token.markup)
        case "softbreak":
            if not (is_wide(_last(flat)) and is_wide(_following(tokens, index))):
                flat.add(" ", position)
        case "hardbreak":
            flat.add("\n", position)
        case "code_inline":
            _code(token, flat, position)
        case "image":
            inner = Flattener(flat.places.shifted(position + 2), flat.report, flat.note)
            alternative = flatten(token.children or (), inner)
            _append(flat, alternative)
            flat.mark(start, MarkKind.IMAGE, str(token.attrs.get("src", "")), str(token.attrs.get("title", "")))
            _lost(token, {"src", "alt", "title"}, flat, position)
        case "footnote_ref":
            flat.mark(start, MarkKind.NOTE, flat.note(token))
        case _:
            raise AssertionError(f"unknown piece of Markdown: {token.type}")


def _append(flat: Flattener, text: RichText) -> None:
    flat.pieces.append(text.text)
    flat.marks += [
        Mark(Span(flat.length + each.span.start, flat.length + each.span.end), each.kind, each.target, each.title)
        for each in text.marks
    ]
    flat.anchors += [Anchor(flat.length + each.offset, each.line, each.column) for each in text.anchors]
    flat.length += len(text.text)


def _code(token: Token, flat: Flattener, position: int) -> None:
    start = flat.length
    inside = position + len(token.markup)
    flat.add(token.content, inside)
    flat.cursor = inside + len(token.content) + len(token.markup)
    flat.mark(start, MarkKind.CODE)
    marks, rest = marks_of("", {name: str(value) for name, value in token.attrs.items()}, Span(start, flat.length))
    flat.marks += marks
    if rest:
        flat.report("attributes", " ".join(rest), flat.places.at(position)[0])


def _open_span(token: Token, flat: Flattener, position: int) -> None:
    if token.type == "span_open" and not _span_marks(token, Span(0, 0))[0]:
        flat.raw("[", max(0, position - 1), "markdown")


def _span_marks(token: Token, span: Span) -> tuple[tuple[Mark, ...], dict[str, str]]:
    return marks_of("span", {name: str(value) for name, value in token.attrs.items()}, span)


def _close(opening: Token, start: int, flat: Flattener, position: int) -> None:
    name = opening.type.removesuffix("_open")
    if name in _MARKERS:
        flat.mark(start, _MARKERS[name])
    elif name == "link":
        target = str(opening.attrs.get("href", ""))
        flat.mark(start, MarkKind.LINK, target, str(opening.attrs.get("title", "")))
        _lost(opening, {"href", "title"}, flat, position)
    elif name == "span":
        marks, rest = _span_marks(opening, Span(start, flat.length))
        flat.marks += marks
        if not marks:
            flat.raw("]" + _attributes(rest), position, "markdown")
        elif rest:
            flat.report("attributes", " ".join(rest), flat.places.at(position)[0])
    else:
        raise AssertionError(f"unknown piece of Markdown: {opening.type}")


def _attributes(values: dict[str, str]) -> str:
    parts = []
    for name, value in values.items():
        if name == "class":
            parts += [f".{each}" for each in value.split()]
        else:
            parts.append(f'{name}="{value}"')
    return "{" + " ".join(parts) + "}"


def _lost(token: Token, known: set[str], flat: Flattener, position: int) -> None:
    rest = [name for name in token.attrs if name not in known]
    if rest:
        flat.report("attributes", " ".join(rest), flat.places.at(position)[0])


def is_wide(character: str) -> bool:
    """Whether a character is of a script that is written without spaces: Han, kana, bopomofo, their punctuation."""
    return bool(character) and (
        "\u2e80" <= character <= "\u31ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uff60"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in "“”‘’—…·"
    )


def _last(flat: Flattener) -> str:
    return next((piece[-1] for piece in reversed(flat.pieces) if piece), "")


def _following(tokens: Sequence[Token], index: int) -> str:
    """Return the first character that is to be read behind a token."""
    for token in tokens[index + 1 :]:
        if token.type in {"text", "text_special", "code_inline", "image"} and token.content:
            return token.content[0]
        if token.type in {"softbreak", "hardbreak"}:
            break
    return ""


def _partners(tokens: Sequence[Token]) -> dict[int, int]:
    """Pair the indices of opening and closing tags; a tag without partner is in no pair."""
    pairs: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        tag = tag_of(token.content) if token.type == "html_inline" else None
        if tag is None:
            continue
        if not tag.closing:
            waiting.append((tag.name, index))
            continue
        names = [name for name, _ in waiting]
        if tag.name in names:
            at = len(names) - 1 - names[::-1].index(tag.name)
            pairs[waiting[at][1]] = index
            pairs[index] = waiting[at][1]
            del waiting[at:]
    return pairs


def _html(tokens: Sequence[Token], index: int, flat: Flattener, pairing: tuple[dict[int, int], dict[int, int]]) -> None:
    """Take the tag at an index."""
    partners, starts = pairing
    token = tokens[index]
    position = token.meta[POSITION]
    tag = tag_of(token.content)
    if token.content == NOTHING:
        return
    if tag and tag.name == "br":
        flat.add("\n", position)
    elif tag and tag.name == "img":
        _image(tag, flat, position)
    elif tag and tag.name in _RUBY_PARTS and (flat.ruby is not None or index in partners):
        _ruby(tag, flat)
    elif tag is None or index not in partners:
        flat.raw(token.content, position)
    elif not tag.closing:
        starts[index] = flat.length
        if not marks_of(tag.name, tag.attributes, Span(0, 0))[0]:
            flat.raw(token.content, position)
    else:
        _close_element(tokens[partners[index]], starts[partners[index]], flat, token)


def _close_element(opening: Token, start: int, flat: Flattener, closing: Token) -> None:
    tag = tag_of(opening.content)
    assert tag is not None
    marks, rest = marks_of(tag.name, tag.attributes, Span(start, flat.length))
    if not marks:
        flat.raw(closing.content, closing.meta[POSITION])
        return
    flat.marks += marks
    if rest:
        flat.report("attributes", " ".join(rest), flat.places.at(opening.meta[POSITION])[0])


def _image(tag: Tag, flat: Flattener, position: int) -> None:
    start = flat.length
    flat.add(tag.attributes.get("alt", ""), position)
    flat.mark(start, MarkKind.IMAGE, tag.attributes.get("src", ""), tag.attributes.get("title", ""))


def _ruby(tag: Tag, flat: Flattener) -> None:
    """Take a tag of a ruby element: each base with the annotation behind it is one mark.

    Closing tags inside may be left out (HTML, 4.5.10); the brackets for browsers without ruby vanish.
    """
    if flat.captured is not None:
        if flat.in_annotation and flat.ruby is not None:
            annotation = "".join(flat.captured).strip()
            flat.captured = None
            flat.mark(flat.ruby, MarkKind.RUBY, annotation)
            flat.ruby = flat.length
        flat.captured = None
    if tag.name == "ruby":
        flat.ruby = None if tag.closing else flat.length
    elif not tag.closing and tag.name in {"rt", "rp"}:
        flat.captured = []
        flat.in_annotation = tag.name == "rt"
