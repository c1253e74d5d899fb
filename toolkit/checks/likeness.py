"""How alike two words are, and which word of a text is a misspelling of another."""

import re
from collections.abc import Iterator

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‧": "·", "・": "·", "•": "·"})


def fold_quotes(text: str) -> str:
    """Return the text with the shape of apostrophes and interpuncts made one; the length stays."""
    return text.translate(_FOLD)


def distance(one: str, other: str, limit: int = 3) -> int:
    """Return how many letters have to be changed, added, dropped or swapped; `limit` if as many or more.

    >>> distance("Jassy", "Jessy"), distance("Google", "Goolge"), distance("Amazon", "Bezos")
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) >= limit:
        return limit
    before, last = list[int](), list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return min(limit, last[-1])


def allowed(word: str) -> int:
    """Return how many letters of a word a misspelling may get wrong."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def near(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has something that is nearly, but not exactly, the wanted word.

    Width, capitals, dashes and blanks may differ, and a letter or two of a longer word.

    >>> list(near("Use AI or Bye–bye!", "Use AI or Bye-bye"))
    [(0, 17)]
    """
    if wanted.isascii():
        yield from _near_latin(text, wanted)
        return
    size = len(wanted)
    for width in (size, size - 1, size + 1):
        for start in range(max(0, len(text) - width + 1)):
            part = text[start : start + width]
            if size >= 3 and width > 1 and part != wanted and part[0] == wanted[0] and distance(part, wanted, 2) < 2:
                yield start, start + width
                return


def _near_latin(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    words = [(found.start(), found.end()) for found in re.finditer(r"[A-Za-zＡ-Ｚａ-ｚÀ-ɏ0-9０-９'’&.]+", text)]
    count = len(re.findall(r"[A-Za-z0-9'&.]+", wanted))
    for size in dict.fromkeys((count, count - 1, count + 1)):
        for index in range(len(words) - size + 1 if size > 0 else 0):
            start, end = words[index][0], words[index + size - 1][1]
            part = text[start:end].rstrip(".'’") if not wanted.endswith(".") else text[start:end]
            if part != wanted and _is_near(part, wanted):
                yield start, start + len(part)
                return


def _is_near(part: str, wanted: str) -> bool:
    plain, goal = _plain(part), _plain(wanted)
    if plain == goal:
        return True
    if {plain + "s", plain + "es"} & {goal} or {goal + "s", goal + "es", goal + "'s"} & {plain}:
        return False
    ones, others = re.split(r"[\s-]+", part), re.split(r"[\s-]+", wanted)
    if len(ones) == len(others) and any(one[:1] != other[:1] for one, other in zip(ones, others, strict=True)):
        return False  # “an agent” is no misspelling of “AI agent”, “Lee Minglan” is one of “Li Minglan”
    return plain[:1] == goal[:1] and 0 < distance(plain, goal) <= allowed(goal)


def _plain(text: str) -> str:
    folded = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in fold_quotes(text))
    return re.sub(r"[\s\-‐‑–—−_]+", "", folded).lower()
