"""Make `words.bin`: jieba's words and OpenCC's phrases with their costs."""

from array import array
from collections import Counter
from math import log
from pathlib import Path

from toolkit.conversion.tables import PHRASE_TABLES, own_dictionary, pack
from training.pairs import dictionary
from training.sources import jieba_words
from training.trie import build

LEAST_COUNT = 5
"""A word of jieba's that was counted less often is noise more often than a word."""
LONGEST = 16
LEAD = 50
"""By how many hundredths of a nat a phrase is cheaper than the words that it is made of."""
EXTRA = "0A，。！？、；：（）《》「」『』“”‘’·…—"
"""Codes for what may stand beside a word: a digit, a letter, punctuation."""


def phrases() -> tuple[dict[str, str], list[int]]:
    """Return OpenCC's phrases with their first output, and where each dictionary ends."""
    found: dict[str, str] = {}
    ends: list[int] = []
    for name in PHRASE_TABLES[:-1]:
        own = name.endswith(".tsv")
        listed = own_dictionary(name) if own else {source: targets[0] for source, targets in dictionary(name).items()}
        for source, target in listed.items():
            if 1 < len(source) <= LONGEST:
                found.setdefault(source, target)
        ends.append(len(found))
    return found, ends


def within(known: dict[str, str], words: list[str]) -> dict[str, str]:
    """Return the words that hold a phrase which is not written character by character, with the phrase in them."""
    defaults = {source: targets[0] for source, targets in dictionary("STCharacters").items()}
    found: dict[str, str] = {}
    for word in sorted(words):
        if word in known or not 2 < len(word) <= 8:
            continue
        output = plain = "".join(defaults.get(character, character) for character in word)
        place = 0
        while place < len(word):
            ends = range(len(word), place + 1, -1)
            end = next((end for end in ends if word[place:end] in known), place + 1)
            if end > place + 1:
                output = output[:place] + known[word[place:end]] + output[end:]
            place = end
        if output != plain:
            found[word] = output
    return found


def cheaper(known: dict[str, str], costs: dict[str, int]) -> dict[str, int]:
    """Return what a phrase may cost so that it is taken before the words that it is made of.

    Those of two characters are left as they are: most that jieba has not counted are of old texts (而云).
    """
    found: dict[str, int] = {}
    for phrase in known:
        if len(phrase) < 3:
            continue
        best = [0]
        for end in range(1, len(phrase) + 1):
            parts = [(start, phrase[start:end]) for start in range(end) if (start, end) != (0, len(phrase))]
            best.append(min(best[start] + costs[part] for start, part in parts if part in costs))
        found[phrase] = max(0, min(costs[phrase], best[-1] - LEAD))
    return found


def word_file(packages: Path) -> bytes:
    """Return the packed table of words."""
    counted, (known, ends) = jieba_words(packages), phrases()
    known |= within(known, [word for word, (count, _) in counted.items() if count >= LEAST_COUNT])
    ends.append(len(known))
    plain = [
        word
        for word, (count, _) in counted.items()
        if count >= LEAST_COUNT and 1 < len(word) <= 8 and word not in known and not word.isascii()
    ]
    words = [*known, *sorted(plain)]
    used = Counter(character for word in words for character in word)
    used.update(character for character in dictionary("STCharacters"))
    alphabet = "".join(sorted(used, key=lambda character: (-used[character], character)))
    alphabet += "".join(character for character in EXTRA if character not in used)
    codes = {character: number for number, character in enumerate(alphabet, 1)}
    rows = sorted((tuple(codes[character] for character in word), number) for number, word in enumerate(words, 1))
    base, check, value = build([row for row, _ in rows], [number for _, number in rows])
    for cells in (base, check, value):
        # A step may look past the last node by one code.
        cells.extend([0] * (len(alphabet) + 1))
    total = log(sum(count for count, _ in counted.values()))
    kinds = sorted({kind for _, kind in counted.values()})

    def cost(word: str) -> int:
        return round(100 * (total - log(max(counted.get(word, (0, ""))[0], 1))))

    def kind(word: str) -> int:
        return kinds.index(counted[word][1]) + 1 if word in counted else 0

    costs = {word: cost(word) for word in (*words, *alphabet)}
    costs |= cheaper(known, costs)
    arrays = {
        "base": base,
        "check": check,
        "value": value,
        "cost": array("H", [0, *(costs[word] for word in words)]),
        "kind": array("B", [0, *map(kind, words)]),
        "single": array("H", [round(100 * total), *map(cost, alphabet)]),
        "single_kind": array("B", [0, *map(kind, alphabet)]),
        "sources": array("I", ends),
    }
    return pack(arrays, {"alphabet": alphabet, "outputs": "\n".join(known.values()), "kinds": "\n".join(["", *kinds])})
