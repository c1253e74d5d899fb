"""Chinese dates, years, decades, quarters, weekdays and times of day, and the numerals that are none."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from toolkit.checks.numbers.idioms import FEASTS
from toolkit.checks.numbers.numerals import DIGITS, NUMERAL, value_of
from toolkit.checks.numbers.quantity import Measure, Quantity
from toolkit.model.locale import Locale
from toolkit.model.text import Span

Made = Iterator[Quantity]
Rule = Callable[[re.Match[str], Locale], Made]


def first(text: str) -> Fraction:
    """Return the value of a numeral; the smallest if it has several."""
    return min(value_of(text))


def one(match: re.Match[str], *measures: Measure, values: tuple[Fraction, ...] = (), certain: bool = True) -> Quantity:
    """Return the quantity of a whole match."""
    return Quantity(Span(*match.span()), frozenset(values), frozenset(measures), certain)


def idiom(match: re.Match[str], locale: Locale) -> Made:
    """A word with a numeral that says no number answers one, and is not missed itself."""
    values = tuple(
        Fraction(DIGITS[char]) if char in DIGITS else first(char) for char in match[0] if NUMERAL.match(char)
    )
    if match[0] in FEASTS:
        day = Fraction(FEASTS[match[0]])
        yield one(match, ("month-day", day), ("year", day), values=(day,), certain=False)
        return
    digits = [DIGITS[char] for char in match[0] if char in DIGITS]
    if len(digits) == len(match[0]) == 3:  # 九一一: the day of an event
        yield one(match, ("month-day", Fraction(100 * digits[0] + 10 * digits[1] + digits[2])), certain=False)
    else:
        yield one(match, values=values, certain=False)


def weekday(match: re.Match[str], locale: Locale) -> Made:
    """Read 星期三."""
    yield one(match, ("weekday", Fraction("一二三四五六日".index(match["day"].replace("天", "日")) + 1)))


def date(match: re.Match[str], locale: Locale) -> Made:
    """Read 2024年10月28日, 10月28日, 10月."""
    year, month, day = match["year"], first(match["month"]), match["day"]
    if year:
        measures = _years(first(year), match["era"] or "")
        yield Quantity(Span(*match.span("year")), frozenset(value for _, value in measures), measures)
    span = Span(match.start("month"), match.end())
    if day:
        yield Quantity(span, value_of(day), frozenset({("month-day", month * 100 + first(day))}))
    else:
        yield Quantity(span, frozenset({month}), frozenset({("month", month)}))


def _years(year: Fraction, era: str) -> frozenset[Measure]:
    if era in ("民國", "民国"):
        return frozenset({("year", year + 1911)})
    if year < 100:
        return frozenset({("year", year + 1900), ("year", year + 2000)})
    return frozenset({("year", year)})


def year(match: re.Match[str], locale: Locale) -> Made:
    """Read 2024年, 民國113年."""
    measures = _years(first(match["year"]), match["era"] or "")
    yield Quantity(Span(*match.span()), frozenset(year for _, year in measures), measures)


def slashed(match: re.Match[str], locale: Locale) -> Made:
    """Read 10/28, which may be a share too."""
    over, under = Fraction(match[1]), Fraction(match[2] or 1)
    measures: list[Measure] = [("share", over / under)] if under else []
    measures += [("month-day", a * 100 + b) for a, b in ((over, under), (under, over)) if 1 <= a <= 12 and 1 <= b <= 31]
    yield one(match, *measures, values=(over, under))


def decade(match: re.Match[str], locale: Locale) -> Made:
    """Read 90年代, 上世紀90年代."""
    value, century = first(match["decade"]), match["century"]
    if value >= 100:
        years = [value]
    elif century and NUMERAL.match(century):
        years = [(first(century) - 1) * 100 + value]
    else:
        years = [1900 + value] if century or value > 30 else [1900 + value, 2000 + value]
    yield one(match, *(("decade", year) for year in years), values=(value, *years))


def bare(match: re.Match[str], locale: Locale) -> Made:
    """A number without a measure: 21世紀."""
    yield one(match, values=(first(match["n"]),))


def quarter(match: re.Match[str], locale: Locale) -> Made:
    """Read 第二季度, Q2, 前三季."""
    number = first(match["n"])
    measures: list[Measure] = [("quarter", number)]
    if match[0][0] not in "第Qq":
        measures += [("quarters", number), ("months", number * 3)]  # 前三季
    yield one(match, *measures, values=(number,))


def quarter_hour(match: re.Match[str], locale: Locale) -> Made:
    """Read 一刻鐘."""
    yield one(match, ("seconds", 900 * first(match["n"])))


def fiscal(match: re.Match[str], locale: Locale) -> Made:
    """Read FY2024."""
    yield one(match, *_years(Fraction(match["n"]), ""), values=(Fraction(match["n"]),))


def time(match: re.Match[str], locale: Locale) -> Made:
    """Read 下午3點, 15:00."""
    hour, part = first(match["hour"]), match["part"] or ""
    rest = match["rest"] or match["colon"] or ""
    minutes = {"半": 30, "一刻": 15, "三刻": 45}.get(rest)
    if minutes is None:
        found = NUMERAL.match(rest)
        minutes = int(first(found[0])) if found else 0
    afternoon = hour < 12 and re.fullmatch("下午|傍晚|晚.*|.*晚|深夜|夜.", part)
    hours = [hour + 12] if afternoon else [hour] if part or hour > 12 else [hour, (hour + 12) % 24]
    values = (hour,) if not rest else ()
    yield one(match, *(("time", h * 60 + minutes) for h in hours), values=values, certain=hour != 1 or bool(part))
