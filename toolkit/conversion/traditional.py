"""From Simplified to Traditional: the cheapest path gives the words, the context model the readings.

The output follows the standard forms of OpenCC (`s2t`: 裏 爲 着 喫 麪); a region's forms (裡 為 著 吃) are the
business of the variant layer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.conversion.context import ALONE, SCALE, WINDOW, ContextModel, context_model, places
from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.conversion.segment import cheapest_path
from toolkit.conversion.tables import PHRASE_TABLES, WordTable, opencc_dictionary, word_table
from toolkit.conversion.transliteration import SOUNDS, SURNAME_READINGS, TITLE, name_spans
from toolkit.conversion.word import Word
from toolkit.model.text import Span

HAN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+")
SENTENCE = re.compile("[^。！？!?\n]*[。！？!?\n]?")
MERGED = {"臺": "台"}
"""What the model does not tell apart: where the dictionaries say the second for the first, they are followed."""

SURE = 8.0
"""The margin, in nats, of what a name or the rest of the document decides."""


@dataclass(frozen=True, slots=True)
class _Decision:
    """What a character becomes, what came second, and by how much."""

    target: str
    second: str
    margin: float


@dataclass(frozen=True, slots=True)
class _Open:
    """A character that can become several, and how the model scores its readings."""

    index: int
    slot: int
    alone: bool
    """Whether the character is a word by itself."""
    scores: list[int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The cheapest path through characters without a pause, and the places on it that their neighbours decide."""

    ends: list[int]
    numbers: list[int]
    open: list[_Open]


def _stretch(text: str, start: int, end: int) -> _Stretch:
    return _examined(text[max(0, start - WINDOW) : start], text[start:end], text[end : end + WINDOW])


@lru_cache(maxsize=4096)
def _examined(before: str, text: str, after: str) -> _Stretch:
    """Examine a stretch and what the model sees beside it; nothing else has a say, and a document is read twice."""
    table, model = word_table(), context_model("s2t")
    get = table.codes.get
    codes = [get(character, 0) for character in text]
    around = [[get(character, 0) for character in side] for side in (before, after)]
    padding = [[0] * (WINDOW - len(side)) for side in around]
    padded = [*padding[0], *around[0], *codes, *around[1], *padding[1]]
    path = cheapest_path(codes, table)
    found = [
        _Open(place.index, place.slot, place.keys[ALONE] >> 5 == 0, model.scores(place))
        for place in places(padded, WINDOW, path, table, model.slots, model.readings)
    ]
    return _Stretch(path[0], path[1], found)


@dataclass(frozen=True, slots=True)
class SimplifiedToTraditional:
    """The engine of one direction; it holds tables only and may be shared."""

    table: WordTable
    model: ContextModel
    characters: dict[int, str]
    """Code point of a character to its default in the other script."""
    simplified_only: re.Pattern[str]
    traditional_only: re.Pattern[str]
    memory: dict[str, str] = field(default_factory=dict)
    """What a document as a whole says of a character between two others: 云服 in 雲服務."""
    known: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """Words seen before: what `_look_up` said of them."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""
        found: list[Word] = []
        mixed = bool(self.traditional_only.search(text))
        foreign = self._traditional_spans(text) if mixed else []
        names = tuple(name_spans(text))
        place = 0
        for word in [*fixed, Word(len(text), len(text), "", "")]:
            for run in HAN.finditer(text, place, word.start):
                if run.start() > place:
                    found.append(Word(place, run.start(), text[place : run.start()], ""))
                if mixed and self._is_foreign(text, run.span(), foreign):
                    found += self._cut(text, run.span())
                else:
                    found += self._run(text, run.span(), names)
                place = run.end()
            if word.start > place:
                found.append(Word(place, word.start, text[place : word.start], ""))
            found.append(word)
            place = word.end
        return found[:-1]

    def _traditional_spans(self, text: str) -> list[tuple[int, int]]:
        """Return the sentences that are Traditional already: their 后, 里 and 只 are meant as they stand."""
        return [sentence.span() for sentence in SENTENCE.finditer(text) if self._is_traditional(sentence[0])]

    def _is_traditional(self, text: str) -> bool:
        return bool(self.traditional_only.search(text)) and not self.simplified_only.search(text)

    def _is_foreign(self, text: str, run: tuple[int, int], foreign: list[tuple[int, int]]) -> bool:
        first, last = run
        return any(start <= first < end for start, end in foreign) or self._is_traditional(text[first:last])

    def _cut(self, text: str, run: tuple[int, int]) -> Iterator[Word]:
        """Yield the words of a stretch as they stand."""
        start, first = run[0], run[0]
        for end in _stretch(text, *run).ends:
            yield Word(start, first + end, text[start : first + end], "")
            start = first + end

    def _run(self, text: str, run: tuple[int, int], names: Sequence[Span]) -> list[Word]:
        first = run[0]
        stretch = _stretch(text, *run)
        decisions = {
            first + place.index: self._decide(text, first + place.index, place, names) for place in stretch.open
        }
        start, get, found = first, self.known.get, []
        for stop, number in zip(stretch.ends, stretch.numbers, strict=True):
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

    def _decide(self, text: str, index: int, place: _Open, names: Sequence[Span]) -> _Decision:
        scores = place.scores
        readings = self.model.readings[place.slot]
        if len(scores) == 2:
            order = [1, 0] if scores[1] > scores[0] else [0, 1]
        else:
            order = sorted(range(len(scores)), key=lambda reading: -scores[reading])
        sure = self.memory.get(text[max(0, index - 1) : index + 2], "") if self.memory else ""
        if place.alone and text[index] in SURNAME_READINGS and TITLE.match(text, index + 1):
            sure = SURNAME_READINGS[text[index]]
        if names and any(span.start <= index < span.end for span in names):
            sure = SOUNDS.get(text[index], sure)
        if sure in readings and sure:
            second = next(reading for reading in (readings[number] for number in order) if reading != sure)
            return _Decision(sure, second, SURE)
        margin = (scores[order[0]] - scores[order[1]]) / SCALE
        return _Decision(readings[order[0]], readings[order[1]], margin)

    def scores(self, text: str) -> Iterator[tuple[int, str, list[int]]]:
        """Yield where the model was asked, the readings there, and their scores, without what a document says."""
        for run in HAN.finditer(text):
            for place in _stretch(text, *run.span()).open:
                yield run.start() + place.index, self.model.readings[place.slot], place.scores

    def _decided(self, word: Word, source: str, decisions: dict[int, _Decision]) -> Word:
        """Return a word as its sentence wants it."""
        start, end, output, rule = word[:4]
        made = [(index - start, decisions[index]) for index in range(start, end) if index in decisions]
        chosen = output
        for offset, decision in made:
            target, old = decision.target, output[offset]
            if target != old and MERGED.get(target) != old:
                chosen = chosen[:offset] + target + chosen[offset + 1 :]
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
    characters = opencc_dictionary("STCharacters")
    defaults = {source: targets[0] for source, targets in characters.items()}
    return SimplifiedToTraditional(
        word_table(),
        context_model("s2t"),
        {ord(source): target for source, target in defaults.items() if len(source) == 1},
        # Not 户: Hong Kong writes it in Traditional text.
        re.compile("[" + "".join(sorted(only_simplified())) + "]"),
        re.compile("[" + "".join(sorted(only_traditional())) + "]"),
    )
