"""Checks of a translation against the termbase."""

import re
from collections.abc import Iterator

from toolkit.checks.likeness import fold_quotes, near
from toolkit.checks.side import Finding, Pair
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Span
from toolkit.terminology import Concept, Hit, TermStatus

_PRONOUN = re.compile(
    r"\b(?:it|they|them|this|that|these|those|one|ones|so|he|she|him|which|who|such|both)\b|[它此其该該這这那牠他她]",
    re.IGNORECASE,
)
"""Possessives are left out: “its parameters” says nothing of a second mention."""
_BETWEEN = re.compile(r"[\s(（\[「“\"]*[,，:：]?[\s]*")


def missing_term(pair: Pair) -> Iterator[Finding]:
    """A term of the source has no admitted counterpart in the target.

    Readers meet a second name for a thing they know by its first. Any preferred or admitted term satisfies, in any of
    its forms; each mention is counted, but a pronoun may stand for a later one. A term with a condition is only asked
    for where its condition holds; and where every counterpart has one, they are everyday words, of which the termbase
    cannot know all: that is a suggestion.

    Fires on «裁員 | a round of dismissals» if the termbase says layoff; silent on «被裁員 | were laid off».
    """
    if not pair.is_translated:
        return
    for spans, concepts in _wanted(pair):
        names = {concept.identifier for concept in concepts}
        hits = [hit for hit in pair.target_hits if hit.concept.identifier in names]
        found = len(_merged(pair.target.flat, [hit for hit in hits if hit.term.status.is_good]))
        if found >= len(spans) or any(not hit.term.status.is_good for hit in hits):
            continue
        term = spans[0].of(pair.source.flat)
        wanted = _wanted_text(concepts, pair.target.locale)
        if found:
            loose = _PRONOUN.search(pair.target.flat) or _are_everyday_words(concepts, pair.target.locale)
            weight = Severity.SUGGESTION if loose else Severity.WARNING
            message = Message(
                "“{term}” stands {count} times in the source, “{wanted}” only {found} times in the target",
                (("term", term), ("count", str(len(spans))), ("wanted", wanted), ("found", str(found))),
            )
            yield Finding(message, severity=weight)
        else:
            yield _missing(pair, term, concepts, wanted)


def _missing(pair: Pair, term: str, concepts: list[Concept], wanted: str) -> Finding:
    texts = [one.text for concept in concepts for one in concept.terms_in(pair.target.locale) if one.status.is_good]
    places = [(place, text) for text in texts for place in near(pair.target.flat, text)]
    if places:
        (start, end), text = places[0]
        message = Message("“{term}” is “{wanted}”, spelled exactly so", (("term", term), ("wanted", text)))
        return Finding(message, Span(start, end), text)
    return Finding(
        Message(
            "“{term}” is “{wanted}” in the termbase, which the target does not say",
            (("term", term), ("wanted", wanted)),
        ),
        severity=Severity.SUGGESTION if _are_everyday_words(concepts, pair.target.locale) else None,
    )


def _are_everyday_words(concepts: list[Concept], locale: Locale) -> bool:
    good = [term for concept in concepts for term in concept.terms_in(locale) if term.status.is_good]
    return all(term.condition for term in good)


def _wanted(pair: Pair) -> Iterator[tuple[list[Span], list[Concept]]]:
    """Yield the places of each concept of the source that the target has a word for; words of two concepts once."""
    by_span: dict[Span, list[Concept]] = {}
    for hit in pair.source_hits:
        if hit.term.condition and (hit.term.status is TermStatus.FORBIDDEN or not hit.term.counts_in(pair.source.flat)):
            continue
        if not hit.term.translate:
            continue
        if any(term.status.is_good for term in hit.concept.terms_in(pair.target.locale)):
            by_span.setdefault(hit.span, []).append(hit.concept)
    groups: dict[tuple[str, ...], tuple[list[Span], list[Concept]]] = {}
    for span, concepts in by_span.items():
        key = tuple(sorted(concept.identifier for concept in concepts))
        groups.setdefault(key, ([], concepts))[0].append(span)
    for spans, concepts in groups.values():
        yield _apart(pair.source.flat, spans), concepts


def _merged(text: str, hits: list[Hit]) -> list[Span]:
    return _apart(text, sorted({hit.span for hit in hits}))


def _apart(text: str, spans: list[Span]) -> list[Span]:
    # 績效改進計畫（PIP）mentions its concept once.
    kept: list[Span] = []
    last = -1
    for span in spans:
        if last < 0 or not _BETWEEN.fullmatch(text, last, span.start) or last == span.start:
            kept.append(span)
        last = span.end
    return kept


def _wanted_text(concepts: list[Concept], locale: Locale) -> str:
    terms = [concept.preferred(locale) for concept in concepts]
    return " / ".join(dict.fromkeys(term.text for term in terms if term))


def forbidden_target_term(pair: Pair) -> Iterator[Finding]:
    """The target uses a term that the termbase forbids.

    Such a word is wrong or hurts. Where the termbase states a condition, the word only counts if the source fulfils it:
    "optimize" is wrong for 裁員 and right for 優化. The preferred term is the suggestion.

    Fires on «裁員 | to optimize staff»; silent on «優化流程 | to optimize processes».
    """
    yield from _unwanted(pair, frozenset({TermStatus.FORBIDDEN}))


def deprecated_target_term(pair: Pair) -> Iterator[Finding]:
    """The target uses a term that the termbase advises against.

    Readers meet two names for one thing. The preferred term is the suggestion.

    Fires on «裁員 | a redundancy round» if redundancy is deprecated; silent on the admitted «job cuts».
    """
    yield from _unwanted(pair, frozenset({TermStatus.DEPRECATED, TermStatus.OBSOLETE}))


def _unwanted(pair: Pair, statuses: frozenset[TermStatus]) -> Iterator[Finding]:
    good = {hit.span for hit in pair.target_hits if hit.term.status.is_good}
    meant = {hit.concept.identifier for hit in pair.source_hits}
    reported: set[Span] = set()
    for hit in pair.target_hits:
        if hit.term.status not in statuses or hit.span in good or hit.span in reported:
            continue
        word = hit.span.of(pair.target.flat)
        quoted = word.isascii() and word in pair.source.flat
        if quoted or not hit.term.counts_in(pair.source.flat):
            continue
        reported.add(hit.span)
        yield _unwanted_finding(pair, hit, meant)


def _unwanted_finding(pair: Pair, hit: Hit, meant: set[str]) -> Finding:
    preferred = hit.concept.preferred(pair.target.locale)
    has_source = any(term.status.is_good for term in hit.concept.terms_in(pair.source.locale))
    sure = bool(hit.term.condition) or not has_source or hit.concept.identifier in meant
    message = advice(hit, hit.span.of(pair.target.flat), preferred.text if preferred else "")
    return Finding(
        message,
        hit.span,
        preferred.text if preferred and pair.target.locale.is_chinese else None,
        None if sure else Severity.SUGGESTION,
    )


def advice(hit: Hit, text: str, wanted: str) -> Message:
    """Return what there is to say of a term that should not be used."""
    values = (("term", text), ("wanted", wanted))
    if hit.term.status is TermStatus.FORBIDDEN:
        return (
            Message("“{term}” is forbidden; “{wanted}” instead", values)
            if wanted
            else Message("“{term}” is forbidden", values)
        )
    return (
        Message("“{term}” is no longer to be used; “{wanted}” instead", values)
        if wanted
        else Message("“{term}” is no longer to be used", values)
    )


def do_not_translate(pair: Pair) -> Iterator[Finding]:
    """A name or slogan that must stay as it is was changed, or is missing.

    Width, dashes, capitals and every letter count: “Use AI or Bye-bye” is a quotation. The exact form is the
    suggestion.

    Fires on «Use AI or Bye-bye | Use AI or Bye–bye»; silent on «Earth's | Earth’s».
    """
    if not pair.segment.target.strip():
        return
    target = fold_quotes(pair.target.text)
    seen: set[str] = set()
    for hit in pair.source_hits:
        text = hit.term.text
        if hit.term.translate or text in seen:
            continue
        seen.add(text)
        if re.search(rf"(?<![A-Za-z0-9_]){re.escape(fold_quotes(text))}(?![A-Za-z0-9_])", target):
            continue
        place = next(near(pair.target.flat, text), None)
        message = Message("“{term}” must stay exactly as it is", (("term", text),))
        yield Finding(message, Span(*place) if place else None, text if place else None)


_BRAND = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[A-Z])[A-Za-z][A-Za-z0-9]*(?:[-&.][A-Za-z0-9]+)*(?![A-Za-z0-9])")


def latin_name_changed(pair: Pair) -> Iterator[Finding]:
    """A Latin name of the source stands in the target with other capitals or a misspelling.

    Readers search for names as they are spelled. The source's spelling is the suggestion.

    Fires on «GitHub 上 | on Github»; silent on «KPI | KPIs», on words the target translates, and on inflected ones.
    """
    if not pair.is_translated or not (pair.source.locale.is_chinese or pair.target.locale.is_chinese):
        return
    protected = {hit.term.text for hit in pair.source_hits if not hit.term.translate}
    names = dict.fromkeys(found[0] for found in _BRAND.finditer(pair.source.flat))
    starts = _sentence_starts(pair.source.flat) if not pair.source.locale.is_chinese else frozenset()
    for name in names:
        if name in pair.target.flat or any(name in text for text in protected) or len(name) < 3 or name in starts:
            continue
        for start, end in near(pair.target.flat, name):
            part = pair.target.flat[start:end]
            alike = part.lower() == name.lower() and (name != name.upper() or len(name) > 3 or part.isupper())
            if part not in pair.source.flat and (alike or len(name) >= 5) and part.lower() != name.lower() + "s":
                message = Message("“{old}” is spelled “{new}” in the source", (("old", part), ("new", name)))
                yield Finding(message, Span(start, end), name)


def _sentence_starts(text: str) -> frozenset[str]:
    return frozenset(found[1] for found in re.finditer(r"(?:^|[.!?:]\s+|[\"“‘(])([A-Z][a-z]+)", text))
