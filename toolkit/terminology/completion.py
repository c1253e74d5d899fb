"""Terms for a locale that the glossary has not thought of: what the converter would write."""

from collections.abc import Callable
from dataclasses import replace

from toolkit.model.locale import Locale
from toolkit.terminology.termbase import Concept, Termbase

Convert = Callable[[str, Locale, Locale], str]


def completed(termbase: Termbase, locale: Locale, convert: Convert) -> Termbase:
    """Return the termbase with terms for a Chinese locale in every concept that has Chinese ones elsewhere only.

    They are converted, and so what an edition in that locale holds; concepts of other languages stay as they are.
    """
    return replace(termbase, concepts=tuple(_completed(concept, locale, convert) for concept in termbase.concepts))


def _completed(concept: Concept, locale: Locale, convert: Convert) -> Concept:
    source = next((term.locale for term in concept.terms if term.locale.is_chinese and term.status.is_good), None)
    if source is None or not locale.is_chinese or concept.terms_in(locale):
        return concept
    terms = [term for term in concept.terms if term.locale == source and term.status.is_good]
    made = tuple(replace(term, text=convert(term.text, source, locale), locale=locale) for term in terms)
    return replace(concept, terms=concept.terms + made)
