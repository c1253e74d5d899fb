"""A concept, a name, a usage as lines and as data."""

from typing import Any

from toolkit.model.locale import Locale
from toolkit.terminology.concordance import Usage
from toolkit.terminology.names import Name
from toolkit.terminology.termbase import Concept, Term, TermStatus

SIGNS = {
    TermStatus.PREFERRED: "",
    TermStatus.ADMITTED: "+",
    TermStatus.DEPRECATED: "-",
    TermStatus.OBSOLETE: "†",
    TermStatus.FORBIDDEN: "×",
}
"""Before a term that is not the preferred one: admitted, deprecated, obsolete, forbidden."""


def concept_lines(concept: Concept) -> list[str]:
    """Return a concept in a few lines: what it is, and its terms with the regions side by side."""
    facts = [concept.identifier, concept.domain, concept.gloss and f"gloss: {concept.gloss}"]
    lines = [" · ".join(fact for fact in facts if fact)]
    if concept.definition:
        lines.append(f"  {concept.definition}")
    locales = dict.fromkeys(term.locale for term in concept.terms)
    width = max((len(str(locale)) for locale in locales), default=0)
    lines += [f"  {str(locale).ljust(width)}  {_terms(concept, locale)}" for locale in locales]
    if concept.note:
        lines.append(f"  ※ {concept.note}")
    return lines


def _terms(concept: Concept, locale: Locale) -> str:
    terms = sorted((term for term in concept.terms if term.locale == locale), key=lambda term: term.status.rank)
    return "  ".join(SIGNS[term.status] + term.text for term in terms)


def name_line(name: Name) -> str:
    """Return a name in one line."""
    spellings = "  ".join(f"{locale} {text}" for locale, text in name.spellings)
    return f"{name.kind}: {spellings}" + (f"  ※ {name.note}" if name.note else "")


def concept_data(concept: Concept) -> dict[str, Any]:
    """Return a concept as JSON would have it."""
    return {
        "concept": concept.identifier,
        "domain": concept.domain,
        "definition": concept.definition,
        "gloss": concept.gloss,
        "note": concept.note,
        "related": [f"{one.kind}:{one.concept}" for one in concept.related],
        "terms": [_term_data(term) for term in concept.terms],
    }


def _term_data(term: Term) -> dict[str, Any]:
    return {
        "locale": str(term.locale),
        "term": term.text,
        "status": str(term.status),
        "pos": term.part_of_speech,
        "type": str(term.type),
        "forms": list(term.forms),
        "condition": term.condition,
        "location": str(term.location) if term.location else "",
    }


def usage_data(usage: Usage) -> dict[str, Any]:
    """Return a usage as JSON would have it."""
    return {
        "location": str(usage.location),
        "word": usage.word,
        "term": usage.hit.term.text,
        "status": str(usage.hit.term.status),
        "before": usage.before[-30:],
        "after": usage.after[:30],
    }
