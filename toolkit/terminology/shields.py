"""Words of the language inside which a shorter term means nothing: 算法 in 演算法, 行程 across 進行 and 程序."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

_LONGEST = 12


class Shields:
    """A word list, asked only around places where a term was found."""

    def __init__(self, words: Iterable[str]) -> None:
        """Build the automaton; words of one character shield nothing."""
        self._words = sorted({word.lower() for word in words if 1 < len(word) <= _LONGEST})
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard) if self._words else None

    def cover(self, text: str, start: int, end: int) -> bool:
        """Whether a longer word holds the span, or two words meet inside it and reach over both of its ends."""
        if self._automaton is None:
            return False
        origin = max(0, start - _LONGEST)
        around = self._automaton.find_matches_as_indexes(text[origin : end + _LONGEST], overlapping=True)
        spans = [(origin + first, origin + last) for _, first, last in around]
        if any(first <= start and end <= last and last - first > end - start for first, last in spans):
            return True
        meetings = {last for first, last in spans if first < start < last < end}
        return any(first in meetings and last > end for first, last in spans)
