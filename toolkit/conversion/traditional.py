"""From Simplified to Traditional: the cheapest path gives the words, the context model the readings.

The output follows the standard forms of OpenCC (`s2t`: 裏 爲 着 喫 麪); a region's forms (裡 為 著 吃) are the
business of the variant layer.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from toolkit.conversion.context import SCALE, WINDOW, ContextModel, Place, Stretch, context_model, place_at
from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.conversion.segment import Path
from toolkit.conversion.shipped import opencc_dictionary
from toolkit.conversion.stretches import HAN, path, stretches
from toolkit.conversion.tables import PHRASE_TABLES, WordTable, word_table
from toolkit.conversion.transliteration import SOUNDS, SURNAME_READINGS, TITLE, name_spans
from toolkit.conversion.word import Draft, Word

SENTENCE = re.compile("[^。！？!?\n]*[。！？!?\n]?")
MERGED = {"臺": "台"}
"""What the model does not tell apart: where the dictionaries say the second for the first, they are followed."""

SURE = 8.0
"""The margin, in nats, of what a name or the rest of the document decides."""


class _Decision(NamedTuple):
    """What a character becomes, what came second, and by how much."""

    target: str
    second: str
    margin: float
    readings: str
    """All that the model knows of the character."""

    def overrules(self, old: str) -> bool:
        """Whether this replaces what a phrase says: not a reading that the model has never met (并州)."""
        return self.target != old and MERGED.get(self.target) != old and old in self.readings


class _Seen(NamedTuple):
    """What is looked for in a whole text before its stretches are read."""

    open: list[int]
    """Where characters stand that can become several."""
    named: frozenset[int]
    """Where foreign names stand."""
    foreign: list[tuple[int, int]] | None
    """Sentences that are Traditional already; None for a text without any character that only Traditional has."""


@dataclass(frozen=True, slots=True)
class SimplifiedToTraditional:
    """The engine of one direction; it holds tables only and may be shared."""

    table: WordTable
    model: ContextModel
    characters: dict[int, str]
    """Code point of a character to its default in the other script."""
    open: re.Pattern[str]
    """The characters that can become several."""
    simplified_only: frozenset[str]
    traditional_only: frozenset[str]
    memory: dict[str, str] = field(default_factory=dict)
    """What a document as a whole says of a character between two others: 云服 in 雲服務."""
    known: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """Words seen before: what `_look_up` said of them."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""
        found: list[Word] = []
        seen = self._seen(text)
        for start, end, word, is_han in stretches(text, fixed):
            if not is_han:
                found.append(word or Word(start, end, text[start:end], ""))
            elif seen.foreign is not None and self._is_foreign(text, start, end, seen.foreign):
                found += self._cut(text, start, end)
            else:
                found += self._run(text, start, end, seen)
        return found

    def draft(self, text: str, fixed: Sequence[Word] = ()) -> Draft:
        """Return the same in short."""
        letters = list(text.translate(self.characters))
        starts: list[int] = []
        hidden: list[Word] = []
        seen = self._seen(text)
        for start, end, word, is_han in stretches(text, fixed):
            starts.append(start)
            if is_han:
                way = path(text[start:end])[1]
                starts += [start + stop for stop in way[0][:-1]]
                if seen.foreign is not None and self._is_foreign(text, start, end, seen.foreign):
                    letters[start:end] = text[start:end]
                    continue
                if way[2]:
                    self._write(letters, start, way)
                for index, decision in self._decisions(text, start, end, seen).items():
                    if decision.overrules(letters[index]):
                        letters[index] = decision.target
            elif word and word.is_hidden:
                hidden.append(word)
            elif word:
                letters[start:end] = word.output
        return Draft("".join(letters), starts, hidden)

    def _write(self, letters: list[str], first: int, way: Path) -> None:
        """Write the phrases of a stretch over its characters' defaults."""
        outputs, start = self.table.outputs, 0
        for end, number in zip(way[0], way[1], strict=True):
            if 0 < number <= len(outputs):
                letters[first + start : first + end] = outputs[number - 1]
            start = end

    def _seen(self, text: str) -> _Seen:
        return _Seen(
            [match.start() for match in self.open.finditer(text)],
            frozenset(index for span in name_spans(text) for index in range(span.start, span.end)),
            self._foreign(text),
        )

    def _foreign(self, text: str) -> list[tuple[int, int]] | None:
        """Return the sentences that are Traditional already: their 后, 里 and 只 are meant as they stand."""
        if self.traditional_only.isdisjoint(text):
            return None
        return [sentence.span() for sentence in SENTENCE.finditer(text) if self._is_traditional(sentence[0])]

    def _is_traditional(self, text: str) -> bool:
        return not self.traditional_only.isdisjoint(text) and self.simplified_only.isdisjoint(text)

    def _is_foreign(self, text: str, first: int, last: int, foreign: list[tuple[int, int]]) -> bool:
        number = bisect_right(foreign, (first, len(text)))
        return (number > 0 and first < foreign[number - 1][1]) or self._is_traditional(text[first:last])

    def _cut(self, text: str, first: int, last: int) -> Iterator[Word]:
        """Yield the words of a stretch as they stand."""
        start = first
        for stop in path(text[first:last])[1][0]:
            yield Word(start, first + stop, text[start : first + stop], "")
            start = first + stop

    def _run(self, text: str, first: int, last: int, seen: _Seen) -> list[Word]:
        ends, numbers, _ = path(text[first:last])[1]
        decisions = self._decisions(text, first, last, seen)
        start, get, found = first, self.known.get, []
        for stop, number in zip(ends, numbers, strict=True):
            end = first + stop
            source = text[start:end]
            output, rule, is_open = get(source) or self._look_up(source, number)
            word = Word(start, end, output, rule)
            found.append(self._decided(word, source, decisions) if is_open else word)
            start = end
        return found

    def _look_up(self, source: str, number: int) -> tuple[str, str, bool]:
        """Return what the dictionaries make of a word, the rule, and whether the sentence has a say."""
        if 0 < number <= len(self.table.outputs):
            output, rule = self.table.outputs[number - 1], f"script:{self._dictionary_of(number)}:{source}"
        else:
            output = source.translate(self.characters)
            rule = f"script:STCharacters:{source}" if output != source else ""
        is_open = any(self.model.slots[self.table.codes.get(character, 0)] for character in source)
        self.known[source] = output, rule, is_open
        return output, rule, is_open

    def _decisions(self, text: str, first: int, last: int, seen: _Seen) -> dict[int, _Decision]:
        """Return what the sentence decides in a stretch, by the index in the text."""
        return {
            first + place.index: self._decide(text, first + place.index, place, seen.named)
            for place in self._places(text, first, last, seen.open)
        }

    def _places(self, text: str, first: int, last: int, open_at: Sequence[int]) -> Sequence[Place]:
        """Return the places of a stretch that have several readings."""
        inside = open_at[bisect_left(open_at, first) : bisect_left(open_at, last)]
        if not inside:
            return ()
        stretch = Stretch(*path(text[first:last]), self.table)
        return [self._place(text, index, first, stretch) for index in inside]

    def _place(self, text: str, index: int, first: int, stretch: Stretch) -> Place:
        window = list(map(self.table.codes.__getitem__, text[max(0, index - WINDOW) : index + WINDOW + 1]))
        if len(window) <= 2 * WINDOW:
            window = [0] * (WINDOW - index) + window + [0] * (index + WINDOW + 1 - len(text))
        slot = self.model.slots[window[WINDOW]]
        return place_at(stretch, index - first, window, slot, self.model.readings[slot])

    def _decide(self, text: str, index: int, place: Place, named: frozenset[int]) -> _Decision:
        scores = self.model.scores(place)
        readings = self.model.readings[place.slot]
        if len(scores) == 2:
            order = [1, 0] if scores[1] > scores[0] else [0, 1]
        else:
            order = sorted(range(len(scores)), key=lambda reading: -scores[reading])
        sure = self.memory.get(text[max(0, index - 1) : index + 2], "") if self.memory else ""
        if place.alone and text[index] in SURNAME_READINGS and TITLE.match(text, index + 1):
            sure = SURNAME_READINGS[text[index]]
        if index in named:
            sure = SOUNDS.get(text[index], sure)
        if sure in readings and sure:
            second = next(reading for reading in (readings[number] for number in order) if reading != sure)
            return _Decision(sure, second, SURE, readings)
        margin = (scores[order[0]] - scores[order[1]]) / SCALE
        return _Decision(readings[order[0]], readings[order[1]], margin, readings)

    def scores(self, text: str) -> Iterator[tuple[int, str, list[int]]]:
        """Yield where the model was asked, the readings there, and their scores, without what a document says."""
        open_at = [match.start() for match in self.open.finditer(text)]
        for run in HAN.finditer(text):
            first, last = run.span()
            for place in self._places(text, first, last, open_at):
                yield first + place.index, self.model.readings[place.slot], self.model.scores(place)

    def _decided(self, word: Word, source: str, decisions: dict[int, _Decision]) -> Word:
        """Return a word as its sentence wants it."""
        start, end, output, rule = word[:4]
        made = [(index - start, decisions[index]) for index in range(start, end) if index in decisions]
        chosen = output
        for offset, decision in made:
            if decision.overrules(output[offset]):
                chosen = chosen[:offset] + decision.target + chosen[offset + 1 :]
                rule = f"script:model:{source[offset]}"
        if len(made) > 1:
            made.sort(key=lambda item: item[1].margin)
        others = dict.fromkeys([chosen[:offset] + decision.second + chosen[offset + 1 :] for offset, decision in made])
        rule = rule or f"script:model:{source[made[0][0]]}"
        return Word(start, end, chosen, rule, tuple(others), max(0.0, made[0][1].margin))

    def _dictionary_of(self, number: int) -> str:
        return next(name for name, last in zip(PHRASE_TABLES, self.table.sources, strict=True) if number <= last)


@lru_cache
def simplified_to_traditional() -> SimplifiedToTraditional:
    """Return the engine with its tables loaded."""
    table, model = word_table(), context_model("s2t")
    defaults = {source: targets[0] for source, targets in opencc_dictionary("STCharacters").items()}
    several = [character for character, code in table.codes.items() if model.slots[code]]
    return SimplifiedToTraditional(
        table,
        model,
        {ord(source): target for source, target in defaults.items() if HAN.fullmatch(source) and len(source) == 1},
        re.compile("[" + "".join(several) + "]"),
        # Not 户: Hong Kong writes it in Traditional text.
        only_simplified(),
        only_traditional(),
    )
