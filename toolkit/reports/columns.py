"""How wide a text is on a terminal: Chinese takes two columns, marks above a letter none."""

import unicodedata


def width(text: str) -> int:
    r"""Return the columns of a text.

    >>> width("裁員 PIP"), width("e\u0301")
    (8, 1)
    """
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    r"""Return the text on one line, with what nobody could see written out.

    >>> visible("a\u200bb\tc")
    'a<U+200B>b c'
    """
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\t\r":
        return " "
    if unicodedata.category(character) in ("Cf", "Cc", "Co") and character != "\u200d":
        return f"<U+{ord(character):04X}>"
    return character


def window(text: str, start: int, end: int, columns: int) -> tuple[str, str, str]:
    """Return what stands before a span, the span and what stands behind it, cut to so many columns."""
    middle = text[start:end]
    room = max(20, columns - width(middle)) // 2
    return _tail(text[:start], room), middle, _head(text[end:], room)


def _head(text: str, columns: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > columns - 1:
            return text[:index] + "…"
    return text


def _tail(text: str, columns: int) -> str:
    reversed_head = _head(text[::-1], columns)
    return reversed_head[::-1]
