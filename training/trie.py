"""A double-array trie: a word list as two arrays of integers that can be walked without making objects."""

from array import array
from collections.abc import Sequence

Cells = tuple["array[int]", "array[int]", "array[int]"]


def build(words: Sequence[Sequence[int]], values: Sequence[int]) -> Cells:
    """Return base, check and value of a trie over words of codes from 1 up; the words sorted, values from 1 up.

    A step from node `s` by code `c` goes to `t = base[s] + c` and is allowed if `check[t] == s + 1`. The root is node 0
    with base 0, so that the node of a word's first code is the code itself. Value 0 marks a node that ends no word.
    """
    return _Builder().build(words, values)


class _Builder:
    def __init__(self) -> None:
        self.base = array("i", [0])
        self.check = array("i", [-1])
        self.value = array("i", [0])
        self.free = 1
        self.roomy = 1

    def build(self, words: Sequence[Sequence[int]], values: Sequence[int]) -> Cells:
        level = [(0, 0, 0, len(words))]
        while level:
            following: list[tuple[int, int, int, int]] = []
            for node, depth, first, last in level:
                following += self._place(node, depth, first, last, words, values)
            level = following
        return self.base, self.check, self.value

    def _place(
        self, node: int, depth: int, first: int, last: int, words: Sequence[Sequence[int]], values: Sequence[int]
    ) -> list[tuple[int, int, int, int]]:
        if len(words[first]) == depth:
            self.value[node] = values[first]
            first += 1
        groups: list[tuple[int, int, int]] = []
        while first < last:
            code = words[first][depth]
            start = first
            while first < last and words[first][depth] == code:
                first += 1
            groups.append((code, start, first))
        if not groups:
            return []
        base = 0 if node == 0 else self._fit([code for code, _, _ in groups])
        self.base[node] = base
        self._grow(base + groups[-1][0] + 1)
        for code, _, _ in groups:
            self.check[base + code] = node + 1
        return [(base + code, depth + 1, start, stop) for code, start, stop in groups]

    def _fit(self, codes: list[int]) -> int:
        """Return the least base at which all the codes meet free places."""
        check, size = self.check, len(self.check)
        while self.free < size and check[self.free]:
            self.free += 1
        start = place = max(self.free if len(codes) == 1 else self.roomy, codes[0] + 1)
        while place < size:
            if not check[place]:
                base = place - codes[0]
                if all(base + code >= size or not check[base + code] for code in codes):
                    break
            place += 1
        if place - start > 3000:
            # The crowded part is left to nodes with a single child: searching it again and again costs minutes.
            self.roomy = place - 1500
        return place - codes[0]

    def _grow(self, size: int) -> None:
        missing = size - len(self.check)
        if missing > 0:
            for cells in (self.base, self.check, self.value):
                cells.extend([0] * missing)
