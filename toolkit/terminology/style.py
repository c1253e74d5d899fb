"""What a publication wants of its glosses."""

from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.locale import Locale
from toolkit.terminology.rules import GlossForm, GlossRule, GlossScope
from toolkit.terminology.termbase import Concept


class SortOrder(StrEnum):
    """By what the entries of a glossary stand in order."""

    REGION = "region"
    """Strokes in Taiwan, Hong Kong and Macao, pinyin elsewhere."""
    STROKES = "strokes"
    ZHUYIN = "zhuyin"
    PINYIN = "pinyin"
    ENGLISH = "english"
    APPEARANCE = "appearance"


ENGLISH = Locale("en")


@dataclass(frozen=True, slots=True)
class GlossStyle:
    """How glosses are set where a concept's own rule does not say."""

    language: Locale = ENGLISH
    """The other language of the glosses."""
    form: GlossForm = GlossForm.APPENDIX
    """Of concepts without a rule: most trade words need no bracket in the text."""
    scope: GlossScope = GlossScope.DOCUMENT
    inline: bool = True
    """False: no gloss in the text at all, whatever the concepts say; the glossary at the end stays."""
    appendix: bool = True
    order: SortOrder = SortOrder.REGION
    household: frozenset[str] = frozenset()
    """Concepts, by identifier or by a term of theirs, that every reader knows."""
    shields: frozenset[str] = frozenset()
    """Names and words inside which a shorter term is not mentioned: 亞馬遜中國 is no 亞馬遜."""
    checking: bool = False
    """Gloss what is only to be checked too, for somebody who wants to know what is missing."""
    mentioned: frozenset[str] = frozenset()
    """Concepts that an earlier document of the same edition has glossed."""

    def form_of(self, concept: Concept) -> GlossForm:
        """Return how a concept is glossed."""
        if concept.identifier in self.household or any(term.text in self.household for term in concept.terms):
            return GlossForm.NEVER
        form = GlossRule.parse(concept.gloss).form or self.form
        return GlossForm.FIRST if form is GlossForm.CHECK and self.checking else form

    def scope_of(self, concept: Concept) -> GlossScope:
        """Return how far "first" reaches for a concept."""
        return GlossRule.parse(concept.gloss).scope or self.scope
