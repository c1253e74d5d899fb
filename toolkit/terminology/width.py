"""How wide a text is on a terminal, where a Chinese character takes two columns (UAX #11)."""

import unicodedata


def width_of(text: str) -> int:
    """Return the number of columns.

    >>> width_of("PIP機制"), width_of("e\u0301")
    (7, 1)
    """
    return sum(_character(character) for character in text)


def _character(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fitted(text: str, columns: int) -> str:
    """Return the text padded, or cut with an ellipsis, to a number of columns.

    >>> fitted("裁員", 6) + "|", fitted("績效改進計畫", 8)
    ('裁員  |', '績效改… ')
    """
    if width_of(text) <= columns:
        return text + " " * (columns - width_of(text))
    return head(text, columns - 1) + "…" + " " * (columns - 1 - width_of(head(text, columns - 1)))


def head(text: str, columns: int) -> str:
    """Return as much of the beginning as fits."""
    taken = 0
    for index, character in enumerate(text):
        taken += _character(character)
        if taken > columns:
            return text[:index]
    return text


def tail(text: str, columns: int) -> str:
    """Return as much of the end as fits."""
    return head(text[::-1], columns)[::-1]
