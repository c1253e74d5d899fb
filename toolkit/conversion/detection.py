"""Which locale a text is of, by its characters and by the words that one region alone has."""

import re
from collections import Counter
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.conversion.wordlists import words_of_region
from toolkit.model.locale import Locale

# Cantonese in writing: no other region writes so.
_HONG_KONG = re.compile("[嘅咗喺啲嚟冇佢哋嗰咁唔乜嘢啱攞]")
_VARIANTS = {"zh-Hant-TW": re.compile("[裡群峰床麵啟著癡]|臺灣"), "zh-Hant-HK": re.compile("[裏着衞綫説脱税閲悦鋭]")}
_LONGEST = 200_000


def detect(text: str) -> Locale:
    """Return the likeliest locale of a text; without any evidence that of simplified Chinese in the Mainland.

    >>> str(detect("這個軟體很好用")), str(detect("这个软件很好用")), str(detect("這裏的軟件，搭的士"))
    ('zh-Hant-TW', 'zh-Hans-CN', 'zh-Hant-HK')
    """
    sample = text[:_LONGEST]
    counts = Counter(sample)
    traditional = sum(counts[character] for character in only_traditional() & counts.keys())
    simplified = sum(counts[character] for character in only_simplified() & counts.keys())
    if simplified > traditional or (simplified == traditional and not _HONG_KONG.search(sample)):
        return _of_region(sample, ("zh-Hans-CN", "zh-Hans-SG"))
    return _of_region(sample, ("zh-Hant-TW", "zh-Hant-HK"))


def _of_region(sample: str, tags: tuple[str, str]) -> Locale:
    weights = Counter({tag: len(_VARIANTS[tag].findall(sample)) for tag in tags if tag in _VARIANTS})
    if "zh-Hant-HK" in tags:
        weights["zh-Hant-HK"] += 3 * len(_HONG_KONG.findall(sample))
    automaton, regions = _telling(tags)
    for index, _, _ in automaton.find_matches_as_indexes(sample):
        weights[regions[index]] += 3
    # Taiwan before Hong Kong, the Mainland before Singapore, where they are level.
    return Locale.parse(max(tags, key=lambda tag: (weights[tag], tag == tags[0])))


@lru_cache
def _telling(tags: tuple[str, str]) -> tuple[AhoCorasick, tuple[str, ...]]:
    first, second = (words_of_region(tag) for tag in tags)
    words = dict.fromkeys(first - second, tags[0]) | dict.fromkeys(second - first, tags[1])
    known = sorted(words)
    return AhoCorasick(known or ["\0"], matchkind=MatchKind.LeftmostLongest), tuple(words[word] for word in known)
