"""Stretches of a plain text that are no Chinese prose: addresses, and what the options ask to keep."""

import re
from collections.abc import Iterator, Sequence

from toolkit.conversion.options import Options
from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.model.foreign import japanese
from toolkit.model.locale import Locale
from toolkit.model.text import Span, merge_spans

# Ideographs belong to an address only behind one of its signs: …/wiki/頭髮, but not …/index.html這裡.
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file)://|www\.)(?:[!-~]|(?<=[/=#_?&:-])[^\s!-~，。、；：！？（）「」『』《》【】“”‘’]+)+",
    re.ASCII,
)
_QUOTED = re.compile(r"「[^「」]*」|“[^“”]*”|『[^『』]*』|‘[^‘’]*’|《[^《》]*》")
_LANGUAGE_SPAN = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b[^>]*?\b(?:xml:)?lang\s*=\s*[\"']?(?P<language>[A-Za-z0-9-]+)[^>]*>.*?</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)


def kept(text: str, protected: Sequence[Span], options: Options, target: Locale) -> tuple[Span, ...]:
    """Return the spans that no layer may change, ascending and merged."""
    # Who knows where an address ends (a reader of the format) says so.
    addresses = [
        span for span in _found(_ADDRESS, text) if not any(known.start <= span.start < known.end for known in protected)
    ]
    spans = [*protected, *addresses, *japanese(text)]
    if options.language_spans:
        spans += _foreign(text, target)
    if options.keep_quoted:
        spans += (span for span in _found(_QUOTED, text) if _is_in_script(span.of(text), target))
    return merge_spans(spans)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(found.start(), found.end()) for found in pattern.finditer(text))


def _foreign(text: str, target: Locale) -> Iterator[Span]:
    for found in _LANGUAGE_SPAN.finditer(text):
        locale = Locale.parse(found["language"])
        if not locale.is_chinese or locale.script == target.script:
            yield Span(found.start(), found.end())


def _is_in_script(text: str, target: Locale) -> bool:
    characters = set(text)
    own, other = only_traditional(), only_simplified()
    if target.is_simplified:
        own, other = other, own
    return not own.isdisjoint(characters) and other.isdisjoint(characters)
