"""English number words, months and weekdays, and the value of a numeral in digits and words."""

import re
from fractions import Fraction

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
ONES = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: 20 + 10 * index for index, word in enumerate(_TENS.split())}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "t": 10**12,
}
ORDINAL = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = "|".join(sorted((*ONES, *TENS), key=lambda word: (-len(word), word)))
_BIG = "dozen|hundred|thousand|million|billion|trillion"
_LITERAL = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SHORT = r"(?:\s?(?:thousand|million|billion|trillion|dozen|hundred|bn|mn|tn)|[kKMBT]|m(?=\s|-|$|[.,;)]))(?![A-Za-z])"
_WORD = rf"(?:{_SMALL}|{_BIG})(?![a-z])"
NUMBER = re.compile(
    rf"{_LITERAL}(?:{_SHORT})*"
    rf"|(?<![A-Za-z])(?:(?:an?)\s(?=(?:{_BIG})(?![a-z]))|)(?:{_WORD})(?:(?:\s|-|\sand\s(?=(?:{_SMALL})(?![a-z])(?=.)))(?:{_WORD}))*"
    rf"(?:\spoint(?:\s(?:zero|{DIGIT}))+(?:\s(?:million|billion|trillion))?)?",
    re.IGNORECASE,
)
"""Digits with or without a scale, or number words; "m" is a million or metres, see `value_of`."""


def value_of(numeral: str) -> frozenset[Fraction]:
    """Return what a numeral may be worth.

    >>> [float(max(value_of(text))) for text in ("1,000", "3.5 million", "a hundred and twenty", "forty-five thousand")]
    [1000.0, 3500000.0, 120.0, 45000.0]
    """
    literal = re.match(_LITERAL, numeral)
    if literal:
        value = Fraction(literal[0].replace(",", ""))
        scaled = value
        for word in re.findall("[A-Za-z]+", numeral[literal.end() :]):
            scaled *= SCALES[word.lower()]
        ambiguous = re.fullmatch("[kKmMBTb]", numeral[literal.end() :])
        return frozenset({value, scaled}) if ambiguous else frozenset({scaled})
    whole, _, decimals = numeral.lower().partition(" point ")
    value = _words(whole)
    if decimals:
        *digits, last = decimals.split()
        scale = SCALES.get(last, 1)
        digits = digits if last in SCALES else [*digits, last]
        value = (value + Fraction("0." + "".join(str(ONES[digit]) for digit in digits))) * scale
    return frozenset({value})


def _words(text: str) -> Fraction:
    total, section = Fraction(0), Fraction(0)
    for word in re.findall("[a-z]+", text):
        if word in ONES or word in TENS:
            section += ONES.get(word, 0) or TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            section = (section or Fraction(1)) * SCALES[word]
        elif word in SCALES:
            total += (section or Fraction(0 if total else 1)) * SCALES[word]
            section = Fraction(0)
    return total + section
