"""Blanks beside full-width punctuation, and between Han and Latin."""

import re

from toolkit.typography.characters import HAN, is_han
from toolkit.typography.line import Line
from toolkit.typography.style import Quotes, Spacing, Style

_BLANKS = re.compile(" +")
_FULL_WIDTH = tuple("、。〈〉《》「」『』【】〔〕！（），：；？…—“”‘’")
_CURLY = tuple("“”‘’")
_CORNERS = frozenset({Quotes.CORNER, Quotes.CORNER_INVERTED})
_LETTER = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
_ENDS = f"(?:(?<=[{_LETTER}%‰℃℉])|(?<=[A-Za-z][+#])|(?<=[A-Za-z]\\+\\+))"
"""What a Latin word or a number ends with: C++, C#, 50%, 25℃."""
_BEGINS = f"(?=[{_LETTER}]|[$€£][0-9])"
_MEETING = re.compile(f"(?<=[{HAN}]){_BEGINS}|{_ENDS}(?=[{HAN}])")
_APART = re.compile(f"(?<=[{HAN}]) +{_BEGINS}|{_ENDS} +(?=[{HAN}])")
_SIGN_BETWEEN_BLANKS = re.compile(r"[-–|/+=&*<>] ")


def blank_beside_full_width(line: Line, style: Style) -> None:
    """A blank beside full-width punctuation goes: the mark brings its own space."""
    if not style.full_width:
        return
    last = len(line.shadow)
    for found in line.finds(_BLANKS):
        start, end = found.span()
        before, after = line.before(start, ""), line.after(end, "")
        if start == 0 or end == last or "\n" in (before, after):
            continue
        text = line.text.text
        if _SIGN_BETWEEN_BLANKS.match(text, end) or _SIGN_BETWEEN_BLANKS.match(text, start - 1):
            continue  # 「甲」 - 乙: the blanks on both sides of a sign are a pair
        if style.quotes in _CORNERS and before in {"”", "’"}:
            continue  # what is still curly closes an English quotation
        if _takes_blank(before, after) or _takes_blank(after, before):
            line.change(start, end, "", "blank-beside-full-width")


def _takes_blank(mark: str, other: str) -> bool:
    if mark not in _FULL_WIDTH or not mark:
        return False
    # Curly marks, dashes and dots are English as well; they only take the blank if Chinese follows on the other side.
    return is_han(other) or other in _FULL_WIDTH if mark in (*_CURLY, "…", "—") else True


def han_latin_spacing(line: Line, style: Style) -> None:
    """Between Han and Latin letters or digits stands one blank, or none, as the house wants it."""
    if style.spacing is Spacing.NONE:
        for found in line.finds(_APART):
            line.change(*found.span(), "", "han-latin-spacing")
    elif style.spacing is Spacing.SPACE:
        for found in _MEETING.finditer(line.text.text):
            place = found.start()
            if line.free(place - 1) or line.free(min(place, len(line.shadow) - 1)):
                line.change(place, place, " ", "han-latin-spacing")
