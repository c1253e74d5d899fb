"""A stretch of a text as the script layer cuts it, with what it becomes."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple, Protocol


class Word(NamedTuple):
    """One stretch of the best path; the words of a text cover it completely, in order.

    A tuple, because a book has a million of them.
    """

    start: int
    end: int
    output: str
    """In the target script."""
    rule: str
    """``script:STPhrases:头发``, ``script:model:发``, ``name:劉令一``; empty where nothing had to be decided."""
    alternatives: tuple[str, ...] = ()
    """Other outputs that were possible for this stretch, the likeliest first."""
    margin: float = inf
    """How much dearer the runner-up is, in nats (3 is odds of 20 to 1); small means doubtful."""


class ScriptEngine(Protocol):
    """What cuts a text into words and writes them in the target script."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""
