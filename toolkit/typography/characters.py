"""Which characters are Chinese writing, and which belong to other scripts, as far as punctuation cares."""

import re

HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Han characters, radicals, iteration mark and ideographic zero, as the inside of a character class."""

BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf"
CHINESE_MARKS = "、。〈〉《》「」『』【】〔〕〖〗！（），：；？～"
"""Punctuation that is Chinese and nothing else (CLREQ, punctuation marks); English has … — · too."""

_han = re.compile(f"[{HAN}{BOPOMOFO}]")
_latin = re.compile(r"[A-Za-z\u00c0-\u024f]")
_kana = re.compile("[\u3041-\u30fa\uac00-\ud7a3]")
_chinese = re.compile(f"[{HAN}{BOPOMOFO}{CHINESE_MARKS}]")


def is_han(character: str) -> bool:
    """Whether this is one Han (or Bopomofo) character.

    >>> is_han("隻"), is_han("，"), is_han("")
    (True, False, False)
    """
    return bool(_han.fullmatch(character))


def is_chinese(character: str) -> bool:
    """Whether this is one Han character or a full-width mark of Chinese punctuation.

    >>> is_chinese("，"), is_chinese(","), is_chinese("a")
    (True, False, False)
    """
    return bool(_chinese.fullmatch(character))


def holds_han(text: str) -> bool:
    """Whether there is any Han character in the text."""
    return bool(_han.search(text))


def is_mostly_chinese(text: str) -> bool:
    """Whether more of a text is Han than Latin letters, and there are no kana or hangul to speak of.

    >>> is_mostly_chinese("軟體的 API 好用"), is_mostly_chinese("an API for 軟體"), is_mostly_chinese("国のソフト")
    (True, False, False)
    """
    han = len(_han.findall(text))
    return han > len(_latin.findall(text)) and han > 9 * len(_kana.findall(text))
