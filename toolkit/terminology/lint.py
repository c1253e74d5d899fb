"""What is wrong with a termbase itself, found before it does harm in texts."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.errors import Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.bracket import is_han
from toolkit.terminology.characters import is_confusion
from toolkit.terminology.folding import fold
from toolkit.terminology.rules import GlossForm, GlossRule
from toolkit.terminology.termbase import Concept, RelationKind, Term, Termbase, TermType

Convert = Callable[[str, Locale, Locale], str]


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What a publication asks of its termbase."""

    locales: tuple[Locale, ...] = ()
    """Every concept needs a good term in each of them."""
    convert: Convert | None = None
    """The converter without the glossary; None leaves its opinion out."""


def lint(termbase: Termbase, options: LintOptions | None = None) -> Iterator[Issue]:
    """Yield what is wrong with a termbase, check after check."""
    for check in CHECKS:
        yield from check(termbase, options or LintOptions())


def _issue(
    check: str, severity: Severity, message: Message, place: Location | None, suggestion: str | None = None
) -> Issue:
    return Issue(check, severity, message, place, suggestion=suggestion)


def duplicate_term(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A term stands twice in the same concept and locale.

    Fires on two rows 裁員 of one concept in zh-Hant-TW; silent if they differ in locale or in case, such as OA and oa.
    """
    for concept in termbase.concepts:
        seen: dict[tuple[str, Locale], Term] = {}
        for term in concept.terms:
            first = seen.setdefault((fold(term.text.strip()).text, term.locale), term)
            if first is not term:
                message = Message("“{term}” stands twice in {concept}", _values(term, concept))
                yield _issue("duplicate-term", Severity.ERROR, message, term.location)


def homonym(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """Two concepts have the same good term in one locale, so that a text does not say which is meant.

    Fires on 帳號 in `account` and in `login`; silent if a condition tells them apart, or one of the two is not good.
    """
    seen: dict[tuple[str, Locale], tuple[Concept, Term]] = {}
    for concept, term in termbase.terms():
        if not term.status.is_good or term.condition:
            continue
        first = seen.setdefault((fold(term.text.strip()).text, term.locale), (concept, term))
        if first[0] is not concept:
            values = (*_values(term, concept), ("other", first[0].identifier))
            message = Message("“{term}” is a term of {concept} and of {other}", values)
            # In Chinese the first one wins in every conversion; elsewhere it is only ambiguous to a check.
            severity = Severity.WARNING if term.locale.is_chinese else Severity.INFO
            yield _issue("homonym", severity, message, term.location)


def contradicting_status(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A term is good in one row and bad in another one of the same locale.

    Fires on 雲端 preferred here and forbidden there; silent if the bad row has a condition.
    """
    good = {(fold(term.text).text, term.locale): concept for concept, term in termbase.terms() if term.status.is_good}
    for concept, term in termbase.terms():
        other = good.get((fold(term.text).text, term.locale))
        if other and not term.status.is_good and not term.condition:
            values = (*_values(term, concept), ("status", str(term.status)), ("other", other.identifier))
            message = Message("“{term}” is {status} in {concept} and allowed in {other}", values)
            yield _issue("contradicting-status", Severity.ERROR, message, term.location)


def several_preferred(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A concept has two preferred terms of the same kind in one locale.

    Fires on 雲服務 and 雲端服務, both preferred; silent on a full form and its abbreviation.
    """
    for concept in termbase.concepts:
        seen: dict[tuple[Locale, TermType], Term] = {}
        for term in concept.terms:
            kind = TermType.FULL if term.type in {TermType.UNSTATED, TermType.PHRASE} else term.type
            if term.status.rank == 0:
                first = seen.setdefault((term.locale, kind), term)
                if first is not term:
                    values = (*_values(term, concept), ("first", first.text), ("locale", str(term.locale)))
                    message = Message("{concept} prefers “{first}” and “{term}” in {locale}", values)
                    yield _issue("several-preferred", Severity.WARNING, message, term.location, "admitted")


def missing_variant(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A concept has no good term in a locale that the publication needs.

    Fires on a concept without zh-Hant-HK if there is an edition for Hong Kong; silent where a wider locale has one.
    """
    for concept in termbase.concepts:
        if missing := [str(locale) for locale in options.locales if not concept.terms_in(locale)]:
            values = (("concept", concept.identifier), ("locales", ", ".join(missing)))
            message = Message("{concept} has no term in {locales}", values)
            yield _issue("missing-variant", Severity.WARNING, message, concept.location)


def untrimmed_term(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A term begins or ends with white space, or has two spaces in a row, so that it is never found as it stands.

    Fires on « 裁員»; silent on «job offer».
    """
    for concept, term in termbase.terms():
        if (trimmed := " ".join(term.text.split())) != term.text:
            message = Message("“{term}” of {concept} has spaces that do not belong to it", _values(term, concept))
            yield _issue("untrimmed-term", Severity.ERROR, message, term.location, trimmed)


def invisible_character(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A term holds a character that cannot be seen, of private use, or unassigned.

    Fires on a zero-width space inside 裁員; silent on the interpunct of 安迪·賈西.
    """
    for concept, term in termbase.terms():
        bad = [one for one in term.text if unicodedata.category(one) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}]
        if bad:
            names = ", ".join(f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in dict.fromkeys(bad))
            message = Message("“{term}” of {concept} holds {names}", (*_values(term, concept), ("names", names)))
            clean = "".join(one for one in term.text if one not in bad)
            yield _issue("invisible-character", Severity.ERROR, message, term.location, clean)


def unknown_relation(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A concept is related to one that does not exist.

    Fires on `related:layof`; silent on `related:layoff`.
    """
    known = {concept.identifier for concept in termbase.concepts}
    for concept in termbase.concepts:
        for relation in concept.related:
            if relation.concept not in known:
                values = (("concept", concept.identifier), ("other", relation.concept))
                message = Message("{concept} is related to {other}, which does not exist", values)
                yield _issue("unknown-relation", Severity.ERROR, message, concept.location)


def circular_relation(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A concept is broader than itself, by way of others.

    Fires on layoff → dismissal → layoff; silent on two concepts that are merely related to each other.
    """
    above = {
        concept.identifier: [one.concept for one in concept.related if one.kind is RelationKind.BROADER]
        for concept in termbase.concepts
    }
    for concept in termbase.concepts:
        for relation in concept.related:
            if relation.kind is RelationKind.NARROWER:
                above.setdefault(relation.concept, []).append(concept.identifier)
    for concept in termbase.concepts:
        if circle := _circle(concept.identifier, above):
            message = Message("{circle}: broader in a circle", (("circle", " → ".join(circle)),))
            yield _issue("circular-relation", Severity.ERROR, message, concept.location)


def _circle(start: str, above: dict[str, list[str]]) -> list[str]:
    """Return the way from a concept back to itself, told once: from the circle's first name in the alphabet."""
    paths = [[start]]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        for following in sorted(above.get(path[-1], ())):
            if following == start:
                return [*path, start] if start == min(path) else []
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return []


def wrong_script(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A term of a language that is not written in Chinese characters holds some.

    Fires on 裁員 with locale en; silent on CEO in zh-Hant-TW.
    """
    for concept, term in termbase.terms():
        if not term.locale.is_chinese and term.locale.language not in {"ja", "ko"} and is_han(term.text):
            values = (*_values(term, concept), ("locale", str(term.locale)))
            message = Message("“{term}” of {concept} is no {locale}", values)
            yield _issue("wrong-script", Severity.ERROR, message, term.location)


def unusable_gloss(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """A concept is to be glossed and has nothing to gloss it with.

    Fires on the rule `first` without any term in another language; silent on the rule `never`.
    """
    for concept in termbase.concepts:
        form = GlossRule.parse(concept.gloss).form
        languages = {term.locale.language for term in concept.terms if term.status.is_good}
        if form and form not in {GlossForm.NEVER, GlossForm.CHECK, GlossForm.APPENDIX} and len(languages) < 2:
            values = (("concept", concept.identifier), ("rule", concept.gloss))
            message = Message("{concept} is to be glossed ({rule}) and has terms in one language only", values)
            yield _issue("unusable-gloss", Severity.WARNING, message, concept.location)


def contradicted_by_converter(termbase: Termbase, options: LintOptions) -> Iterator[Issue]:
    """The converter makes another word of a term than the termbase has: one of the two is wrong, or it is house style.

    Every preferred term is converted into every other Chinese locale of its concept and compared with all good terms
    there. Fires on 裁員 → 裁剪; silent where any good term of the target locale is what the converter writes.
    """
    if options.convert is None:
        return
    for concept in termbase.concepts:
        chinese = [term for term in concept.terms if term.locale.is_chinese and term.status.is_good]
        locales = list(dict.fromkeys(term.locale for term in chinese))
        for term in chinese:
            for locale in locales:
                if term.status.rank == 0 and locale != term.locale:
                    yield from _contradiction(concept, term, locale, options.convert)


def _contradiction(concept: Concept, term: Term, locale: Locale, convert: Convert) -> Iterator[Issue]:
    good = [one.text for one in concept.terms_in(locale) if one.status.is_good]
    converted = convert(term.text, term.locale, locale)
    if good and converted not in good:
        values = (
            ("term", term.text),
            ("concept", concept.identifier),
            ("locale", str(locale)),
            ("converted", converted),
            ("good", " / ".join(good)),
        )
        message = Message("{concept}: “{term}” becomes “{converted}” in {locale}, the termbase says “{good}”", values)
        # To prefer another word is what a termbase is for; 頭發 for 頭髮 is a slip.
        severity = Severity.SUGGESTION if any(is_confusion(text, converted) for text in good) else Severity.INFO
        yield _issue("contradicted-by-converter", severity, message, term.location, converted)


def _values(term: Term, concept: Concept) -> tuple[tuple[str, str], ...]:
    return (("term", term.text), ("concept", concept.identifier))


Check = Callable[[Termbase, LintOptions], Iterator[Issue]]
CHECKS: Sequence[Check] = (
    duplicate_term,
    contradicting_status,
    homonym,
    several_preferred,
    missing_variant,
    untrimmed_term,
    invisible_character,
    unknown_relation,
    circular_relation,
    wrong_script,
    unusable_gloss,
    contradicted_by_converter,
)
"""In the order in which they are told."""
