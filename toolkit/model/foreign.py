"""Runs of writing that is not Chinese, and not Latin either, told by their letters alone."""

import re
from collections.abc import Iterator

from toolkit.model.text import Span

_HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc\u30fd\u30fe"
_WORD = re.compile(f"[{_KANA}]{{2}}")
"""A single の stands in many a Chinese name: two kana make a word."""
_CLAUSE = re.compile(f"[{_HAN}{_KANA}・]+")
_SENTENCE = re.compile(f"[{_HAN}][\u3041-\u3096][{_HAN}]")
"""A particle or an ending between two characters: the characters around it are Japanese as well."""
_STRETCH = re.compile(f"[{_KANA}](?:[{_KANA}・]|[{_HAN}]{{1,3}}(?=[{_KANA}]))*")

_LETTERS = (
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]+(?: [\uac00-\ud7a3]+)*")),
    ("ru", re.compile("[\u0400-\u052f]{2,}(?:[ -][\u0400-\u052f]+)*")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]{3,}(?: [\u0370-\u03ff\u1f00-\u1fff]+)*")),
    ("ar", re.compile("[\u0600-\u06ff]{2,}(?: [\u0600-\u06ff]+)*")),
    ("he", re.compile("[\u0590-\u05ff]{2,}(?: [\u0590-\u05ff]+)*")),
    ("th", re.compile("[\u0e00-\u0e7f]{2,}(?: [\u0e00-\u0e7f]+)*")),
)
"""The commonest language of a script, and its words; αβ are signs of mathematics, three Greek letters a word."""
_ANY = re.compile("[\u0370-\u06ff\u0e00-\u0e7f\u1100-\u11ff\u1f00-\u1fff\u3041-\u30fe\u3131-\u318e\uac00-\ud7a3]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


def foreign_runs(text: str) -> Iterator[tuple[Span, str]]:
    """Yield runs of other writing, and the tag of the language that is most likely.

    >>> [(span.of("我說ありがとう和спасибо"), tag) for span, tag in foreign_runs("我說ありがとう和спасибо")]
    [('ありがとう', 'ja'), ('спасибо', 'ru')]
    """
    if not _ANY.search(text):
        return
    for span in japanese(text):
        yield span, "ja"
    for tag, pattern in _LETTERS:
        for found in pattern.finditer(text):
            yield Span(*found.span()), "uk" if tag == "ru" and _UKRAINIAN.search(found[0]) else tag


def japanese(text: str) -> Iterator[Span]:
    """Yield the stretches that are Japanese: 東京に行きました as a whole, of 我說ありがとう only the kana.

    >>> [span.of("他說「東京に行きました」,鮮の每日") for span in japanese("他說「東京に行きました」,鮮の每日")]
    ['東京に行きました']
    """
    if not _WORD.search(text):
        return
    for clause in _CLAUSE.finditer(text):
        if not _WORD.search(clause[0]):
            continue
        if _SENTENCE.search(clause[0]):
            yield Span(*clause.span())
            continue
        for found in _STRETCH.finditer(text, *clause.span()):
            if _WORD.search(found[0]):
                yield Span(*found.span())
