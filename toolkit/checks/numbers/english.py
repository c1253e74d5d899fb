"""The quantities of an English text, read from left to right: the first pattern of the table that fits a place wins."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from toolkit.checks.numbers.english_counts import HALF, UNIT, UNITS, currency, number, numeral
from toolkit.checks.numbers.english_dates import (
    Made,
    clock,
    dated,
    decade,
    decade_word,
    fiscal,
    half_past,
    idiom,
    iso,
    made_of,
    month,
    numeric_date,
    quarter,
    quarter_century,
    quarter_hour,
    quarter_year,
    short_weekday,
    weekday,
)
from toolkit.checks.numbers.idioms import ENGLISH_IDIOM
from toolkit.checks.numbers.quantity import Quantity
from toolkit.checks.numbers.units import ENGLISH_UNITS
from toolkit.checks.numbers.words import DIGIT, MONTHS, NUMBER, ORDINAL
from toolkit.model.text import Span

Rule = Callable[[re.Match[str]], Made]

_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
# May and march are words too: they are months only in certain company.
_PLAIN_MONTH = "|".join(
    name.title() for name in sorted(MONTHS, key=len, reverse=True) if name[:3] not in ("may", "mar")
)
_ORDINAL = "|".join(sorted(ORDINAL, key=lambda word: (-len(word), word)))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PART_OF_DAY = (
    r"[ap]\.?m(?:\.|\b)|in the (?:morning|afternoon|evening)|o['’]clock(?: in the (?:morning|afternoon|evening))?"
)
_TIME_UNIT = r"\s(?:days?|weeks?|months?|years?|hours?|minutes?)"
_DAY = r"(?:the\s)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%])"


def _half(match: re.Match[str]) -> Made:
    unit = UNIT.match(match.string, match.end())
    big = re.compile(r"\s(?:a\s)?(million|billion|trillion|dozen)\b", re.IGNORECASE).match(match.string, match.end())
    if big:
        value = number(big[1]) / 2
        yield Quantity(
            Span(match.start(), big.end()),
            frozenset({value}),
            currencies=currency(match.string, match.start(), big.end())[1],
        )
    elif percent := re.compile(r"\s?(?:a\s)?(?:percent|per\scent)").match(match.string, match.end()):
        yield Quantity(Span(match.start(), percent.end()), frozenset(), frozenset({("share", Fraction(1, 200))}))
    elif unit and (match["article"] or match[0].endswith("-")):
        dimension, size = ENGLISH_UNITS[unit["unit"].lower().replace(" ", "-")]
        yield Quantity(Span(match.start(), unit.end()), frozenset({Fraction(1, 2)}), frozenset({(dimension, size / 2)}))
    else:
        half = Fraction(1, 2)
        yield made_of(match, ("share", half), ("paid", half), values=(half,), certain=False)


def _fraction(match: re.Match[str]) -> Made:
    over = Fraction(1) if match["over"].lower() in ("a", "an") else number(match["over"])
    word = match["under"].lower().rstrip("s")
    under = {"quarter": 4, "hal": 2, "half": 2, "halve": 2}.get(word) or ORDINAL.get(word, 0)
    if under:
        share = ("share", over / under)
        yield made_of(match, share, ("quarters", over) if under == 4 else share, values=(over,) if under > 4 else ())


def _one_in(match: re.Match[str]) -> Made:
    over, under = number(match["over"]), number(match["under"])
    yield made_of(match, ("share", over / under), values=(over, under))


def _plural_order(match: re.Match[str]) -> Made:
    scale = number(match["scale"]) if match["scale"] else Fraction(1)
    word = match["word"].lower().rstrip("s")
    value = {"ten": Fraction(10), "score": Fraction(20), "dozen": Fraction(10)}.get(word) or number(word)
    found = currency(match.string, match.start(), match.end())
    measures = {("order", value * scale)} | (
        {("order", Fraction(20)), ("order", Fraction(12))} if word == "dozen" else set()
    )
    yield Quantity(Span(match.start(), match.end()), frozenset({value * scale}), frozenset(measures), False, found[1])


def _multiple(match: re.Match[str]) -> Made:
    word = match[0].lower()
    stem = next(
        stem
        for stem in ("twi", "onc", "thric", "doubl", "tripl", "trebl", "quadrupl", "quintupl")
        if word.startswith(stem)
    )
    value = Fraction({"onc": 1, "twi": 2, "doubl": 2, "thric": 3, "tripl": 3, "trebl": 3, "quadrupl": 4}.get(stem, 5))
    measures = (("times", value), ("share", value - 1))
    yield made_of(match, *measures, values=(value,), certain=value > 2)


def _maybe(value: int) -> Rule:
    def rule(match: re.Match[str]) -> Made:
        yield made_of(match, values=(Fraction(value),), certain=False)

    return rule


def _noon(match: re.Match[str]) -> Made:
    yield made_of(match, ("time", Fraction(720 if match[0].lower() in ("noon", "midday") else 0)), certain=False)


def _article(match: re.Match[str]) -> Made:
    # a week, a decade: answers 一周 and 十年, is not missed itself; with "and a half" it is a number.
    half = HALF.match(match.string, match.end())
    value = Fraction(3, 2) if half else Fraction(1)
    dimension, size = ENGLISH_UNITS[match["unit"].lower().replace(" ", "-")]
    span = Span(match.start(), half.end() if half else match.end())
    more = re.compile(r"\s(?:and|,)\s(\w+)\sminutes").match(match.string, match.end())
    if more and NUMBER.fullmatch(more[1]):
        yield Quantity(
            Span(match.start(), more.end()), frozenset(), frozenset({(dimension, size + 60 * number(more[1]))})
        )
    else:
        yield Quantity(span, frozenset({value}), frozenset({(dimension, value * size)}), bool(half))


def _ordinal(match: re.Match[str]) -> Made:
    text = match[0].lower()
    digits = re.match(r"\d+", text)
    if digits:
        value = Fraction(digits[0])
    else:
        *tens, last = re.split("[- ]", text)
        value = ORDINAL[last] + sum((number(word) for word in tens), Fraction(0))
    yield made_of(match, values=(value,), certain=value > 2)


RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE) if isinstance(pattern, str) else pattern, rule)
    for pattern, rule in (
        (ENGLISH_IDIOM, idiom),
        (rf"(?P<month>{_MONTH})\s{_DAY}(?!\s(?:people|percent|million))", dated),
        (rf"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})(?![a-z])", dated),
        (
            re.compile(rf"(?<![A-Za-z])(?P<month>{_PLAIN_MONTH})(?![A-Za-z])"),
            month,
        ),
        (
            re.compile(
                r"(?<=in |by |of |nd |ce |il |is |xt |st |ly |te |id |om |to )(?:May|March)(?![a-z])"
                r"|(?:May|March)(?=,? (?:19|20)\d\d|$)"
            ),
            month,
        ),
        (r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>[0-3]?\d)(?!\d)", iso),
        (r"(?<![\d/.])([0-3]?\d)/([0-3]?\d)(?:/(\d{4}|\d\d))?(?![\d/])", numeric_date),
        (r"(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![a-z])", weekday),
        (re.compile(r"(?<![A-Za-z])(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?![A-Za-z])"), short_weekday),
        (r"(?:(?<!\d)|')(?P<n>(?:1[5-9]|20)?\d0)['’]?s(?![a-z])", decade),
        (r"(?<![a-z])(?P<n>twen|thir|for|fif|six|seven|eigh|nine)ties(?![a-z])", decade_word),
        (r"(?<![a-z])Q\s?(?P<n>[1-4])(?!\d)", quarter),
        (r"(?<!\d)(?P<n>[1-4])Q(?:\s?(?:FY)?'?(?P<year>20\d\d|\d\d))?(?![a-z\d])", quarter_year),
        (r"(?P<n>a|three)\squarters?\sof\san\shour(?![a-z])", quarter_hour),
        (r"(?:a\s)?quarter[\s-](?:of\sa\s)?century(?![a-z])", quarter_century),
        (
            r"(?<![a-z])(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)(?:\s(?:fiscal|calendar))?[\s-]quarter(?![a-z])",
            quarter,
        ),
        (r"(?<![a-z])FY\s?'?(?P<n>\d{4}|\d\d)", fiscal),
        (rf"(?P<how>half past|quarter past|quarter to)\s(?P<hour>{DIGIT}|\d{{1,2}})(?![a-z])", half_past),
        (
            rf"(?<![\d:.$])(?P<hour>[0-2]?\d|(?:{DIGIT}|ten|eleven|twelve))(?::(?P<minute>[0-5]\d))?\s?(?P<half>{_PART_OF_DAY})",
            clock,
        ),
        (r"(?<![\d:])(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?![\d:])(?P<half>)", clock),
        (
            r"(?P<over>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<under>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)s?(?=\sof\b|[.,;:!?)]|\s(?:less|more|fewer|lower|higher|from|cut|drop|in|compared)\b|$)",
            _fraction,
        ),
        (
            r"(?P<over>one|two|three|four|five|six|seven|eight|nine)-(?P<under>thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?![a-z])",
            _fraction,
        ),
        (
            (
                r"(?P<over>two|three|four|five|six|seven|eight|nine)\s"
                r"(?P<under>thirds|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)(?![a-z])"
            ),
            _fraction,
        ),
        (
            (
                rf"(?<![a-z])(?P<over>{DIGIT}|\d+)\s(?:in|out of)(?:\severy)?\s"
                rf"(?P<under>{DIGIT}|ten|twenty|hundred|\d{{1,3}})"
                rf"(?![\d,]*\d|[a-z]|{_TIME_UNIT})"
            ),
            _one_in,
        ),
        (
            (
                r"(?<![a-z])(?:(?P<article>(?:an?\s)?half\san?|a\shalf)|half)"
                r"(?:-|(?=\s(?:a\s)?(?:million|billion|trillion|dozen))|(?![a-z-]))"
            ),
            _half,
        ),
        (
            r"(?<![a-z])(?P<word>tens|dozens?|scores|hundreds|thousands|millions|billions|trillions)(?:\sof\s(?P<scale>thousand|million|billion|trillion)s)?(?![a-z])(?<!dozen)",
            _plural_order,
        ),
        (
            r"(?<![a-z])(?:once|twice|thrice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|quintupl(?:e[sd]?|ing))(?![a-z])",
            _multiple,
        ),
        (r"(?<![a-z])(?:both|couples?|pairs?|duo|twins?|dual|bi-?weekly|two-)(?![a-z])", _maybe(2)),
        (r"(?<![a-z])(?:trio|triplets?)(?![a-z])", _maybe(3)),
        (r"(?<![a-z])(?:single|sole|another|each|solo)(?![a-z])", _maybe(1)),
        (r"(?<![a-z])(?:noon|midday|midnight)(?![a-z])", _noon),
        (
            rf"(?<![a-z])(?:an?|per|each|every|last|next|this|the)\s(?P<unit>(?<!the\s)(?<!this\s)(?<!last\s)(?<!next\s)(?<!every\s)seconds?|(?!second)(?:{UNITS}))(?![a-z])(?!-old)",
            _article,
        ),
        (r"(?<![a-z\d.,])\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)(?![a-z])", _ordinal),
        (
            rf"(?<![a-z])(?:(?:{_TENS})[- ])?(?:{_ORDINAL})(?![a-z])",
            _ordinal,
        ),
        (NUMBER, numeral),
    )
)
_WIDTH = str.maketrans("０１２３４５６７８９％．，：／－", "0123456789%.,:/-")
_STARTS = re.compile(r"(?<![A-Za-z])[A-Za-z']|(?<!\d)\d|(?<=[A-Za-z])\d")


def english_quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of an English text in reading order."""
    position = 0
    text = text.translate(_WIDTH)
    while found := _STARTS.search(text, position):
        position = found.start()
        for pattern, rule in RULES:
            match = pattern.match(text, position)
            if match and match.end() > position:
                made = list(rule(match))
                yield from made
                position = max([match.end(), *(quantity.span.end for quantity in made)])
                break
        else:
            position += 1
