"""Regional words: which of them stand in a text, and which of those may be replaced here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from toolkit.conversion.conditions import Verdict
from toolkit.conversion.evidence import Evidence, gather
from toolkit.conversion.wordlists import RegionalWord, regional_words, regions_of
from toolkit.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Hit:
    """A regional word at a place."""

    start: int
    end: int
    word: RegionalWord
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one direction, and what finds them all in one pass."""

    words: tuple[RegionalWord, ...]
    automaton: AhoCorasick

    def candidates(self, folded: str) -> list[tuple[int, int, int]]:
        """Return index, start and end of every regional word in a folded text, overlapping ones too."""
        found: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        return sorted(found, key=lambda match: (match[1], -match[2]))

    def hits(self, folded: str, edges: Sequence[int], domains: frozenset[str] = frozenset()) -> Iterator[Hit]:
        """Yield what stands in a folded text, left to right, the longer first, none over another.

        A word counts only where both its ends are edges of words (`edges` is nonzero there): no 缩图 in 压缩|图片.
        `domains` are those of the document around.
        """
        evidence: Evidence | None = None
        position = 0
        for index, start, end in self.candidates(folded):
            if start < position or not (edges[start] and edges[end]):
                continue
            position = end
            word = self.words[index]
            if word.condition:
                evidence = evidence or gather(folded, domains)
                yield Hit(start, end, word, word.condition.verdict(evidence, start, end))
            elif word.targets:
                yield Hit(start, end, word, word.verdict)


@lru_cache(maxsize=32)
def vocabulary(source: Locale, target: Locale, lists: frozenset[str]) -> Vocabulary | None:
    """Return the words of a source that the target region says otherwise, of some lists; None if there are none."""
    if target.is_traditional and not target.region:
        return None
    every = regional_words(regions_of(source), regions_of(target))
    # A word that only shields others is never switched off.
    words = {key: word for key, word in every.items() if word.list in lists or not word.targets}
    if not any(word.targets for word in words.values()):
        return None
    return Vocabulary(tuple(words.values()), AhoCorasick(list(words)))
