"""Checks of names: each bearer one spelling."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from toolkit.checks.likeness import distance, fold_quotes, near
from toolkit.checks.side import Finding, Pair, Placed, mark
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Span

_PRONOUN = re.compile(
    r"\b(?:he|she|him|her|his|hers|they|them|their|it|its|who|company|firm|giant)\b|[他她它其]", re.IGNORECASE
)
_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?:[- ][A-Z]?[a-z]+(?=[- ][A-Z]))*(?:[- ][A-Z][a-z]+)+(?![a-z])")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·‧・•][\u4e00-\u9fff]{1,6})+")


def wrong_name(pair: Pair) -> Iterator[Finding]:
    """A name of the source is missing from the target or spelled otherwise than in the table of names.

    A person under two spellings is two people for the reader. A surname or given name alone satisfies; so does a
    pronoun, though it is mentioned as a suggestion.

    Fires on «李明嵐 | Li Minglang» if the table says Li Minglan; silent on «安迪·賈西 | Jassy».
    """
    if not pair.is_translated:
        return
    left = fold_quotes(pair.source.flat)
    target = fold_quotes(pair.target.flat)
    for source, spelling in pair.knowledge.spelled:
        if not re.search(_bounded(fold_quotes(source)), left):
            continue
        left = left.replace(fold_quotes(source), "\0" * len(source))
        folded = fold_quotes(spelling)
        if re.search(_bounded(folded), target):
            continue
        place = next(near(pair.target.flat, spelling), None)
        if place:
            message = Message(
                "“{old}” is spelled “{new}” in the table of names",
                (("old", pair.target.flat[slice(*place)]), ("new", spelling)),
            )
            yield Finding(message, Span(*place), spelling)
        elif not _partly(folded, target):
            weight = Severity.SUGGESTION if _PRONOUN.search(target) else None
            message = Message("“{old}” is “{new}”, which the target does not say", (("old", source), ("new", spelling)))
            yield Finding(message, severity=weight)


def _bounded(name: str) -> str:
    return rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name)


def _partly(name: str, target: str) -> bool:
    parts = re.split(r"[ ·]", name)
    return len(parts) > 1 and any(len(part) > 1 and re.search(_bounded(part), target) for part in parts)


def name_spelled_two_ways(pairs: Sequence[Pair]) -> Iterator[Placed]:
    """One name of the source has two spellings in the targets.

    A person under two spellings is two people for the reader. The spelling used more often, or first, is the
    suggestion.

    Fires on «賈西 | Andy Jassy», later «賈西 | Andy Jessy»; silent on two names that merely look alike.
    """
    if not pairs:
        return
    if pairs[0].source.locale.is_chinese and not pairs[0].target.locale.is_chinese:
        yield from _latin_names(pairs)
    elif pairs[0].target.locale.is_chinese and not pairs[0].source.locale.is_chinese:
        yield from _han_names(pairs)


def _latin_names(pairs: Sequence[Pair]) -> Iterator[Placed]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        for name in dict.fromkeys(found[0] for found in _NAME.finditer(pair.target.flat)):
            places[name].append(index)
    spelled = {target for _, target in pairs[0].knowledge.spelled}  # those `wrong_name` judges
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for name in places:
        by_start[name[0].lower()].append(name)
    for names in by_start.values():
        for index, name in enumerate(names):
            for other in names[index + 1 :]:
                known = {name, other} & spelled
                if not known and _is_variant(name, other) and _share_source(pairs, places[name], places[other]):
                    usual, rare = (name, other) if len(places[name]) >= len(places[other]) else (other, name)
                    yield from _two_ways(pairs, places[rare], rare, usual)


def _is_variant(one: str, other: str) -> bool:
    first, second = (re.sub("[- ]", "", name).lower() for name in (one, other))
    return first == second or (len(first) >= 6 and distance(first, second) <= 2)


def _share_source(pairs: Sequence[Pair], ones: list[int], others: list[int]) -> bool:
    def grams(place: int) -> set[str]:
        text = pairs[place].source.flat
        return {text[i : i + 3] for i in range(len(text) - 2) if re.fullmatch(r"[\u4e00-\u9fff·]{3}", text[i : i + 3])}

    return any(grams(one) & grams(other) for one in ones[:20] for other in others[:20] if one != other)


def _han_names(pairs: Sequence[Pair]) -> Iterator[Placed]:
    spellings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    known = {source for source, _ in pairs[0].knowledge.spelled}
    for index, pair in enumerate(pairs):
        sources = dict.fromkeys(found[0] for found in _NAME.finditer(pair.source.flat))
        targets = dict.fromkeys(found[0] for found in _HAN_NAME.finditer(pair.target.flat))
        if len(sources) == len(targets) == 1 and next(iter(sources)) not in known:
            spellings[next(iter(sources))].append((index, next(iter(targets))))
    for found in spellings.values():
        counts = Counter(_stem(spelling) for _, spelling in found)
        usual = counts.most_common(1)[0][0]
        for place, spelling in found:
            if _stem(spelling) != usual:
                yield from _two_ways(pairs, [place], spelling[: len(_stem(spelling))], usual)


def _stem(name: str) -> str:
    # Nothing says where a name ends in Chinese: first name, dot, and two characters tell names apart.
    first, _, rest = fold_quotes(name).partition("·")
    return f"{first}·{rest[:2]}"


def _two_ways(pairs: Sequence[Pair], places: list[int], rare: str, usual: str) -> Iterator[Placed]:
    for place in places:
        message = Message("“{old}” is spelled “{new}” elsewhere in this file", (("old", rare), ("new", usual)))
        yield Placed(place, Finding(message, mark(pairs[place].target, rare), usual))
