"""Runs of another language inside a Chinese text."""

import re
from collections.abc import Iterable, Iterator

from toolkit.model.locale import Locale
from toolkit.model.text import PROTECTED_KINDS, Mark, MarkKind, RichText, Span, merge_spans
from toolkit.typography.line import ADDRESS

_WORD = r"[A-Za-z\u00c0-\u024f]+(?:['’&./+-][A-Za-z\u00c0-\u024f]+)*"
_RUN = re.compile(rf"{_WORD}(?:(?:[ ,:;!?]{{1,2}}| & | [-–—] ){_WORD})*")
_LOWER = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]")


def tag_languages(text: RichText, locale: Locale, phrases: Iterable[tuple[str, str]] = ()) -> RichText:
    """Mark the English runs of a Chinese text, and the phrases of other languages that a termbase knows.

    A run counts as English if it holds several words or a lower-case letter; a lone acronym (AI, CEO) is Chinese usage
    by now and is marked only if it is among the phrases.

    Args:
        text: What to mark; spans that are code, kept, addresses or marked already stay as they are.
        locale: Of the text; nothing happens unless it is Chinese.
        phrases: Text and BCP 47 tag of the language it is in.
    """
    if not locale.is_chinese:
        return text
    taken = [mark.span for mark in text.marks if mark.kind in PROTECTED_KINDS or mark.kind is MarkKind.LANGUAGE]
    taken += [Span(*found.span()) for found in ADDRESS.finditer(text.text)]
    marks: list[Mark] = []
    for span, tag in _candidates(text.text, phrases):
        if not any(span.overlaps(other) for other in taken):
            marks.append(Mark(span, MarkKind.LANGUAGE, tag))
            taken.append(span)
    return RichText(text.text, (*text.marks, *marks), text.anchors) if marks else text


def _candidates(text: str, phrases: Iterable[tuple[str, str]]) -> Iterator[tuple[Span, str]]:
    for found in _RUN.finditer(text):
        if " " in found[0] or (len(found[0]) > 1 and _LOWER.search(found[0])):
            yield Span(*found.span()), "en"
    for phrase, tag in sorted(phrases, key=lambda pair: (-len(pair[0]), pair)):
        for start in _occurrences(text, phrase):
            yield Span(start, start + len(phrase)), tag


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        around = text[max(0, start - 1) : start] + text[start + len(phrase) : start + len(phrase) + 1]
        if not re.search(r"[A-Za-z0-9]", around):
            yield start
        start = text.find(phrase, start + len(phrase))


def language_spans(text: RichText) -> tuple[Span, ...]:
    """Return the spans that are marked as another language than Chinese."""
    return merge_spans(
        mark.span for mark in text.marks if mark.kind is MarkKind.LANGUAGE and not mark.target.startswith("zh")
    )
