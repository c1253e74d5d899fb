"""Addresses as people read them, and as a file has them: percent-encoded there, in their own letters in the model."""

import re
from urllib.parse import quote, unquote, unquote_to_bytes

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_RUN = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
SAFE = ";/?:@&=+$,-_.!~*'()#"
"""Signs that stand for themselves, as in markdown-it, and so in mdformat."""


def _is_path(address: str) -> bool:
    """Whether an address is the path of a file, in which an encoded sign means just that sign."""
    return not _ABSOLUTE.match(address) and "?" not in address


def readable(address: str) -> str:
    """Return an address in its own letters; in one with a scheme or a query encoded ASCII keeps its special meaning.

    >>> readable("https://a.tw/%E4%BA%9E%2F"), readable("%E5%9C%96%201.png")
    ('https://a.tw/亞%2F', '圖 1.png')
    >>> readable("https://a.tw/a b")  # as it may stand between angle brackets
    'https://a.tw/a%20b'
    """
    try:
        if _is_path(address):
            return unquote(address, errors="strict")
        return _RUN.sub(_letters, address).replace(" ", "%20")
    except UnicodeDecodeError:
        return address


def _letters(found: re.Match[str]) -> str:
    return unquote_to_bytes(found[0]).decode()


def encoded(address: str) -> str:
    """Return an address in ASCII.

    >>> encoded("https://a.tw/亞%2F"), encoded("圖 1.png")
    ('https://a.tw/%E4%BA%9E%2F', '%E5%9C%96%201.png')
    """
    if _is_path(address):
        return quote(address, safe=SAFE)
    return quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", address), safe=SAFE + "%")
