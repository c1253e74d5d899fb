"""Google Cloud Translation's glossary of equivalent terms: a column a language, `pos` and `description` behind them."""

import csv
import io
from pathlib import Path

from toolkit.errors import DataError, InputError, Location, UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.losses import losses
from toolkit.terminology.formats.pairs import ALL_LOST, slug
from toolkit.terminology.formats.table import rows_of
from toolkit.terminology.termbase import Concept, Term, Termbase


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load a glossary; the header names the languages."""
    concepts: dict[str, Concept] = {}
    for line, cells in rows_of(data, path, ","):
        location = Location(path, line)
        part = cells.pop("pos", "") or ""
        definition = cells.pop("description", "") or ""
        terms = tuple(
            Term(text.strip(), _locale(tag, path), part_of_speech=part, location=location)
            for tag, text in cells.items()
            if text.strip()
        )
        if not terms:
            raise DataError(Message("no term"), location)
        english = next((term for term in terms if term.locale.language == "en"), terms[0])
        identifier = slug(english.text)
        while identifier in concepts:
            identifier += "-2"
        concepts[identifier] = Concept(identifier, terms, definition)
    return Loading(Termbase(tuple(concepts.values())))


def _locale(tag: str, path: Path) -> Locale:
    try:
        return Locale.parse(tag)
    except UsageError as problem:
        raise InputError(
            Message.of("unknown column {tag}; a language, pos or description", tag=repr(tag)), Location(path, 1)
        ) from problem


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save a glossary of every locale, its best term in each; Google knows Chinese by zh-TW and zh-CN."""
    locales = sorted(termbase.locales(), key=lambda locale: (locale.language != "en", str(locale)))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*(locale.word_tag for locale in locales), "pos", "description"))
    for concept in termbase.concepts:
        best = [_best(concept, locale) for locale in locales]
        part = next((term.part_of_speech for term in concept.terms if term.part_of_speech), "")
        writer.writerow((*best, part, concept.definition))
    lost = [field for field in (*ALL_LOST, "status") if field not in {"definition", "pos"}]
    return Saving(stream.getvalue().encode(), tuple(losses(termbase, "google", lost)))


def _best(concept: Concept, locale: Locale) -> str:
    return next((term.text for term in concept.terms_in(locale) if term.locale == locale), "")
