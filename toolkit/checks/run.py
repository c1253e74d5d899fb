"""Running checks: over a translation, over a document; from findings to issues."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.checks.knowledge import Knowledge
from toolkit.checks.locales import locale_of, with_own_locales
from toolkit.checks.side import Finding, Manuscript, Pair, Side
from toolkit.checks.spellings import recurrent_names
from toolkit.checks.table import CHECKS, Check, OfFile, OfManuscript, OfPair, OfSide, identifier
from toolkit.conversion import detect
from toolkit.errors import Location
from toolkit.model.document import Document
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.segment import Bitext, Segment
from toolkit.model.text import RichText, Span
from toolkit.typography.line import addresses


@dataclass(frozen=True, slots=True)
class Found:
    """An issue and the segment it is about; none in a document."""

    issue: Issue
    segment: Segment | None = None


def check_bitext(bitext: Bitext, path: Path, knowledge: Knowledge, chosen: Collection[str] = ()) -> list[Found]:
    """Return the issues of a translation in the order of the file; `chosen` are ids of checks, all if empty."""
    names = knowledge.known_names
    pairs = [
        Pair(
            segment,
            Side(segment.source, bitext.source_locale),
            Side(segment.target, bitext.target_locale, names=names),
            knowledge,
        )
        for segment in bitext.segments
    ]
    found: list[tuple[int, Found]] = []
    for check in _wanted(chosen):
        wrong = _wrong(found) if isinstance(check, OfFile) else set()
        for place, finding, other in _over_pairs(check, pairs):
            if other not in wrong or place in wrong:
                found.append((place, Found(_issue_of_pair(check, finding, pairs[place], path), pairs[place].segment)))
    return [one for _, one in sorted(_single(found), key=lambda item: item[0])]


def _wrong(found: list[tuple[int, Found]]) -> set[int]:
    return {place for place, one in found if one.issue.severity.weight >= Severity.WARNING.weight}


def _wanted(chosen: Collection[str]) -> list[Check]:
    return [check for check in CHECKS if not chosen or identifier(check) in chosen]


def _over_pairs(check: Check, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding, int]]:
    """Yield the place of a segment, what is found there, and the segment it was compared with, -1 if none."""
    match check:
        case OfPair(function):
            yield from ((place, finding, -1) for place, pair in enumerate(pairs) for finding in function(pair))
        case OfSide(side_function):
            for place, pair in enumerate(pairs):
                if pair.target.text.strip():
                    yield from ((place, finding, -1) for finding in side_function(pair.target))
        case OfFile(file_function):
            yield from ((placed.place, placed.finding, placed.other) for placed in file_function(pairs))
        case OfManuscript():
            return


def _issue_of_pair(check: Check, finding: Finding, pair: Pair, path: Path) -> Issue:
    side = pair.source if finding.in_source else pair.target
    issue = _issue(check, finding, side, Location(path, pair.segment.line))
    return replace(issue, context=side.text)


def _issue(check: Check, finding: Finding, side: Side, location: Location) -> Issue:
    span = finding.span if finding.raw or finding.span is None else side.original(finding.span)
    return Issue(
        identifier(check),
        finding.severity or check.severity,
        finding.message,
        location,
        span,
        "" if span is None else span.of(side.text),
        None if finding.in_source else finding.suggestion,
        side.text,
    )


def _single(found: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Return the findings without those that another, told before it, says of the same place and with the same fix."""
    seen: set[tuple[int, Span, str | None]] = set()
    kept: list[tuple[int, Found]] = []
    for place, one in found:
        span = one.issue.span
        if span is not None and one.issue.suggestion is not None:
            key = (place, span, one.issue.suggestion)
            if key in seen:
                continue
            seen.add(key)
        kept.append((place, one))
    return kept


def check_document(document: Document, path: Path, knowledge: Knowledge, chosen: Collection[str] = ()) -> list[Found]:
    """Return the issues of one text in reading order; a text marked as another Chinese is looked at as that."""
    document = with_own_locales(document)
    texts = [text for text in document.texts() if text.text.strip()]
    names = (*knowledge.known_names, *recurrent_names(text.text for text in texts))
    locales = [locale_of(text, document.locale) for text in texts]
    # What the publication knows and prints holds for its own text, not for a passage in another locale.
    known = {document.locale: (names, knowledge.style)}
    sides = [
        Side(text.text, locale, (*text.protected(), *addresses(text)), text, *known.get(locale, ((), None)))
        for text, locale in zip(texts, locales, strict=True)
    ]
    manuscript = Manuscript(sides, document.locale, knowledge, document)
    found: list[tuple[int, Found]] = []
    for check in _wanted(chosen):
        for place, finding in _over_sides(check, manuscript):
            issue = _issue(check, finding, sides[place], _location(texts[place], finding, sides[place], path))
            if not _goes_on(issue, texts[place + 1 : place + 2]):
                found.append((place, Found(issue)))
    return [one for _, one in sorted(_single(found), key=lambda item: (item[0], _start(item[1].issue)))]


def _goes_on(issue: Issue, following: Sequence[RichText]) -> bool:
    """Whether a mark without partner opens speech that the next paragraph takes up with the same mark."""
    speech = issue.check == "unbalanced-marks" and issue.excerpt in {"「", "『", "“", "‘"}
    return speech and any(text.text.startswith(issue.excerpt) for text in following)


def _start(issue: Issue) -> int:
    # Not `span or …`: the span of an insertion is empty, and so it is false.
    return -1 if issue.span is None else issue.span.start


def _over_sides(check: Check, manuscript: Manuscript) -> Iterator[tuple[int, Finding]]:
    match check:
        case OfSide(function):
            yield from ((place, finding) for place, side in enumerate(manuscript.sides) for finding in function(side))
        case OfManuscript(text_function):
            own = [place for place, side in enumerate(manuscript.sides) if side.locale == manuscript.locale]
            alone = replace(manuscript, sides=[manuscript.sides[place] for place in own])
            yield from ((own[placed.place], placed.finding) for placed in text_function(alone))
        case OfPair() | OfFile():
            return


def _location(text: RichText, finding: Finding, side: Side, path: Path) -> Location:
    span = finding.span if finding.raw or finding.span is None else side.original(finding.span)
    line, column = text.place(0 if span is None else span.start)
    return Location(path, line, column)


def settled(locale: Locale, sample: str) -> Locale:
    """Return the locale with the script found out, where a file only said Chinese."""
    return detect(sample) if locale.is_chinese and not locale.script else locale
