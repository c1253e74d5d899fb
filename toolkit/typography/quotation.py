"""Quotation marks: which belong together, which are Chinese, and what shape a region gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.typography.characters import HAN, holds_han, is_han
from toolkit.typography.line import BLANKS, Line
from toolkit.typography.style import PAIRS, Quotes, Style
from toolkit.typography.width import FULL_WIDTH

OPENING = {"“": 0, "「": 0, "‘": 1, "『": 1}
"""Opening marks, and whether they are double (0) or single (1) ones."""
CLOSING = {"”": 0, "」": 0, "’": 1, "』": 1}
_STRAIGHT = '"'
_SENTENCE = 200
"""How far, in code points, a mark's surroundings are looked at: it keeps the cost of long texts linear."""
_MARKS_AND_BLANKS = '“”‘’「」『』 \u00a0"'
_STRAIGHT_SINGLE = re.compile(
    rf"(?<![A-Za-z0-9'])'(?=[{HAN}《（“\"])[^'\n]*[{HAN}，。！？…》）”\".!?,]'(?![A-Za-z0-9'])", re.ASCII
)
"""A pair of typewriter's single marks around Chinese; an apostrophe, feet and minutes have none of it beside them."""
_LEAD_IN = re.compile(r"(?:[A-Za-z][\w'’-]*[ \u00a0]+)+[A-Za-z][\w'’-]*[,:][ \u00a0]+$")
"""What comes before a quotation in an English sentence: He said, …"""
_LEAD_OUT = re.compile(r",?[ \u00a0]+[a-z]")
"""What comes behind a quotation that an English sentence goes on from: “It’s me,” she said."""
_LOW = re.compile("„[^„“”\n]{1,200}[“”]")
"""German and its neighbours open low and close with what opens in English."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks, or half of one if `start` or `end` is -1."""

    start: int
    end: int
    depth: int
    """0 outermost."""
    kind: int
    """0 double, 1 single."""


def quotations(line: Line) -> list[Quotation]:
    """Return the pairs of quotation marks, and the marks without a partner, by the place of their first mark.

    An opening mark still open at the end is half a pair, as where speech goes on in the next paragraph. An apostrophe
    is no quotation mark, nor are the inches of 24".
    """
    text = line.text.text
    found: list[Quotation] = []
    open_marks: list[tuple[int, int]] = []
    singles = dict(_straight_singles(text))
    low = {match.end() - 1 for match in _LOW.finditer(text)} if "„" in text else set()
    for offset, character in enumerate(text):
        if not line.free(offset) or offset in low or (offset not in singles and is_apostrophe(text, offset)):
            continue
        inside_single = bool(open_marks) and open_marks[-1][0] in singles
        closes = character == _STRAIGHT and not inside_single and any(text[o] == _STRAIGHT for o, _ in open_marks)
        if offset in singles and not singles[offset]:
            open_marks.append((offset, 1))
        elif closes or character in CLOSING or offset in singles:
            _close(found, open_marks, offset, CLOSING.get(character, int(offset in singles)))
        elif character in OPENING or (character == _STRAIGHT and not text[offset - 1 : offset].isdigit()):
            open_marks.append((offset, OPENING.get(character, 0)))
    found += [Quotation(offset, -1, depth, kind) for depth, (offset, kind) in enumerate(open_marks)]
    return sorted(found, key=lambda quotation: quotation.start if quotation.start >= 0 else quotation.end)


def _straight_singles(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where typewriter's single marks stand around Chinese, and whether each one closes."""
    for found in _STRAIGHT_SINGLE.finditer(text) if "'" in text else ():
        yield found.start(), False
        yield found.end() - 1, True


def _close(found: list[Quotation], open_marks: list[tuple[int, int]], offset: int, kind: int) -> None:
    partner = next((index for index in reversed(range(len(open_marks))) if open_marks[index][1] == kind), None)
    if partner is None:
        found.append(Quotation(-1, offset, 0, kind))
        return
    lone = open_marks[partner + 1 :]
    found.extend(Quotation(start, -1, depth, kind_) for depth, (start, kind_) in enumerate(lone, partner + 1))
    found.append(Quotation(open_marks[partner][0], offset, partner, kind))
    del open_marks[partner:]


def is_apostrophe(text: str, offset: int) -> bool:
    """Whether the character is an apostrophe: ’ or ' behind a Latin letter with a letter following, or in ’90s.

    >>> is_apostrophe("Earth’s", 5), is_apostrophe("他说‘好’", 4)
    (True, False)
    """
    character = text[offset]
    if character not in "’'":
        return False
    before, after = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
    nothing_open = text.rfind("‘", max(0, offset - _SENTENCE), offset) < 0
    if _LATIN.fullmatch(before) and (_LATIN.fullmatch(after) or nothing_open):
        return True
    return after.isdigit() and nothing_open


def quotation_marks(line: Line, style: Style) -> None:
    """Quotation marks around or beside Chinese take the shape of the region, by their depth (CLREQ, quotation marks).

    Quotations in a passage without Chinese keep theirs. Where a mark has no partner, depth means nothing: there double
    marks stay double and single ones single.
    """
    if style.quotes is Quotes.KEEP:
        return
    found = quotations(line)
    whole = all(is_whole(quotation) for quotation in found)
    for quotation in found:
        if not _is_chinese_quotation(line, quotation, style):
            continue
        level = quotation.depth % 2 if whole else quotation.kind ^ (style.quotes is Quotes.CORNER_INVERTED)
        opening, closing = PAIRS[style.quotes][level]
        if quotation.start >= 0:
            line.change(quotation.start, quotation.start + 1, opening, "quotation-marks")
            _widen_before(line, quotation.start, style)
        if quotation.end >= 0:
            line.change(quotation.end, quotation.end + 1, closing, "quotation-marks")


def _widen_before(line: Line, start: int, style: Style) -> None:
    """Widen the mark that leads in a Chinese quotation, as behind the Latin word in 用Word,「Excel」."""
    place = start - 1
    while place > 0 and line.shadow[place] in BLANKS:
        place -= 1
    if style.full_width and place > 0 and line.shadow[place] in {",", ":", ";"}:
        line.change(place, place + 1, FULL_WIDTH[line.shadow[place]], "full-width-marks")


def is_whole(quotation: Quotation) -> bool:
    """Whether nothing is missing: both marks are there, or it opens the text, as where speech goes on.

    Speech over several paragraphs opens each one and closes only the last.
    """
    return quotation.start >= 0 and (quotation.end >= 0 or quotation.start == 0)


def _is_chinese_quotation(line: Line, quotation: Quotation, style: Style) -> bool:
    text = line.text.text
    if quotation.start < 0 or quotation.end < 0:
        place = max(quotation.start, quotation.end)
        return text[place] != _STRAIGHT and (is_han(line.before(place)) or is_han(line.after(place + 1)))
    if text[quotation.start] in "「『" or holds_han(text[quotation.start + 1 : quotation.end]):
        return True
    if style.english_quotations and _is_of_english_sentence(text, quotation):
        return False
    # An English phrase quoted in a Chinese sentence: Chinese marks around it, whatever is inside.
    return line.beside_chinese(quotation.start, quotation.end + 1) or _in_chinese_sentence(text, quotation)


def _is_of_english_sentence(text: str, quotation: Quotation) -> bool:
    """Whether English leads the quotation in, or goes on behind it: a mark of English, then a small Latin letter."""
    if _LEAD_IN.search(text, max(0, quotation.start - _SENTENCE), quotation.start):
        return True
    stops = text[quotation.end - 1] in ",.?!" or text[quotation.end + 1 : quotation.end + 2] == ","
    return stops and _LEAD_OUT.match(text, quotation.end + 1) is not None


def _in_chinese_sentence(text: str, quotation: Quotation) -> bool:
    """Whether more Han characters than Latin words stand in the text around the quotation."""
    around = text[max(0, quotation.start - _SENTENCE) : quotation.start]
    around += " " + text[quotation.end + 1 : quotation.end + 1 + _SENTENCE]
    return sum(map(is_han, around)) > 2 * len(re.findall(r"[A-Za-z]+", around))
