"""The quantities of a Chinese text, read from left to right: the first pattern of the table that fits a place wins."""

import re
from collections.abc import Iterator
from fractions import Fraction

from toolkit.checks.numbers.chinese_dates import (
    Made,
    Rule,
    bare,
    date,
    decade,
    first,
    fiscal,
    idiom,
    one,
    quarter,
    quarter_hour,
    slashed,
    time,
    weekday,
    year,
)
from toolkit.checks.numbers.chinese_suffix import Suffix, before, suffix
from toolkit.checks.numbers.idioms import CHINESE_IDIOM
from toolkit.checks.numbers.numerals import DIGITS, NUMERAL, value_of
from toolkit.checks.numbers.quantity import Quantity
from toolkit.model.locale import Locale
from toolkit.model.text import Span

_WIDTH = str.maketrans("０１２３４５６７８９％．：／－～〜", "0123456789%.:/-~~")
_N = NUMERAL.pattern
_START = re.compile(
    r"(?:上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|[晚午深][上間间夜]|夜裡|夜里|[今昨當当]晚)(?=\s?[0-9一二兩两三四五六七八九十])|[0-9零〇一二兩两三四五六七八九十百千萬万億亿兆廿卅第半數数幾几上成翻雙双倆俩首星週周禮礼民QqF]"
)
_DAYPART = "上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|晚間|晚间|午夜|深夜|夜裡|夜里|今晚|昨晚|當晚|当晚"
_RANGE = re.compile(r"\s?(?:-|–|—|~|至|到)\s?(?=[0-9一二兩两三四五六七八九十百千])")


def _fraction(match: re.Match[str], locale: Locale) -> Made:
    whole = first(match["whole"]) if match["whole"] else Fraction(0)
    share = whole + first(match["over"]) / first(match["under"])
    yield one(match, ("share", share))


def _tenths(match: re.Match[str], locale: Locale) -> Made:
    share = first(match["n"]) / 10 + (Fraction(DIGITS[match["more"]], 100) if match["more"] else 0)
    yield one(match, ("share", share))


def _discount(match: re.Match[str], locale: Locale) -> Made:
    value = first(match["n"])
    paid = value / (10 if value <= 10 else 100)
    yield one(match, ("paid", paid))


def _doubled(match: re.Match[str], locale: Locale) -> Made:
    power = first(match["n"]) if match["n"] else Fraction(1)
    times = Fraction(2) ** int(power)
    yield one(match, ("times", times), ("share", times), ("share", times - 1), values=(times,), certain=power > 1)


def _order(match: re.Match[str], locale: Locale) -> Made:
    value = first(match["unit"])
    # 數十年 is also "decades", 上百 may be part of 線上百貨: neither is missed.
    certain = match["how"] in tuple("數数幾几") and not re.match(
        "[年天日週周]|個[月世小]|个[月世小]", match.string[match.end() :]
    )
    found = suffix(match.string, match.end(), frozenset({value}), locale)
    span = Span(match.start(), found.end)
    yield Quantity(span, frozenset({value}), frozenset({("order", value)}), certain, found.currencies)


def _teens(match: re.Match[str], locale: Locale) -> Made:
    scale = first(match["big"]) if match["big"] else Fraction(1)
    found = suffix(match.string, match.end(), frozenset({10 * scale, 12 * scale}), locale)
    measures = found.measures | ({("order", 10 * scale)} if not found.measures else set())
    yield Quantity(
        Span(match.start(), found.end), frozenset({10 * scale, 12 * scale}), measures, True, found.currencies
    )


def _half(match: re.Match[str], locale: Locale) -> Made:
    found = suffix(match.string, match.start("unit"), frozenset({Fraction(1, 2)}), locale)
    span = Span(match.start(), max(found.end, match.end()))
    yield Quantity(span, frozenset({Fraction(1, 2)}), found.measures, "月" not in match[0])


def _maybe_half(match: re.Match[str], locale: Locale) -> Made:
    yield one(match, ("share", Fraction(1, 2)), values=(Fraction(1, 2),), certain=False)


def _maybe(value: int) -> Rule:
    def rule(match: re.Match[str], locale: Locale) -> Made:
        yield one(match, values=(Fraction(value),), certain=False)

    return rule


def _neighbours(match: re.Match[str], locale: Locale) -> Made:
    low, high = DIGITS[match[1]], DIGITS[match[2]]
    scale = first(match["scale"]) if match["scale"] else Fraction(1)
    values = frozenset({low * scale, high * scale})
    found = suffix(match.string, match.end(), values, locale)
    certain = high - low == 1 and low > 1
    yield Quantity(Span(match.start(), found.end), values, found.measures, certain, found.currencies)


def _one_of_each(match: re.Match[str], locale: Locale) -> Made:
    yield one(
        match,
        ("share", first(match["over"]) / first(match["under"])),
        values=(first(match["under"]), first(match["over"])),
    )


def _numeral(match: re.Match[str], locale: Locale) -> Made:
    text, values = match.string, value_of(match[0])
    start, end = match.span()
    more = re.compile(r"\s?[多餘余來来幾几](?P<big>[百千萬万億亿兆]*)").match(text, end)
    if more and (
        more["big"] or re.match(r"[個个名位人家年天歲岁週周月小元美人次種种項项條条件倍]", text[more.end() :])
    ):
        end = more.end()
        values = frozenset(value * (first(more["big"]) if more["big"] else 1) for value in values)
    through = _RANGE.match(text, end)
    following = NUMERAL.match(text, through.end()) if through else None
    found = suffix(text, end, values, locale)
    if following and not found.measures and not found.counts:
        yield from _through(Span(start, end), values, following, locale)
        return
    currencies = found.currencies | before(text, start)
    certain = _is_certain(match[0], text, start, found, values, currencies)
    yield Quantity(Span(start, found.end), found.values, found.measures, certain, currencies)


def _through(span: Span, values: frozenset[Fraction], following: re.Match[str], locale: Locale) -> Made:
    # 3-5天, 500萬至800萬美元: the unit behind the second number belongs to both.
    text = following.string
    later = suffix(text, following.end(), value_of(following[0]), locale)
    scale = re.search(r"[萬万億亿兆]+$", following[0])
    if scale and max(values) < 10000:
        values |= {value * first(scale[0]) for value in values}
    shared = suffix(text, following.end(), values, locale)
    currencies = shared.currencies | before(text, span.start)
    yield Quantity(span, values, shared.measures, True, currencies)
    yield Quantity(Span(following.start(), later.end), later.values, later.measures, True, currencies)


def _is_certain(
    numeral: str, text: str, start: int, found: Suffix, values: frozenset[Fraction], currencies: frozenset[str]
) -> bool:
    if found.values and found.values <= {Fraction(0), Fraction(1)}:
        return bool(found.measures and numeral.isascii() and not _is_moment(found)) or (
            numeral.isascii() and bool(currencies)
        )
    if ("share", Fraction(1)) in found.measures and "倍" not in text[start : found.end]:
        return False  # 100% is also "completely"
    if numeral.isascii():
        return True
    if numeral[0] in "百千萬万億亿兆":
        return False
    if len(numeral) > 1:
        return True
    return not found.vague and bool(found.measures or found.counts or currencies) and text[start - 1 : start] != "第"


def _is_moment(found: Suffix) -> bool:
    return any(dimension in ("seconds", "months", "times") for dimension, _ in found.measures)


_BIGS = "[十百千萬万億亿兆]"
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern) if isinstance(pattern, str) else pattern, rule)
    for pattern, rule in (
        (CHINESE_IDIOM, idiom),
        (r"(?:星期|週|周|禮拜|礼拜)(?P<day>[一二三四五六日天])(?![天次日個个年月種种期回年小場场])", weekday),
        (
            (
                rf"(?:(?P<era>民國|民国|西元|公元)?\s?(?P<year>\d{{2,4}}|[一二][零〇○一二三四五六七八九]{{3}}|{_N})\s?年\s?)?"
                r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份)?(?!球|亮|餅|饼|老|台|薪|票|租|費|费|刊)"
                rf"(?:\s?(?P<day>[0-3]?\d|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|[一二三四五六七八九])\s?(?:[日號号]|(?!\d|[萬万千百年個个])))?"
            ),
            date,
        ),
        (r"(?P<era>)(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>[0-3]?\d)(?!\d)", date),
        (rf"(?P<era>民國|民国)\s?(?P<year>{_N})\s?年", year),
        (
            r"(?P<era>西元|公元)?\s?(?P<year>(?<!\d)[12]\d{3}|[一二][零〇○一二三四五六七八九]{3})\s?(?:年(?!代)|財年|财年)(?:度)?",
            year,
        ),
        (r"(?P<era>)(?P<year>(?<!\d)\d{2})\s?年(?=[底初中末春夏秋冬度])", year),
        (
            rf"(?:(?P<century>\d{{2}}|[一二]?十[一二九]?|上個?|上个?)世[紀纪]\s?)?(?P<decade>(?<!\d)\d{{2,4}}|{_N})\s?年代",
            decade,
        ),
        (r"(?P<century>)(?P<decade>(?<!\d)(?:[5-9][05]|[01][05]))[後后](?!來|来|的)", decade),
        (r"第?(?P<n>\d{1,2}|[一二]?十[一二三四五六七八九]?)\s?世[紀纪]", bare),
        (r"第?\s?(?P<n>[一二兩两三四1-4])\s?季(?:度)?(?!節|节|風|风)", quarter),
        (r"[Qq](?P<n>[1-4])(?!\d)", quarter),
        (r"FY\s?'?(?P<n>\d{2,4})", fiscal),
        (r"(?P<n>[一三])刻[鐘钟]", quarter_hour),
        (rf"(?P<whole>{_N})?又?(?P<under>{_N})分之(?P<over>{_N}(?:點{_N})?)", _fraction),
        (
            rf"(?:每)?(?P<under>\d+|{_N})\s?(?:個|个|名|位)?人(?:中|裡|里|之中)?[,，]?就?有(?P<over>\d+|{_N})\s?(?:個|个|名|位)?人?",
            _one_of_each,
        ),
        (
            (
                r"(?P<n>(?<![\d零〇一二三四五六七八九十百])[一二兩两三四五六七八九十])成(?P<more>[一二三四五六七八九](?!個|个|名|位))?"
                r"(?!為|为|功|立|本|[員员](?!工)|長|长|果|熟|績|绩|千|交|就|型|份|都|語|语|家|年|效|行|品|像|全|套|群|天|日|了|團|团)"
            ),
            _tenths,
        ),
        (rf"(?P<n>{_N})\s?折(?![騰腾磨疊叠中返扣射服損损斷断合算])", _discount),
        (r"翻(?:了)?(?:(?P<n>[兩两三四])番|一番|倍|番)", _doubled),
        (
            rf"(?P<how>[數数幾几]|(?<![線线網网以之身路馬马晚早車车桌加])上)(?P<unit>{_BIGS}+)(?!分|[貨货]|[年]老)",
            _order,
        ),
        (r"[數数]以(?P<how>)(?P<unit>[十百千萬万億亿])[計计]", _order),
        (r"(?<![一二三四五六七八九\d])十[幾几多餘余來来](?P<big>[萬万億亿]?)(?!年前的今天)", _teens),
        (r"[上下前後后]半(?=[年場场季月期段])", _maybe_half),
        (r"半(?:個|个)?多?(?P<unit>小時|小时|鐘頭|钟头|月|年|世紀|世纪|季度?)", _half),
        (r"一半|對半|对半|減半|减半|折半|過半|过半|半數|半数|半", _maybe_half),
        (
            (
                rf"(?:(?P<part>{_DAYPART})\s?)?(?P<hour>(?<!\d)[0-2]?\d|(?<![二三])十[一二]?|[一二兩两三四五六七八九])"
                r"(?:[點点](?!\d(?!\d?分))|[时時](?![間间代期裝装尚候常評评薪光刻差速不段機机分而]))\s?"
                r"(?P<rest>半|一刻|三刻|(?:\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])分)?(?P<colon>)(?:鐘|钟|整)?"
            ),
            time,
        ),
        (rf"(?:(?P<part>{_DAYPART})\s?)?(?P<hour>(?<![\d:])[0-2]?\d):(?P<colon>[0-5]\d)(?![\d:])(?P<rest>)", time),
        (
            (
                r"(?<![第一二兩两三四五六七八九十百千\d])([一二兩两三四五六七八])([二兩两三四五六七八九])"
                rf"(?P<scale>{_BIGS}*)(?=[個个名位人家年天日週周月小次種种項项條条件歲岁倍元成折塊块點点句])"
            ),
            _neighbours,
        ),
        (r"(?<![\d.])(\d{1,2})/(\d{1,3})(?![\d/])", slashed),
        (_N, _numeral),
        (r"雙|双|倆|俩", _maybe(2)),
        (r"首", _maybe(1)),
    )
)
"""What is tried at each place, in this order."""


def chinese_quantities(text: str, locale: Locale) -> Iterator[Quantity]:
    """Yield the quantities of a Chinese text in reading order."""
    plain, position = text.translate(_WIDTH), 0
    while found := _START.search(plain, position):
        position = found.start()
        for pattern, rule in RULES:
            match = pattern.match(plain, position)
            if match and match.end() > position:
                made = list(rule(match, locale))
                yield from made
                position = max([match.end(), *(quantity.span.end for quantity in made)])
                break
        else:
            position += 1
