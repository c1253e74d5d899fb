"""Concepts, their terms in each locale, and the termbase that holds them (ISO 30042: concept, language, term)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from toolkit.errors import Location
from toolkit.model.locale import Locale


class TermStatus(StrEnum):
    """Administrative status, the best first (TBX: administrativeStatus)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    """Understood, but no longer to be used."""
    OBSOLETE = "obsolete"
    """Of older texts; right in a quotation, nowhere else."""
    FORBIDDEN = "forbidden"

    @property
    def is_good(self) -> bool:
        """Whether an author may use the term.

        >>> [str(status) for status in TermStatus if status.is_good]
        ['preferred', 'admitted']
        """
        return self in {TermStatus.PREFERRED, TermStatus.ADMITTED}

    @property
    def rank(self) -> int:
        """Return 0 for the best."""
        return list(TermStatus).index(self)


class TermType(StrEnum):
    """What kind of form a term is (TBX: termType)."""

    UNSTATED = ""
    FULL = "full"
    SHORT = "short"
    ABBREVIATION = "abbreviation"
    PHRASE = "phrase"

    @property
    def is_shortened(self) -> bool:
        """Whether a longer form stands behind it."""
        return self in {TermType.SHORT, TermType.ABBREVIATION}


class CaseRule(StrEnum):
    """Which capital letters a text must use for the term to be this term."""

    SMART = ""
    """Any, but a short word in capitals alone (IT, HR, PIP) only in capitals."""
    EXACT = "exact"
    ANY = "any"


class RelationKind(StrEnum):
    """How one concept stands to another."""

    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Relation:
    """A concept's pointer to another concept."""

    kind: RelationKind
    concept: str
    """Identifier."""


@dataclass(frozen=True, slots=True)
class Extra:
    """Something of a file format that the model has no word for, kept for the way back into that format."""

    format: str
    content: str


@dataclass(frozen=True, slots=True)
class Term:
    """A designation of a concept in one locale."""

    text: str
    locale: Locale
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: str = ""
    """noun, verb, adjective, properNoun … as in TBX."""
    type: TermType = TermType.UNSTATED
    forms: tuple[str, ...] = ()
    """Inflected or otherwise differing forms that count as this term, besides those that are generated."""
    case: CaseRule = CaseRule.SMART
    translate: bool = True
    """False: it stays as it is in every language."""
    condition: str = ""
    """Regular expression: the term only counts where it is found, see `counts_in`."""
    note: str = ""
    location: Location | None = field(default=None, compare=False)
    """Where the file says so; no part of the value."""
    extras: tuple[Extra, ...] = ()

    def counts_in(self, context: str) -> bool:
        """Whether the condition holds: in a translation the context is the source segment, else the sentence.

        >>> term = Term("optimize", Locale("en"), TermStatus.FORBIDDEN, condition="裁員|裁减")
        >>> term.counts_in("公司優化流程"), term.counts_in("公司裁員")
        (False, True)
        """
        return not self.condition or bool(_expression(self.condition).search(context))


@lru_cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that is meant, with every term for it."""

    identifier: str
    terms: tuple[Term, ...] = ()
    definition: str = ""
    domain: str = ""
    note: str = ""
    gloss: str = ""
    """Words of the gloss rule, see `toolkit.terminology.rules`; an empty string leaves it to the style."""
    related: tuple[Relation, ...] = ()
    extras: tuple[Extra, ...] = ()

    @property
    def location(self) -> Location | None:
        """Return where the concept's first term stands in its file."""
        return self.terms[0].location if self.terms else None

    def terms_in(self, locale: Locale) -> tuple[Term, ...]:
        """Return the terms of the nearest locale that has a good one, the best first; widened by `Locale.fallbacks`."""
        for candidate in locale.fallbacks():
            terms = [term for term in self.terms if term.locale == candidate]
            if any(term.status.is_good for term in terms):
                return tuple(sorted(terms, key=lambda term: term.status.rank))
        return ()

    def preferred(self, locale: Locale, type_: TermType | None = None) -> Term | None:
        """Return the best good term of a locale, of one type if it is given; None if there is none."""
        terms = (term for term in self.terms_in(locale) if term.status.is_good)
        return next((term for term in terms if type_ is None or term.type is type_), None)

    def full(self, locale: Locale) -> Term | None:
        """Return the best term of a locale that is no abbreviation, or else the best."""
        good = [term for term in self.terms_in(locale) if term.status.is_good]
        return next((term for term in good if not term.type.is_shortened), good[0] if good else None)


@dataclass(frozen=True, slots=True)
class Termbase:
    """Concepts in the order of their files."""

    concepts: tuple[Concept, ...] = ()
    extras: tuple[Extra, ...] = ()
    """Headers and back matter of a file format."""

    def concept(self, identifier: str) -> Concept | None:
        """Return a concept by its identifier."""
        return next((concept for concept in self.concepts if concept.identifier == identifier), None)

    def terms(self) -> Iterator[tuple[Concept, Term]]:
        """Yield every term with its concept."""
        for concept in self.concepts:
            for term in concept.terms:
                yield concept, term

    def locales(self) -> tuple[Locale, ...]:
        """Return every locale that has a term, in the order in which they first appear."""
        return tuple(dict.fromkeys(term.locale for _, term in self.terms()))

    def joined(self, other: "Termbase") -> "Termbase":
        """Return both; concepts with the same identifier become one, the first one's fields winning."""
        by_identifier = {concept.identifier: concept for concept in self.concepts}
        for concept in other.concepts:
            mine = by_identifier.get(concept.identifier)
            by_identifier[concept.identifier] = _merged(mine, concept) if mine else concept
        return Termbase(tuple(by_identifier.values()), self.extras + other.extras)


def _merged(first: Concept, second: Concept) -> Concept:
    return Concept(
        first.identifier,
        tuple(dict.fromkeys(first.terms + second.terms)),
        first.definition or second.definition,
        first.domain or second.domain,
        first.note or second.note,
        first.gloss or second.gloss,
        tuple(dict.fromkeys(first.related + second.related)),
        tuple(dict.fromkeys(first.extras + second.extras)),
    )
