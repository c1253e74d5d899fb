"""Lists of words that an editor can add to: the text files of `data`."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


@lru_cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list; they stand between blanks, and # begins a remark."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@lru_cache
def line_list(name: str) -> tuple[str, ...]:
    """Return the lines of a file of `data` that are no remarks."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
