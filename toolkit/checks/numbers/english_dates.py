"""English dates, decades, quarters, weekdays and times of day, and the numerals that are none."""

import re
from collections.abc import Iterator
from fractions import Fraction

from toolkit.checks.numbers.english_counts import number
from toolkit.checks.numbers.quantity import Measure, Quantity
from toolkit.checks.numbers.words import MONTHS, NUMBER, ORDINAL, WEEKDAYS, value_of
from toolkit.model.text import Span

Made = Iterator[Quantity]


def made_of(
    match: re.Match[str], *measures: Measure, values: tuple[Fraction, ...] = (), certain: bool = True
) -> Quantity:
    """Return the quantity of a whole match."""
    return Quantity(Span(*match.span()), frozenset(values), frozenset(measures), certain)


def idiom(match: re.Match[str]) -> Made:
    """Read no one."""
    values = tuple(value for found in NUMBER.finditer(match[0]) for value in value_of(found[0]))
    values += tuple(
        Fraction(ORDINAL[word.lower()]) for word in re.findall("[A-Za-z]+", match[0]) if word.lower() in ORDINAL
    )
    yield made_of(match, values=values, certain=False)


def dated(match: re.Match[str]) -> Made:
    """Read October 28."""
    month, day = Fraction(MONTHS[match["month"].lower().rstrip(".")]), Fraction(match["day"])
    yield made_of(match, ("month-day", month * 100 + day), values=(day,))


def month(match: re.Match[str]) -> Made:
    """Read October."""
    month = Fraction(MONTHS[match[0].lower().rstrip(".")])
    yield made_of(match, ("month", month), values=(month,))


def iso(match: re.Match[str]) -> Made:
    """Read 2024-10-28."""
    yield Quantity(
        Span(match.start(), match.end("year")),
        frozenset({Fraction(match["year"])}),
        frozenset({("year", Fraction(match["year"]))}),
    )
    yield Quantity(
        Span(match.start("month"), match.end()),
        frozenset(),
        frozenset({("month-day", Fraction(match["month"]) * 100 + Fraction(match["day"]))}),
    )


def numeric_date(match: re.Match[str]) -> Made:
    """Read 10/28/2024, which may be a share too."""
    one, other = Fraction(match[1]), Fraction(match[2])
    measures = [("month-day", a * 100 + b) for a, b in ((one, other), (other, one)) if 1 <= a <= 12 and 1 <= b <= 31]
    if not match[3] and other:
        measures.append(("share", one / other))
    yield Quantity(Span(match.start(), match.end(2)), frozenset({one, other}), frozenset(measures))
    if match[3]:
        years = (Fraction(match[3]),) if len(match[3]) == 4 else (Fraction(match[3]) + 2000, Fraction(match[3]) + 1900)
        yield Quantity(Span(*match.span(3)), frozenset(years), frozenset(("year", year) for year in years))


def weekday(match: re.Match[str]) -> Made:
    """Read Wednesday."""
    yield made_of(match, ("weekday", Fraction(WEEKDAYS.index(match[0][:3].lower()) + 1)))


def short_weekday(match: re.Match[str]) -> Made:
    """Read Wed, which answers a weekday; Sat and Sun are words too, so it is not missed itself."""
    yield made_of(match, ("weekday", Fraction(WEEKDAYS.index(match[0][:3].lower()) + 1)), certain=False)


def decade(match: re.Match[str]) -> Made:
    """Read 1990s."""
    value = Fraction(match["n"])
    years = (value,) if value >= 100 else (1900 + value, 2000 + value) if value < 40 else (1900 + value,)
    # the early 2000s: 21世紀初
    century = (value / 100 + 1,) if value >= 1000 and value % 100 == 0 else ()
    yield made_of(match, *(("decade", year) for year in years), values=(value, *years, *century))


def decade_word(match: re.Match[str]) -> Made:
    """Read the nineties."""
    words = ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
    value = Fraction(20 + 10 * words.index(match["n"].lower()))
    years = (1900 + value, 2000 + value) if value < 40 else (1900 + value,)
    yield made_of(match, *(("decade", year) for year in years), values=(value, *years), certain=False)


def quarter(match: re.Match[str]) -> Made:
    """Read second quarter, Q2."""
    word = match["n"].lower()
    yield made_of(match, ("quarter", Fraction(ORDINAL.get(word) or word[0])))


def quarter_year(match: re.Match[str]) -> Made:
    """Read 3Q24."""
    yield Quantity(Span(match.start(), match.end("n") + 1), frozenset(), frozenset({("quarter", Fraction(match["n"]))}))
    if match["year"]:
        year = Fraction(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        yield Quantity(Span(*match.span("year")), frozenset({year}), frozenset({("year", year)}))


def quarter_hour(match: re.Match[str]) -> Made:
    """Read a quarter of an hour."""
    yield made_of(match, ("seconds", Fraction(900 if match["n"].lower() == "a" else 2700)))


def quarter_century(match: re.Match[str]) -> Made:
    """Read quarter century."""
    yield made_of(match, ("months", Fraction(300)), ("share", Fraction(1, 4)))


def fiscal(match: re.Match[str]) -> Made:
    """Read FY24."""
    year = Fraction(match["n"])
    years = (year,) if year > 100 else (1900 + year, 2000 + year)
    yield made_of(match, *(("year", one) for one in years), values=(year, *years))


def clock(match: re.Match[str]) -> Made:
    """Read 3 p.m., 15:00."""
    hour = number(match["hour"])
    minute = Fraction(match["minute"] or 0)
    part = (match["half"] or "").lower().replace(".", "")
    hours = [hour]
    if part.startswith(("p", "in the a", "in the e")) and hour < 12:
        hours = [hour + 12]
    elif part.startswith(("a", "in the m")):
        hours = [hour % 12]
    elif not part and hour <= 12:
        hours = [hour, (hour + 12) % 24]
    yield made_of(match, *(("time", h * 60 + minute) for h in hours))


def half_past(match: re.Match[str]) -> Made:
    """Read half past three."""
    hour = number(match["hour"])
    minutes = {"half past": 30, "quarter past": 15, "quarter to": -15}[match["how"].lower()]
    yield made_of(match, *(("time", (h * 60 + minutes) % 1440) for h in (hour, hour + 12)))
