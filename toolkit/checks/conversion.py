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
from toolkit.conversion.places import Place
from toolkit.conversion.scripts import fold, only_simplified, only_traditional, rows
from toolkit.conversion.wordlists import regions_of, words_of_region
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Span

MAINLAND, TAIWAN, HONG_KONG = Locale.parse("cn"), Locale.parse("tw"), Locale.parse("hk")
_SCRIPT = Options(layers=frozenset({Layer.SCRIPT, Layer.VARIANT}))
_WORDS = Options(layers=frozenset({Layer.SCRIPT, Layer.VARIANT, Layer.VOCABULARY}))


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


@lru_cache(maxsize=8)
def _converter(source: Locale, target: Locale, options: Options, entries: tuple[Entry, ...] = ()) -> Converter:
    return Converter(source, target, options, entries)


def _of_traditional(text: str, locale: Locale, entries: tuple[Entry, ...]) -> Iterator[Issue]:
    target = locale if locale.region else TAIWAN
    for place in _converter(MAINLAND, target, _SCRIPT, entries).places(fold(text)):
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
    spelled = {form for values in rows("STPhrases").values() for form in values}
    return frozenset(spelled | rows("TSPhrases").keys() | word_list("traditional-words"))


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
    if not only_traditional().isdisjoint(text):
        for place in _converter(TAIWAN, locale if locale.region else MAINLAND, _SCRIPT).places(text):
            here = text[place.start : place.end]
            if place.new != here and not only_traditional().isdisjoint(here):
                yield _script_issue_simplified(place, here)
    for wrong, right in _spoiled().items():
        start = text.find(wrong)
        if start >= 0:
            message = Message("“{old}” was converted too far; “{new}” here", (("old", wrong), ("new", right)))
            span = Span(start, start + len(wrong))
            yield Issue("over-conversion", Severity.ERROR, message, span=span, excerpt=wrong, suggestion=right)


def _script_issue_simplified(place: Place, here: str) -> Issue:
    message = Message("“{old}” is written in the other script; “{new}” here", (("old", here), ("new", place.new)))
    span = Span(place.start, place.end)
    return Issue("script-residue", Severity.ERROR, message, span=span, excerpt=here, suggestion=place.new)


@lru_cache
def _spoiled() -> dict[str, str]:
    """Return words whose traditional character stays in Simplified Chinese, by what a converter makes of them."""
    return {fold(word): word for word in word_list("kept-in-simplified")}


def _regional(text: str, locale: Locale) -> Iterator[Issue]:
    sources = [one for one in (MAINLAND, TAIWAN, HONG_KONG) if regions_of(one) != regions_of(locale)]
    own = {fold(word) for tag in regions_of(locale) for word in words_of_region(tag)}
    own |= {fold(word) for word in word_list("shared-words")}
    for source in sources:
        converter = _converter(source, locale, _WORDS)
        shown = _in_script_of(source, text, locale)
        if len(shown) != len(text):
            continue
        for place in converter.places(shown):
            here = text[place.start : place.end]
            if not place.hit or not place.hit.word.targets or place.hit.verdict is Verdict.LEAVE:
                continue
            if place.hit.word.list in _PROPER and len(here) < _LONG:
                continue
            target = place.hit.word.targets[0]
            if fold(here) == fold(target) or _is_own(fold(text), place, own):
                continue
            yield _region_issue(Span(place.start, place.end), here, target, place.hit.verdict)
    for span, target in foreign_words(locale).find(text):
        yield _region_issue(span, span.of(text), target, Verdict.APPLY)


def _is_own(folded: str, place: Place, own: set[str]) -> bool:
    """Whether the word, or a longer one that holds it, is one of the region's own: 演算法 holds 算法."""
    return any(
        folded[first:last] in own
        for first in range(max(0, place.start - 3), place.start + 1)
        for last in range(place.end, min(len(folded), place.end + 3) + 1)
    )


def _in_script_of(source: Locale, text: str, locale: Locale) -> str:
    # The converter looks for a region's words only in lines that are written in the region's script.
    if source.is_simplified:
        return fold(text)
    return text if locale.is_traditional else _converter(MAINLAND, source, _SCRIPT).convert(text)


def _region_issue(span: Span, here: str, target: str, verdict: Verdict) -> Issue:
    severity = Severity.WARNING if verdict is Verdict.APPLY else Severity.SUGGESTION
    message = Message("“{old}” is a word of another region; “{new}” here", (("old", here), ("new", target)))
    return Issue("region-word", severity, message, span=span, excerpt=here, suggestion=target)
