"""Text with the differences taken out that make no difference to a term, and the way back to its offsets."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

_SAME = {
    "·": "‧・•･∙⋅●",  # interpuncts of foreign names: U+00B7 in the mainland, U+2027 and U+30FB in Taiwan
    "-": "‐‑‒–−﹣－",  # hyphens; the em dash is punctuation and stays
    "'": "‘’ʼ＇",
    '"': "“”＂",
    " ": "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n",
}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


_SIGNS = (
    {character: sign for sign, characters in _SAME.items() for character in characters}
    | dict.fromkeys(_INVISIBLE, "")
    | {
        "İ": "I",  # its lower case is two characters long, the only such one
    }
)


_ANY_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_FREQUENT = {
    "，": ",",
    "：": ":",
    "；": ";",
    "！": "!",
    "？": "?",
    "（": "(",
    "）": ")",
    "“": '"',
    "”": '"',
    "\n": " ",
    "\u3000": " ",
    "…": "\ue000",  # three full stops to NFKC; any one character will do
}
"""What every other Chinese paragraph holds: replaced first, so that most texts are done then."""


@cache
def fold_character(character: str) -> str:
    r"""Return what a character is folded to: NFKC, and one for each of the few signs that are typed in many ways.

    >>> [fold_character(one) for one in ("Ａ", "‧", "ﬁ", "\u200b", "裁")]
    ['A', '·', 'fi', '', '裁']
    """
    folded = _SIGNS.get(character)
    return unicodedata.normalize("NFKC", character) if folded is None else folded


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; offsets of it lead back to the text."""

    text: str
    """With its capital letters."""
    lowered: str
    """Without them, of the same length."""
    starts: tuple[int, ...] = ()
    """Folded offsets from which on the shift of the same index holds; empty if nothing changed its length."""
    shifts: tuple[int, ...] = ()

    def offset(self, folded: int) -> int:
        """Return the offset in the text of a character of the folded text."""
        if not self.starts:
            return folded
        return folded + self.shifts[bisect_right(self.starts, folded) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text of a span of the folded text, without invisible characters at its edges."""
        if not self.starts:
            return start, end
        return self.offset(start), self.offset(end - 1) + 1


def fold(text: str) -> Folded:
    """Fold a text.

    >>> fold("Ｕｓｅ\u200b AI").lowered, fold("ab\u200bc").span(2, 3)
    ('use ai', (3, 4))
    """
    for character, folded in _FREQUENT.items():
        text = text.replace(character, folded)
    if unicodedata.is_normalized("NFKC", text) and not _ANY_SIGN.search(text):
        return Folded(text, text.lower())
    # To ask which characters stand in the text costs less than to look each of them up.
    special = {
        character: folded
        for character in set(text)
        if character > "\x7f" or character < " "
        if (folded := fold_character(character)) != character
    }
    resizing = [character for character, folded in special.items() if len(folded) != 1]
    for character, folded in special.items():
        if len(folded) == 1:
            text = text.replace(character, folded)
    if not resizing:
        return Folded(text, text.lower())
    return _resized(text, special, re.compile("[" + "".join(map(re.escape, sorted(resizing))) + "]"))


def _resized(text: str, special: dict[str, str], expression: re.Pattern[str]) -> Folded:
    pieces: list[str] = []
    starts, shifts = [0], [0]
    position = folded_position = 0
    for match in expression.finditer(text):
        piece, folded = text[position : match.start()], special[match[0]]
        pieces += (piece, folded)
        folded_position += len(piece)
        position = match.end()
        for index in range(len(folded)):  # every character of "fi" stands where ﬁ stands
            starts.append(folded_position + index)
            shifts.append(match.start() - folded_position - index)
        folded_position += len(folded)
        starts.append(folded_position)
        shifts.append(position - folded_position)
    pieces.append(text[position:])
    joined = "".join(pieces)
    return Folded(joined, joined.lower(), tuple(starts), tuple(shifts))
