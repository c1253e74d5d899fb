"""From the pieces of a line to flat text with marks, every character with its place in the source."""

from collections.abc import Sequence

from markdown_it.token import Token

from toolkit.markdown.addresses import readable
from toolkit.markdown.elements import partners_of, take_tag
from toolkit.markdown.flattener import Flattener
from toolkit.markdown.parser import PLACES, POSITION, SOURCE
from toolkit.markdown.tags import marks_of
from toolkit.markdown.wide import is_wide
from toolkit.model.text import TEX, Anchor, Mark, MarkKind, RichText, Span

_MARKERS = {"em": MarkKind.EMPHASIS, "strong": MarkKind.STRONG, "s": MarkKind.STRIKE}


def flatten(tokens: Sequence[Token], flat: Flattener) -> RichText:
    """Return the text that the pieces of a line are, with everything said of it as marks."""
    partners = partners_of(tokens)
    _flatten(tokens, flat, partners)
    return flat.rich_text()


def _flatten(tokens: Sequence[Token], flat: Flattener, partners: dict[int, int]) -> None:
    starts: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        position = max(token.meta.get(POSITION, 0), flat.cursor)
        flat.cursor = position + _length(token)
        if token.type == "html_inline":
            take_tag(tokens, index, flat, (partners, starts))
        elif token.nesting == 1:
            opened.append(index)
            starts[index] = flat.length
            _open_span(token, flat, position)
        elif token.nesting == -1:
            beginning = opened.pop()
            _close(tokens[beginning], starts[beginning], flat, position)
        else:
            _leaf(tokens, index, flat, position)


def _length(token: Token) -> int:
    """Return how much of the source a token claims; brackets of a link claim nothing, what is in them comes later."""
    if token.markup == "autolink":
        return 1  # < or >
    return len(token.markup if token.type == "text_special" else token.content or token.markup)


def _leaf(tokens: Sequence[Token], index: int, flat: Flattener, position: int) -> None:
    token = tokens[index]
    start = flat.length
    match token.type:
        case "text":
            flat.add(token.content, position)
        case "text_special":
            # Behind the backslash of an escape stands the character itself.
            flat.add(token.content, position + (token.info == "escape" and len(token.content) < len(token.markup)))
        case "softbreak":
            before = _last(flat)
            if before != "\n" and not (is_wide(before) and is_wide(_following(tokens, index))):
                flat.add(" ", position)
        case "hardbreak":
            flat.add("\n", position)
        case "code_inline":
            _code(token, flat, position)
        case "image":
            inner = Flattener(flat.places.shifted(position + 2), flat.report, flat.note)
            alternative = flatten(token.children or (), inner)
            _append(flat, alternative)
            source = readable(str(token.attrs.get("src", "")))
            flat.mark(start, MarkKind.IMAGE, source, str(token.attrs.get("title", "")))
            _lost(token, {"src", "alt", "title"}, flat, position)
        case "formula":
            flat.raw(token.content, position, TEX)
        case "footnote_ref":
            token.meta[PLACES] = flat.places.shifted(position + len("^["))
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
    source, end = token.meta[SOURCE], inside + len(token.content)
    # One space on each side is no part of the code (CommonMark 6.1).
    inside += not source.startswith(token.markup, end) and source.startswith(token.markup, end + 2)
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
    elif name == "link" and start == flat.length:
        flat.report("link", str(opening.attrs.get("href", "")), flat.places.at(position)[0])
    elif name == "link":
        target = readable(str(opening.attrs.get("href", "")))
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
