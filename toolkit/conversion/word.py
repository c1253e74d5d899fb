"""A stretch of a text as the script layer cuts it, with what it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, Protocol

DECIDED = ("name:", "term:", "own:", "wiki:", "keep")
"""Starts of the rules of words that no later layer touches."""


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

    @property
    def is_decided(self) -> bool:
        """Whether no later layer may touch the word."""
        return self.rule.startswith(DECIDED)

    @property
    def is_hidden(self) -> bool:
        """Whether the word lists must not see the word: it is decided, or it could not be cut."""
        return len(self.output) != self.end - self.start or self.is_decided


@dataclass(frozen=True, slots=True)
class Draft:
    """What the script layer makes of a text where nobody asks why: a string, not a value for each word."""

    output: str
    """In the target script, character for character as long as the source; what `hidden` covers counts for nothing."""
    starts: list[int]
    """Where words start, ascending."""
    hidden: list[Word]
    """Fixed words that no later layer sees, in order."""


class ScriptEngine(Protocol):
    """What cuts a text into words and writes them in the target script."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""

    def draft(self, text: str, fixed: Sequence[Word] = ()) -> Draft:
        """Return the same in short."""
