"""The converter: layer after layer over one text, each change with its rule, each doubt with its reason."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from toolkit.conversion import doubts
from toolkit.conversion.comparison import differences
from toolkit.conversion.conditions import Verdict
from toolkit.conversion.entry import Entry
from toolkit.conversion.evidence import domains_of
from toolkit.conversion.explanation import Explanation, explain
from toolkit.conversion.house import House, house
from toolkit.conversion.keep import kept
from toolkit.conversion.lattice import ScriptEngine, Word, script_engine
from toolkit.conversion.names import document_entries, document_readings, other_writings
from toolkit.conversion.opinion import second_opinion
from toolkit.conversion.options import Layer, Options
from toolkit.conversion.overlay import choose, covered, cuts, lay, lay_draft, respell, shifted
from toolkit.conversion.places import Place
from toolkit.conversion.scripts import fold, is_converted
from toolkit.conversion.variants import Spelling, spellings
from toolkit.conversion.vocabulary import Hit, Vocabulary, vocabulary
from toolkit.conversion.wiki import wiki_markup
from toolkit.errors import UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Change, Span

_Layered = Callable[[str, Sequence[Word]], list[Place]]
_APPLIED = (Verdict.APPLY, Verdict.LIKELY)


class Converter:
    """Between two locales of Chinese; `for_document` returns one that knows a document."""

    def __init__(
        self, source: Locale, target: Locale, options: Options | None = None, entries: tuple[Entry, ...] = ()
    ) -> None:
        for locale in (source, target):
            if not (locale.is_traditional or locale.is_simplified):
                raise UsageError(
                    Message.of("not a Chinese locale: {locale}; one like zh-Hant-TW or zh-Hans-CN", locale=locale)
                )
        self.source = source
        self.target = target
        self.options = options or Options()
        self.entries = entries
        self.domains: frozenset[str] = frozenset()
        self.memory: dict[str, str] = {}
        self.guesses: dict[str, tuple[str, tuple[str, ...]]] = {}
        """By name that the document taught us: the text that mentions it first, and its other writings."""

    def for_document(self, texts: Iterable[str]) -> "Converter":
        """Return a converter that knows what the document is about, its names, and what it says of unclear places."""
        document = list(texts)
        spelling = replace(self.options, layers=self.options.layers & {Layer.SCRIPT, Layer.VARIANT})
        spell = Converter(self.source, self.target, spelling).convert
        names = document_entries(document, self.source, self.target, spell)
        other = Converter(self.source, self.target, self.options, (*self.entries, *names))
        if self.source.is_simplified and self.target.is_traditional:
            other.guesses = self._guesses(document, names)
        other.domains = domains_of(fold(text) for text in document)
        other.memory = document_readings(document, self.source, self.target)
        return other

    def _guesses(self, document: Sequence[str], names: Sequence[Entry]) -> dict[str, tuple[str, tuple[str, ...]]]:
        given = {entry.source for entry in self.entries}
        return {
            name.source: (next((text for text in document if name.source in text), ""), others)
            for name in names
            if name.source not in given and (others := other_writings(name))
        }

    def convert(self, text: str) -> str:
        """Return the converted text: what `changes` says, made."""
        layered = self._layered if self._house else self._layered_in_short
        return "".join(["".join([place.new for place in part]) for part in self._parts(text, (), layered)])

    def changes(self, text: str, protected: Sequence[Span] = ()) -> tuple[Change, ...]:
        """Return the changes, and the places that were left but are in doubt (their new text is the old one)."""
        places: Iterable[Place] = chain.from_iterable(self._parts(text, protected, self._layered))
        others: dict[int, str] = {}
        if self.options.opinion:
            places = list(places)
            others = self._opinions(text, places)
        found = []
        for number, place in enumerate(places):
            if doubts.is_quiet(place) and number not in others:
                continue
            doubt = doubts.doubt(place)
            alternatives = doubts.alternatives(place)
            if number in others and not place.fixed:
                doubt = doubt or doubts.disagreement(place.new, others[number])
                alternatives = tuple(dict.fromkeys((*alternatives, others[number])))
            text_of_first, writings = self.guesses.get(place.old, ("", ()))
            if place.fixed and text_of_first == text and place.start == text.find(place.old):
                doubt, alternatives = doubts.guessed_name(place.new), writings
            if place.new != place.old or doubt:
                span = Span(place.start, place.end)
                found.append(Change(span, place.old, place.new, place.rule, alternatives, doubt))
        return tuple(found)

    def _opinions(self, text: str, places: Sequence[Place]) -> dict[int, str]:
        """Return what OpenCC writes for each place where it writes something else."""
        other = second_opinion(text, self.source, self.target)
        found = {}
        for difference in differences(places, other):
            if len(difference.places) == 1 and difference.ours == places[difference.places[0]].new:
                found[difference.places[0]] = difference.theirs
        return found

    def explain(self, text: str, protected: Sequence[Span] = ()) -> tuple[Explanation, ...]:
        """Return what was done at each place; their new texts, joined, are the converted text."""
        return tuple(explain(place) for place in self.places(text, protected))

    def places(self, text: str, protected: Sequence[Span] = ()) -> list[Place]:
        """Return the places of a text, in order and without a gap, with what the layers made of each."""
        return [place for part in self._parts(text, protected, self._layered) for place in part]

    def _parts(self, text: str, protected: Sequence[Span], layered: _Layered) -> Iterator[list[Place]]:
        """Yield the places of a long text part by part: a book needs no more memory than a chapter."""
        fixed = self._fixed(text, protected)
        marked = self.options.wiki_markup and "-{" in text
        for start, end in [(0, len(text))] if marked else cuts(text, fixed):
            inside = [shifted(word, -start) for word in fixed if start <= word.start < end]
            places = layered(text[start:end], inside)
            for place in places if start else ():
                place.start, place.end = place.start + start, place.end + start
            yield places

    def _layered(self, text: str, fixed: Sequence[Word]) -> list[Place]:
        words = self._words(text, fixed)
        hidden = [word for word in words if (word.rule or len(word.output) != word.end - word.start) and word.is_hidden]
        hits = self._hits(text, hidden, [word.start for word in words])
        places = self._respelt(lay(text, words, hits))
        return choose(places, self._house) if self._house else places

    def _layered_in_short(self, text: str, fixed: Sequence[Word]) -> list[Place]:
        draft = self._engine_for(text).draft(text, fixed)
        if not self._writes:
            draft = replace(draft, output=text, hidden=[word for word in draft.hidden if word.is_decided])
        return self._respelt(lay_draft(text, draft, self._hits(text, draft.hidden, draft.starts)))

    def _respelt(self, places: list[Place]) -> list[Place]:
        for number, spelling in enumerate(self._spellings, 1):
            if number == len(self._spellings):
                self._say_regionally(places)
            respell(places, spelling)
        if not self._spellings:
            self._say_regionally(places)
        return places

    def _fixed(self, text: str, protected: Sequence[Span]) -> list[Word]:
        spans = kept(text, protected, self.options, self.target)
        fixed = [Word(span.start, span.end, span.of(text), "keep") for span in spans]
        if not self.options.wiki_markup:
            return fixed
        marked = wiki_markup(text, self.target).words
        free = [word for word in marked if not any(span.overlaps(Span(word.start, word.end)) for span in spans)]
        return sorted([*fixed, *free], key=lambda word: word.start)

    def _engine_for(self, text: str) -> ScriptEngine:
        said = wiki_markup(text, self.target).entries if self.options.wiki_markup else ()
        if said:
            return script_engine(self.source, self.target, (*said, *self.entries), self.memory, self._longer)
        return self._engine

    def _words(self, text: str, fixed: Sequence[Word]) -> list[Word]:
        words = self._engine_for(text).words(text, fixed)
        if self._writes:
            return words
        return [
            word if word.is_decided else Word(word.start, word.end, text[word.start : word.end], "") for word in words
        ]

    def _hits(self, text: str, hidden: Sequence[Word], starts: Sequence[int]) -> list[Hit]:
        if not self._vocabulary:
            return []
        found = self._vocabulary.hits(fold(covered(text, hidden)), [*starts, len(text)], self.domains)
        if self.source.script == self.target.script:
            return list(found)
        return self._of_source(text, found)

    def _of_source(self, text: str, hits: Iterable[Hit]) -> list[Hit]:
        """Return the words that stand in lines of the source's script.

        A line in the target's script is none of the source region: its 文件 is Taiwan's word, not the Mainland's.
        """
        found: list[Hit] = []
        end, done = -1, False
        for hit in hits:
            if hit.start > end:
                start, stop = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
                end = stop if stop >= 0 else len(text)
                done = is_converted(text[start:end], traditional=self.target.is_traditional)
            if not done:
                found.append(hit)
        return found

    def _say_regionally(self, places: Sequence[Place]) -> None:
        for place in places:
            if place.hit and place.hit.verdict in _APPLIED:
                place.step("vocabulary", place.hit.word.rule, self._spelt(place.hit.word.targets[0]))

    def _spelt(self, word: str) -> str:
        """Return a word of the target region; in the source's script if the characters are to stay."""
        if self._writes:
            # The last table is still to come, for the whole text.
            for spelling in self._spellings[:-1]:
                word = spelling.respell(word)
            return word
        if self.source.is_simplified:
            return fold(word)
        return "".join(part.output for part in script_engine(self.target, self.source).words(word))

    @cached_property
    def _writes(self) -> bool:
        """Whether the text may be written in characters of the target."""
        return Layer.SCRIPT in self.options.layers or self.source.script == self.target.script

    @cached_property
    def _engine(self) -> ScriptEngine:
        return script_engine(self.source, self.target, self.entries, self.memory, self._longer)

    @property
    def _longer(self) -> Iterator[str]:
        """The regional words that are swapped whatever the sentence says."""
        senses = self._vocabulary.words if self._vocabulary and self.entries else ()
        return (
            words[0].form
            for words in senses
            if words[0].targets and words[0].verdict is Verdict.APPLY and not words[0].condition
        )

    @cached_property
    def _vocabulary(self) -> Vocabulary | None:
        wanted = Layer.VOCABULARY in self.options.layers
        return vocabulary(self.source, self.target, self.options.lists) if wanted else None

    @cached_property
    def _spellings(self) -> tuple[Spelling, ...]:
        # Characters of the other script have no form in the target's region.
        return spellings(self.source, self.target) if self._writes and Layer.VARIANT in self.options.layers else ()

    @cached_property
    def _house(self) -> House | None:
        return house(self.options.house) if Layer.HOUSE in self.options.layers else None
