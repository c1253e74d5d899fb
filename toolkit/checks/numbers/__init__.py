"""Numbers, dates, shares and measures of a text by their value, whatever the language writes them like."""

from importlib import import_module

from toolkit.checks.numbers.quantity import Quantity, agree
from toolkit.model.locale import Locale

__all__ = ["Quantity", "agree", "quantities"]


def quantities(text: str, locale: Locale) -> tuple[Quantity, ...]:
    """Return the quantities of a text in reading order; of a language we cannot read, the digits."""
    # Their expressions take long to compile, and only translations are compared by value.
    if locale.is_chinese:
        return tuple(import_module(f"{__name__}.chinese").chinese_quantities(text, locale))
    return tuple(import_module(f"{__name__}.english").english_quantities(text))
