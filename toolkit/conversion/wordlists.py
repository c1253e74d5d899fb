"""The lists of regional words: one row a thing, one column a region; and the words that need a condition."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from toolkit.conversion.conditions import Condition, Verdict
from toolkit.conversion.evidence import ENOUGH
from toolkit.conversion.options import LISTS
from toolkit.conversion.scripts import HAN, besides_han, fold
from toolkit.conversion.shipped import DATA
from toolkit.model.locale import Locale

SIGNS = "?-~"
"""Behind a form: seen but only suggested; written but never seen; seen but never written."""


class RegionalWord(NamedTuple):
    """A word of the source region and what the target region says for it.

    A tuple: thousands are made before the first text is converted.
    """

    form: str
    targets: tuple[str, ...]
    """The preferred one first; empty for a word that only keeps a shorter one from being seen in it."""
    list: str
    verdict: Verdict = Verdict.APPLY
    condition: Condition | None = None
    region: str = ""
    """Whose word it is."""

    @property
    def rule(self) -> str:
        """Return the name of the entry: ``vocabulary:computing:软件``."""
        return f"vocabulary:{self.list}:{self.form}"


def regions_of(locale: Locale) -> tuple[str, ...]:
    """Return the columns of the word lists that hold a locale's words, its own first.

    >>> regions_of(Locale.parse("mo")), regions_of(Locale.parse("zh-Hant"))
    (('zh-Hant-HK',), ('zh-Hant-TW', 'zh-Hant-HK'))
    """
    if locale.is_traditional and not locale.region:
        return ("zh-Hant-TW", "zh-Hant-HK")
    return {
        "TW": ("zh-Hant-TW",),
        "HK": ("zh-Hant-HK",),
        "MO": ("zh-Hant-HK",),
        "SG": ("zh-Hans-SG", "zh-Hans-CN"),
        "MY": ("zh-Hans-SG", "zh-Hans-CN"),
    }.get(locale.region, ("zh-Hans-CN",))


def regional_words(sources: tuple[str, ...], targets: tuple[str, ...]) -> dict[str, tuple[RegionalWord, ...]]:
    """Return the words of some regions that the target regions say otherwise, by their folded form.

    Several words of one form are its senses, to be tried in order; only words with a condition have more than one.
    """
    words: dict[str, tuple[RegionalWord, ...]] = {}
    if sources == targets:
        return words
    for word in _conditional(sources, targets):
        words[fold(word.form)] = (*words.get(fold(word.form), ()), word)
    for folded, word in (*_plain(sources, targets), *_shields()):
        words.setdefault(folded, (word,))
    # What is said already as the target says it stays: no 演演算法 out of 演算法.
    outputs = [target for senses in words.values() for word in senses for target in word.targets]
    for output, folded in zip(outputs, _folded(outputs), strict=True):
        words.setdefault(folded, (RegionalWord(output, (), "keep"),))
    return words


def _folded(words: Sequence[str]) -> Sequence[str]:
    # All at once: a call for each would be most of the time that the lists take to load.
    return fold("\n".join(words)).split("\n") if words else ()


def words_of_region(tag: str) -> frozenset[str]:
    """Return the words that the lists give for a region, those that are safe to know it by.

    >>> "計程車" in words_of_region("zh-Hant-TW")
    True
    """
    forms = (form for row in _rows() for form in row.cells.get(tag, ()))
    return frozenset(form for form in forms if len(form) > 1 and not form.endswith(("?", "-")))


@lru_cache
def known_in(locale: Locale) -> frozenset[str]:
    """Return the words that a region knows as well as its own, folded: proofreading does not report them."""
    words = _data(f"known.{regions_of(locale)[0]}.txt").splitlines()
    return frozenset(fold(word) for line in words if not line.startswith("#") for word in line.split())


def _plain(sources: tuple[str, ...], targets: tuple[str, ...]) -> Iterator[tuple[str, RegionalWord]]:
    """Yield the words of the tables, each behind its folded form."""
    for row in _rows():
        outputs = _outputs(row.cells, targets)
        known = _outputs(row.folded, targets)
        for region in sources if outputs else ():
            for form, folded in zip(row.cells.get(region, ()), row.folded.get(region, ()), strict=True):
                plain, key = form.rstrip(SIGNS), folded.rstrip(SIGNS)
                if not HAN.search(plain):
                    # BBC and Google are no words of a region.
                    continue
                if key in known:
                    # Both regions have the word: whatever shorter word is in it stays.
                    yield key, RegionalWord(plain, (), row.list)
                elif not form.endswith("-"):
                    verdict = Verdict.SUGGEST if form.endswith("?") else Verdict.APPLY
                    yield key, _word(plain, outputs, row.list, region, verdict)


def _word(
    form: str,
    targets: tuple[str, ...],
    name: str,
    region: str,
    verdict: Verdict = Verdict.APPLY,
    condition: Condition | None = None,
) -> RegionalWord:
    # Of several forms those come first that leave alone what is not Han: 布拉德·皮特 keeps its dot.
    if len(targets) > 1:
        targets = tuple(sorted(targets, key=lambda target: besides_han(target) != besides_han(form)))
    return RegionalWord(form, targets, name, verdict, condition, region)


def _outputs(cells: dict[str, tuple[str, ...]], targets: tuple[str, ...]) -> tuple[str, ...]:
    wanted = next((cells[region] for region in targets if cells.get(region)), ())
    return tuple(form.rstrip(SIGNS) for form in wanted if not form.endswith("~"))


class _Row(NamedTuple):
    list: str
    cells: dict[str, tuple[str, ...]]
    folded: dict[str, tuple[str, ...]]


@lru_cache
def _rows() -> tuple[_Row, ...]:
    rows = []
    for name in LISTS:
        text = _data(f"{name}.tsv")
        header, *lines = text.splitlines()
        columns = header.split("\t")
        for line, folded in zip(lines, fold(text).splitlines()[1:], strict=True):
            if line and not line.startswith("#"):
                rows.append(_Row(name, _cells(columns, line), _cells(columns, folded)))
    return tuple(rows)


def _cells(columns: Sequence[str], line: str) -> dict[str, tuple[str, ...]]:
    cells = zip(columns, line.split("\t"), strict=False)
    return {key: tuple(cell.split("|")) for key, cell in cells if cell and key != "note"}


@lru_cache
def _shields() -> tuple[tuple[str, RegionalWord], ...]:
    lines = [line for line in _data("keep.txt").splitlines() if not line.startswith("#")]
    words = [word for line in lines for word in line.split()]
    return tuple((key, RegionalWord(word, (), "keep")) for key, word in zip(_folded(words), words, strict=True))


def _conditional(sources: tuple[str, ...], targets: tuple[str, ...]) -> Iterator[RegionalWord]:
    for region in sources:
        for entry in _entries(region):
            outputs = next((entry.to[name] for name in targets if name in entry.to), "")
            if outputs and not entry.spelt and fold(outputs.split("|")[0]) == fold(entry.word):
                yield RegionalWord(entry.word, (), entry.list)
            elif outputs:
                yield _word(entry.word, tuple(outputs.split("|")), entry.list, region, condition=entry.condition)


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    to: dict[str, str]
    list: str
    condition: Condition
    spelt: bool = False
    """Whether the region has the same word, in a spelling of its own."""


_SHORT = {"cn": "zh-Hans-CN", "tw": "zh-Hant-TW", "hk": "zh-Hant-HK", "sg": "zh-Hans-SG"}


@lru_cache
def _entries(region: str) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            word.partition("#")[0],
            {_SHORT[key]: row[key] for key in _SHORT if key in row},
            row.get("list", "general"),
            Condition(
                tuple(row.get("yes", ())),
                tuple(row.get("no", ())),
                row.get("domain", ""),
                Verdict(row.get("otherwise", "leave")),
                float(row.get("enough", ENOUGH)),
            ),
            row.get("spelt", False),
        )
        for word, row in tomllib.loads(_data(f"conditional.{region}.toml")).items()
    )


def _data(name: str) -> str:
    path = DATA / "vocabulary" / name
    return path.read_text("utf-8") if path.is_file() else ""
