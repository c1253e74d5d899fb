"""Texts cut into stretches without a pause, and the cheapest path through each."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.conversion.segment import Path, cheapest_path
from toolkit.conversion.tables import word_table
from toolkit.conversion.word import Word

HAN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+")


def stretches(text: str, fixed: Sequence[Word]) -> Iterator[tuple[int, int, Word | None, bool]]:
    """Yield start and end of each stretch of a text, without a gap: the fixed word that it is, or whether it is Han.

    >>> list(stretches("再 來", ()))
    [(0, 1, None, True), (1, 2, None, False), (2, 3, None, True)]
    """
    place = 0
    for word in [*fixed, None]:
        last = word.start if word else len(text)
        for run in HAN.finditer(text, place, last):
            start, end = run.span()
            if start > place:
                yield place, start, None, False
            yield start, end, None, True
            place = end
        if last > place:
            yield place, last, None, False
        if word:
            yield word.start, word.end, word, False
            place = word.end


@lru_cache(maxsize=4096)
def path(stretch: str) -> tuple[Sequence[int], Path]:
    """Return the codes of a stretch and the cheapest path through it: a document is read several times."""
    table = word_table()
    codes = tuple(map(table.codes.__getitem__, stretch))
    ends, words, phrases = cheapest_path(codes, table)
    # The garbage collector looks after lists, but soon forgets tuples of numbers.
    return codes, (tuple(ends), tuple(words), tuple(phrases))
