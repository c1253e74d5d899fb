"""The lists of regional words: one row a thing, one column a region; and the words that need a condition."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from toolkit.conversion.conditions import Condition, Verdict
from toolkit.conversion.evidence import ENOUGH
from toolkit.conversion.options import LISTS
from toolkit.conversion.scripts import HAN, besides_han, fold
from toolkit.model.locale import Locale

SIGNS = "?-~"
"""Behind a form: seen but only suggested; written but never seen; seen but never written."""


@dataclass(frozen=True, slots=True)
class RegionalWord:
    """A word of the source region and what the target region says for it."""

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
    for word in (*_plain(sources, targets), *_shields()):
        words.setdefault(fold(word.form), (word,))
    # What is said already as the target says it stays: no 演演算法 out of 演算法.
    for output in [target for senses in words.values() for word in senses for target in word.targets]:
        words.setdefault(fold(output), (RegionalWord(output, (), "keep"),))
    return words


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


def _plain(sources: tuple[str, ...], targets: tuple[str, ...]) -> Iterator[RegionalWord]:
    for row in _rows():
        outputs = _outputs(row.cells, targets)
        known = {fold(form) for form in outputs}
        for region in sources if outputs else ():
            for form in row.cells.get(region, ()):
                plain = form.rstrip(SIGNS)
                if not HAN.search(plain):
                    # BBC and Google are no words of a region.
                    continue
                if fold(plain) in known:
                    # Both regions have the word: whatever shorter word is in it stays.
                    yield RegionalWord(plain, (), row.list)
                elif not form.endswith("-"):
                    verdict = Verdict.SUGGEST if form.endswith("?") else Verdict.APPLY
                    yield _word(plain, outputs, row.list, region, verdict)


def _word(
    form: str,
    targets: tuple[str, ...],
    name: str,
    region: str,
    verdict: Verdict = Verdict.APPLY,
    condition: Condition | None = None,
) -> RegionalWord:
    # Of several forms those come first that leave alone what is not Han: 布拉德·皮特 keeps its dot.
    ordered = sorted(targets, key=lambda target: besides_han(target) != besides_han(form))
    return RegionalWord(form, tuple(ordered), name, verdict, condition, region)


def _outputs(cells: dict[str, tuple[str, ...]], targets: tuple[str, ...]) -> tuple[str, ...]:
    wanted = next((cells[region] for region in targets if cells.get(region)), ())
    return tuple(form.rstrip(SIGNS) for form in wanted if not form.endswith("~"))


@dataclass(frozen=True, slots=True)
class _Row:
    list: str
    cells: dict[str, tuple[str, ...]]


@lru_cache
def _rows() -> tuple[_Row, ...]:
    rows = []
    for name in LISTS:
        header, *lines = _data(f"{name}.tsv").splitlines()
        columns = header.split("\t")
        for line in lines:
            if line and not line.startswith("#"):
                cells = zip(columns, line.split("\t"), strict=False)
                rows.append(_Row(name, {key: tuple(cell.split("|")) for key, cell in cells if cell and key != "note"}))
    return tuple(rows)


@lru_cache
def _shields() -> tuple[RegionalWord, ...]:
    lines = [line for line in _data("keep.txt").splitlines() if not line.startswith("#")]
    return tuple(RegionalWord(word, (), "keep") for line in lines for word in line.split())


def _conditional(sources: tuple[str, ...], targets: tuple[str, ...]) -> Iterator[RegionalWord]:
    for region in sources:
        for entry in _entries(region):
            outputs = next((entry.to[name] for name in targets if name in entry.to), "")
            if outputs and fold(outputs.split("|")[0]) == fold(entry.word):
                yield RegionalWord(entry.word, (), entry.list)
            elif outputs:
                yield _word(entry.word, tuple(outputs.split("|")), entry.list, region, condition=entry.condition)


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    to: dict[str, str]
    list: str
    condition: Condition


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
        )
        for word, row in tomllib.loads(_data(f"conditional.{region}.toml")).items()
    )


def _data(name: str) -> str:
    path = resources.files(__package__) / "data" / "vocabulary" / name
    return path.read_text("utf-8") if path.is_file() else ""
