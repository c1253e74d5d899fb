"""Words of a text that may belong in its glossary, ranked; a person decides, nothing is added by itself."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.document import Document
from toolkit.terminology.background import Word, cut, folded_script, total, words
from toolkit.terminology.concordance import context_of
from toolkit.terminology.folding import fold
from toolkit.terminology.mentions import closed_spans
from toolkit.terminology.places import PlaceKind, places

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_LATIN = re.compile(r"[A-Za-z][\w&+#./’'-]*(?: [A-Za-z0-9][\w&+#./’'-]*)*", re.ASCII)
_QUOTED = re.compile(r"[“「‘『《〈]([^“”「」‘’『』《》〈〉，,。；;：:！!？?、\n]{2,16})[”」’』》〉]")
_RUN = re.compile(f"[{_HAN}]+")
_DOTTED = re.compile(f"([{_HAN}]{{1,4}})[·‧・]([{_HAN}]{{1,5}})")
_SURNAMES = frozenset(
    "李王張张劉刘陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯于董蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏"
    "盧卢蔣蒋蔡賈贾丁魏薛葉叶閻阎余潘杜戴夏鍾钟汪田任姜范方石姚譚谭廖鄒邹熊金陸陆郝孔白崔康毛邱秦江史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹黎易常武喬乔賀贺賴赖龔龚文"
)
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
    names = [*_foreign_names(text), *_chinese_names(text)]
    yield from names
    yield from _compounds(text, {name.text for name in names})


def _of_pattern(text: str, pattern: re.Pattern[str], kind: CandidateKind, group: int) -> Iterator[Candidate]:
    counts = Counter(match[group].strip(" .’'-/") for match in pattern.finditer(text))
    for word, count in counts.items():
        if len(word) > 1 and not word.isdigit():
            score = 7 + 2 * math.log2(count) - max(0, len(word) - 6) / 2 * (kind is CandidateKind.QUOTED)
            yield Candidate(word, kind, count, score, context_of(text, word))


def _foreign_names(text: str) -> Iterator[Candidate]:
    """Yield names with an interpunct, cut where they recur: 安迪·賈西, and not CEO安迪·賈西在公司."""
    seen: dict[str, int] = {}
    for match in _DOTTED.finditer(text):
        options = [
            (match[0][len(match[1]) - left : len(match[1]) + 1 + right], right)
            for left in range(1, len(match[1]) + 1)
            for right in range(1, len(match[2]) + 1)
        ]
        counts = {option: text.count(option) + text.count(option[-right:]) for option, right in options}
        most = max(text.count(option) for option, _ in options)
        good = [option for option, _ in options if text.count(option) == most]
        chosen = max(good, key=lambda option: _name_likeness(option, counts[option], most))
        seen.setdefault(chosen, text.count(chosen))
    for name, count in seen.items():
        yield Candidate(name, CandidateKind.NAME, count, 10 + 2 * math.log2(count), context_of(text, name))


def _name_likeness(option: str, count: int, most: int) -> tuple[float, int]:
    """Return how likely a cut is: what recurs is long, what stands once has two characters on either side."""
    if most > 1:
        return (len(option), count)
    left, right = len(option.split("·", maxsplit=1)[0]), len(re.split("[·‧・]", option)[-1])
    return (-abs(left - 2) - abs(right - 2) + math.log2(count), 0)


def _chinese_names(text: str) -> Iterator[Candidate]:
    """Yield recurring stretches that begin with a surname and are no words; what stands around them changes."""
    found: dict[str, int] = {}
    for match in re.finditer(f"[{''.join(sorted(_SURNAMES))}](?=[{_HAN}])", text):
        for length in (3, 2):
            word = text[match.start() : match.start() + length]
            if len(word) == length and _RUN.fullmatch(word) and _is_name(word, text):
                found[word] = text.count(word)
                break
    inner = {word for word in found for other in found if word != other and word in other}
    for word, count in found.items():
        if word not in inner:
            yield Candidate(word, CandidateKind.NAME, count, 8 + 2 * math.log2(count), context_of(text, word))


def _is_name(word: str, text: str) -> bool:
    count = text.count(word)
    folded = folded_script(word)
    if count < 3 or folded in words() or (len(word) == 2 and count < 4) or any(one in _STOP for one in folded[:-1]):
        return False
    if any(folded[index : index + 2] in words() for index in range(1, len(word) - 1)):
        return False
    places = [match.span() for match in re.finditer(word, text)]
    following = {text[end : end + 1] for _, end in places}
    preceding = {text[max(0, start - 1) : start] for start, _ in places}
    return min(len(following), len(preceding)) > max(2, count / 3)


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
        score = _keyness(folded, count, size, parts, is_solid=solid[folded])
        if score > 0 and usual[0] not in names and not any(usual[0] in name for name in names):
            kind = CandidateKind.WORD if folded in words() else CandidateKind.COMPOUND
            kind = CandidateKind.VARIANT if len(usual) > 1 else kind
            bonus = 4 if len(usual) > 1 else 0
            yield Candidate(usual[0], kind, count, score + bonus, context_of(text, usual[0]), tuple(usual[1:]))


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
