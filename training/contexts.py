"""Sentences around words that stand in lists: without neighbours, a word teaches only what is inside it."""

import re
from collections.abc import Iterator
from random import Random

from toolkit.conversion.segment import cheapest_path
from toolkit.conversion.tables import WordTable
from training.pairs import Pair

RUN = re.compile("[\u4e00-\u9fff]+")
STEPS = {"treebank": 1, "help": 10, "transcripts": 25}
"""Of which sources every how many-th sentence is used, so that the genres are balanced."""
SHORT, LONG = 8, 80
AROUND = 12
"""How many characters are kept to either side; the features look at three, the words around at a few more."""


def contexts(sources: dict[str, list[Pair]]) -> list[Pair]:
    """Return sentences that words can be put into."""
    return [pair for name, step in STEPS.items() for pair in sources[name][::step] if SHORT < len(pair[0]) < LONG]


def embedded(words: list[Pair], among: list[Pair], table: WordTable, seed: str) -> Iterator[tuple[Pair, range]]:
    """Yield each word between two words of a sentence, and where it stands there; the same at every run."""
    random = Random(seed)  # noqa: S311 -- a choice that is the same at every run
    get = table.codes.get
    for simplified, traditional in words:
        sentence = random.choice(among)
        runs = list(RUN.finditer(sentence[0]))
        if not runs:
            continue
        run = random.choice(runs)
        ends, _, _ = cheapest_path([get(character, 0) for character in run[0]], table)
        cut = run.start() + random.choice([0, *ends])
        before, after = slice(max(0, cut - AROUND), cut), slice(cut, cut + AROUND)
        pair = (
            sentence[0][before] + simplified + sentence[0][after],
            sentence[1][before] + traditional + sentence[1][after],
        )
        start = cut - before.start
        yield pair, range(start, start + len(simplified))
