"""The order of a glossary's entries: the table of orders, and the one function that knows it."""

import importlib
from collections.abc import Callable
from typing import cast

from toolkit.model.locale import Locale
from toolkit.terminology.folding import fold
from toolkit.terminology.style import SortOrder

Key = tuple[tuple[int, ...] | tuple[str, ...], ...]

ORDERS = {
    SortOrder.STROKES: "strokes",
    SortOrder.PINYIN: "pinyin",
    SortOrder.ZHUYIN: "zhuyin",
}
"""Module of this package with a function `key`, loaded when it is used."""


def order_for(locale: Locale) -> SortOrder:
    """Return the order that readers of a region look words up in.

    >>> str(order_for(Locale.parse("hk"))), str(order_for(Locale.parse("sg"))), str(order_for(Locale.parse("en")))
    ('strokes', 'pinyin', 'english')
    """
    if not locale.is_chinese:
        return SortOrder.ENGLISH
    return SortOrder.STROKES if locale.is_traditional else SortOrder.PINYIN


def sort_key(text: str, locale: Locale, order: SortOrder = SortOrder.REGION) -> tuple[object, ...]:
    """Return what to sort an entry by: Latin ones stand first, by their letters, Chinese ones behind them.

    >>> words = ["演算法", "AI", "大模型", "裁員"]
    >>> sorted(words, key=lambda word: sort_key(word, Locale.parse("tw")))
    ['AI', '大模型', '裁員', '演算法']
    >>> sorted(words, key=lambda word: sort_key(word, Locale.parse("cn")))
    ['AI', '裁員', '大模型', '演算法']
    """
    folded = fold(text)
    chosen = order_for(locale) if order is SortOrder.REGION else order
    if chosen not in ORDERS or folded.text[:1] < "\u2e80":
        return (0, folded.lowered, folded.text)
    key = cast("Callable[[str], tuple[object, ...]]", importlib.import_module(f"{__name__}.{ORDERS[chosen]}").key)
    return (1, key(folded.text), folded.text)
