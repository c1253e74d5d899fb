"""Numbers, dates, shares and measures of a text by their value, whatever the language writes them like."""

from toolkit.checks.numbers.chinese import chinese_quantities
from toolkit.checks.numbers.english import english_quantities
from toolkit.checks.numbers.quantity import Quantity, agree
from toolkit.model.locale import Locale

__all__ = ["Quantity", "agree", "quantities"]


def quantities(text: str, locale: Locale) -> tuple[Quantity, ...]:
    """Return the quantities of a text in reading order; of a language we cannot read, the digits."""
    if locale.is_chinese:
        return tuple(chinese_quantities(text, locale))
    return tuple(english_quantities(text))
