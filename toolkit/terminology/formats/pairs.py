"""Formats of two columns: one source term, one target term."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.errors import Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.terminology.formats import Pair
from toolkit.terminology.formats.losses import losses
from toolkit.terminology.termbase import Concept, Term, Termbase, TermStatus

ALL_LOST = (
    "definition",
    "domain",
    "note",
    "gloss",
    "related",
    "pos",
    "type",
    "forms",
    "case",
    "translate",
    "condition",
)


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line of such a file."""

    source: str
    target: str
    note: str = ""
    part_of_speech: str = ""
    status: TermStatus = TermStatus.PREFERRED
    concept: str = ""
    location: Location | None = None


def termbase_of(rows: Iterable[PairRow], pair: Pair) -> Termbase:
    """Return one concept for each source term; the targets of one source are its synonyms, the first preferred."""
    grouped: dict[str, list[PairRow]] = {}
    for row in rows:
        grouped.setdefault(row.concept or slug(row.source), []).append(row)
    return Termbase(tuple(_concept(identifier, group, pair) for identifier, group in grouped.items()))


def slug(text: str) -> str:
    """Return an identifier made of a text.

    >>> slug("Leadership Principles"), slug("裁員")
    ('leadership-principles', '裁員')
    """
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "term"


def _concept(identifier: str, rows: list[PairRow], pair: Pair) -> Concept:
    sources = {row.source: row for row in reversed(rows)}
    source_terms = [
        Term(text, pair.source, _later(index), row.part_of_speech, location=row.location)
        for index, (text, row) in enumerate(reversed(sources.items()))
    ]
    target_terms = [
        Term(row.target, pair.target, _status(row, index), row.part_of_speech, location=row.location)
        for index, row in enumerate(rows)
        if row.target
    ]
    note = "; ".join(dict.fromkeys(row.note for row in rows if row.note))
    return Concept(identifier, tuple(dict.fromkeys((*source_terms, *target_terms))), note=note)


def _later(index: int) -> TermStatus:
    return TermStatus.ADMITTED if index else TermStatus.PREFERRED


def _status(row: PairRow, index: int) -> TermStatus:
    return _later(index) if row.status is TermStatus.PREFERRED else row.status


def pair_rows(termbase: Termbase, pair: Pair) -> Iterator[tuple[Concept, Term, Term]]:
    """Yield each good source term with each good target term of its concept, the preferred ones first."""
    for concept in termbase.concepts:
        for source in concept.terms_in(pair.source):
            for target in concept.terms_in(pair.target):
                if source.status.is_good and target.status.is_good:
                    yield concept, source, target


def pair_issues(termbase: Termbase, pair: Pair, format_name: str, fields: Iterable[str]) -> tuple[Issue, ...]:
    """Return what a file of two columns leaves out: fields, locales, bad terms, concepts without a counterpart."""
    found = list(losses(termbase, format_name, fields))
    kept = {concept.identifier for concept, _, _ in pair_rows(termbase, pair)}
    if missing := [concept.identifier for concept in termbase.concepts if concept.identifier not in kept]:
        message = Message(
            "{count} concepts have no term in both {source} and {target}: {concepts}",
            (
                ("count", str(len(missing))),
                ("source", str(pair.source)),
                ("target", str(pair.target)),
                ("concepts", ", ".join(missing[:8]) + (" …" if len(missing) > 8 else "")),
            ),
        )
        found.append(Issue("format-loss", Severity.WARNING, message))
    others = [one for one in termbase.locales() if one not in (*pair.source.fallbacks(), *pair.target.fallbacks())]
    if others:
        message = Message(
            "{format} holds two languages; left out: {locales}",
            (("format", format_name), ("locales", ", ".join(map(str, others)))),
        )
        found.append(Issue("format-loss", Severity.INFO, message))
    return tuple(found)
