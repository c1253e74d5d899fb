"""What a format has no place for, told once a field and not once a term."""

from collections.abc import Callable, Iterable, Iterator

from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.terminology.termbase import CaseRule, Concept, Extra, Term, Termbase, TermStatus, TermType

CONCEPT_FIELDS: dict[str, Callable[[Concept], bool]] = {
    "definition": lambda concept: bool(concept.definition),
    "domain": lambda concept: bool(concept.domain),
    "note": lambda concept: bool(concept.note),
    "gloss": lambda concept: bool(concept.gloss),
    "related": lambda concept: bool(concept.related),
}
TERM_FIELDS: dict[str, Callable[[Term], bool]] = {
    "pos": lambda term: bool(term.part_of_speech),
    "type": lambda term: term.type is not TermType.UNSTATED,
    "phrase": lambda term: term.type is TermType.PHRASE,
    "forms": lambda term: bool(term.forms),
    "case": lambda term: term.case is not CaseRule.SMART,
    "translate": lambda term: not term.translate,
    "condition": lambda term: bool(term.condition),
    "term note": lambda term: bool(term.note),
    "status": lambda term: term.status is not TermStatus.PREFERRED,
    "forbidden": lambda term: term.status is TermStatus.FORBIDDEN,
}


def losses(termbase: Termbase, format_name: str, fields: Iterable[str]) -> Iterator[Issue]:
    """Yield an issue for each of the fields that the termbase uses and the format cannot hold."""
    for field in fields:
        if field in CONCEPT_FIELDS:
            count = sum(CONCEPT_FIELDS[field](concept) for concept in termbase.concepts)
        else:
            count = sum(TERM_FIELDS[field](term) for _, term in termbase.terms())
        if count:
            yield lost(format_name, field, count)
    count = sum(bool(concept.terms and concept.terms[0].note) for concept in termbase.concepts)
    if count and format_name in {"csv", "tsv", "xlsx"}:
        yield lost(format_name, "note of a concept's first term", count)
    count = len(list(kept_extras(termbase)))
    if count and not format_name.startswith("tbx"):
        yield lost(format_name, "extras", count)


def kept_extras(termbase: Termbase) -> Iterator[Extra]:
    """Yield what formats left at concepts and terms."""
    for concept in termbase.concepts:
        yield from concept.extras
        for term in concept.terms:
            yield from term.extras


def lost(format_name: str, field: str, count: int) -> Issue:
    """Return the issue of a field that is left out."""
    message = Message(
        "{format} cannot hold “{field}”: left out {count} times",
        (("format", format_name), ("field", field), ("count", str(count))),
    )
    return Issue("format-loss", Severity.INFO, message)
