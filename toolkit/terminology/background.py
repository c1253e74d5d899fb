"""General Chinese: how usual each word is, and a text cut into such words."""

import gzip
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from toolkit.terminology.characters import folded_script

_LONGEST = 6
_UNKNOWN_COST = 16.0
"""Of a character that is no word by itself: dearer than any word of the list."""
_TERM_COST = 11.0
"""At most, of a term as a word: that of a word counted a thousand times."""
_MARGIN = 0.2


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a text."""

    start: int
    end: int
    part: str
    """First letter of the part of speech, as jieba has it: n, v, a, d, u …; empty if the word is not known."""


@lru_cache
def words() -> dict[str, tuple[int, str]]:
    """Return count and part of speech of each word, in Simplified characters."""
    data = (resources.files("toolkit.terminology") / "data" / "words.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(data).decode().splitlines())
    return {word: (int(count), part) for word, count, part in rows}


@lru_cache
def total() -> int:
    """Return how many words the counts come from."""
    return sum(count for count, _ in words().values())


def cut(text: str) -> list[Word]:
    """Cut Chinese text, in Simplified characters, into words: the cheapest way through, a rare word being dear.

    >>> [text[word.start:word.end] for text in ["跨境电商需要审查"] for word in cut(text)]
    ['跨境', '电', '商', '需要', '审查']
    """
    return _path(text)[1]


def _path(text: str) -> tuple[float, list[Word]]:
    """Return the cost of the cheapest way through a text, and the words on it."""
    known, size = words(), math.log(total())
    best = [(0.0, 0, "")] + [(math.inf, 0, "")] * len(text)
    for start in range(len(text)):
        cost = best[start][0]
        for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
            entry = known.get(text[start:end])
            price = size - math.log(entry[0]) if entry else _UNKNOWN_COST if end == start + 1 else math.inf
            if cost + price < best[end][0]:
                best[end] = (cost + price, start, entry[1] if entry else "")
    found: list[Word] = []
    end = len(text)
    while end:
        _, start, part = best[end]
        found.append(Word(start, end, part))
        end = start
    return best[-1][0], found[::-1]


class WordBoundaries:
    """General words that a term may not cut into: 被裁員工 is 裁 and 員工, and no 裁員."""

    def cover(self, text: str, start: int, end: int) -> bool:
        """Whether the words around a span are more likely than the span is as a word.

        The text around is cut with and without the span as a word; a term of the termbase is a word of some use, even
        where the list does not have it.
        """
        left, right = _stretch(text, start, end)
        folded = folded_script(text[left:right])
        inner = slice(start - left, end - left)
        cost, path = _path(folded)
        edges = {0, *(word.end for word in path)}
        if not folded or (inner.start in edges and inner.stop in edges):
            return False
        entry = words().get(folded[inner])
        price = min(_TERM_COST, math.log(total() / entry[0])) if entry else _TERM_COST
        as_term = _path(folded[: inner.start])[0] + price + _path(folded[inner.stop :])[0]
        return as_term > cost + _MARGIN


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the Chinese characters around a span, as far as a word could reach over its edges."""
    left, right = start, end
    while left > max(0, start - _LONGEST) and _is_han(text[left - 1]):
        left -= 1
    while right < min(len(text), end + _LONGEST) and _is_han(text[right]):
        right += 1
    return left, right


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
