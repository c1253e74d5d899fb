"""Rows of the glossary's own table, to and from concepts."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from toolkit.errors import Location, UsageError
from toolkit.model.locale import Locale
from toolkit.terminology.rules import GlossRule
from toolkit.terminology.termbase import (
    CaseRule,
    Concept,
    Relation,
    RelationKind,
    Term,
    Termbase,
    TermStatus,
    TermType,
)

COLUMNS = (
    "concept",
    "locale",
    "term",
    "status",
    "pos",
    "type",
    "forms",
    "case",
    "translate",
    "condition",
    "gloss",
    "domain",
    "definition",
    "note",
    "related",
)
"""`domain`, `definition`, `gloss`, `related` and the first `note` are the concept's; any row of it may hold them."""

Cells = dict[str, str]
Problems = list[tuple[object, Location]]
Choice = TypeVar("Choice", bound=StrEnum)


def concept_of(identifier: str, rows: Sequence[tuple[Cells, Location]], problems: Problems) -> Concept:
    """Return the concept of its rows; what is wrong is added to the problems."""
    if not identifier:
        problems += [("no concept identifier", location) for _, location in rows]
    terms = [_term(cells, location, problems, is_first=not index) for index, (cells, location) in enumerate(rows)]
    return Concept(
        identifier,
        tuple(term for term in terms if term),
        definition=_shared("definition", rows, problems),
        domain=_shared("domain", rows, problems),
        note=rows[0][0].get("note", "").strip(),
        gloss=_gloss(rows, problems),
        related=_related(rows, problems),
    )


def _term(cells: Cells, location: Location, problems: Problems, *, is_first: bool) -> Term | None:
    text = cells["term"]
    before = len(problems)
    if not text.strip():
        problems.append(("no term", location))
    locale = _locale(cells["locale"], location, problems)
    status = _choice(TermStatus, cells.get("status", "") or "preferred", "status", location, problems)
    type_ = _choice(TermType, cells.get("type", ""), "type", location, problems)
    case = _choice(CaseRule, cells.get("case", ""), "case", location, problems)
    condition = _condition(cells.get("condition", ""), location, problems)
    translate = cells.get("translate", "").strip().lower()
    if translate not in {"", "yes", "no"}:
        problems.append((f"unknown word {translate!r} under translate; no, or nothing", location))
    if len(problems) > before or locale is None or status is None or type_ is None or case is None:
        return None
    return Term(
        text,
        locale,
        status,
        cells.get("pos", "").strip(),
        type_,
        tuple(form.strip() for form in cells.get("forms", "").split("|") if form.strip()),
        case,
        translate != "no",
        condition,
        "" if is_first else cells.get("note", "").strip(),
        location,
    )


def _locale(tag: str, location: Location, problems: Problems) -> Locale | None:
    try:
        return Locale.parse(tag)
    except UsageError as problem:
        problems.append((problem.message, location))
        return None


def _choice(kind: type[Choice], word: str, column: str, location: Location, problems: Problems) -> Choice | None:
    try:
        return kind(word.strip().lower())
    except ValueError:
        problems.append((f"unknown {column} {word!r}; one of {', '.join(one for one in kind if one)}", location))
        return None


def _condition(pattern: str, location: Location, problems: Problems) -> str:
    try:
        re.compile(pattern)
    except re.error as problem:
        problems.append((f"condition is no regular expression: {problem}", location))
    return pattern


def _shared(column: str, rows: Sequence[tuple[Cells, Location]], problems: Problems) -> str:
    """Return a concept's field; two rows that say different things are a problem."""
    said = [(cells[column].strip(), location) for cells, location in rows if cells.get(column, "").strip()]
    for text, location in said[1:]:
        if text != said[0][0]:
            problems.append((f"a second {column} for this concept; the first is on line {said[0][1].line}", location))
    return said[0][0] if said else ""


def _gloss(rows: Sequence[tuple[Cells, Location]], problems: Problems) -> str:
    words = _shared("gloss", rows, problems)
    try:
        GlossRule.parse(words)
    except ValueError as problem:
        problems.append((str(problem), next(place for cells, place in rows if cells.get("gloss", "").strip())))
    return words


def _related(rows: Sequence[tuple[Cells, Location]], problems: Problems) -> tuple[Relation, ...]:
    found = []
    for part in filter(None, _shared("related", rows, problems).split("|")):
        kind, colon, concept = part.strip().rpartition(":")
        if colon and kind not in list(RelationKind):
            problems.append((f"unknown relation {kind!r}; one of {', '.join(RelationKind)}", rows[0][1]))
            continue
        found.append(Relation(RelationKind(kind or "related"), concept.strip()))
    return tuple(found)


def concept_rows(termbase: Termbase) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each term, in the order of `COLUMNS`."""
    for concept in termbase.concepts:
        for index, term in enumerate(concept.terms):
            related = "|".join(f"{relation.kind}:{relation.concept}" for relation in concept.related)
            shared = (concept.gloss, concept.domain, concept.definition, concept.note, related)
            own = ("", "", "", term.note, "")
            yield (
                concept.identifier,
                str(term.locale),
                term.text,
                str(term.status),
                term.part_of_speech,
                str(term.type),
                "|".join(term.forms),
                str(term.case),
                "" if term.translate else "no",
                term.condition,
                *(own if index else shared),
            )
