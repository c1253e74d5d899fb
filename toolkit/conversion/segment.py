"""The cheapest way through a stretch of characters, over arrays of integers only.

Nothing in the loop makes an object for a character, so that the same source can be compiled.
"""

from collections.abc import Sequence

from toolkit.conversion.tables import WordTable, word_table

FAR = 1 << 40
Path = tuple[Sequence[int], Sequence[int], Sequence[tuple[int, int, int]]]
"""What `cheapest_path` returns."""


def cheapest_path(codes: Sequence[int], table: WordTable) -> Path:
    """Return for each word of the cheapest path its end and its number (0: a single character), and all phrases seen.

    The cost of a path is the sum of its words' costs, which are negative logarithms of their shares in jieba's counts.
    A phrase is (start, end, word number).
    """
    base, check, value, cost, single = table.base, table.check, table.value, table.cost, table.single
    last_phrase = len(table.outputs)
    length = len(codes)
    # No word goes on with code 0: the end needs no check of its own.
    ahead = [*codes, 0]
    costs = [FAR] * (length + 1)
    start_of = [0] * (length + 1)
    word_of = [0] * (length + 1)
    phrases: list[tuple[int, int, int]] = []
    so_far = 0
    for start, code in enumerate(codes):
        end = start + 1
        if step := base[code]:
            parent, last = code + 1, end
            node = step + ahead[last]
            while check[node] == parent:
                last += 1
                if word := value[node]:
                    if word <= last_phrase:
                        phrases.append((start, last, word))
                    total = so_far + cost[word]
                    if total < costs[last]:
                        costs[last] = total
                        start_of[last] = start
                        word_of[last] = word
                step = base[node]
                if not step:
                    break
                parent = node + 1
                node = step + ahead[last]
        # The longer words that end here are known by now: is the character alone cheaper?
        so_far += single[code]
        if so_far < costs[end]:
            start_of[end] = start
            word_of[end] = 0
        else:
            so_far = costs[end]
    ends: list[int] = []
    words: list[int] = []
    end = length
    while end:
        ends.append(end)
        words.append(word_of[end])
        end = start_of[end]
    ends.reverse()
    words.reverse()
    return ends, words, phrases


def kind_of_word(word: str) -> str:
    """Return the part of speech of a Simplified word in jieba's list; empty for what is not in it."""
    table = word_table()
    node = 0
    for character in word:
        following = table.base[node] + table.codes.get(character, 0)
        if table.check[following] != node + 1:
            return ""
        node = following
    return table.kinds[table.kind[table.value[node]]]
