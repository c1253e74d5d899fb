"""Runs of another language inside a Chinese text."""

import re
from collections.abc import Iterable, Iterator

from toolkit.model.locale import Locale
from toolkit.model.text import PROTECTED_KINDS, Mark, MarkKind, RichText, Span, merge_spans
from toolkit.typography.line import ADDRESS, SHORTCODE

_WORD = r"[A-Za-z\u00c0-\u024f]+(?:['’&./+-][A-Za-z\u00c0-\u024f]+)*"
_RUN = re.compile(rf"{_WORD}(?:(?:[ ,:;!?]{{1,2}}| & | [-–—] ){_WORD})*")
ACRONYM = "acronym"
"""Title of the mark on a lone acronym."""

# Formulas as Markdown tools write them: no blank inside the dollars of `$E=mc^2$`, no digit behind (Pandoc's rule).
_FORMULA = re.compile(
    r"\$\$[^$\u2e80-\uffef]+\$\$|(?<![\\$])\$(?=[^\s$])[^$\n\u2e80-\uffef]*(?<![\s\\])\$(?![\d$])"
    r"|\\\([^\u2e80-\uffef]+?\\\)|\\\[[^\u2e80-\uffef]+?\\\]"
)
_LOWER = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]")


def tag_languages(text: RichText, locale: Locale, phrases: Iterable[tuple[str, str]] = ()) -> RichText:
    """Mark the English runs of a Chinese text, and the phrases of other languages that a termbase knows.

    A lone acronym (AI, CEO) is Chinese usage by now: its mark has the title `ACRONYM`, unless it is among the phrases,
    so that a format in which marks are clutter can leave it out.

    Args:
        text: What to mark; spans that are code, kept, addresses or marked already stay as they are.
        locale: Of the text; nothing happens unless it is Chinese.
        phrases: Text and BCP 47 tag of the language it is in.
    """
    if not locale.is_chinese:
        return text
    taken = bytearray(len(text.text))
    marked = [mark.span for mark in text.marks if mark.kind in PROTECTED_KINDS or mark.kind is MarkKind.LANGUAGE]
    no_words = (
        Span(*found.span()) for pattern in (ADDRESS, SHORTCODE, _FORMULA) for found in pattern.finditer(text.text)
    )
    for span in (*marked, *no_words):
        taken[span.start : span.end] = b"\1" * len(span)
    marks: list[Mark] = []
    for mark in _candidates(text.text, phrases):
        if not any(taken[mark.span.start : mark.span.end]):
            marks.append(mark)
            taken[mark.span.start : mark.span.end] = b"\1" * len(mark.span)
    return RichText(text.text, (*text.marks, *marks), text.anchors) if marks else text


def _candidates(text: str, phrases: Iterable[tuple[str, str]]) -> Iterator[Mark]:
    runs = [(Span(*found.span()), found[0]) for found in _RUN.finditer(text) if len(found[0]) > 1]
    yield from (Mark(span, MarkKind.LANGUAGE, "en") for span, run in runs if " " in run or _LOWER.search(run))
    for phrase, tag in sorted(phrases, key=lambda pair: (-len(pair[0]), pair)):
        for start in _occurrences(text, phrase):
            yield Mark(Span(start, start + len(phrase)), MarkKind.LANGUAGE, tag)
    yield from (Mark(span, MarkKind.LANGUAGE, "en", ACRONYM) for span, _ in runs)


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
