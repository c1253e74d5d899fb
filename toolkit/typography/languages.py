"""Runs of another language inside a Chinese text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from toolkit.model.foreign import foreign_runs
from toolkit.model.locale import Locale
from toolkit.model.text import PROTECTED_KINDS, Mark, MarkKind, RichText, Span, merge_spans
from toolkit.typography.line import ADDRESS, SHORTCODE

_WORD = r"[A-Za-z\u00c0-\u024f]+(?:['’&./+-][A-Za-z\u00c0-\u024f]+)*"
_RUN = re.compile(
    rf"(?<![0-9@A-Za-z\u00c0-\u024f]){_WORD}(?:(?:[ ,:;!?]{{1,2}}| & | [-–—] | [0-9]+(?:[.,][0-9]+)* ){_WORD})*"
)
"""Words, and the numbers between them: iPhone 16 Pro."""
_FUNCTION_WORDS = {
    "en": "the of and to in is for with an that on it you are was by or at from as be not we our my your his her this",
    "fr": "le la les des du et un une est que qui dans pour pas vous je nous au aux sur avec ce cette en",
    "de": "der die das und ist ein eine nicht mit von für auf dem den zu im ich wir sie es am",
    "es": "el los las y del que una por con para es en su no está muy",
    "it": "il lo gli di che e per della una non con sono nel",
}
_LANGUAGES_OF = {
    word: [tag for tag, words in _FUNCTION_WORDS.items() if word in words.split()]
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}
_OTHER_LETTERS = re.compile("[\u0250-\u02af\u0370-\u1fff\u2e80-\U0010ffff]")
_PASSAGE = 4
"""Latin words from which on a text without other letters is one passage, its marks and figures included."""
ACRONYM = "acronym"
"""Title of the mark on a lone acronym."""

# Formulas as Markdown tools write them: no blank inside the dollars of `$E=mc^2$`, no digit behind (Pandoc's rule).
_FORMULA = re.compile(
    r"\$\$[^$\u2e80-\uffef]+\$\$|(?<![\\$])\$(?=[^\s$])[^$\n\u2e80-\uffef]*(?<![\s\\])\$(?![\d$])"
    r"|\\\([^\u2e80-\uffef]+?\\\)|\\\[[^\u2e80-\uffef]+?\\\]"
)
_LOWER = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]")


_UNITS = re.compile("[kmcn]?m|[kmn]?g|[mcd]?[lL]|[kM]?Wh?|[kMG]?Hz|dB|kB|mAh|pp[mi]|[rb]pm|fps|px|pt|k?cal")
_COUNTED = re.compile(r"[0-9][ \u00a0]?\Z")
"""What stands before a unit: 10 kg is read aloud in Chinese."""


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
    runs = [
        (Span(*found.span()), found[0])
        for found in _RUN.finditer(text)
        if len(found[0]) > 1 and not _is_unit(text, found)
    ]
    if runs and not _OTHER_LETTERS.search(text) and len(re.findall(_WORD, text)) >= _PASSAGE:
        yield Mark(Span(0, len(text)), MarkKind.LANGUAGE, _language_of(text))
    yield from (Mark(span, MarkKind.LANGUAGE, tag) for span, tag in foreign_runs(text))
    for span, run in runs:
        if " " in run or _LOWER.search(run):
            yield Mark(span, MarkKind.LANGUAGE, _language_of(run))
    for phrase, tag in sorted(phrases, key=lambda pair: (-len(pair[0]), pair)):
        for start in _occurrences(text, phrase):
            yield Mark(Span(start, start + len(phrase)), MarkKind.LANGUAGE, tag)
    yield from (Mark(span, MarkKind.LANGUAGE, "en", ACRONYM) for span, _ in runs)


def _is_unit(text: str, run: re.Match[str]) -> bool:
    before = text[max(0, run.start() - 2) : run.start()]
    return bool(_UNITS.fullmatch(run[0]) and _COUNTED.search(before))


def _language_of(run: str) -> str:
    """Return the language of Latin words: English, unless more of the small words behind the first are another's.

    >>> _language_of("Bonjour le monde"), _language_of("La La Land"), _language_of("Alles ist gut")
    ('fr', 'en', 'de')
    """
    counts = Counter(tag for word in run.split()[1:] for tag in _LANGUAGES_OF.get(word, ()))
    best = max(_FUNCTION_WORDS, key=lambda tag: counts[tag])
    alone = sum(counts[tag] == counts[best] for tag in _FUNCTION_WORDS) == 1
    return best if alone else "en"


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
