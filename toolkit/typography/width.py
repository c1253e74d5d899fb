"""Half-width punctuation that stands in Chinese and should be full-width (CLREQ, punctuation marks; GB/T 15834, 4)."""

import re

from toolkit.typography.characters import holds_han, is_chinese, is_han
from toolkit.typography.line import BLANKS, BLANKS_AND_QUOTES, Line
from toolkit.typography.style import Style

FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
_MARK = re.compile(r"[,:;?!.]")
_BRACKETS = re.compile(r"[()（）]")
_NUMERIC = re.compile(r"[0-9]")
_ENGLISH = re.compile(r"(?:[A-Za-z0-9][\w'’\"-]*[,;:]? +){3,}[A-Za-z][\w'’-]*$", re.ASCII)
"""Four words and more: an English sentence, whose mark is followed by a blank and then by Chinese."""
_BRAND = "Yahoo"
"""Its exclamation mark belongs to the name: Yahoo!奇摩."""
_PASSAGE = 200
"""How far back, in code points, an English sentence is looked for."""


def full_width_brackets(line: Line, style: Style) -> None:
    """Round brackets become full-width, both or none, where they hold Chinese or stand beside it.

    Left alone: f(x) and other brackets that belong to a Latin word, and a lone bracket as in 1) or :-).
    """
    if not style.full_width:
        return
    open_brackets: list[int] = []
    text = line.text.text
    for found in line.finds(_BRACKETS):
        if found[0] in "(（":
            open_brackets.append(found.start())
        elif open_brackets:
            start, end = open_brackets.pop(), found.start()
            if _is_chinese_pair(line, text, start, end):
                line.change(start, start + 1, "（", "full-width-brackets")
                line.change(end, end + 1, "）", "full-width-brackets")


def _is_chinese_pair(line: Line, text: str, start: int, end: int) -> bool:
    if text[start] == "（" or text[end] == "）" or holds_han(text[start + 1 : end]):
        return True
    if text[start - 1 : start].isascii() and text[start - 1 : start].isalnum():
        return False
    return line.beside_chinese(start, end + 1)


def full_width_marks(line: Line, style: Style) -> None:
    """The marks , : ; ? ! and . become full-width where Chinese stands directly before or behind them.

    Left alone: between digits (1,000 and 10:30), in the dots of ... and of abbreviations, before a Latin word that
    carries on an English passage.
    """
    if not style.full_width:
        return
    for found in line.finds(_MARK):
        offset, mark = found.start(), found[0]
        if mark == "." and not _ends_chinese_sentence(line, offset):
            continue
        if mark == "!" and line.text.text.endswith(_BRAND, 0, offset):
            continue
        if _is_numeric(line, offset) or not _stands_in_chinese(line, offset):
            continue
        line.change(offset, offset + 1, FULL_WIDTH[mark], "full-width-marks")


def _is_numeric(line: Line, offset: int) -> bool:
    before, after = line.shadow[offset - 1 : offset], line.shadow[offset + 1 : offset + 2]
    return bool(before and after and _NUMERIC.fullmatch(before[0]) and _NUMERIC.fullmatch(after[0]))


def _stands_in_chinese(line: Line, offset: int) -> bool:
    before = line.before(offset, BLANKS_AND_QUOTES)
    after = line.after(offset + 1, BLANKS + "“‘「『")
    if is_chinese(before):
        # A mark set off by a blank begins something: :-) or :tag.
        begins = line.shadow[offset - 1] == " " and line.shadow[offset] != ","
        return not begins or not after or is_chinese(after)
    apart = line.shadow[offset + 1 : offset + 2] == [" "]
    if apart and _ENGLISH.search(line.text.text, max(0, offset - _PASSAGE), offset):
        return False
    # Behind a Latin word or a number only what follows tells: 增长5%,利润 and AI,但 are Chinese sentences.
    return is_han(after) or (after in tuple("《（") and is_chinese(after))


def _ends_chinese_sentence(line: Line, offset: int) -> bool:
    before, after = line.shadow[offset - 1] if offset else "", "".join(line.shadow[offset + 1 : offset + 2])
    # A full stop ends words: behind another mark it is part of something else (…. or :.).
    if before == '"':
        # Behind a typewriter's quotation mark it ends a Chinese sentence if that mark closed Chinese: 他說:"好".
        before = line.before(offset, BLANKS_AND_QUOTES)
    if not (is_han(before) or (before and before in "”’」』》）")):
        return False
    return not after or after.isspace() or is_chinese(after) or after in "“‘”’\"'"
