"""What the language tags of a page mean: editors of text mark every paragraph, whatever it is written in."""

from collections import Counter
from dataclasses import replace

from toolkit.model.document import Document
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span

_HAN = range(0x3400, 0xA000)


def with_real_languages(document: Document, *, is_said: bool) -> Document:
    """Return a document whose language marks do not nest, and none of which says what holds for nearly all of it.

    LibreOffice calls each paragraph English and the Chinese in it zh-CN: the language of the program, not of the text.

    Args:
        document: as the tags of the page say.
        is_said: whether the caller knows the locale; otherwise the characters of a page that calls itself anything but
            Chinese have to tell.
    """
    flat = document.map_texts(_unnested)
    tag = _common(flat)
    if not tag:
        return flat
    plain = flat.map_texts(
        lambda text: replace(text, marks=tuple(mark for mark in text.marks if mark.target != tag or not _names(mark)))
    )
    return plain if is_said or document.locale.is_chinese else replace(plain, locale=Locale("zh"))


def _names(mark: Mark) -> bool:
    return mark.kind is MarkKind.LANGUAGE


def _common(document: Document) -> str:
    """Return the tag of Chinese that most Chinese characters of a document are marked with."""
    counts = Counter[str]()
    for text in document.texts():
        counts[""] += _han(text.text)
        for mark in text.marks:
            if _names(mark) and mark.target.lower().startswith("zh"):
                counts[mark.target] += _han(mark.span.of(text.text))
    return next((tag for tag, count in counts.most_common() if tag and count * 10 > counts[""] * 8), "")


def _han(text: str) -> int:
    return sum(ord(character) in _HAN for character in text)


def _unnested(text: RichText) -> RichText:
    """Return a text in which the innermost tag of each word is its language; what is left of others says something."""
    marks = [mark for mark in text.marks if _names(mark)]
    if len(marks) < 2:
        return text
    made: list[Mark] = []
    for mark in marks:
        inner = sorted(each.span for each in marks if each is not mark and _is_inside(each, mark))
        start = mark.span.start
        for span in (*inner, Span(mark.span.end, mark.span.end)):
            piece = Span(start, max(start, span.start))
            if any(character.isalpha() for character in piece.of(text.text)):
                made.append(replace(mark, span=piece))
            start = max(start, span.end)
    return replace(text, marks=(*(mark for mark in text.marks if not _names(mark)), *made))


def _is_inside(one: Mark, other: Mark) -> bool:
    return other.span.covers(one.span) and (len(one.span) < len(other.span) or one.target.startswith("zh"))
