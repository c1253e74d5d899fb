"""Names of people in a text, found without a list of them."""

import math
import re
from collections.abc import Iterator

from toolkit.terminology.background import words
from toolkit.terminology.characters import folded_script

HAN = "\u3400-\u9fff\uf900-\ufaff"
_DOTTED = re.compile(f"([{HAN}]{{1,4}})[·‧・]([{HAN}]{{1,5}})")
_SURNAMES = frozenset(
    "李王張张劉刘陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯于董蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏"
    "盧卢蔣蒋蔡賈贾丁魏薛葉叶閻阎余潘杜戴夏鍾钟汪田任姜范方石姚譚谭廖鄒邹熊金陸陆郝孔白崔康毛邱秦江史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹黎易常武喬乔賀贺賴赖龔龚文"
)
_SURNAME = f"[{''.join(sorted(_SURNAMES))}]"
_SAYS = "表示|指出|認為|认为|強調|强调|透露|坦言|回憶|回忆|說|说|曾|告訴|告诉|解釋|解释|寫道|写道"
_TITLE = (
    "董事長|董事长|總裁|总裁|執行長|首席執行官|首席执行官|經理|经理|主任|教授|記者|记者|"
    "分析師|分析师|律師|律师|部長|部长|市長|市长|總統|总统|員工|员工|創辦人|创始人"
)
_CUED = re.compile(f"(?:{_TITLE})({_SURNAME}[{HAN}]{{2}})|(?<![{HAN}])({_SURNAME}[{HAN}]{{2}})(?={_SAYS})")
"""A name that stands once: behind a title, or at the start of a sentence before a word of saying."""
_ONLY_HAN = re.compile(f"[{HAN}]+")
_NEVER_INSIDE = frozenset("的了在是和與与或及也都就又很不沒没有這这那我你他她它們们個个於于為为")


def names_of_people(text: str) -> Iterator[tuple[str, int, float]]:
    """Yield each name with its count and how sure it is, about 6 to 10 for a name that stands once."""
    yield from _foreign_names(text)
    yield from _chinese_names(text)


def _foreign_names(text: str) -> Iterator[tuple[str, int, float]]:
    """Yield names with an interpunct, cut where they recur: 安迪·賈西, and not CEO安迪·賈西在公司."""
    seen: dict[str, int] = {}
    for match in _DOTTED.finditer(text):
        options = [
            (match[0][len(match[1]) - left : len(match[1]) + 1 + right], right)
            for left in range(1, len(match[1]) + 1)
            for right in range(1, len(match[2]) + 1)
        ]
        counts = {option: text.count(option) + text.count(option[-right:]) for option, right in options}
        most = max(text.count(option) for option, _ in options)
        good = [option for option, _ in options if text.count(option) == most]
        chosen = max(good, key=lambda option: _name_likeness(option, counts[option], most))
        seen.setdefault(chosen, text.count(chosen))
    for name, count in seen.items():
        yield name, count, 10 + 2 * math.log2(count)


def _name_likeness(option: str, count: int, most: int) -> tuple[float, int]:
    """Return how likely a cut is: what recurs is long, what stands once has about two characters on either side."""
    if most > 1:
        return (len(option), count)
    left, *_, right = map(len, re.split("[·‧・]", option))
    if count > 2:  # the surname stands elsewhere too: as much of it as is repeated there
        return (math.log2(count) + right / 10 - abs(left - 2), right)
    return (-abs(left - 2) - abs(right - 2), 0)


def _chinese_names(text: str) -> Iterator[tuple[str, int, float]]:
    """Yield recurring stretches that begin with a surname and are no words; what stands around them changes."""
    found: dict[str, int] = {}
    for match in re.finditer(f"{_SURNAME}(?=[{HAN}])", text):
        for length in (3, 2):
            word = text[match.start() : match.start() + length]
            if len(word) == length and _ONLY_HAN.fullmatch(word) and _is_name(word, text):
                found[word] = text.count(word)
                break
    for match in _CUED.finditer(text):
        name = match[1] or match[2]
        if folded_script(name) not in words() and not _NEVER_INSIDE & set(name):
            found.setdefault(name, text.count(name))
    inner = {word for word in found for other in found if word != other and word in other}
    for word, count in found.items():
        if word not in inner:
            yield word, count, (8 if count > 2 else 6) + 2 * math.log2(count)


def _is_name(word: str, text: str) -> bool:
    count = text.count(word)
    folded = folded_script(word)
    if count < 3 or folded in words() or (len(word) == 2 and count < 4) or any(one in _NEVER_INSIDE for one in word):
        return False
    if any(folded[index : index + 2] in words() for index in range(1, len(word) - 1)):
        return False
    places = [match.span() for match in re.finditer(word, text)]
    following = {text[end : end + 1] for _, end in places}
    preceding = {text[max(0, start - 1) : start] for start, _ in places}
    return min(len(following), len(preceding)) > max(2, count / 3)
