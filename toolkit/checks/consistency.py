"""Checks of one segment against the others of its file."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from toolkit.checks.conversion import one_spelling
from toolkit.checks.side import Finding, Pair, Placed
from toolkit.model.issue import Severity
from toolkit.model.message import Message

_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"[\W_]+")
_EMPTY_WORDS = re.compile("[的了是在着著過过就也都還还又很和與与們们這那]")


def same_source_two_targets(pairs: Sequence[Pair]) -> Iterator[Placed]:
    """The same source was translated in two ways.

    Readers take two wordings for two things. The wording used more often, or first, is the suggestion; a difference of
    capitals or of the last mark only, and short labels with different notes, are suggestions.

    Fires on «裁員通知 | Layoff notice», later «裁員通知 | Notice of dismissal»; silent on the same target twice.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        if pair.segment.target.strip():
            groups[_SPACE.sub("", pair.source.text)].append(place)
    for places in groups.values():
        counts = Counter(_SPACE.sub(" ", pairs[place].target.text.strip()) for place in places)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        first = next(place for place in places if _SPACE.sub(" ", pairs[place].target.text.strip()) == usual)
        for place in places:
            text = _SPACE.sub(" ", pairs[place].target.text.strip())
            if text != usual:
                yield Placed(place, _other_wording(pairs[first], pairs[place], text, usual), first)


def _other_wording(first: Pair, other: Pair, text: str, usual: str) -> Finding:
    alike = one_spelling(_LETTERS.sub("", text).lower()) == one_spelling(_LETTERS.sub("", usual).lower())
    label = len(other.source.flat) <= 4 and first.segment.note != other.segment.note
    where = str(first.segment.line or first.segment.identifier)
    message = Message("the same source is “{target}” in line {line}", (("target", usual), ("line", where)))
    return Finding(message, suggestion=usual, severity=Severity.SUGGESTION if alike or label else None)


def two_sources_one_target(pairs: Sequence[Pair]) -> Iterator[Placed]:
    """Different sources have one and the same target: one of them was probably pasted.

    The reader gets one sentence for another. Synonyms, short labels and sources that differ in little words only are
    mentioned as suggestions.

    Fires on «裁員開始了。 | The layoffs began.», later «股價下跌了。 | The layoffs began.»; silent on «您好 | Hello»,
    «你好 | Hello».
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        if pair.is_translated and len(_LETTERS.sub("", pair.target.flat)) > 1:
            groups[_LETTERS.sub("", pair.target.flat).lower()].append(place)
    for places in groups.values():
        first = pairs[places[0]]
        for place in places[1:]:
            pair = pairs[place]
            likeness = _likeness(first.source.flat, pair.source.flat)
            if likeness == 1 or _LETTERS.sub("", first.source.flat) == _LETTERS.sub("", pair.source.flat):
                continue
            short = min(len(first.source.flat), len(pair.source.flat)) < (6 if pair.source.locale.is_chinese else 16)
            where = str(first.segment.line or first.segment.identifier)
            message = Message(
                "another source, “{source}” in line {line}, has the same target",
                (("source", first.source.text), ("line", where)),
            )
            weight = Severity.SUGGESTION if short or likeness > 0.7 else None
            yield Placed(place, Finding(message, severity=weight), places[0])


def _likeness(one: str, other: str) -> float:
    first, second = (Counter(_units(text)) for text in (one, other))
    common = sum((first & second).values())
    return 2 * common / max(1, sum(first.values()) + sum(second.values()))


def _units(text: str) -> list[str]:
    latin = re.findall("[A-Za-z]+|[0-9]+", text.lower())
    return latin + list(re.sub(r"[\W_A-Za-z0-9]+", "", _EMPTY_WORDS.sub("", text)))
