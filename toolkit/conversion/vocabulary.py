"""Regional words: which of them stand in a text, and which of those may be replaced here."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from toolkit.conversion import alignment
from toolkit.conversion.conditions import Verdict
from toolkit.conversion.evidence import Evidence, gather
from toolkit.conversion.wordlists import RegionalWord, regional_words, regions_of
from toolkit.model.locale import Locale

_FOREIGN = ("names", "places")
_SHORT = 3
_VERBS = frozenset("因比提多达查")
"""Sounds that are words too, and often stand behind a name."""
# Characters that hardly stand beside a name but as a part of it.
_SOUNDS = frozenset(
    "阿埃艾奥巴贝本比博布查达德蒂丁多恩尔菲弗夫戈格古哈赫基吉加杰卡科克拉莱兰朗勒雷里利列林卢鲁伦罗洛马玛迈曼梅米莫姆纳尼涅诺帕佩皮普奇契恰萨塞桑沙舍什施斯苏索塔泰坦特提图托瓦威韦维沃乌谢辛雅亚耶伊因泽扎詹兹佐丝娜茨蒙温森伦纽柯庞琼"
)


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

    words: tuple[tuple[RegionalWord, ...], ...]
    """For each form the words it may be, to be tried in this order."""
    automaton: AhoCorasick

    def candidates(self, folded: str) -> list[tuple[int, int, int]]:
        """Return index, start and end of every regional word in a folded text, overlapping ones too."""
        found: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        return sorted(found, key=lambda match: (match[1], -match[2]))

    def hits(self, folded: str, starts: Sequence[int], domains: frozenset[str] = frozenset()) -> Iterator[Hit]:
        """Yield what stands in a folded text, left to right, the longer first, none over another.

        `starts` are the places where its words start, with its length behind them; `domains` those of the document.
        """
        evidence: Evidence | None = None
        edges = frozenset(starts)
        position = 0
        for index, start, end in self.candidates(folded):
            if start < position or not (
                (start in edges and end in edges) or alignment.fits(folded, start, end, starts)
            ):
                continue
            position = end
            if any(word.condition for word in self.words[index]):
                evidence = evidence or gather(folded, domains)
            hit = _first(self.words[index], start, end, evidence)
            if hit and not _is_part_of_a_name(hit, folded, starts):
                yield hit


def _is_part_of_a_name(hit: Hit, folded: str, starts: Sequence[int]) -> bool:
    """Return whether a short foreign name stands inside of a longer one: no 戈尔 (Gore) in 纳戈尔诺.

    A neighbour that is a word of its own is no part of it: 意大利|米兰, 特朗普|坦言.
    """
    if hit.word.list not in _FOREIGN or hit.end - hit.start > _SHORT:
        return False
    before, after = folded[hit.start - 1 : hit.start], folded[hit.end : hit.end + 1]
    if hit.end - hit.start == _SHORT and after in _VERBS:
        after = ""
    return (before in _SOUNDS and not _ends_a_word(starts, hit.start)) or (
        after in _SOUNDS and not _starts_a_word(starts, hit.end)
    )


def _starts_a_word(starts: Sequence[int], place: int) -> bool:
    at = bisect_left(starts, place)
    return at + 1 < len(starts) and starts[at] == place and starts[at + 1] > place + 1


def _ends_a_word(starts: Sequence[int], place: int) -> bool:
    at = bisect_left(starts, place)
    return 0 < at < len(starts) and starts[at] == place and starts[at - 1] < place - 1


def _first(words: tuple[RegionalWord, ...], start: int, end: int, evidence: Evidence | None) -> Hit | None:
    """Return the first sense of a word that asks for something to be done."""
    for word in words:
        verdict = word.condition.verdict(evidence, start, end) if word.condition and evidence else word.verdict
        if word.targets and verdict is not Verdict.LEAVE:
            return Hit(start, end, word, verdict)
    return None


@lru_cache(maxsize=32)
def vocabulary(source: Locale, target: Locale, lists: frozenset[str]) -> Vocabulary | None:
    """Return the words of a source that the target region says otherwise, of some lists; None if there are none."""
    if target.is_traditional and not target.region:
        return None
    every = regional_words(regions_of(source), regions_of(target))
    # A word that only shields others is never switched off.
    words = {
        key: tuple(word for word in senses if word.list in lists or not word.targets) for key, senses in every.items()
    }
    if not any(word.targets for senses in words.values() for word in senses):
        return None
    return Vocabulary(tuple(words.values()), AhoCorasick(list(words)))
