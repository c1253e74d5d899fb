"""When a regional word is one: its neighbours say so, or the domain of its sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from toolkit.conversion.evidence import ENOUGH, Evidence


class Verdict(StrEnum):
    """What is to be done with a regional word at a place."""

    APPLY = "apply"
    LIKELY = "likely"
    """Apply, and let a person look."""
    SUGGEST = "suggest"
    """Leave, and let a person look."""
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Condition:
    """When a word is the regional one: contexts that say yes or no, else the evidence of a domain.

    A context is a regular expression over the folded sentence in which ``~`` stands for the word (``恢复~|~值``); one
    without ``~`` may match anywhere in the sentence.
    """

    yes: tuple[str, ...]
    no: tuple[str, ...]
    domain: str
    otherwise: Verdict
    enough: float = ENOUGH
    """How much must speak for the domain."""

    def verdict(self, evidence: Evidence, start: int, end: int) -> Verdict:
        """Return what to do with the word at a place."""
        left, right = evidence.sentence(start, end)
        before, after = evidence.folded[left:start], evidence.folded[end:right]
        if any(_context(text).holds(before, after) for text in self.no):
            return Verdict.LEAVE
        if any(_context(text).holds(before, after) for text in self.yes):
            return Verdict.APPLY
        weight = evidence.weight(self.domain, start, end) if self.domain else 0.0
        if weight >= self.enough:
            return Verdict.APPLY if weight >= 2 * ENOUGH else Verdict.LIKELY
        too_little = weight >= self.enough / 2
        return Verdict.SUGGEST if too_little and self.otherwise is Verdict.LEAVE else self.otherwise


_Test = Callable[[str], object]
"""What says whether a context holds for a text."""


@dataclass(frozen=True, slots=True)
class _Context:
    before: _Test | None
    after: _Test | None
    anywhere: _Test | None = None

    def holds(self, before: str, after: str) -> bool:
        if self.anywhere:
            return bool(self.anywhere(before) or self.anywhere(after))
        return (not self.before or bool(self.before(before))) and (not self.after or bool(self.after(after)))


@cache
def _context(text: str) -> _Context:
    before, mark, after = text.partition("~")
    if not mark:
        return _Context(None, None, re.compile(text).search)
    return _Context(_ends(before) if before else None, _begins(after) if after else None)


def _ends(pattern: str) -> _Test:
    words = _words(pattern)
    return (lambda text: text.endswith(words)) if words else re.compile(f"(?:{pattern})\\Z").search


def _begins(pattern: str) -> _Test:
    words = _words(pattern)
    return (lambda text: text.startswith(words)) if words else re.compile(f"(?:{pattern})").match


def _words(pattern: str) -> tuple[str, ...]:
    """Return the words of a pattern that has nothing but words, as most have; to compile it would take much longer.

    >>> _words("(设置|配置)"), _words("设置?")
    (('设置', '配置'), ())
    """
    inside = pattern[1:-1] if pattern.startswith("(") and pattern.endswith(")") else pattern
    return () if _SPECIAL.search(inside) else tuple(inside.split("|"))


_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]()]")
