"""What a text is about, as far as a word needs to know: cue words of a domain in its sentence."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit.conversion.shipped import DATA

STRONG, WEAK = 2.0, 0.75
ENOUGH = 2.0
"""The weight of evidence at which a word of a domain is taken for one."""
REACH = 120
"""Characters on either side of a word that are looked at, at most."""
DENSE = 0.02
"""Weight of evidence per character above which a whole text counts as one of the domain."""

_SENTENCE_END = re.compile(r"[。！？!?\n\r]|\.\s")


@lru_cache
def _cues() -> tuple[AhoCorasick, tuple[tuple[str, float, str], ...]]:
    data = tomllib.loads((DATA / "domains.toml").read_text("utf-8"))
    cues = [
        (domain, weight, cue)
        for domain, lists in data.items()
        for name, weight in (("strong", STRONG), ("weak", WEAK))
        for cue in lists[name].split()
    ]
    automaton = AhoCorasick([cue for _, _, cue in cues], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(cues)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in a folded text the cues of which domain stand."""

    folded: str
    breaks: tuple[int, ...]
    starts: tuple[int, ...]
    cues: tuple[int, ...]
    document: frozenset[str] = frozenset()
    """Domains of the document around the text."""

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around a stretch starts and ends."""
        before = bisect_right(self.breaks, start) - 1
        after = bisect_left(self.breaks, end)
        first = self.breaks[before] + 1 if before >= 0 else 0
        last = self.breaks[after] if after < len(self.breaks) else len(self.folded)
        # A text without full stops is no reason to read all of it at every word.
        return max(first, start - REACH), min(last, end + REACH)

    def weight(self, domain: str, start: int, end: int) -> float:
        """Return how much speaks for a domain at a stretch: its sentence, the sentences beside it, the document."""
        known = _cues()[1]
        left, right = self.sentence(start, end)
        inside: dict[str, float] = {}
        for index in range(bisect_left(self.starts, left), bisect_left(self.starts, right)):
            cue_domain, weight, cue = known[self.cues[index]]
            if cue_domain == domain and not (start <= self.starts[index] < end):
                inside[cue] = weight
        strong = sum(weight for weight in inside.values() if weight == STRONG)
        weak = sum(weight for weight in inside.values() if weight == WEAK)
        if domain not in self.document:
            # Everyday words alone make no text of a trade: 版本 and 系统 stand in an airport's manual too.
            weak = min(weak, ENOUGH - 0.5)
        return strong + weak + (STRONG if domain in self.document else 0.0)


def gather(folded: str, document: frozenset[str] = frozenset()) -> Evidence:
    """Return the evidence in a folded text."""
    breaks = tuple(found.start() for found in _SENTENCE_END.finditer(folded))
    found = _cues()[0].find_matches_as_indexes(_lower(folded))
    return Evidence(folded, breaks, tuple(start for _, start, _ in found), tuple(cue for cue, _, _ in found), document)


def _lower(text: str) -> str:
    # Lower case may be longer than upper case (İ), and offsets must stay.
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def domains_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the domains that a whole document is of: dense cues, of folded texts."""
    known = _cues()[1]
    weights: dict[str, float] = {}
    length = 0
    for text in texts:
        length += len(text)
        for cue in gather(text).cues:
            domain, weight, _ = known[cue]
            weights[domain] = weights.get(domain, 0.0) + weight / STRONG
    return frozenset(domain for domain, weight in weights.items() if weight > DENSE * length)
