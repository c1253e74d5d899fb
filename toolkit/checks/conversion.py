"""The converter's eye on a finished text; the only file of this room that knows the converter.

A text is folded into one spelling and converted anew. Where the converter, which sees words, writes another character
than the text, the text is suspect.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.checks.regions import foreign_words
from toolkit.checks.words import word_list
from toolkit.conversion import Converter, Entry, Layer, Options
from toolkit.conversion.conditions import Verdict
from toolkit.conversion.lattice import ScriptEngine, script_engine
from toolkit.conversion.options import LISTS
from toolkit.conversion.places import Place
from toolkit.conversion.scripts import fold, only_simplified, only_traditional
from toolkit.conversion.shipped import opencc_dictionary
from toolkit.conversion.vocabulary import Vocabulary, vocabulary
from toolkit.conversion.wordlists import known_in, regions_of, words_of_region
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Span

MAINLAND, TAIWAN, HONG_KONG = Locale.parse("cn"), Locale.parse("tw"), Locale.parse("hk")
_SCRIPT = Options(layers=frozenset({Layer.SCRIPT, Layer.VARIANT}))


def chinese_issues(text: str, locale: Locale, names: Sequence[str] = ()) -> Iterator[Issue]:
    """Yield words of the other script, characters converted by mistake, and words of another region.

    Args:
        text: without markup.
        locale: what it should be.
        names: spellings that are right, and that words around them do not reach into.
    """
    entries = tuple(Entry(fold(name), name, f"name:{name}") for name in sorted(set(names)))
    found = list(_of_traditional(text, locale, entries) if locale.is_traditional else _of_simplified(text, locale))
    yield from found
    taken = [issue.span for issue in found if issue.span]
    for issue in _regional(text, locale):
        if issue.span and not any(issue.span.overlaps(span) for span in taken):
            taken.append(issue.span)
            yield issue


_PROPER = frozenset({"names", "places", "brands"})
_LONG = 3
"""Characters from which on a proper name of another region is hardly a part of other words."""
_SURE = 2.4
"""Distance to the converter's second choice from which on a finding is an error, not a suggestion.

Measured on Taiwanese laws, speech and articles: nine in ten false alarms are nearer, one in thirty true ones.
"""
_RARE = {"云": ("人云亦云", "云云", "所云", "云爾", "云何", "詩云", "書云", "曰云", "又云", "有云")}
"""Characters that Traditional Chinese has in a few set words only."""


def one_spelling(text: str) -> str:
    """Return a Chinese text without the difference between forms of one character: 週/周, 臺/台, 瞭/了."""
    return fold(text).replace("瞭", "了")


@lru_cache(maxsize=8)
def _converter(source: Locale, target: Locale, options: Options, entries: tuple[Entry, ...] = ()) -> Converter:
    return Converter(source, target, options, entries)


def _of_traditional(text: str, locale: Locale, entries: tuple[Entry, ...]) -> Iterator[Issue]:
    target = locale if locale.region else TAIWAN
    # 瞭 is a character of both scripts (瞭望), so folding leaves it: here it is to be read anew.
    for place in _converter(MAINLAND, target, _SCRIPT, entries).places(fold(text).replace("瞭", "了")):
        here = text[place.start : place.end]
        if here == place.new or len(here) != len(place.new):
            continue
        pairs = [(old, new) for old, new in zip(here, place.new, strict=True) if old != new]
        wrong = [(old, new) for old, new in pairs if _is_wrong(old, new, place, text)]
        if wrong:
            new = "".join(b if (a, b) in wrong else a for a, b in zip(here, place.new, strict=True))
            sure = place.margin >= _SURE or any(old in only_simplified() or old in _RARE for old, _ in wrong)
            yield _script_issue(here, new, Span(place.start, place.end), wrong[0][0], sure=sure)


def _is_wrong(old: str, new: str, place: Place, text: str) -> bool:
    if old in only_simplified():
        return True
    if frozenset((old, new)) in _free():
        return False
    if place.end - place.start > 1:
        return not _is_known(text, place.start, place.end)
    if old in _RARE:
        around = text[max(0, place.start - 3) : place.end + 3]
        return not any(word in around for word in _RARE[old])
    return not _is_known(text, place.start, place.end) and _is_known_as(text, place.start, new)


@lru_cache
def _free() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in word_list("free-characters"))


@lru_cache
def _lexicon() -> frozenset[str]:
    """Return the words of the dictionaries in Traditional characters."""
    spelled = {form for values in opencc_dictionary("STPhrases").values() for form in values}
    return frozenset(spelled | opencc_dictionary("TSPhrases").keys() | word_list("traditional-words"))


def _is_known(text: str, start: int, end: int) -> bool:
    """Whether a longer or equal word that holds the place is in the dictionary as it stands."""
    lexicon = _lexicon()
    return any(
        text[first:last] in lexicon
        for first in range(max(0, start - 3), start + 1)
        for last in range(max(end, first + 2), min(len(text), end + 3) + 1)
    )


def _is_known_as(text: str, place: int, new: str) -> bool:
    changed = text[:place] + new + text[place + 1 :]
    return _is_known(changed, place, place + 1)


def _script_issue(old: str, new: str, span: Span, character: str, *, sure: bool) -> Issue:
    severity = Severity.ERROR if sure else Severity.SUGGESTION
    values = (("old", old), ("new", new))
    if character in only_simplified() or fold(character) == character:
        message = Message("“{old}” is written in the other script; “{new}” here", values)
        return Issue("script-residue", severity, message, span=span, excerpt=old, suggestion=new)
    message = Message("“{old}” was converted too far; “{new}” here", values)
    return Issue("over-conversion", severity, message, span=span, excerpt=old, suggestion=new)


def _of_simplified(text: str, locale: Locale) -> Iterator[Issue]:
    wrong = only_traditional() | {"臺"}  # no simplified text has 臺 either
    if not wrong.isdisjoint(text):
        for place in _converter(TAIWAN, locale if locale.region else MAINLAND, _SCRIPT).places(text):
            here = text[place.start : place.end]
            if place.new != here and not wrong.isdisjoint(here):
                yield _script_issue_simplified(place, here)
    for spoiled, right in _spoiled().items():
        start = text.find(spoiled)
        if start >= 0:
            message = Message("“{old}” was converted too far; “{new}” here", (("old", spoiled), ("new", right)))
            span = Span(start, start + len(spoiled))
            yield Issue("over-conversion", Severity.ERROR, message, span=span, excerpt=spoiled, suggestion=right)


def _script_issue_simplified(place: Place, here: str) -> Issue:
    message = Message("“{old}” is written in the other script; “{new}” here", (("old", here), ("new", place.new)))
    span = Span(place.start, place.end)
    return Issue("script-residue", Severity.ERROR, message, span=span, excerpt=here, suggestion=place.new)


@lru_cache
def _spoiled() -> dict[str, str]:
    """Return words whose traditional character stays in Simplified Chinese, by what a converter makes of them."""
    spoil = str.maketrans("乾瞭著藉徵", "干了着借征")
    return {word.translate(spoil): word for word in word_list("kept-in-simplified")}


def _regional(text: str, locale: Locale) -> Iterator[Issue]:
    taken: list[Span] = []
    for span, target in foreign_words(locale).find(text):
        taken.append(span)
        yield _region_issue(span, span.of(text), target, Severity.WARNING)
    own, folded = _own_words(locale), fold(text)
    starts = [*(word.start for word in _cutter(locale).words(text)), len(text)]
    for source in (MAINLAND, TAIWAN, HONG_KONG):
        elsewhere = _foreign(source, locale)
        for hit in elsewhere.hits(folded, starts) if elsewhere else ():
            span, target = Span(hit.start, hit.end), hit.word.targets[0]
            proper = hit.word.list in _PROPER and len(span) < _LONG
            known = proper or fold(target) == span.of(folded) or _is_own(folded, span, own)
            if hit.verdict is Verdict.APPLY and not known and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                # What depends on the sentence may mean something else here.
                severity = Severity.SUGGESTION if hit.word.condition else Severity.WARNING
                yield _region_issue(span, span.of(text), target, severity)


@lru_cache
def _own_words(locale: Locale) -> frozenset[str]:
    """Return the words that the region knows as its own, folded."""
    own = {word for tag in regions_of(locale) for word in words_of_region(tag)} | word_list("shared-words")
    return frozenset(map(fold, own)) | known_in(locale) | foreign_words(locale).kept


@lru_cache
def _cutter(locale: Locale) -> ScriptEngine:
    return script_engine(locale, locale)


@lru_cache
def _foreign(source: Locale, target: Locale) -> Vocabulary | None:
    return vocabulary(source, target, frozenset(LISTS)) if regions_of(source) != regions_of(target) else None


def _is_own(folded: str, span: Span, own: frozenset[str]) -> bool:
    """Whether the word, or a longer one that holds it, is one of the region's own: 演算法 holds 算法."""
    return any(
        folded[first:last] in own
        for first in range(max(0, span.start - 3), span.start + 1)
        for last in range(span.end, min(len(folded), span.end + 3) + 1)
    )


def _region_issue(span: Span, here: str, target: str, severity: Severity) -> Issue:
    message = Message("“{old}” is a word of another region; “{new}” here", (("old", here), ("new", target)))
    return Issue("region-word", severity, message, span=span, excerpt=here, suggestion=target)
