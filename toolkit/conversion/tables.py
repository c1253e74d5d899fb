"""The words of the script layer as arrays of integers, packed by `python -m training`."""

import json
import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from toolkit.conversion.shipped import DATA, own_lines
from toolkit.conversion.transliteration import SIGNS


def pack(arrays: dict[str, "array[int]"], texts: dict[str, str]) -> bytes:
    """Return arrays and texts as one compressed block: a line that lists them, then their bytes, little-endian."""
    listing = [[name, cells.typecode, len(cells)] for name, cells in arrays.items()]
    encoded = {name: text.encode() for name, text in texts.items()}
    listing += [[name, "text", len(data)] for name, data in encoded.items()]
    body = b"".join([_little(cells).tobytes() for cells in arrays.values()] + list(encoded.values()))
    return zlib.compress(json.dumps(listing).encode() + b"\n" + body, 9)


def unpack(data: bytes) -> tuple[dict[str, "array[int]"], dict[str, str]]:
    """Return what `pack` packed."""
    # Room for all at once: to grow step by step would take twice as long.
    listing, _, body = zlib.decompress(data, bufsize=1 << 23).partition(b"\n")
    arrays: dict[str, array[int]] = {}
    texts: dict[str, str] = {}
    view = memoryview(body)
    place = 0
    for name, kind, length in json.loads(listing):
        if kind == "text":
            texts[name] = str(view[place : place + length], "utf-8")
            place += length
            continue
        cells = array(kind)
        size = length * cells.itemsize
        cells.frombytes(view[place : place + size])
        arrays[name] = _little(cells)
        place += size
    return arrays, texts


def _little(cells: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        cells = array(cells.typecode, cells)
        cells.byteswap()
    return cells


class Codes(dict[str, int]):
    """Characters to their codes; what is not among them has code 0."""

    def __missing__(self, character: str) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class WordTable:
    """Words of two characters and more, with what they cost on a path, as a double-array trie over codes."""

    codes: Codes
    base: "array[int]"
    check: "array[int]"
    value: "array[int]"
    """Node to word number, counted from 1; 0 if no word ends there."""
    cost: "array[int]"
    """By word number; hundredths of a nat."""
    kind: "array[int]"
    """By word number; the part of speech in jieba's list, as an index."""
    single: "array[int]"
    """By code; the cost of a character that stands alone."""
    single_kind: "array[int]"
    signs: bytes
    """By code; 1 for a character that is usual in foreign names."""
    outputs: list[str]
    """By word number, for the first `len(outputs)` words, which are OpenCC's phrases: what they become."""
    kinds: list[str]
    """The names of the kinds, as in jieba's list: n, v, nr (a person's name) …"""
    sources: tuple[int, ...]
    """From which word number on a phrase comes from the next dictionary."""


PHRASE_TABLES = (
    "traditional.tsv",
    "lexicon.tsv",
    "STPhrases",
    "STPhrases_GeneratedFromRegionalPhrases",
    "STPhrases-within",
)
"""The dictionaries of phrases, the strongest first; the last are words of jieba's that hold one of the others."""
OWN_TABLES = 2
"""How many of them, from the first on, are ours."""


@lru_cache
def word_table() -> WordTable:
    """Load the words, some ten milliseconds at the first call."""
    arrays, texts = unpack((DATA / "words.bin").read_bytes())
    codes = Codes(zip(texts["alphabet"], count(1)))
    codes |= dict.fromkeys("0123456789０１２３４５６７８９", codes["0"])
    codes |= dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", codes["A"])
    return WordTable(
        codes,
        arrays["base"],
        arrays["check"],
        arrays["value"],
        arrays["cost"],
        arrays["kind"],
        arrays["single"],
        arrays["single_kind"],
        _signs(codes, len(arrays["single"])),
        texts["outputs"].split("\n"),
        texts["kinds"].split("\n"),
        tuple(arrays["sources"]),
    )


def _signs(codes: dict[str, int], size: int) -> bytes:
    signs = bytearray(size)
    for character in codes.keys() & SIGNS:
        signs[codes[character]] = 1
    return bytes(signs)


def own_dictionary(name: str) -> dict[str, str]:
    """Return a dictionary of ours: a source and its target."""
    rows = (line.split("\t") for line in own_lines(name))
    return {row[0]: row[1] for row in rows}
