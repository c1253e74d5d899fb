"""Which characters belong to one script alone, and every text in one spelling for looking words up."""

import re
from functools import lru_cache

from toolkit.conversion.shipped import opencc_dictionary


@lru_cache
def _folding() -> dict[int, str]:
    # One character for one, so that every offset stays what it is.
    listed = {key: values[0] for key, values in opencc_dictionary("TSCharacters").items()}
    table = {key: value for key, value in listed.items() if len(key) == len(value) == 1}
    table |= {
        "著": "着",
        "裡": "里",
        "乾": "干",
        "於": "于",
        "麽": "么",
        "妳": "你",
        "祂": "他",
        "臺": "台",
        "檯": "台",
    }
    table |= {"帐": "账", "帳": "账", "賬": "账"}
    return {ord(key): value for key, value in table.items() if key != value}


def fold(text: str) -> str:
    """Return a text in simplified characters, one for one: a spelling to look words up in, not a conversion.

    >>> fold("軟體與軟件"), fold("裡裏里")
    ('软体与软件', '里里里')
    """
    return text.translate(_folding())


HAN = re.compile("[〇\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
"""An ideograph or a radical, of any block."""


def besides_han(text: str) -> str:
    """Return what of a text is no ideograph.

    >>> besides_han("漢𠮷·A")
    '·A'
    """
    return HAN.sub("", text)


@lru_cache
def only_traditional() -> frozenset[str]:
    """Return the characters that no text in simplified characters has."""
    simplified = {values[0] for values in opencc_dictionary("TSCharacters").values()}
    found = {
        key
        for key, values in opencc_dictionary("TSCharacters").items()
        if values[0] != key and key not in simplified and key not in opencc_dictionary("STCharacters")
    } | {"裡"}
    # A region may write 臺 as 台: it is no sign of a script that goes away when a text is converted.
    regional = (item for name in ("TWVariants", "HKVariants") for item in opencc_dictionary(name).items())
    return frozenset(found - {key for key, forms in regional if not found.issuperset(forms)})


@lru_cache
def only_simplified() -> frozenset[str]:
    """Return the characters that no text in traditional characters has."""
    tables = [opencc_dictionary(name) for name in ("STCharacters", "TWVariants", "HKVariants")]
    traditional = {form for table in tables for forms in table.values() for form in forms} | set("霉苧于")
    return frozenset(
        key for key, values in opencc_dictionary("STCharacters").items() if key not in values and key not in traditional
    )


def is_converted(text: str, *, traditional: bool) -> bool:
    """Return whether a text has characters of the wanted script alone and none of the other.

    >>> [is_converted(text, traditional=True) for text in ("軟體", "软件", "文件")]
    [True, False, False]
    """
    wanted, other = only_traditional(), only_simplified()
    if not traditional:
        wanted, other = other, wanted
    characters = set(text)
    return not wanted.isdisjoint(characters) and other.isdisjoint(characters)
