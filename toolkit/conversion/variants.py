"""The region's form of a character: 裡/裏, 着/著, 衛/衞, 線/綫; one character for one, always."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit.conversion.shipped import opencc_dictionary, own_lines
from toolkit.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Spelling:
    """A table of characters, and the words that have forms of their own."""

    characters: dict[int, str]
    words: tuple[str, ...]
    forms: tuple[str, ...]
    automaton: AhoCorasick

    def respell(self, text: str, borders: Sequence[int] | None = None) -> str:
        """Return the text in the region's forms; it keeps its length.

        `borders` are the places where words start and end, ascending: what stands inside of two words is none
        (設|計畫|面).
        """
        respelt = text.translate(self.characters)
        pieces: list[str] = []
        position = 0
        for index, start, end in self._found(text, borders):
            pieces += (respelt[position:start], self.forms[index])
            position = end
        return "".join([*pieces, respelt[position:]]) if pieces else respelt

    def _found(self, text: str, borders: Sequence[int] | None) -> Iterator[tuple[int, int, int]]:
        """Yield the words leftmost, then longest first; 著名 where 論著 is none (討論|著名)."""
        position = 0
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        for index, start, end in sorted(matches, key=lambda match: (match[1], -match[2])):
            if start >= position and (borders is None or _is_word(start, end, borders)):
                yield index, start, end
                position = end


def _is_word(start: int, end: int, borders: Sequence[int]) -> bool:
    first, last = bisect_left(borders, start), bisect_left(borders, end)
    starts, ends = borders[first : first + 1] == [start], borders[last : last + 1] == [end]
    if starts or ends:
        # A long one that ends inside of a word is a name that the words do not know (東|鐵線).
        return (starts and ends) or end - start > 2
    return first == last


def _spelling(names: tuple[str, ...], own: dict[str, str]) -> Spelling:
    # Several sources of one table: the first that has a word decides. What changes the length is no variant.
    table: dict[str, str] = dict(own)
    for name in names:
        for word, forms in opencc_dictionary(name).items():
            if len(word) == len(forms[0]):
                table.setdefault(word, forms[0])
    characters = {ord(word): form for word, form in table.items() if len(word) == 1 and word != form}
    phrases = {word: form for word, form in table.items() if len(word) > 1}
    return Spelling(
        characters,
        tuple(phrases),
        tuple(phrases.values()),
        AhoCorasick(list(phrases) or ["\0\0"], matchkind=MatchKind.Standard),
    )


@lru_cache
def _own(tag: str) -> dict[str, str]:
    lines = [line.split("\t") for line in own_lines("variants.tsv")[1:]]
    return {word: form for place, word, form, *_ in lines if place == tag}


_TO_REGION = {
    "TW": ("TWVariantsPhrases", "TWVariants"),
    "HK": ("HKVariantsPhrases", "HKVariants"),
    "MO": ("HKVariantsPhrases", "HKVariants"),
}
_FROM_REGION = {
    "TW": ("TWVariantsRevPhrases", "TWVariantsRev"),
    "HK": ("HKVariantsRevPhrases", "HKVariantsRev"),
    "MO": ("HKVariantsRevPhrases", "HKVariantsRev"),
}


@lru_cache
def spellings(source: Locale, target: Locale) -> tuple[Spelling, ...]:
    """Return the tables to go through, in order, once the script is the target's.

    Between two regions of one script the way goes over the common forms (裡 → 裏 → 裏), never over the other script.
    """
    found = []
    if source.is_traditional and target.is_traditional and source.region != target.region:
        names = _FROM_REGION.get(source.region)
        if names:
            found.append(_spelling(names, _own(f"-{source}")))
    if target.is_traditional and target.region in _TO_REGION and source != target:
        tag = "zh-Hant-HK" if target.region == "MO" else str(target)
        found.append(_spelling(_TO_REGION[target.region], _own(tag)))
    if target.is_simplified:
        found.append(_spelling((), _own("zh-Hans")))
    return tuple(found)
