"""Whether a regional word stands in a text as a word: 列印 does in 按下|列印|鍵, 缩图 does not in 压缩|图片."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from toolkit.conversion.segment import cheapest_path
from toolkit.conversion.tables import word_table

LISTED = 950
"""What a word of the lists costs on a path, in hundredths of a nat: as much as a common word of jieba's."""
INSIDE = 850
"""How much dearer a path may be that cuts one long word at its start or end (网络|安全 in 网络安全)."""


def fits(folded: str, start: int, end: int, starts: Sequence[int]) -> bool:
    """Return whether a path through a listed word is cheap enough beside that through the words of the text.

    `starts` are the places where the words of the text start, ascending, with the length of the text behind them.
    """
    left = bisect_right(starts, start) - 1
    right = bisect_left(starts, end)
    whole = right - left == 1
    if whole and start > starts[left] and end < starts[right]:
        return False
    allowed = INSIDE if whole else 0
    if not whole:
        # The neighbours have a say: 在|網路|上 against 在|網|路上.
        left, right = max(left - 1, 0), min(right + 1, len(starts) - 1)
    first, last = starts[left], starts[right]
    listed = min(LISTED, _cost(folded[start:end]))
    through = _cost(folded[first:start]) + listed + _cost(folded[end:last])
    return through <= _cost(folded[first:last]) + allowed


@lru_cache(maxsize=8192)
def _cost(text: str) -> int:
    if not text:
        return 0
    table = word_table()
    codes = [table.codes.get(character, 0) for character in text]
    ends, words, _ = cheapest_path(codes, table)
    begins = [0, *ends]
    return sum(table.cost[word] if word else table.single[codes[at]] for word, at in zip(words, begins, strict=False))
