"""The value of a Chinese numeral: digits, characters, and both mixed (1萬4000, 兩千五, 三點五億)."""

import re
from collections.abc import Iterator
from fractions import Fraction

DIGITS = dict(zip("零〇○一二兩两三四五六七八九", (0, 0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
SMALL = {"十": 10, "百": 100, "千": 1000}
TENS = {"廿": 20, "卅": 30}
BIG = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
DIGIT = f"[{''.join(DIGITS)}]"
LITERAL = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
NUMERAL = re.compile(
    rf"(?:{LITERAL}(?:\s?[十百千萬万億亿兆]+)?|[廿卅十百千萬万億亿兆]|{DIGIT}(?:[點点]{DIGIT}+(?![分刻])(?=[萬万億亿兆倍成%個个])|))"
    rf"(?:(?<=[十百千萬万億亿兆])\s?{LITERAL}\s?[千百萬万億亿]*|{DIGIT}|[十百千萬万億亿兆廿卅])*"
)
"""A numeral as long as it goes on."""
_TOKEN = re.compile(rf"{LITERAL}|{DIGIT}[點点]{DIGIT}+|{DIGIT}|[廿卅十百千萬万億亿兆]")


def value_of(numeral: str) -> frozenset[Fraction]:
    """Return what a numeral may be worth; more than one value only where people write it in two ways.

    >>> [int(min(value_of(numeral))) for numeral in ("1萬4000", "兩千五", "一億二千萬", "二〇二四", "三點五億")]
    [14000, 2500, 120000000, 2024, 350000000]
    """
    tokens = _TOKEN.findall(numeral)
    if len(tokens) > 1 and all(token in DIGITS for token in tokens):
        return frozenset({Fraction("".join(str(DIGITS[token]) for token in tokens))})
    return frozenset(_evaluate(tokens))


def _evaluate(tokens: list[str]) -> Iterator[Fraction]:
    total, section, current = Fraction(0), Fraction(0), None
    unit, last_big, zero = Fraction(0), Fraction(10**16), False
    for part in tokens:
        if part in BIG:
            big = Fraction(BIG[part])
            section += current or 0
            if big > last_big or (not section and total):
                total = (total + section) * big
            else:
                total += (section or 1) * big
            section, current, unit, last_big, zero = Fraction(0), None, big, big, False
        elif part in SMALL:
            section += (1 if current is None else current) * SMALL[part]
            current, unit, zero = None, Fraction(SMALL[part]), False
        elif part in TENS:
            section += TENS[part]
            current, unit = None, Fraction(10)
        else:
            zero = zero or part in "零〇○"
            number = _plain(part)
            current = number if not current or len(part) > 1 else current * 10 + number
    rest = current or Fraction(0)
    total += section
    # 一萬五 is 15,000 and 兩千五 2,500; behind 零 or as 1萬4000 the rest says itself what it is worth.
    short = bool(rest) and rest < 10 and unit >= 100 and not zero
    literal = bool(tokens) and tokens[-1][0].isdigit() and tokens[-1].isascii()
    if short:
        yield total + rest * unit / 10
    if not short or literal:
        yield total + rest


def _plain(token: str) -> Fraction:
    if token in DIGITS:
        return Fraction(DIGITS[token])
    whole, point, rest = token.replace("点", "點").partition("點")
    if point:
        return Fraction("".join(str(DIGITS[digit]) for digit in whole) + "." + "".join(str(DIGITS[d]) for d in rest))
    return Fraction(token.replace(",", ""))
