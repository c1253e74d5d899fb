"""From Simplified to Traditional: the cheapest path gives the words, the context model the readings.

The output follows the standard forms of OpenCC (`s2t`: 裏 爲 着 喫 麪); a region's forms (裡 為 著 吃) are the
business of the variant layer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.conversion.context import ALONE, SCALE, WINDOW, ContextModel, Place, context_model, places
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
    known: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    """Words seen before, with their output and rule; None for those that the sentence decides."""

    def words(self, text: str, fixed: Sequence[Word] = ()) -> list[Word]:
        """Return the words of the best path; `fixed` are stretches already decided, in order."""
        get = self.table.codes.get
        codes = [0] * WINDOW + [get(character, 0) for character in text] + [0] * WINDOW
        found: list[Word] = []
        foreign = self._traditional_spans(text)
        names = tuple(name_spans(text))
        place = 0
        for word in [*fixed, Word(len(text), len(text), "", "")]:
            for run in HAN.finditer(text, place, word.start):
                if run.start() > place:
                    found.append(Word(place, run.start(), text[place : run.start()], ""))
                found += self._run(text, codes, run.span(), foreign, names)
                place = run.end()
            if word.start > place:
                found.append(Word(place, word.start, text[place : word.start], ""))
            found.append(word)
            place = word.end
        return found[:-1]

    def _traditional_spans(self, text: str) -> list[tuple[int, int]]:
        """Return the sentences that are Traditional already: their 后, 里 and 只 are meant as they stand."""
        if not self.traditional_only.search(text):
            return []
        return [sentence.span() for sentence in SENTENCE.finditer(text) if self._is_traditional(sentence[0])]

    def _is_traditional(self, text: str) -> bool:
        return bool(self.traditional_only.search(text)) and not self.simplified_only.search(text)

    def _run(
        self,
        text: str,
        codes: list[int],
        run: tuple[int, int],
        foreign: list[tuple[int, int]],
        names: Sequence[Span],
    ) -> Iterator[Word]:
        first, last = run
        path = cheapest_path(codes[first + WINDOW : last + WINDOW], self.table)
        ends, numbers, _ = path
        if any(start <= first < end for start, end in foreign) or self._is_traditional(text[first:last]):
            start = first
            for end in ends:
                yield Word(start, first + end, text[start : first + end], "")
                start = first + end
            return
        decisions: dict[int, _Decision] = {}
        for place in places(codes, first + WINDOW, path, self.table, self.model.slots, self.model.readings):
            decisions[first + place.index] = self._decide(text, first + place.index, place, names)
        start, known = first, self.known
        for stop, number in zip(ends, numbers, strict=True):
            end = first + stop
            source = text[start:end]
            plain = known[source] if source in known else self._plain(source, number)
            yield Word(start, end, plain[0], plain[1]) if plain else self._word(text, start, end, number, decisions)
            start = end

    def _plain(self, source: str, number: int) -> tuple[str, str] | None:
        """Return the output and the rule of a word that is the same in every sentence; None for another."""
        get, slots = self.table.codes.get, self.model.slots
        unsure = any(slots[get(character, 0)] for character in source)
        plain = self.known[source] = None if unsure else self._looked_up(source, number)
        return plain

    def _looked_up(self, source: str, number: int) -> tuple[str, str]:
        """Return what the dictionaries make of a word, and the rule."""
        if 0 < number <= len(self.table.outputs):
            return self.table.outputs[number - 1], f"script:{self._dictionary_of(number)}:{source}"
        output = source.translate(self.characters)
        return output, f"script:STCharacters:{source}" if output != source else ""

    def _decide(self, text: str, index: int, place: Place, names: Sequence[Span]) -> _Decision:
        scores = self.model.scores(place)
        readings = self.model.readings[place.slot]
        order = sorted(range(len(scores)), key=lambda reading: -scores[reading])
        sure = self.memory.get(text[max(0, index - 1) : index + 2], "")
        alone = place.keys[ALONE] >> 5 == 0
        if alone and text[index] in SURNAME_READINGS and TITLE.match(text, index + 1):
            sure = SURNAME_READINGS[text[index]]
        if any(span.start <= index < span.end for span in names):
            sure = SOUNDS.get(text[index], sure)
        if sure in readings and sure:
            second = next(reading for reading in (readings[number] for number in order) if reading != sure)
            return _Decision(sure, second, SURE)
        margin = (scores[order[0]] - scores[order[1]]) / SCALE
        return _Decision(readings[order[0]], readings[order[1]], margin)

    def scores(self, text: str) -> Iterator[tuple[int, str, list[int]]]:
        """Yield where the model was asked, the readings there, and their scores, without what a document says."""
        get = self.table.codes.get
        codes = [0] * WINDOW + [get(character, 0) for character in text] + [0] * WINDOW
        for run in HAN.finditer(text):
            path = cheapest_path(codes[run.start() + WINDOW : run.end() + WINDOW], self.table)
            offset = run.start() + WINDOW
            for place in places(codes, offset, path, self.table, self.model.slots, self.model.readings):
                yield run.start() + place.index, self.model.readings[place.slot], self.model.scores(place)

    def _word(self, text: str, start: int, end: int, number: int, decisions: dict[int, _Decision]) -> Word:
        source = text[start:end]
        output, rule = self._looked_up(source, number)
        made = {index: decisions[index] for index in range(start, end) if index in decisions}
        pieces = list(output)
        for index, decision in made.items():
            old = pieces[index - start]
            if decision.target != old and MERGED.get(decision.target) != old:
                pieces[index - start] = decision.target
                rule = f"script:model:{text[index]}"
        chosen = "".join(pieces)
        if not rule and chosen != source:
            rule = f"script:STCharacters:{source}"
        doubtful = sorted(made, key=lambda index: made[index].margin)
        others = dict.fromkeys(
            chosen[: index - start] + made[index].second + chosen[index - start + 1 :] for index in doubtful
        )
        rule = rule or f"script:model:{text[doubtful[0]]}"
        return Word(start, end, chosen, rule, tuple(others), max(0.0, min(item.margin for item in made.values())))

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
