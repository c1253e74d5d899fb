"""What the glossary says to a conversion: this source text becomes that target text."""

from collections.abc import Iterable, Iterator

from toolkit.model.locale import Locale
from toolkit.terminology.names import Name, name_correspondences
from toolkit.terminology.termbase import Concept, Term, Termbase


def correspondences(
    termbase: Termbase, names: Iterable[Name], source: Locale, target: Locale
) -> Iterator[tuple[str, str, str]]:
    """Yield source text, target text and rule for every name and every good term of the source locale.

    A text that stays as it is comes too: it protects the word from the dictionaries. Of two entries for one text the
    first wins, names before terms.
    """
    seen: set[str] = set()
    for before, after, rule in (
        *name_correspondences(names, source, target),
        *_term_correspondences(termbase, source, target),
    ):
        if before not in seen:
            seen.add(before)
            yield before, after, rule


def _term_correspondences(termbase: Termbase, source: Locale, target: Locale) -> Iterator[tuple[str, str, str]]:
    for concept in termbase.concepts:
        for term in concept.terms_in(source):
            if not term.status.is_good:
                continue
            counterpart = term if source == target or not term.translate else _counterpart(concept, term, target)
            if counterpart:
                yield term.text, counterpart.text, f"term:{concept.identifier}"


def _counterpart(concept: Concept, term: Term, target: Locale) -> Term | None:
    """Return what stands for a term in another region: an abbreviation for an abbreviation, never the full form."""
    if term.type.is_shortened:
        return concept.preferred(target, term.type)
    return concept.full(target)
