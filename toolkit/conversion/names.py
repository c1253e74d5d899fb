"""What a whole document tells about its names: those that recur, and those with a dot between their parts."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.conversion.entry import Entry
from toolkit.conversion.lattice import script_engine
from toolkit.conversion.segment import kind_of_word
from toolkit.conversion.shipped import opencc_dictionary
from toolkit.conversion.simplified import characters_to_simplified
from toolkit.conversion.traditional import simplified_to_traditional
from toolkit.conversion.transliteration import DOTS, SOUNDS, SURNAME_READINGS, name_spans
from toolkit.model.locale import Locale

# The surnames of nine Chinese in ten, then some whose characters have more than one reading. Simplified | Traditional.
SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪樊葛游涂岳谷曲郁朴卜干仇甯"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鍾譚陸範韋賈鄒閆龍賀顧龔萬錢嚴湯喬賴塗"
)
# These have other meanings too: a name that begins with one of them is believed only beside a word about people.
COMMON_WORDS = set("于向常任方白高金文何万武石田易干范段毛余馬马龙龍江石施")
SAID = re.compile(
    "[说說问問道答告表认認强強称稱指笑想看觉覺决決记記回写寫透解坦承先小女老同教医醫律主经經总總董博部局处處校院师師]"
)
"""How the words begin that stand behind a person's name: 说, 表示, 告诉, 先生, 经理 …"""
BEFORE = re.compile("[，。、；：！？“”「」『』（(\\s和与與跟叫是对對给給让讓被向]$")
LEAST = 2
"""How often a name must occur to be believed."""


@dataclass(slots=True)
class _Candidate:
    """What was seen of a possible name; only while a document is read."""

    whole: int = 0
    """Occurrences at whose edges the cheapest path has edges of words too."""
    told: int = 0
    """Occurrences before a word that people are the subject of, or behind a pause."""
    after: Counter[str] = field(default_factory=Counter)


def names_in(texts: Iterable[str], locale: Locale) -> tuple[str, ...]:
    """Return the names of people that recur in the texts, in their order: 刘令一, 贾西."""
    seen: dict[str, _Candidate] = defaultdict(_Candidate)
    dotted: Counter[str] = Counter()
    engine = script_engine(locale, locale)
    for text in texts:
        for span in name_spans(text):
            dotted.update(part for part in re.split(f"[{DOTS}]", span.of(text)) if len(part) > 1)
        starts = [*engine.draft(text).starts, len(text)]
        edges = frozenset(starts)
        for start, end in pairwise(starts):
            if text[start] in SURNAMES and _may_begin_name(text[start:end]):
                _look(text, start, edges, seen)
    found = [name for name, candidate in seen.items() if _is_name(name, candidate, seen)]
    return tuple(dict.fromkeys([*(part for part, count in dotted.items() if count >= LEAST), *found]))


def _may_begin_name(word: str) -> bool:
    """Whether a word of the path is a surname alone or listed as a person's name; other words are just words."""
    return len(word) == 1 or (
        len(word) == 2 and kind_of_word(word.translate(characters_to_simplified())).startswith("nr")
    )


def _look(text: str, start: int, edges: frozenset[int], seen: dict[str, _Candidate]) -> None:
    for length in (2, 3):
        name = text[start : start + length]
        if len(name) < length or not re.fullmatch("[\u4e00-\u9fff]+", name):
            return
        candidate = seen[name]
        candidate.whole += start + length in edges
        candidate.after[text[start + length : start + length + 1]] += 1
        candidate.told += not start or bool(SAID.match(text, start + length) or BEFORE.search(text[start - 1]))


def _is_name(name: str, candidate: _Candidate, seen: dict[str, _Candidate]) -> bool:
    count = candidate.after.total()
    if count < LEAST or len(candidate.after) < 2 or not candidate.whole or not candidate.told:
        return False
    if name[0] in COMMON_WORDS and candidate.told * 2 < count:
        return False
    if len(name) == 2:
        # 刘令 is no name where it is always followed by 一.
        varied = candidate.after.most_common(1)[0][1] * 2 <= count
        return varied and candidate.whole * 2 >= count and candidate.told > 1
    return count * 2 > seen[name[:2]].after.total() and candidate.told * 3 >= count


def document_entries(
    texts: Iterable[str], source: Locale, target: Locale, write: Callable[[str], str]
) -> tuple[Entry, ...]:
    """Return an entry for each name that recurs, so that it is kept whole and written alike everywhere.

    `write` puts a name into the characters of the target region.
    """
    found = []
    for name in names_in(texts, source):
        written = write(name)
        if target.is_traditional and source.is_simplified and len(written) == len(name):
            first = (
                SURNAME_READINGS.get(name[0], written[0]) if name[0] in SURNAMES else SOUNDS.get(name[0], written[0])
            )
            written = first + written[1:]
        found.append(Entry(name, written, f"name:{name}"))
    return tuple(found)


def other_writings(name: Entry) -> tuple[str, ...]:
    """Return the other Traditional writings that a Simplified name could have, one character changed in each.

    A known surname is no guess; the characters behind it are, where they have several readings (周干成: 幹, 乾, 干).
    """
    readings = opencc_dictionary("STCharacters")
    return tuple(
        name.target[:index] + reading + name.target[index + 1 :]
        for index, character in enumerate(name.source)
        if (index or character not in SURNAMES) and len(name.target) == len(name.source)
        for reading in readings.get(character, ())
        if len(readings[character]) > 1 and reading != name.target[index]
    )


def document_readings(texts: Iterable[str], source: Locale, target: Locale) -> dict[str, str]:
    """Return what the document as a whole says of characters that its places, one by one, are not sure of.

    The key is the character between its two neighbours. The scores of all its occurrences are added up, so that one
    clear sentence decides for the unclear ones.
    """
    if not (source.is_simplified and target.is_traditional):
        return {}
    totals: dict[str, tuple[str, list[int], set[int]]] = {}
    for text in texts:
        for index, readings, scores in simplified_to_traditional().scores(text):
            key = text[max(0, index - 1) : index + 2]
            if len(key) < 3:
                # At an edge of the text the key would not say which of its characters is meant.
                continue
            _, sums, winners = totals.setdefault(key, (readings, [0] * len(scores), set()))
            for number, score in enumerate(scores):
                sums[number] += score
            winners.add(scores.index(max(scores)))
    return {
        key: readings[sums.index(max(sums))] for key, (readings, sums, winners) in totals.items() if len(winners) > 1
    }
