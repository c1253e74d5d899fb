"""Checks of one text that need all of it: terms, first mentions, names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from toolkit.checks.side import Finding, Manuscript, Placed
from toolkit.checks.spellings import spelled_two_ways
from toolkit.checks.terms import advice
from toolkit.checks.variants import variant_groups
from toolkit.checks.wording import repeated_in
from toolkit.model.message import Message
from toolkit.model.text import Span
from toolkit.terminology import Hit, TermStatus


def _hits(manuscript: Manuscript) -> Iterator[tuple[int, Hit]]:
    for place, side in enumerate(manuscript.sides):
        for hit in manuscript.knowledge.target_terms.find(side.flat):
            yield place, hit


def forbidden_term(manuscript: Manuscript) -> Iterator[Placed]:
    """The text uses a term that the termbase forbids.

    Such a word is wrong or hurts. Where the termbase states a condition, the word only counts in a sentence that
    fulfils it. The preferred term is the suggestion.

    Fires on «雲服務» if the termbase forbids it for zh-Hant-TW; silent where the condition does not hold.
    """
    yield from _unwanted(manuscript, frozenset({TermStatus.FORBIDDEN}))


def deprecated_term(manuscript: Manuscript) -> Iterator[Placed]:
    """The text uses a term that the termbase advises against.

    Readers meet two names for one thing. The preferred term is the suggestion.

    Fires on «雲服務» if the termbase prefers «雲端服務»; silent inside code and links.
    """
    yield from _unwanted(manuscript, frozenset({TermStatus.DEPRECATED, TermStatus.OBSOLETE}))


def _unwanted(manuscript: Manuscript, statuses: frozenset[TermStatus]) -> Iterator[Placed]:
    good = {(place, hit.span) for place, hit in _hits(manuscript) if hit.term.status.is_good}
    for place, hit in _hits(manuscript):
        text = manuscript.sides[place].flat
        if (
            hit.term.status not in statuses
            or (place, hit.span) in good
            or not hit.term.counts_in(_sentence(text, hit.span))
        ):
            continue
        preferred = hit.concept.preferred(manuscript.locale)
        message = advice(hit, hit.span.of(text), preferred.text if preferred else "")
        yield Placed(place, Finding(message, hit.span, preferred.text if preferred else None))


def _sentence(text: str, span: Span) -> str:
    start = max(text.rfind(mark, 0, span.start) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def inconsistent_term(manuscript: Manuscript) -> Iterator[Placed]:
    """The text calls one thing by two names.

    The reader takes them for two things. The preferred term is the suggestion where the other one stands. Abbreviations
    and short forms are no second name.

    Fires on «人工智慧» and «智能體» if they are terms of one concept; silent on «人工智慧» and «AI».
    """
    found: defaultdict[str, list[tuple[int, Hit]]] = defaultdict(list)
    for place, hit in _hits(manuscript):
        if (
            hit.term.status.is_good
            and not hit.term.type.is_shortened
            and hit.term.locale.is_chinese == manuscript.locale.is_chinese
        ):
            found[hit.concept.identifier].append((place, hit))
    for hits in found.values():
        names = dict.fromkeys(hit.term.text for _, hit in hits)
        if len(names) < 2:
            continue
        preferred = hits[0][1].concept.preferred(manuscript.locale)
        usual = preferred.text if preferred and preferred.text in names else next(iter(names))
        for place, hit in hits:
            if hit.term.text != usual:
                message = Message(
                    "“{old}” here, “{new}” elsewhere in this text: one thing, two names",
                    (("old", hit.term.text), ("new", usual)),
                )
                yield Placed(place, Finding(message, hit.span, usual))


def first_mention_without_gloss(manuscript: Manuscript) -> Iterator[Placed]:
    """A term that is to be explained at its first mention is not.

    The reader does not learn what it is. What the build would insert is in the message; the build inserts it itself.

    Fires on «PIP機制» if the termbase says to gloss PIP first; silent on «PIP（績效改進計畫）» and in headings.
    """
    sides = {id(side): place for place, side in enumerate(manuscript.sides)}
    for text, span, inserted in manuscript.unglossed:
        message = Message("first mention without its gloss: {gloss}", (("gloss", inserted),))
        yield Placed(sides[id(text)], Finding(message, span, raw=True))


def repeated_words(manuscript: Manuscript) -> Iterator[Placed]:
    """A word stands twice in a row.

    The reader stumbles. The second one is to be deleted.

    Fires on «的的», «公司公司»; silent on «看看», «討論討論», «目的的».
    """
    for place, side in enumerate(manuscript.sides):
        for finding in repeated_in(side):
            yield Placed(place, finding)


def mixed_wording(manuscript: Manuscript) -> Iterator[Placed]:
    """The text writes one word in two ways that are both right.

    Both are known, but a text should choose one: 檔案 or 文件, 台灣 or 臺灣, 計畫 or 計劃. The one used more often is
    the suggestion. The groups stand in `toolkit/checks/data/variants.tsv`.

    Fires on «檔案», later «文件»; silent on either alone.
    """
    terms = {term.text for _, term in manuscript.knowledge.termbase.terms()}
    for group in variant_groups(manuscript.locale):
        if len(terms.intersection(group.words)) > 1:
            continue  # the termbase decides: `inconsistent_term`
        found = [
            (place, index, match)
            for place, side in enumerate(manuscript.sides)
            for index, pattern in enumerate(group.patterns)
            for match in pattern.finditer(side.flat)
        ]
        counts = Counter(index for _, index, _ in found)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda index: (counts[index], -index))
        for place, index, match in found:
            if index != usual:
                values = (("old", match[0]), ("new", group.words[usual]), ("count", str(counts[usual])))
                message = Message("“{old}” here, “{new}” {count} times elsewhere in this text", values)
                yield Placed(place, Finding(message, Span(*match.span())))


def name_variants(manuscript: Manuscript) -> Iterator[Placed]:
    """A name is spelled in two ways.

    One person becomes two. The table of names decides, else the spelling used more often is the suggestion.

    Fires on «李明嵐», later «李明蘭»; silent on two people with different surnames.
    """
    flats = [side.flat for side in manuscript.sides]
    for usual, rare in spelled_two_ways(flats, manuscript.known_names):
        for place, text in enumerate(flats):
            for match in re.finditer(re.escape(rare), text):
                message = Message(
                    "“{old}” here, “{new}” elsewhere in this text: one name, two spellings",
                    (("old", rare), ("new", usual)),
                )
                yield Placed(place, Finding(message, Span(*match.span()), usual))
