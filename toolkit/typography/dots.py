"""Ellipses, dashes, interpuncts and book titles."""

import re
from collections.abc import Iterator

from toolkit.typography.characters import HAN, holds_han, is_chinese
from toolkit.typography.line import Line
from toolkit.typography.style import Style

_ELLIPSIS = re.compile(r"(?:\.{3,}|。{2,}|…|・{3,}|·{3,})+")
_ENGLISH_WORDS = re.compile(r"[A-Za-z0-9][\w .,'’&-]*$", re.ASCII)
_NEAR = 200
"""How far back, in code points, the words before dots are looked at."""
_CLOSES = re.compile("[”’」』\"']")
_OPENS = re.compile("[“‘「『\"']")
_DASH = re.compile(r"-{2,}|─{2,}|―{2,}|—{2,}|–{2,}")
_ENGLISH_DASH = re.compile("[ \u00a0]+—[ \u00a0]+(?![-—])")
_OPTION = re.compile(r"(?<![^\s(（「“])--[a-z]")
"""What a command takes: --help."""
_INTERPUNCT = re.compile(f"(?<=[{HAN}])[‧・•･∙⋅](?=[{HAN}])")
_TITLE_MARKS = re.compile("[《》〈〉]")
_ANGLES = re.compile(f"<<(?=[^<>]*[{HAN}])([^<>]*)>>")


def ellipsis(line: Line, style: Style) -> None:
    """Dots beside Chinese that mean an omission become …… (two characters, CLREQ, ellipsis)."""
    if not style.ellipsis:
        return
    for found in line.finds(_ELLIPSIS):
        if _is_chinese_omission(line, *found.span()):
            line.change(*found.span(), "……", "ellipsis")


def _is_chinese_omission(line: Line, start: int, end: int) -> bool:
    """Whether dots belong to Chinese: not those inside an English quotation, but those behind its last English word."""
    text = line.text.text
    english = _ENGLISH_WORDS.search(text, max(0, start - _NEAR), start)
    if english and _CLOSES.match(text, end):
        return not _OPENS.match(text[english.start() - 1 : english.start()])
    if english and not line.after(end):
        return is_chinese(line.before(english.start()))
    return line.beside_chinese(start, end)


def dash(line: Line, style: Style) -> None:
    """Hyphens or box-drawing lines that stand for a dash beside Chinese become —— (CLREQ, dash).

    A single — is a connector in Chinese (北京—上海) and is left alone, unless blanks around it say that it is a dash as
    English sets it; so is a row of more than four, which is a rule.
    """
    if not style.dash:
        return
    for found in line.finds(_DASH):
        if _OPTION.match(line.text.text, found.start()):
            continue
        if len(found[0]) <= 4 and is_chinese(line.before(found.start())) and line.after(found.end()):
            line.change(*found.span(), "——", "dash")
    for found in line.finds(_ENGLISH_DASH):
        before, after = line.before(found.start()), line.after(found.end())
        if before and after and (is_chinese(before) or is_chinese(after)):
            line.change(*found.span(), "——", "dash")


def interpunct(line: Line, style: Style) -> None:
    """The dot between the parts of a foreign name is · U+00B7 (CLREQ, interpunct; GB/T 15834, 4.14)."""
    if not style.interpunct:
        return
    for found in line.finds(_INTERPUNCT):
        line.change(*found.span(), "·", "interpunct")


def book_titles(line: Line, style: Style) -> None:
    """<<…>> around Chinese becomes 《…》, and a title inside a title takes 〈〉 (GB/T 15834, 4.15.3).

    In Simplified Chinese the outer title always takes 《》: 〈雨巷〉 becomes 《雨巷》.
    """
    if not style.book_titles:
        return
    for found in line.finds(_ANGLES):
        line.change(found.start(), found.start() + 2, "《", "book-titles")
        line.change(found.end() - 2, found.end(), "》", "book-titles")
    for start, end, depth in _title_pairs(line.text.text):
        inside = line.text.text[start + 1 : end]
        if depth == 1 and line.text.text[start] == "《":
            shape = "〈〉"
        elif style.titles_by_depth and depth == 0 and len(inside) > 1 and holds_han(inside):
            # One character in 〈〉 is a label of a dictionary: 〈口〉.
            shape = "《》"
        else:
            continue
        line.change(start, start + 1, shape[0], "book-titles")
        line.change(end, end + 1, shape[1], "book-titles")


def _title_pairs(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield beginning, end and depth of each title."""
    opened: list[int] = []
    for found in _TITLE_MARKS.finditer(text):
        if found[0] in "《〈":
            opened.append(found.start())
        elif opened and text[opened[-1]] + found[0] in {"《》", "〈〉"}:
            yield opened[-1], found.start(), len(opened) - 1
            opened.pop()
