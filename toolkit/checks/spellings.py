"""Names that one text spells in two ways, found by what recurs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from toolkit.checks.likeness import distance, fold_quotes

SURNAMES = frozenset(
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧邓馮冯韓韩曹曾彭蕭萧蔡潘田董袁于余葉叶蔣蒋杜蘇苏魏程呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金韋韦賈贾夏傅方鄒邹熊白孟秦邱侯江尹薛閻阎段雷龍龙黎史陶賀贺毛郝顧顾龔龚邵萬万覃武錢钱戴嚴严莫孔向湯汤"
)
"""The hundred that nine in ten people bear."""
_DOTTED = re.compile(
    r"[\u4e00-\u9fff]{1,5}(?:[·‧・•][\u4e00-\u9fff]{1,5}?)+(?=[^\u4e00-\u9fff]|[的在是和與与及說说稱称認认為为表曾將将對对把被也則则於于向從从])"
)
_RECURS = 3
"""Mentions that make three characters behind a surname a name."""


def spelled_two_ways(texts: Sequence[str], known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the usual and the rare spelling of each name that has both.

    A name is one of the known ones, or a surname with two characters that recurs among differing neighbours. Its
    variant has the surname and one of the two characters at the same place, and is rarer.
    """
    whole = "\n".join(texts)
    names = [name for name in known if re.fullmatch(r"[\u4e00-\u9fff]{3}", name) and name in whole]
    names += [name for name in _recurrent(whole) if name not in names]
    seen = set(names)
    for name in names:
        for rare, count in Counter(_variants(name, whole)).items():
            if rare not in seen and rare not in known and (name in known or count * 2 <= whole.count(name)):
                yield name, rare
    yield from _dotted(whole)


def recurrent_names(texts: Iterable[str]) -> list[str]:
    """Return what looks like the names of people: a surname and two characters that recur."""
    return _recurrent("\n".join(texts))


def _recurrent(text: str) -> list[str]:
    starts = (match.start() for match in re.finditer(f"[{''.join(sorted(SURNAMES))}]", text))
    counts = Counter(text[start : start + 3] for start in starts)
    return sorted(
        name
        for name, count in counts.items()
        if count >= _RECURS and re.fullmatch(r"[\u4e00-\u9fff]{3}", name) and _stands_free(name, text)
    )


def _stands_free(name: str, text: str) -> bool:
    places = [match.start() for match in re.finditer(re.escape(name), text)]
    before = {text[place - 1 : place] for place in places}
    after = {text[place + 3 : place + 4] for place in places}
    at_edges = sum(not re.match(r"[\u4e00-\u9fff]", text[place - 1 : place] or "\n") for place in places)
    return len(after) >= _RECURS and len(before) >= 2 and at_edges * 4 >= len(places)


def _variants(name: str, text: str) -> Iterator[str]:
    first, second, third = tuple(name)
    for match in re.finditer(rf"{first}(?:{second}[\u4e00-\u9fff]|[\u4e00-\u9fff]{third})", text):
        variant = match[0]
        edge = not re.match(r"[\u4e00-\u9fff]", text[match.start() - 1 : match.start()] or "\n")
        if variant != name and edge and not re.search("[們们的了是在說说和與与]", variant[1:]):
            yield variant


def _dotted(text: str) -> Iterator[tuple[str, str]]:
    counts = Counter(fold_quotes(match[0]) for match in _DOTTED.finditer(text))
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        by_first[name.partition("·")[0]].append(name)
    for names in by_first.values():
        names.sort(key=lambda name: (-counts[name], name))
        for rare in names[1:]:
            usual = names[0]
            if (
                len(rare) == len(usual)
                and 0 < distance(rare, usual) <= max(1, len(usual) // 3)
                and counts[rare] < counts[usual]
            ):
                yield usual, rare
