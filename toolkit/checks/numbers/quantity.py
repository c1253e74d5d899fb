"""What a number says: its value, its measure, its currency, and how certain it is a number at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from toolkit.model.text import Span

Measure = tuple[str, Fraction]
"""A dimension and a value in its smallest unit: ("seconds", 5400)."""

# An amount that names its dimension is not met by a number without one: 22% is not 22.
STRICT = frozenset({"share", "point"})
TOLERANCE = Fraction(3, 100)
"""Between units of two systems: 5 公里 and 3.1 miles. Dimensions whose name ends with ~ allow it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, with everything it may mean."""

    span: Span
    values: frozenset[Fraction]
    """As bare numbers: 三天 is 3."""
    measures: frozenset[Measure] = frozenset()
    """Empty for a count of things: 三位 is 3 and nothing else."""
    certain: bool = True
    """False for what may be an idiom or an article: it may answer another number, but is not missed itself."""
    currencies: frozenset[str] = frozenset()
    """ISO 4217 codes that the words may mean; empty if no currency is named."""


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both may mean the same.

    >>> three = Quantity(Span(0, 2), frozenset({Fraction(3)}), frozenset({("seconds", Fraction(259200))}))
    >>> agree(three, Quantity(Span(0, 1), frozenset({Fraction(3)})))
    True
    """
    if one.measures & other.measures:
        return True
    if one.measures and other.measures:
        return _same_day(one, other) or _about(one, other)
    if any(dimension in STRICT for dimension, _ in (*one.measures, *other.measures)):
        return False
    return bool(one.values & other.values)


def _same_day(one: Quantity, other: Quantity) -> bool:
    # 10月27日至28日 and "27 to 28 October": one side names the month where the other does not.
    days = [_days(quantity) for quantity in (one, other)]
    alone = [any(dimension == "day" for dimension, _ in quantity.measures) for quantity in (one, other)]
    return any(alone) and bool(days[0] & days[1])


def _days(quantity: Quantity) -> set[Fraction]:
    return {
        value % 100 if dimension == "month-day" else value
        for dimension, value in quantity.measures
        if dimension in ("day", "month-day")
    }


def _about(one: Quantity, other: Quantity) -> bool:
    return any(
        dimension == same and dimension.endswith("~") and abs(value - wanted) <= TOLERANCE * max(value, wanted)
        for dimension, value in one.measures
        for same, wanted in other.measures
    )


def symbol(sign: str, values: Iterable[Fraction]) -> frozenset[Measure]:
    """Return the measure of a number with the sign of a unit: 25°C, 256 GB."""
    plain = sign.replace("℃", "°C").replace("℉", "°F").replace(" ", "").lower()
    return frozenset((f"in {plain}", value) for value in values)


def unanswered(these: Iterable[Quantity], those: Iterable[Quantity]) -> list[Quantity]:
    """Return the certain quantities of the first text that none of the second agrees with."""
    others = list(those)
    return [one for one in these if one.certain and not any(agree(one, other) for other in others)]
