"""From Traditional, of any region, to Simplified: character by character but for listed words.

Where the text itself tells 着 from 著, as Hong Kong does, 著 is kept; elsewhere it is 着 but in listed words (著作).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.conversion.shipped import opencc_dictionary
from toolkit.conversion.stretches import path, stretches
from toolkit.conversion.tables import own_dictionary
from toolkit.conversion.word import Draft, Word

# Beyond TSCharacters: what the Mainland writes for characters that it does not have.
EXTRA = {"著": "着", "藉": "借", "牠": "它", "妳": "你", "砲": "炮", "姪": "侄", "暱": "昵", "燄": "焰", "裡": "里"}
OTHERS = {
    "著": "著",
    "乾": "乾",
    "於": "於",
    "徵": "徵",
    "藉": "藉",
    "瞭": "瞭",
    "夥": "夥",
    "鍾": "锺",
    "餘": "馀",
    "覆": "复",
}
"""What else a character can become; a person should look where no listed word decides and it is often so."""
SEVERAL = re.compile("[" + "".join(OTHERS) + "]")
DOUBTFUL = "乾著藉"
PHRASES = ("TSPhrases", "TWVariantsRevPhrases")
PARTICLE = re.compile(
    """
    (?<=[看拿抱帶讀背翻捧抄寫借挾夾攤提搬揹念唸])著(?=書(?!立))
    | (?<=[寫做趕抄改看帶拿抱想忙教])著(?=作(?![權人物]))
    | (?<=[寫印刻貼標簽繡題列記登喊叫念唸唱掛])著(?=名)
    | (?<=[接試活跟隨帶藏存懷抱味住站坐躺擺放掛寫印刻含伴留貼載看想聽守])著(?=有)
    | (?<=[跟隨陪伴看帶等想])著(?=成)
    | (?<=[看聽跟忙等])著(?=錄)
    | (?<=[聽說])著(?=述)
    | (?<=[笑看點指忙])著(?=稱)
    | (?<=[看讀聽拿捧翻唱抱背念唸抄寫放演播彈哼])著(?=[《〈])
    | (?<=[討爭議談辯評推]論)著(?![作名])
    | (?<=[混配結融符聯綜迎吻組整]合)著(?![作名])
    | 著(?=[手眼重火陸色裝實力想急迷落涼])(?!手稿)
    """,
    re.VERBOSE,
)
"""Where 著 is 着 although the letters look like a listed word: 看著|書, 討論|著, 重新|著手."""
_SURNAMES = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林羅鄭梁謝宋唐許韓鄧馮曹彭曾蕭田董潘袁蔡蔣余杜葉程魏蘇呂丁任盧姚沈鍾姜崔譚陸范汪廖石金"
    "韋賈夏傅白孟秦邱江尹段雷龍黎史賀顧龔邵錢戴嚴莫孔湯賴洪游魯巴茅冰老章康司歐"
)
_WRITER = f"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
AUTHOR = re.compile(
    f"""
    (?<=[》〉])[，、：\\s（(]{{0,2}}(?:[（(\\[［]?[漢唐宋元明清日美英法德俄][）)\\]］])?{_WRITER}(?P<behind>著)(?=[，、；。）)\\s]|$)
    | {_WRITER}(?P<before>著)
      (?=[，、；：\\s]?(?:[\u4e00-\u9fff]{{2,4}}譯|[^，。；]{{0,8}}(?:出版|書局|書店|印行|印書館)|《))
    """,
    re.VERBOSE,
)
"""Where 著 stands behind the name of who wrote a book: 《阿Q正傳》，魯迅著; 錢穆著、三民書局."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word in which a character does not become what it usually becomes."""

    source: str
    offset: int
    """Where that character stands in it."""
    output: str
    rule: str


@dataclass(frozen=True, slots=True)
class TraditionalToSimplified:
    """The engine of one direction; with `keep` it only cuts words."""

    characters: dict[int, str]
    phrases: dict[str, list[Phrase]]
    """By the character that is decided, the longest first."""
    odd: re.Pattern[str]
    keep: bool = False
    rules: dict[str, str] = field(default_factory=dict)
    """Words seen before that are the same in every sentence, with their rules."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""
        plain = text.translate(self.characters)
        decided = {} if self.keep else self._decided(text)
        known = self.rules.get
        found: list[Word] = []
        for first, last, word, is_han in stretches(text, fixed):
            if not is_han:
                found.append(word or Word(first, last, text[first:last], ""))
                continue
            start = first
            for stop in path(plain[first:last])[1][0]:
                end = first + stop
                source = text[start:end]
                rule = known(source)
                if rule is None:
                    found.append(self._word(text, plain, start, end, decided))
                else:
                    found.append(Word(start, end, source if self.keep else plain[start:end], rule))
                start = end
        return found

    def draft(self, text: str, fixed: Sequence[Word] = ()) -> Draft:
        """Return the same in short."""
        plain = text.translate(self.characters)
        letters = list(text if self.keep else plain)
        decided = {} if self.keep else self._decided(text)
        for index, (character, _) in decided.items():
            letters[index] = character
        starts: list[int] = []
        hidden: list[Word] = []
        for start, end, word, is_han in stretches(text, fixed):
            starts.append(start)
            if is_han:
                starts += [start + stop for stop in path(plain[start:end])[1][0][:-1]]
            elif word and word.is_hidden:
                hidden.append(word)
            elif word:
                letters[start:end] = word.output
        return Draft("".join(letters), starts, hidden)

    def _decided(self, text: str) -> dict[int, tuple[str, str]]:
        """Return the characters that a listed word decides, with that word's rule."""
        found: dict[int, tuple[str, str]] = {}
        told_apart = "着" in text
        authors = {match.start(match.lastgroup or 0) for match in AUTHOR.finditer(text)} if "著" in text else ()
        for match in self.odd.finditer(text):
            place = match.start()
            if match[0] == "著" and not told_apart and PARTICLE.match(text, place):
                found[place] = ("着", "script:TSCharacters:著")
                continue
            if place in authors:
                found[place] = ("著", "script:simplified.tsv:著")
                continue
            for phrase in self.phrases[match[0]]:
                if text.startswith(phrase.source, place - phrase.offset) and place >= phrase.offset:
                    found[place] = (phrase.output[phrase.offset], phrase.rule)
                    break
            else:
                if match[0] == "著" and told_apart:
                    found[place] = ("著", "script:TSCharacters:著")
        return found

    def _word(self, text: str, plain: str, start: int, end: int, decided: dict[int, tuple[str, str]]) -> Word:
        source = text[start:end]
        if self.keep:
            return Word(start, end, source, "")
        output, rule = plain[start:end], ""
        if SEVERAL.search(source) is None and decided.keys().isdisjoint(range(start, end)):
            rule = f"script:TSCharacters:{source}" if output != source else ""
            if not self.odd.search(source):
                self.rules[source] = rule
            return Word(start, end, output, rule)
        for place in range(start, end):
            if place in decided:
                character, rule = decided[place]
                output = output[: place - start] + character + output[place - start + 1 :]
        if not rule and output != source:
            rule = f"script:TSCharacters:{source}"
        others = [
            output[:index] + OTHERS[character] + output[index + 1 :]
            for index, character in enumerate(source)
            if character in OTHERS and OTHERS[character] != output[index] and start + index not in decided
        ]
        if not others:
            return Word(start, end, output, rule)
        doubtful = any(character in DOUBTFUL for character in source) and not decided.keys() & set(range(start, end))
        return Word(start, end, output, rule, tuple(others), 3.0 if doubtful else 6.0)


def _phrases(characters: dict[int, str]) -> dict[str, list[Phrase]]:
    own = own_dictionary("simplified.tsv")
    listed = {
        (source, targets[0], f"script:{name}:{source}")
        for name in PHRASES
        for source, targets in opencc_dictionary(name).items()
        if source not in own and (name == "TSPhrases" or "著" in source)
    }
    for source, target in own.items():
        listed |= {(source, target, f"script:simplified.tsv:{source}")}
    # What is Simplified already stays as it is: 乾县, 处女著.
    listed |= {(target, target, rule) for source, target, rule in listed if any(odd in target for odd in OTHERS)}
    # A phrase that changes as usual counts too: 乾斷食 against 乾斷.
    odd = {"著"} | {
        old
        for source, target, rule in listed
        if "TWVariants" not in rule and len(source) == len(target)
        for old, new in zip(source, target, strict=True)
        if characters.get(ord(old), old) != new
    }
    found: dict[str, list[Phrase]] = {}
    for source, target, rule in sorted(listed):
        if len(source) == len(target):
            for offset, character in enumerate(source):
                if character in odd if "TWVariants" not in rule else character == "著":
                    found.setdefault(character, []).append(Phrase(source, offset, target, rule))
    return {character: sorted(group, key=lambda item: -len(item.source)) for character, group in found.items()}


@lru_cache
def characters_to_simplified() -> dict[int, str]:
    """Return what each Traditional character usually becomes, by code point."""
    listed = {**opencc_dictionary("TSCharacters"), **opencc_dictionary("TSCharactersExt")}
    characters = {ord(source): targets[0] for source, targets in listed.items()}
    return characters | {ord(source): target for source, target in EXTRA.items()}


@lru_cache
def traditional_to_simplified(*, keep: bool = False) -> TraditionalToSimplified:
    """Return the engine with its tables loaded."""
    characters = characters_to_simplified()
    phrases = {} if keep else _phrases(characters)
    odd = re.compile("[" + "".join(sorted(phrases)) + "]" if phrases else r"(?!)")
    return TraditionalToSimplified(characters, phrases, odd, keep)
