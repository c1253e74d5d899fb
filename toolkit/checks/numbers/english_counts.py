"""English numerals with what stands around them: units, shares, currencies, ranges."""

import re
from collections.abc import Iterator
from fractions import Fraction

from toolkit.checks.numbers.quantity import Quantity, symbol
from toolkit.checks.numbers.units import ENGLISH_CURRENCIES, ENGLISH_UNITS, SYMBOLS
from toolkit.checks.numbers.words import NUMBER, value_of
from toolkit.model.text import Span

_RANGE = re.compile(r"\s?(?:-|–|—|to|or|and|through|until)\s?(?=[$€£¥\w])")
UNITS = "|".join(sorted((name.replace("-", "[ -]") for name in ENGLISH_UNITS), key=lambda name: (-len(name), name)))
UNIT = re.compile(
    rf"[\s-]?(?:(?:full|whole|consecutive|straight|more|long|odd|short|calendar|working|business)\s)?(?P<unit>{UNITS})\b(?!-old)",
    re.IGNORECASE,
)
HALF = re.compile(r"\s(?:and|&)\sa\shalf\b", re.IGNORECASE)
_PERCENT = re.compile(
    r"[\s-]?(?:%|percent(?:age)?\b|per\scent\b|pct\b|pc\b)(?P<point>[\s-](?:percentage[\s-])?points?)?", re.IGNORECASE
)
_TIMES = re.compile(r"(?:\s?[x×](?![\dA-Za-z])|[\s-]?fold\b|[\s-]times\b|\smultiples?\b)", re.IGNORECASE)
_CODES = tuple(
    (re.compile(r"[\s-]?(?:" + pattern + r")(?![\w])", re.IGNORECASE), codes) for pattern, codes in ENGLISH_CURRENCIES
)
_CODES_BEFORE = tuple(
    (re.compile(r"(?<![A-Za-z])(?:" + pattern + r")\s?$"), codes) for pattern, codes in ENGLISH_CURRENCIES
)


_SYMBOL = re.compile(rf"\s?({SYMBOLS})(?![A-Za-z])")
_VAGUE = re.compile("(?:an? )?(?:hundred|thousand|million|billion|dozen)", re.IGNORECASE)
_SAVED = re.compile(r"\b(?:off|discount(?:ed|s)?|cheaper|reduction|reduced|less)\b", re.IGNORECASE)
_REST = re.compile(r",?\s(?:and\s)?(\w+)[\s-](minutes?|months?)\b")
_SECOND = re.compile(rf"(?:[A-Z]{{1,3}})?[$€£¥]?(?P<n>{NUMBER.pattern})", re.IGNORECASE)


def number(text: str) -> Fraction:
    """Return the value of a numeral; the smallest if it has several."""
    return min(value_of(text))


def numeral(match: re.Match[str]) -> Iterator[Quantity]:
    """Yield a numeral with its unit; of a range the first number, with the unit of the second."""
    text, values = match.string, value_of(match[0])
    start, end = match.span()
    half = HALF.match(text, end)
    if half:
        end, values = _and_a_half(match[0], text, half.end(), values)
    through = _RANGE.match(text, end)
    following = _SECOND.match(text, through.end()) if through else None
    quantity = _with_unit(text, start, end, values)
    if following and not quantity.measures and (quantity.span.end == end or quantity.currencies):
        later = _with_unit(text, following.start("n"), following.end(), values)
        scale = re.search(r"(?:hundred|thousand|million|billion|trillion|bn|mn|[kmbtKMBT])$", following["n"])
        if scale and max(values) < 1000:
            more = frozenset(value * number("1 " + scale[0]) for value in values)
            later = _with_unit(text, following.start("n"), following.end(), values | more)
        if through and "and" in through[0] and not re.search(r"\bbetween\s\S*$", text[:start]) and later.measures:
            later = Quantity(later.span, later.values, frozenset(), True, later.currencies)
        quantity = Quantity(
            Span(start, end), later.values, later.measures, True, quantity.currencies | later.currencies
        )
    yield quantity


def _and_a_half(numeral: str, text: str, end: int, values: frozenset[Fraction]) -> tuple[int, frozenset[Fraction]]:
    # one and a half million, a million and a half
    behind = re.compile(r"\s(million|billion|trillion|thousand|hundred|dozen)\b", re.IGNORECASE).match(text, end)
    if behind:
        return behind.end(), frozenset((value + Fraction(1, 2)) * number(behind[1]) for value in values)
    scale = re.search(r"(million|billion|trillion|thousand|hundred|dozen)$", numeral, re.IGNORECASE)
    return end, frozenset(value + (number(scale[1]) if scale else Fraction(1)) / 2 for value in values)


def _with_unit(text: str, start: int, end: int, values: frozenset[Fraction]) -> Quantity:
    percent = _PERCENT.match(text, end)
    if percent:
        measures = frozenset(("point", v) if percent["point"] else ("share", v / 100) for v in values)
        # 20% off is 八折: what is paid, not what is saved.
        saved = bool(_SAVED.search(text))
        measures |= {("paid", 1 - v / 100 if saved else v / 100) for v in values}
        return Quantity(Span(start, percent.end()), values, measures, values != {Fraction(100)})
    times = _TIMES.match(text, end)
    if times:
        measures = frozenset((dimension, v) for v in values for dimension in ("times", "share"))
        return Quantity(Span(start, times.end()), values, measures, not _VAGUE.fullmatch(text, start, end))
    sign = _SYMBOL.match(text, end)
    if sign:
        return Quantity(Span(start, sign.end()), values, symbol(sign[1], values))
    end_of_money, currencies = currency(text, start, end)
    if currencies:
        pounds = text[end:end_of_money].lower().strip(" -") in ("pound", "pounds")
        weight = frozenset(("mass~", value * Fraction("0.45359237")) for value in values if pounds)
        return Quantity(Span(start, end_of_money), values, weight, True, currencies)
    unit = UNIT.match(text, end)
    if unit and not (unit["unit"] in ("second", "quarter") and values == {1}):
        return _measured(text, Span(start, unit.end()), unit, values)
    certain = not values <= {Fraction(0), Fraction(1)} and not _VAGUE.fullmatch(text, start, end)
    return Quantity(Span(start, end), values, frozenset(), certain)


def _measured(text: str, span: Span, unit: re.Match[str], values: frozenset[Fraction]) -> Quantity:
    dimension, size = ENGLISH_UNITS[re.sub(r"\s", "-", unit["unit"].lower())]
    end, certain = span.end, not values <= {Fraction(1), Fraction(0)}
    half = HALF.match(text, end)
    if half:
        end, values, certain = half.end(), frozenset(value + Fraction(1, 2) for value in values), True
    measures = frozenset((dimension, value * size) for value in values)
    if dimension == "months" and size == 3:
        measures |= {("quarters", value) for value in values}
    rest = _REST.match(text, end)
    if rest and NUMBER.fullmatch(rest[1]) and (int(size), rest[2][:3]) in ((3600, "min"), (12, "mon")):
        more = number(rest[1]) * ENGLISH_UNITS[rest[2]][1]
        return Quantity(Span(span.start, rest.end()), frozenset(), frozenset((d, v + more) for d, v in measures))
    return Quantity(Span(span.start, end), values, measures, certain)


def currency(text: str, start: int, end: int) -> tuple[int, frozenset[str]]:
    """Return where the words of a currency behind a number end, and the codes that they, or a sign before it, mean."""
    head = text[max(0, start - 8) : start]
    before = next((codes for pattern, codes in _CODES_BEFORE if pattern.search(head)), frozenset())
    for pattern, codes in _CODES:
        found = pattern.match(text, end)
        if found and "$" not in found[0]:
            return found.end(), before & codes or codes
    return end, before
