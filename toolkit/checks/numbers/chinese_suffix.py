"""What stands around a Chinese number and says what is counted: units, measure words, currencies."""

import re
from dataclasses import dataclass
from fractions import Fraction

from toolkit.checks.numbers.quantity import Measure, symbol
from toolkit.checks.numbers.units import CHINESE_CURRENCIES, CHINESE_UNITS, SYMBOLS, YUAN
from toolkit.model.locale import Locale

COUNTED = re.compile(
    r"(?:大(?!家|概|約|约|部|多)|個|个|位|名|人|家|種种|種|种|項|项|條|条|件|張|张|隻|只(?!有|能|是|要|會|会|好|不)|支|枝|台|臺|部(?!分)|輛|辆|本|冊|册|份|篇|頁|页|字|句|段|章|節|节|場|场"
    r"|屆|届|批|組|组|隊|队|層|层|樓|楼|號|号|棟|栋|座|間|间|所|處|处|筆|笔|款|套|雙|双|副|封|通|輪|轮|步|級|级|檔|门|門|類|类|塊|块|片|顆|颗|粒|根"
    r"|杯|瓶|碗|箱|包|袋|架|艘|班|口|國|国|州|省|市|縣|县|區|区|票|分(?![公別别析開开配享])|歲|岁|度|代|期|集|首|幅|格|頓|顿|趟|聲|声|宗|起|股|團|团|排|欄|栏|等獎|等奖"
    r"|員|员|城|地|席|年級|年级|線|线|星|維|维|重|元|檔|派|環|环|胞|連|连|倍|折|成|比|歲|萬|億)"
)
"""Measure words, so that a single numeral before them is a number."""
_VAGUE = re.compile(
    r"[地處处線线面方重連连國国代星維维比團团口手度]|周(?!年|歲|岁|後|后|內|内|前|時|时|來|来|的|，|。|$)|大"
)
_PERCENT = re.compile(r"\s?(?:%|趴)|\s?(?:個|个)?百分[點点]")
_TIMES = re.compile(r"(?:多|餘|余)?倍|次(?![元要級级於于貸贷])|回(?![答應应到來来家去覆])|遍|趟|度(?=[^假數数過过]|$)")
_GROWTH = re.compile(
    r"(?:增加|增長|增长|增多|上漲|上涨|暴漲|暴涨|漲|涨|成長|成长|多|上升|提高|擴大|扩大|高出)(?:了|將近|将近|近|約|约|超過|超过)?(?:\d[\d.]*|[一二兩两三四五六七八九十百]+)$"
)
_UNIT = re.compile("|".join(sorted(map(re.escape, CHINESE_UNITS), key=lambda word: (-len(word), word))))
_YEAR = re.compile(r"\s?(?:年(?![代級级紀纪齡龄輕轻薪終终底初末度會会報报幼])|周年|週年|載|载)(?P<half>半)?")
_NOT_UNIT = re.compile(
    "天(?:才|然|氣|气|下|地|空)|米(?:飯|饭)|克(?:服|制)|周(?:旋|圍|围|到|知|全|邊|边|一|二|三|四|五|六|日)|晚(?:上|間|间|餐)|[鐘钟]"
)
_DAY = re.compile(r"\s?(?:日(?![本圓圆元幣币報报])|號(?![碼码])|号(?![码碼]))")
_CURRENCIES = tuple((re.compile(r"\s?(?:" + pattern + ")"), codes) for pattern, codes in CHINESE_CURRENCIES)
_CURRENCIES_BEFORE = tuple(
    (re.compile("(?:" + pattern + r")\s?$"), codes)
    for pattern, codes in (
        *CHINESE_CURRENCIES,
        ("(?<![A-Z])\\$", frozenset({"USD", "TWD", "HKD"})),
        ("[¥￥]", frozenset({"CNY", "JPY"})),
    )
)
_YUAN = re.compile(r"\s?(?:元(?![旦件老素首氣气])|塊錢|块钱|塊(?=$|，|。|的)|块(?=$|，|。|的)|[圓圆](?![形圈滿满]))")
_SYMBOL = re.compile(rf"\s?({SYMBOLS})(?![A-Za-z])")
_LATIN = re.compile(r"\s?(?P<unit>km|kg|cm|mm|kWh|GB|TB|MB|GHz|MHz|[kKMBT])(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Suffix:
    """What follows a number."""

    end: int
    values: frozenset[Fraction]
    measures: frozenset[Measure] = frozenset()
    currencies: frozenset[str] = frozenset()
    counts: bool = False
    """A measure word follows."""
    vague: bool = False
    """The measure word is a common part of other words."""


def before(text: str, start: int) -> frozenset[str]:
    """Return the currencies that a sign or a word before a number may mean."""
    head = text[max(0, start - 8) : start]
    return next((codes for pattern, codes in _CURRENCIES_BEFORE if pattern.search(head)), frozenset())


def suffix(text: str, end: int, values: frozenset[Fraction], locale: Locale) -> Suffix:
    """Read on behind a number."""
    return (
        _share(text, end, values)
        or _years(text, end, values)
        or _measure(text, end, values)
        or _money(text, end, values, locale)
        or _latin(text, end, values)
        or _count(text, end, values)
    )


def _share(text: str, end: int, values: frozenset[Fraction]) -> Suffix | None:
    found = _PERCENT.match(text, end)
    if found:
        points = "百" in found[0]
        measures = frozenset(("point", v) if points else ("share", v / 100) for v in values)
        return Suffix(found.end(), values, measures)
    found = _TIMES.match(text, end)
    if not found:
        return None
    measures = frozenset(("times", v) for v in values)
    if found[0].endswith("倍"):
        grows = _GROWTH.search(text[max(0, end - 12) : end])
        # 增長兩倍 adds twice as much: it is tripled.
        measures = frozenset(("times", v + 1 if grows else v) for v in values) | {("share", v) for v in values}
    return Suffix(found.end(), values, measures, counts=True, vague=found[0] == "度")


def _years(text: str, end: int, values: frozenset[Fraction]) -> Suffix | None:
    found = _YEAR.match(text, end)
    if not found:
        return None
    if found["half"]:
        values = frozenset(value + Fraction(1, 2) for value in values)
    measures: set[Measure] = {("months", value * 12) for value in values}
    if not found["half"]:
        measures |= {
            ("year", y + v) for v in values if 10 <= v < 100 and text[:end][-1:].isdigit() for y in (1900, 2000)
        }
    return Suffix(found.end(), values, frozenset(measures), counts=True)


def _measure(text: str, end: int, values: frozenset[Fraction]) -> Suffix | None:
    place = end + 1 if text[end : end + 1] == " " else end
    half = re.compile("[個个]半(?=小時|小时|鐘頭|钟头|月|星期|世紀)").match(text, place)
    if half:
        values, place = frozenset(value + Fraction(1, 2) for value in values), half.end()
    found = _UNIT.match(text, place)
    if half and text[place : place + 1] == "月":
        return Suffix(place + 1, values, frozenset(("months", value) for value in values), counts=True)
    if not found or _NOT_UNIT.match(text, place):
        return _day(text, end, values)
    dimension, size = CHINESE_UNITS[found[0]]
    place = found.end()
    if text[place : place + 1] == "半" and dimension in ("seconds", "months"):
        values, place = frozenset(value + Fraction(1, 2) for value in values), place + 1
    vague = bool(_VAGUE.match(text, found.start())) and found[0] == "周"
    measures = frozenset((dimension, value * size) for value in values)
    rest = re.compile(r"[零又]?(\d+|[一二兩两三四五六七八九十]+)(?:分鐘|分钟)").match(text, place)
    if rest and size == 3600:
        minutes = _minutes(rest[1])
        measures, place = frozenset((d, value + minutes * 60) for d, value in measures), rest.end()
        return Suffix(place, frozenset(), measures, counts=True)
    return Suffix(place, values, measures, counts=True, vague=vague)


def _minutes(numeral: str) -> Fraction:
    if numeral.isdigit():
        return Fraction(numeral)
    tens, ten, ones = numeral.rpartition("十")
    digit = "零一二三四五六七八九"
    return Fraction((digit.find(tens) if tens else 1) * 10 * bool(ten) + max(0, digit.find(ones) if ones else 0))


def _day(text: str, end: int, values: frozenset[Fraction]) -> Suffix | None:
    found = _DAY.match(text, end)
    if not found or max(values) > 31:
        return None
    measures: set[Measure] = {("day", value) for value in values}
    if "日" in found[0]:
        measures |= {("seconds", value * 86400) for value in values}
    else:
        measures = set()
    return Suffix(found.end(), values, frozenset(measures), counts=True)


def _money(text: str, end: int, values: frozenset[Fraction], locale: Locale) -> Suffix | None:
    for pattern, codes in _CURRENCIES:
        found = pattern.match(text, end)
        if found:
            return Suffix(found.end(), values, currencies=codes, counts=True)
    found = _YUAN.match(text, end)
    if not found:
        return None
    for pattern, codes in _CURRENCIES:
        named = pattern.match(text, found.end())
        if named:
            return Suffix(named.end(), values, currencies=codes, counts=True)
    region = locale.region or ("CN" if locale.is_simplified else "TW")
    carried = {code for pattern, codes in _CURRENCIES if pattern.search(text) for code in codes}
    return Suffix(found.end(), values, currencies=YUAN.get(region, YUAN["CN"]) | carried, counts=True)


def _latin(text: str, end: int, values: frozenset[Fraction]) -> Suffix | None:
    sign = _SYMBOL.match(text, end)
    if sign:
        return Suffix(sign.end(), values, symbol(sign[1], values), counts=True)
    found = _LATIN.match(text, end)
    if not found:
        return None
    unit = found["unit"]
    sizes = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
    if unit in sizes:
        return Suffix(found.end(), values | {value * sizes[unit] for value in values}, counts=True)
    lengths = {"km": Fraction(1000), "cm": Fraction(1, 100), "mm": Fraction(1, 1000)}
    if unit in lengths:
        return Suffix(
            found.end(), values, frozenset(("length~", value * lengths[unit]) for value in values), counts=True
        )
    measures = frozenset(("mass~", value) for value in values) if unit == "kg" else frozenset()
    return Suffix(found.end(), values, measures, counts=True)


def _count(text: str, end: int, values: frozenset[Fraction]) -> Suffix:
    place = end + 1 if text[end : end + 1] == " " else end
    found = COUNTED.match(text, place)
    if not found:
        return Suffix(end, values)
    return Suffix(end, values, counts=True, vague=bool(_VAGUE.match(text, place)))
