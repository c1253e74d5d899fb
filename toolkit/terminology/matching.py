"""Finding every known term of a text in one pass, the longest at each place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit.model.locale import Locale
from toolkit.model.text import Span
from toolkit.terminology.background import WordBoundaries
from toolkit.terminology.folding import Folded, fold
from toolkit.terminology.inflection import PARTICLES, inflected
from toolkit.terminology.shields import Shields
from toolkit.terminology.termbase import CaseRule, Concept, Term, Termbase

# A Latin term ends where no letter, digit or low line follows; Han, kana and punctuation end it.
_WORD = re.compile(r"[A-Za-z0-9_\u00c0-\u024f]")
# Between the halves of a separable phrase: up to five words that end no clause.
_OBJECT = r"(?: [^ ]*[^ .,;:!?()]){1,5}? "
_SHORT = 6
"""Letters of an abbreviation that could be a word: IT, HR, AWS."""
_REMEMBERED = 2000
"""Texts whose hits are kept: the checks of a document ask for the same ones one after the other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a text. Terms that are written alike give one hit each, the best status first."""

    span: Span
    term: Term
    concept: Concept
    form: str
    """The form of the term that was found, as the termbase or its generated inflection has it."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a term."""

    text: str
    term: Term
    concept: Concept
    exact: str
    """With capitals, folded, where they matter; empty where they do not."""
    particle: str = ""
    """Of a separable phrase whose verb alone is the pattern."""


class Matcher:
    """Finds the terms of a termbase that a text of some locales may hold."""

    def __init__(
        self,
        termbase: Termbase,
        locale: Locale,
        *others: Locale,
        shields: Iterable[str] = (),
        inflect: bool = True,
        segment: bool = True,
    ) -> None:
        """Build the automaton once; terms of wider and, where no region is asked for, narrower locales count too.

        Args:
            termbase: every status is searched; what is forbidden has to be found as well.
            locale: of the text.
            others: further languages inside the text, such as English words in a Chinese one.
            shields: words of the language; a term inside a longer one of them is no hit.
            inflect: whether to generate English forms.
            segment: whether a Chinese hit has to agree with general words around it: 被裁員工 holds 員工, no 裁員.
        """
        self._forms: dict[str, list[_Form]] = {}
        self._separable: dict[str, list[_Form]] = {}
        for concept, term in termbase.terms():
            if any(_speaks(term.locale, wanted) for wanted in (locale, *others)):
                self._add(concept, term, inflect=inflect and term.locale.language == "en")
        for forms in self._forms.values():
            forms.sort(key=lambda form: form.term.status.rank)
        self._patterns = list(dict.fromkeys((*self._forms, *self._separable)))
        self._index = {pattern: index for index, pattern in enumerate(self._patterns)}
        self._longest = max(map(len, self._patterns), default=0)
        self._bounded = [(_is_word(pattern[0]), _is_word(pattern[-1])) for pattern in self._patterns]
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self._shields = Shields(shields)
        self._boundaries = WordBoundaries() if segment and locale.is_chinese else None
        self._found: dict[str, list[Hit]] = {}

    def find(self, text: str) -> list[Hit]:
        """Return the hits in the order of the text.

        They overlap only where two terms are written alike, and where a separable phrase has its object inside
        ("laid 300 employees off").
        """
        if text not in self._found:
            if len(self._found) == _REMEMBERED:
                self._found.clear()
            self._found[text] = self._find(text)
        return list(self._found[text])

    def _find(self, text: str) -> list[Hit]:
        folded = fold(text)
        found: list[Hit] = []
        for pattern, start, end in self._longest_matches(folded.lowered):
            forms = [
                form for form in self._forms.get(pattern, ()) if not form.exact or form.exact == folded.text[start:end]
            ]
            if forms and not self._is_covered(folded.lowered, start, end):
                span = Span(*folded.span(start, end))
                found += [Hit(span, form.term, form.concept, form.text) for form in _one_each(forms)]
            elif pattern in self._separable:
                found += _separated(self._separable[pattern], folded, start, end)
        return found

    def _add(self, concept: Concept, term: Term, *, inflect: bool) -> None:
        for text in dict.fromkeys((term.text.strip(), *term.forms)):
            minds_case = _minds_case(term, text)
            for form in _forms_of(text, term) if inflect else (text,):
                folded = fold(form)
                exact = folded.text if minds_case else ""
                self._forms.setdefault(folded.lowered, []).append(_Form(form, term, concept, exact))
                verb, _, particle = folded.lowered.partition(" ")
                if inflect and particle in PARTICLES and _is_verb(text, term):
                    self._separable.setdefault(verb, []).append(_Form(form, term, concept, "", particle))

    def _is_covered(self, text: str, start: int, end: int) -> bool:
        if self._shields.cover(text, start, end):
            return True
        return bool(self._boundaries and text[start] > "\u2e80" and self._boundaries.cover(text, start, end))

    def _longest_matches(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield pattern, start and end of the leftmost longest matches that stand between boundaries.

        The automaton knows no boundaries. Where one of its matches is refused, or is cut into by one that a refusal
        brought to light, the stretch is searched again from the next free place on.
        """
        pending = self._matches(text, 0, len(text))
        pending.reverse()
        position = 0
        while pending:
            index, start, end = pending.pop()
            if start >= position:
                accepted = end if self._stands_free(index, text, start, end) else self._shorter(index, text, start)
                if accepted:
                    yield text[start:accepted], start, accepted
                position = accepted or start + 1
            if position < end:
                again = self._matches(text, position, end + self._longest)
                pending += reversed([match for match in again if match[1] < end])

    def _matches(self, text: str, start: int, end: int) -> list[tuple[int, int, int]]:
        part = text if start == 0 and end >= len(text) else text[start:end]
        matches: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(part)
        return [(index, start + first, start + last) for index, first, last in matches] if start else matches

    def _stands_free(self, index: int, text: str, start: int, end: int) -> bool:
        left, right = self._bounded[index]
        return not (left and start and _is_word(text[start - 1])) and not (
            right and end < len(text) and _is_word(text[end])
        )

    def _shorter(self, index: int, text: str, start: int) -> int:
        """Return where the longest other pattern ends that starts at the same place and stands free; 0 if none."""
        for end in range(start + len(self._patterns[index]) - 1, start, -1):
            other = self._index.get(text[start:end])
            if other is not None and self._stands_free(other, text, start, end):
                return end
        return 0


@lru_cache(maxsize=8)
def matcher_of(termbase: Termbase, locale: Locale, other: Locale, shields: frozenset[str]) -> Matcher:
    """Return a matcher; several stages look for the same terms in the same texts."""
    return Matcher(termbase, locale, other, shields=shields)


def _speaks(locale: Locale, wanted: Locale) -> bool:
    return locale in wanted.fallbacks() or wanted in locale.fallbacks()


def _is_word(character: str) -> bool:
    # The same set as the expression's, several times as fast for the usual case.
    return (character.isascii() and (character.isalnum() or character == "_")) or bool(_WORD.match(character))


def _forms_of(text: str, term: Term) -> tuple[str, ...]:
    """Return the forms of the term itself, and of a listed phrase such as "lay off"; other listed forms are final."""
    if text == term.text.strip():
        return inflected(text, term.part_of_speech)
    return inflected(text, "verb") if _is_verb(text, term) else (text,)


def _is_verb(text: str, term: Term) -> bool:
    listed = text != term.text.strip()
    return text.partition(" ")[2].lower() in PARTICLES and (listed or term.part_of_speech.lower() in {"", "verb"})


def _minds_case(term: Term, text: str) -> bool:
    if term.case is CaseRule.SMART:
        return text.isupper() and text.isascii() and len(text) <= _SHORT
    return term.case is CaseRule.EXACT


def _one_each(forms: Sequence[_Form]) -> list[_Form]:
    """Return one form for each term, where the generated forms of one term coincide."""
    if len(forms) == 1:
        return list(forms)
    return list({(form.concept.identifier, form.term): form for form in reversed(forms)}.values())[::-1]


def _separated(forms: Sequence[_Form], folded: Folded, start: int, end: int) -> Iterator[Hit]:
    for form in _one_each(forms):
        found = re.compile(_OBJECT + form.particle + r"(?![a-z0-9_])").match(folded.lowered, end)
        if found:
            yield Hit(Span(*folded.span(start, found.end())), form.term, form.concept, form.text)
