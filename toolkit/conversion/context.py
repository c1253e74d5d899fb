"""Which of its readings a character takes, from the characters and words around it: a log-linear model.

The score of a reading is the sum of the weights of the features that hold at the place; the weights are learned by
`python -m training`. The dictionaries are among the features, so that the model overrules a dictionary only where the
sentence speaks clearly against it.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from toolkit.conversion.segment import Path
from toolkit.conversion.shipped import DATA
from toolkit.conversion.tables import OWN_TABLES, WordTable, unpack

SCALE = 16
"""Weights are kept as integers in sixteenths of a nat."""
WINDOW = 3
"""Features look at most this many characters to either side; callers pad the codes with as many zeros."""


ALWAYS = 0
"""The feature that holds everywhere: how frequent a reading is."""


def neighbour_features(window: Sequence[int]) -> list[int]:
    """Return the keys of the features over characters: the place itself with `WINDOW` codes on both sides.

    A key holds up to three codes of 14 bits above the number of its template (5 bits).
    """
    a, b, c, _, x, y, z = window
    bc, xy, cx = b << 14 | c, x << 14 | y, c << 14 | x
    return [
        ALWAYS,
        c << 5 | 1,
        x << 5 | 2,
        bc << 5 | 3,
        cx << 5 | 4,
        xy << 5 | 5,
        b << 5 | 6,
        y << 5 | 7,
        (a << 28 | bc) << 5 | 8,
        (xy << 14 | z) << 5 | 9,
        (bc << 14 | x) << 5 | 10,
        (cx << 14 | y) << 5 | 11,
        a << 5 | 12,
        z << 5 | 13,
    ]


TRUST_WORD = (0, 64, 96, 128)
"""What the reading of a phrase on the cheapest path starts with, by its length: none, 2, 3, 4 and more."""
TRUST_BESIDE = (0, 16, 32, 48)
"""The same for the longest other phrase that covers the character."""
TRUST_DEFAULT = 32
"""What the default reading starts with where no phrase is on the path."""


@dataclass(slots=True)  # not frozen: that would take three times as long to make
class Place:
    """A character that can become several, and what is known of it before the model speaks."""

    index: int
    """In the stretch that was examined."""
    slot: int
    keys: list[int]
    priors: list[int]
    """By reading, from the dictionaries."""
    alone: bool
    """Whether the character is a word by itself."""


@dataclass(frozen=True, slots=True)
class ContextModel:
    """The weights, by character and feature."""

    slots: bytearray
    """By code: 0, or the number of the character's entry in `readings`."""
    readings: list[str]
    """What a character can become; the first is the default of the dictionaries; entry 0 is empty."""
    rows: list[dict[int, int]]
    """By slot: feature key to the row of its weights."""
    weights: "array[int]"
    """A row holds one weight for each reading behind the first."""

    def scores(self, place: Place) -> list[int]:
        """Return the score of each reading."""
        scores = list(place.priors)
        get, weights = self.rows[place.slot].get, self.weights
        rows = [row for key in place.keys if (row := get(key)) is not None]
        for reading in range(1, len(scores)):
            scores[reading] += sum([weights[row + reading - 1] for row in rows])
        return scores


class Stretch(NamedTuple):
    """Characters without a pause, and the cheapest path through them."""

    codes: Sequence[int]
    path: Path
    table: WordTable


def places(
    codes: Sequence[int], offset: int, path: Path, table: WordTable, slots: bytearray, readings: Sequence[str]
) -> Iterator[Place]:
    """Yield the places of a stretch that the model is asked about; its first character is `codes[offset]`."""
    stretch = Stretch(codes[offset : offset + path[0][-1]], path, table)
    for index, code in enumerate(stretch.codes):
        if slot := slots[code]:
            place = offset + index
            yield place_at(stretch, index, codes[place - WINDOW : place + WINDOW + 1], slot, readings[slot])


def place_at(stretch: Stretch, index: int, window: Sequence[int], slot: int, readings: str) -> Place:
    """Return what is known of the character at an index of a stretch; the window shows what stands beside it too."""
    codes, (ends, words, phrases), table = stretch
    number = bisect_right(ends, index)
    start, end, own = ends[number - 1] if number else 0, ends[number], words[number]
    evidence, priors = _evidence(index, (start, end, own), phrases, table, readings)
    keys = neighbour_features(window)
    kind, single_kind = table.kind, table.single_kind
    # Numbers of words begin behind the codes of characters.
    before = after = kind_before = kind_after = 0
    if start:
        word = words[number - 1]
        before = word + 16384 if word else codes[start - 1]
        kind_before = kind[word] if word else single_kind[before]
    if end < ends[-1]:
        word = words[number + 1]
        after = word + 16384 if word else codes[end]
        kind_after = kind[word] if word else single_kind[after]
    within = own << 4 | min(index - start, 15) if own else 0
    keys += [
        within << 5 | 14,
        before << 5 | 15,
        after << 5 | 16,
        (kind_before << 8 | kind_after) << 5 | 17,
        kind_before << 5 | 18,
        kind_after << 5 | 19,
        kind[own] << 5 | 20,
        evidence << 5 | 21,
    ]
    if near := _signs_around(window, table.signs):
        keys += [near << 5 | 22, (near << 1 | (own > 0)) << 5 | 23]
    return Place(index, slot, keys, priors, not own)


def _signs_around(window: Sequence[int], signs: bytes) -> int:
    """Return how many characters without a gap, to the left and to the right, are usual in foreign names."""
    a, b, c, _, x, y, z = [signs[code] for code in window]
    left = c and 1 + (b and 1 + a)
    right = x and 1 + (y and 1 + z)
    return left << 2 | right


def _evidence(
    index: int,
    own: tuple[int, int, int],
    phrases: Sequence[tuple[int, int, int]],
    table: WordTable,
    readings: str,
) -> tuple[int, list[int]]:
    """Return what the dictionaries say as one number, and what each reading starts with."""
    on_reading = on_length = beside_reading = beside_length = 0
    priors = [0] * len(readings)
    (start, end, word), outputs = own, table.outputs
    if not phrases:
        # A phrase on the path is among them: here no dictionary says anything.
        priors[0] = TRUST_DEFAULT
        return 0, priors
    if 0 < word <= len(outputs):
        on_reading = readings.find(outputs[word - 1][index - start]) + 1
        # What we list ourselves we have looked at: it is trusted like a long phrase.
        on_length = 3 if word <= table.sources[OWN_TABLES - 1] else min(end - start, 4) - 1
    for phrase in phrases:
        first, last, other = phrase
        if first <= index < last and phrase != own and min(last - first, 4) - 1 > beside_length:
            beside_reading = readings.find(outputs[other - 1][index - first]) + 1
            beside_length = min(last - first, 4) - 1
    if on_reading:
        priors[on_reading - 1] += TRUST_WORD[on_length]
    else:
        priors[0] += TRUST_DEFAULT
    if beside_reading:
        priors[beside_reading - 1] += TRUST_BESIDE[beside_length]
    return (on_reading << 2 | on_length) << 5 | beside_reading << 2 | beside_length, priors


@lru_cache
def context_model(name: str) -> ContextModel:
    """Load the model for a direction: ``s2t`` or ``t2s``."""
    arrays, texts = unpack((DATA / f"{name}.bin").read_bytes())
    readings = texts["readings"].split("\n")
    rows: list[dict[int, int]] = [{} for _ in readings]
    for key, row in zip(arrays["keys"], arrays["rows"], strict=True):
        rows[key & 255][key >> 8] = row
    return ContextModel(bytearray(arrays["slots"]), readings, rows, arrays["weights"])
