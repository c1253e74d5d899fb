"""Occurrences of one-to-many characters in texts and in the dictionaries' phrases."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator

from toolkit.conversion.context import ALWAYS, WINDOW, places
from toolkit.conversion.segment import cheapest_path
from toolkit.conversion.tables import WordTable
from training.contexts import embedded
from training.learn import Sample
from training.pairs import Pair, dictionary

HAN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+")
LISTS = {"cedict": 1, "essay": 1, "phrases": 2, "foreign": 2}
"""Sources of words without sentences, and how often each word is put into a sentence of another source."""
BALANCED = ("patterns", "sentences")
"""Sources in which rare readings are as frequent as usual ones. How frequent a reading is is not learned from them, nor
from lists, where each word stands once, but for one."""
PHRASES = "phrases"
"""The list that also says what its characters mostly become; without it 头发 would be in doubt."""
MERGED = {"台": {"台": "臺"}}
"""Readings that one model cannot tell apart, for people write both: the dictionaries decide between them."""
REPEATED = dict.fromkeys(BALANCED, 4)
"""Sources whose every line counts as so many: what was written by hand is worth more than what was met by chance."""
VARIANTS = "获筑才核雇胄搜巨升个修俊凌凄雕鉴链针皂溪昆艳径迹杯恤庵僵扣挨岩荫涌熏袅朱烟炼局娘"
"""Characters whose readings are mostly a matter of taste: a model would learn the taste of the minutes' typists."""
LEAST = 15
"""How often the second reading of a character must occur for a model of it to be learned."""
MOST = 10000
"""How many occurrences of one reading of one character are taken from one source."""


def readings(sources: dict[str, list[Pair]]) -> dict[str, str]:
    """Return the characters to be modelled with their readings, the dictionaries' default first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    allowed = dictionary("STCharacters")
    for pairs in sources.values():
        for simplified, traditional in pairs:
            for source, target in zip(simplified, traditional, strict=True):
                if source in allowed:
                    seen[source][target] += 1
    found: dict[str, str] = {}
    for source, targets in allowed.items():
        if source in VARIANTS:
            continue
        merged = MERGED.get(source, {})
        known = [target for target in targets if target not in merged and seen[source][target] >= LEAST]
        if targets[0] not in known:
            known.insert(0, targets[0])
        if len(known) > 1:
            found[source] = "".join(known)
    return found


class Collector:
    """Gathers the samples of every modelled character."""

    def __init__(self, table: WordTable, known: dict[str, str], contexts: list[Pair]) -> None:
        self.table = table
        self.contexts = contexts
        """Sentences that the words of lists are put into."""
        self.known = known
        self.entries = ["", *known.values()]
        self.slots = bytearray(len(table.single))
        for number, character in enumerate(known, 1):
            self.slots[table.codes[character]] = number
        self.samples: dict[int, list[Sample]] = defaultdict(list)

    def collect(self, name: str, pairs: list[Pair]) -> None:
        """Take samples from one source, of sentences evenly over its length."""
        if name in LISTS:
            pairs = [pair for pair in pairs if not self.known.keys().isdisjoint(pair[0])]
            for round_ in range(LISTS[name]):
                for (simplified, traditional), word in embedded(pairs, self.contexts, self.table, f"{name}{round_}"):
                    wanted = {index for index in word if simplified[index] in self.known}
                    self._line(simplified, traditional, wanted, natural=name == PHRASES)
            return
        totals: Counter[tuple[str, str]] = Counter()
        for simplified, traditional in pairs:
            totals.update(pair for pair in zip(simplified, traditional, strict=True) if pair[0] in self.known)
        taken: Counter[tuple[str, str]] = Counter()
        met: Counter[tuple[str, str]] = Counter()
        for simplified, traditional in pairs:
            wanted = set()
            for index, pair in enumerate(zip(simplified, traditional, strict=True)):
                if pair[0] in self.known:
                    met[pair] += 1
                    if taken[pair] * totals[pair] < met[pair] * MOST:
                        taken[pair] += 1
                        wanted.add(index)
            if wanted:
                for _ in range(REPEATED.get(name, 1)):
                    self._line(simplified, traditional, wanted, natural=name not in BALANCED)

    def _line(self, simplified: str, traditional: str, wanted: set[int], *, natural: bool) -> None:
        get = self.table.codes.get
        codes = [0] * WINDOW + [get(character, 0) for character in simplified] + [0] * WINDOW
        for run in HAN.finditer(simplified):
            if wanted.isdisjoint(range(*run.span())):
                continue
            path = cheapest_path(codes[run.start() + WINDOW : run.end() + WINDOW], self.table)
            for place in places(codes, run.start() + WINDOW, path, self.table, self.slots, self.entries):
                index = run.start() + place.index
                target = MERGED.get(simplified[index], {}).get(traditional[index], traditional[index])
                label = self.entries[place.slot].find(target)
                if label < 0 or index not in wanted:
                    continue
                keys = place.keys if natural else [key for key in place.keys if key != ALWAYS]
                self.samples[place.slot].append(Sample(keys, place.priors, label))


def phrase_pairs() -> Iterator[Pair]:
    """Yield the phrases of OpenCC as pairs."""
    for source, targets in dictionary("STPhrases").items():
        if len(source) == len(targets[0]):
            yield source, targets[0]


def pack_rows(learned: dict[int, dict[int, list[int]]]) -> dict[str, "array[int]"]:
    """Return the weights of every slot as arrays, sorted by key."""
    rows = sorted((key << 8 | slot, row) for slot, weights in learned.items() for key, row in weights.items())
    keys, starts, weights = array("Q"), array("I"), array("b")
    for key, row in rows:
        keys.append(key)
        starts.append(len(weights))
        weights.extend(row)
    return {"keys": keys, "rows": starts, "weights": weights}
