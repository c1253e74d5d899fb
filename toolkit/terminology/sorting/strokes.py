"""By the number of strokes, as dictionaries in Taiwan and Hong Kong do.

Big5 lists its characters by strokes and then by radical, in two levels. The table says where in each level the next
number begins (a property of the standard, CNS 11643 and Big5); a character outside of Big5 comes after all others.
"""

from bisect import bisect_right

_FIRST_LEVEL = (
    *(0xA440, 0xA442, 0xA454, 0xA4A1, 0xA4FE, 0xA5E0, 0xA6EA, 0xA8C3, 0xAB45, 0xADBC, 0xB0AE, 0xB3C3, 0xB6C4),
    *(0xB9AC, 0xBBF5, 0xBEA7, 0xC075, 0xC24F, 0xC35F, 0xC455, 0xC4D7, 0xC56B, 0xC5C8, 0xC5F1, 0xC655, 0xC665),
    *(0xC66C, 0xC676, 0xC67B),
)
"""The first code of 1, 2, 3 … strokes."""
_SECOND_LEVEL = (
    *(0xC940, 0xC940, 0xC945, 0xC94D, 0xC963, 0xC9AB, 0xCA5A, 0xCBB1, 0xCDDD, 0xD0C8, 0xD44B, 0xD851, 0xDCB1),
    *(0xE0F0, 0xE4E6, 0xE8F4, 0xECB9, 0xEFB7, 0xF1EB, 0xF3FD, 0xF5C0, 0xF6D6, 0xF7D0, 0xF8A5, 0xF8EE, 0xF96B),
    *(0xF9A2, 0xF9BA, 0xF9C6),
)
_UNKNOWN = 99


def key(text: str) -> tuple[tuple[int, int], ...]:
    """Return, for each character, its number of strokes and its place among those of the same number."""
    return tuple(_character(character) for character in text)


def _character(character: str) -> tuple[int, int]:
    if character.isascii():
        return (0, ord(character.lower()))
    code = int.from_bytes(character.encode("big5", "ignore"))
    if not _FIRST_LEVEL[0] <= code <= 0xF9D5:
        return (_UNKNOWN, ord(character))
    return (bisect_right(_SECOND_LEVEL if code >= _SECOND_LEVEL[0] else _FIRST_LEVEL, code), code)
