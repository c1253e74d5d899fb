"""The project's own choices between forms that are both right: 臺/台, 週/周, 唸/念."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit.conversion.shipped import own_lines


@dataclass(frozen=True, slots=True)
class House:
    """The words to avoid, and what finds them."""

    words: tuple[str, ...]
    forms: tuple[str, ...]
    automaton: AhoCorasick

    def places(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Return index, start and end of every word to avoid, the longest first, none over another."""
        found: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(text)
        return [(index, start, end) for index, start, end in found if self.words[index] != self.forms[index]]


@lru_cache
def _families() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return two forms of a character, and the words in which one may stand for the other; none means in all."""
    lines = [line.split("\t") for line in own_lines("house.tsv")[1:]]
    return tuple((first, second, tuple(words.split())) for first, second, words, *_ in lines)


@lru_cache
def house(choices: tuple[tuple[str, str], ...]) -> House | None:
    """Return what the choices avoid, each a pair of the form to avoid and the form to use; None without choices.

    For characters that mean other things too (週 and 周), only the words of `data/house.tsv` are changed.
    """
    table: dict[str, str] = {}
    for avoid, use in choices:
        table |= _words(avoid, use)
    if not table:
        return None
    return House(tuple(table), tuple(table.values()), AhoCorasick(list(table), matchkind=MatchKind.LeftmostLongest))


def _words(avoid: str, use: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for first, second, words in _families():
        if {first, second} == {avoid, use}:
            for word in words:
                # The list writes every word with the first form.
                old, new = (
                    (word, word.replace(first, second)) if avoid == first else (word.replace(first, second), word)
                )
                found[old] = new
    return found or {avoid: use}
