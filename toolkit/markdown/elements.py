"""HTML elements inside a line of Markdown: marks where the model has a word for them, raw markup otherwise."""

from collections.abc import Sequence

from markdown_it.token import Token

from toolkit.markdown.flattener import Flattener
from toolkit.markdown.parser import POSITION
from toolkit.markdown.tags import Tag, marks_of, tag_of
from toolkit.model.text import MarkKind, Span

NOTHING = "<!-- -->"
"""An empty comment: it stands between a marker and a letter where CommonMark wants punctuation, and means nothing."""

_RUBY_PARTS = frozenset({"ruby", "rt", "rp", "rb", "rtc"})


def partners_of(tokens: Sequence[Token]) -> dict[int, int]:
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


def take_tag(
    tokens: Sequence[Token], index: int, flat: Flattener, pairing: tuple[dict[int, int], dict[int, int]]
) -> None:
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
