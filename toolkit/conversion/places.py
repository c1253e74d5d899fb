"""The places that a conversion comes to, each with what every layer made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from toolkit.conversion.vocabulary import Hit


@dataclass(frozen=True, slots=True)
class Step:
    """What one layer made of a place."""

    layer: str
    rule: str
    before: str
    after: str


@dataclass(slots=True)
class Place:
    """A stretch of the source, grown layer by layer; only within one conversion."""

    start: int
    end: int
    old: str
    new: str
    steps: tuple[Step, ...] = ()
    alternatives: tuple[str, ...] = ()
    margin: float = inf
    hit: Hit | None = None
    """The regional word that was applied here, or was only thought of."""
    rule: str = ""
    fixed: bool = False
    """Decided before: protected text, a name, a term, an own dictionary."""
    borders: Sequence[int] = ()
    """Where words start in `new`, if it holds several of which nothing else is asked."""

    def step(self, layer: str, rule: str, after: str) -> None:
        """Let a layer write something else here."""
        if after != self.new:
            self.steps = (*self.steps, Step(layer, rule, self.new, after))
            self.new, self.rule = after, rule
