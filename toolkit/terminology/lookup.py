"""Looking a word up in the termbase, in whatever language it is typed."""

from collections.abc import Iterable

from toolkit.terminology.folding import fold
from toolkit.terminology.inflection import inflected
from toolkit.terminology.names import Name
from toolkit.terminology.termbase import Concept, Term, Termbase


def look_up(termbase: Termbase, word: str) -> list[Concept]:
    """Return the concepts that a word stands for, the best answer first: the term, a form of it, a part of it."""
    wanted = fold(word.strip()).lowered
    ranked = [(_rank(concept, wanted), index, concept) for index, concept in enumerate(termbase.concepts)]
    return [concept for rank, _, concept in sorted(ranked, key=lambda row: row[:2]) if rank < _NOT]


_NOT = 9


def _rank(concept: Concept, wanted: str) -> int:
    if not wanted:
        return _NOT
    if concept.identifier.lower() == wanted:
        return 0
    return min((_rank_of_term(term, wanted) for term in concept.terms), default=_NOT)


def _rank_of_term(term: Term, wanted: str) -> int:
    text = fold(term.text).lowered
    if text == wanted:
        return 0
    forms = [*term.forms, *(inflected(term.text, term.part_of_speech) if term.locale.language == "en" else ())]
    if any(fold(form).lowered == wanted for form in forms):
        return 1
    if text.startswith(wanted):
        return 2
    return 3 if wanted in text else _NOT


def names_like(names: Iterable[Name], word: str) -> list[Name]:
    """Return the names of which a spelling holds the word."""
    wanted = fold(word.strip()).lowered
    return [name for name in names if wanted and any(wanted in fold(text).lowered for _, text in name.spellings)]
