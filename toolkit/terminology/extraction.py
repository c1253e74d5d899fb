"""Words of a text that may belong in its glossary, ranked; a person decides, nothing is added by itself."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.document import Document
from toolkit.terminology.background import Word, cut, total, words
from toolkit.terminology.characters import folded_script
from toolkit.terminology.concordance import context_of
from toolkit.terminology.folding import fold
from toolkit.terminology.mentions import closed_spans
from toolkit.terminology.people import HAN, names_of_people
from toolkit.terminology.places import PlaceKind, places

_LATIN = re.compile(r"[A-Za-z][\w&+#./’'-]*(?: [A-Za-z0-9][\w&+#./’'-]*)*", re.ASCII)
_QUOTED = re.compile(r"[“「‘『《〈]([^“”「」‘’『』《》〈〉，,。；;：:！!？?、\n]{2,16})[”」’』》〉]")
_RUN = re.compile(f"[{HAN}]+")
_NOUNS = frozenset("nbvajzilst")
"""Parts of speech that may stand inside a compound; the last one has to be a noun or a verb used as one."""
_SOLID = frozenset({"n", "b", "j"})
"""Nouns, words that only qualify nouns, abbreviations."""
_STOP = frozenset(
    "的了在是和与或及而也都就又还很不没有着过把被让对从向到于以为之其这那哪我你他她它们个些种次只并却则"
    "上下中里内外前后时年月日天些此该每各某几两一二三四五六七八九十百千万亿来去说要会能可将等再最更"
)


class CandidateKind(StrEnum):
    """How a candidate was found."""

    LATIN = "latin"
    QUOTED = "quoted"
    NAME = "name"
    COMPOUND = "compound"
    WORD = "word"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a term."""

    text: str
    kind: CandidateKind
    count: int
    score: float
    context: str
    variants: tuple[str, ...] = ()
    """Other spellings of it in the same text: 云服務 beside 雲服務."""


def extract(document: Document, known: frozenset[str] = frozenset()) -> list[Candidate]:
    """Return candidates, the best first; those the glossary knows are left out."""
    lines = list(_lines(document))
    found: dict[str, Candidate] = {}
    for candidate in _everything(lines):
        key = fold(candidate.text).lowered
        if key not in found or candidate.score > found[key].score:
            found[key] = candidate
    skipped = {fold(word).lowered for word in known}
    kept = [candidate for key, candidate in found.items() if key not in skipped or candidate.variants]
    return sorted(kept, key=lambda candidate: (-candidate.score, candidate.text))


def _lines(document: Document) -> Iterator[str]:
    """Yield the texts that an author wrote, with blanks where code and addresses stand."""
    for place in places(document):
        if place.kind in {PlaceKind.APPARATUS, PlaceKind.PARALLEL, PlaceKind.METADATA}:
            continue
        text = place.text.text
        for span in closed_spans(place.text):
            text = text[: span.start] + "\n" * len(span) + text[span.end :]
        yield text


def _everything(lines: list[str]) -> Iterator[Candidate]:
    text = "\n".join(lines)
    yield from _of_pattern(text, _LATIN, CandidateKind.LATIN, 0)
    yield from _of_pattern(text, _QUOTED, CandidateKind.QUOTED, 1)
    names = {name: (count, score) for name, count, score in names_of_people(text)}
    for name, (count, score) in names.items():
        yield Candidate(name, CandidateKind.NAME, count, score, context_of(text, name))
    yield from _compounds(text, set(names))


def _of_pattern(text: str, pattern: re.Pattern[str], kind: CandidateKind, group: int) -> Iterator[Candidate]:
    counts = Counter(match[group].strip(" .’'-/") for match in pattern.finditer(text))
    for word, count in counts.items():
        if len(word) > 1 and not word.isdigit():
            score = 7 + 2 * math.log2(count) - max(0, len(word) - 6) / 2 * (kind is CandidateKind.QUOTED)
            yield Candidate(word, kind, count, score, context_of(text, word))


def _compounds(text: str, names: set[str]) -> Iterator[Candidate]:
    """Yield words and compounds that are more frequent here than in general Chinese, and their variant spellings."""
    counts: Counter[str] = Counter()
    solid: defaultdict[str, bool] = defaultdict(bool)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in _RUN.finditer(text):
        run = folded_script(match[0])
        for start, end, is_solid in _stretches(run, cut(run)):
            counts[run[start:end]] += 1
            solid[run[start:end]] |= is_solid
            spellings[run[start:end]][match[0][start:end]] += 1
    parts = _part_counts(counts)
    size = max(1, sum(len(match[0]) for match in _RUN.finditer(text)) // 2)
    for folded, count in counts.items():
        usual = [spelling for spelling, _ in spellings[folded].most_common()]
        if folded not in words() and count > 1 and not solid[folded] and len(usual) == 1:
            usual = [_whole(usual[0], text)]
        score = _keyness(folded, count, size, parts, is_solid=solid[folded])
        if score > 0 and usual[0] not in names and not any(usual[0] in name for name in names):
            kind = CandidateKind.WORD if folded in words() else CandidateKind.COMPOUND
            kind = CandidateKind.VARIANT if len(usual) > 1 else kind
            bonus = 4 if len(usual) > 1 else 0
            yield Candidate(usual[0], kind, count, score + bonus, context_of(text, usual[0]), tuple(usual[1:]))


def _whole(word: str, text: str) -> str:
    """Return a recurring stretch as far as it recurs: 台積電, where the word list only saw 積電."""
    for _ in range(3):
        before = {text[max(0, match.start() - 1) : match.start()] for match in re.finditer(word, text)}
        if len(before) > 1 or not _RUN.fullmatch(one := before.pop()) or folded_script(one) in _STOP:
            break
        word = one + word
    return word


def _stretches(run: str, parts: list[Word]) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of one to four words that may be terms, and whether they are of nouns alone."""
    for first in range(len(parts)):
        for last in range(first, min(first + 4, len(parts))):
            start, end = parts[first].start, parts[last].end
            if 2 <= end - start <= 9 and all(_fits(run, part) for part in parts[first : last + 1]):
                yield start, end, all(part.part in _SOLID for part in parts[first : last + 1])


def _fits(run: str, part: Word) -> bool:
    word = run[part.start : part.end]
    return word not in _STOP and (part.part in _NOUNS or not part.part)


def _part_counts(counts: Counter[str]) -> dict[str, int]:
    """Return, for each stretch, how often it stands inside a longer one that is as frequent as itself."""
    inside: dict[str, int] = {}
    for stretch, count in counts.items():
        for length in range(2, len(stretch)):
            for start in range(len(stretch) - length + 1):
                piece = stretch[start : start + length]
                if piece in counts:
                    inside[piece] = max(inside.get(piece, 0), count)
    return inside


def _keyness(folded: str, count: int, size: int, inside: dict[str, int], *, is_solid: bool) -> float:
    """Return how much more often a stretch stands here than in general Chinese: signed square root of its G².

    A stretch that only ever stands inside of one longer one is not the term.
    """
    if inside.get(folded, 0) >= count > 1:
        return 0
    entry = words().get(folded)
    expected = ((entry[0] if entry else 1) / total()) * size
    free = count - 0.5 * inside.get(folded, 0)
    if entry is None and count < 2:
        return 4.6 if is_solid and len(folded) in {4, 5, 6} else 0
    if free <= expected:
        return 0
    weight = 1 if is_solid or entry is None else 0.6
    return weight * math.sqrt(2 * (free * math.log(free / expected)))
