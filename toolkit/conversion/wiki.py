"""MediaWiki's ``-{…}-``: text that is not to be converted, or is given for each variant by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.conversion.entry import Entry
from toolkit.conversion.word import Word
from toolkit.model.locale import Locale

_MARKUP = re.compile(r"-\{(?P<inside>(?:(?!-\{|\}-).)*)\}-", re.DOTALL)
_FLAGS = re.compile(r"\A\s*(?P<flags>[A-Z+;-]*|zh[a-z;\s-]*)\s*\|", re.DOTALL)
_RULE = re.compile(r"(?:(?P<only>[^;]*?)=>)?\s*(?P<variant>zh(?:-[a-z]+)?)\s*:(?P<text>[^;]*)", re.DOTALL)

# LanguageZh of MediaWiki: whose text stands in where a variant has none.
_FALLBACKS = {
    "zh-hans": ("zh-hans", "zh-cn", "zh-sg", "zh-my", "zh"),
    "zh-hant": ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh"),
    "zh-cn": ("zh-cn", "zh-hans", "zh-sg", "zh-my", "zh"),
    "zh-sg": ("zh-sg", "zh-my", "zh-hans", "zh-cn", "zh"),
    "zh-my": ("zh-my", "zh-sg", "zh-hans", "zh-cn", "zh"),
    "zh-tw": ("zh-tw", "zh-hant", "zh-hk", "zh-mo", "zh"),
    "zh-hk": ("zh-hk", "zh-mo", "zh-hant", "zh-tw", "zh"),
    "zh-mo": ("zh-mo", "zh-hk", "zh-hant", "zh-tw", "zh"),
}


@dataclass(frozen=True, slots=True)
class WikiMarkup:
    """What the markup of a text says for one target."""

    words: tuple[Word, ...]
    """The stretches of markup, each with what is shown in its place."""
    entries: tuple[Entry, ...]
    """What the flags A and H say of the whole text."""


def wiki_markup(text: str, target: Locale) -> WikiMarkup:
    """Return what the markup of a text says.

    >>> [word.output for word in wiki_markup("用-{zh-hans:计算机;zh-hant:電腦;}-", Locale.parse("tw")).words]
    ['電腦']
    """
    words: list[Word] = []
    entries: list[Entry] = []
    for found in _MARKUP.finditer(text):
        shown, rules = _read(found["inside"], target)
        words.append(Word(found.start(), found.end(), shown, "wiki:" + found["inside"].strip()[:40]))
        entries += rules
    return WikiMarkup(tuple(words), tuple(entries))


def _read(inside: str, target: Locale) -> tuple[str, list[Entry]]:
    flags, body = "", inside
    marked = _FLAGS.match(inside)
    if marked:
        flags, body = marked["flags"].strip(), inside[marked.end() :]
    rules = list(_rules(body))
    if "R" in flags or not rules:
        return ("" if flags in {"H", "T", "-"} else body), []
    chosen = _choice([(variant, text) for only, variant, text in rules if not only], target)
    entries = list(_entries(rules, chosen, target)) if set(flags) & set("AH+") else []
    return ("" if set(flags) & set("HT-") else chosen), entries


def _rules(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield a text that alone is replaced (else empty), a variant, and what it writes."""
    for found in _RULE.finditer(body):
        yield (found["only"] or "").strip(), found["variant"], found["text"].strip()


def _choice(rules: list[tuple[str, str]], target: Locale) -> str:
    known = dict(reversed(rules))
    for variant in _FALLBACKS[_variant(target)]:
        if variant in known:
            return known[variant]
    return rules[0][1] if rules else ""


def _variant(target: Locale) -> str:
    region = f"zh-{target.region.lower()}"
    return region if region in _FALLBACKS else f"zh-{target.script.lower()}"


def _entries(rules: list[tuple[str, str, str]], chosen: str, target: Locale) -> Iterator[Entry]:
    wanted = _FALLBACKS[_variant(target)]
    for only, variant, text in rules:
        if only and variant in wanted:
            yield Entry(only, text, f"wiki:{only}")
        elif not only and text and chosen:
            yield Entry(text, chosen, f"wiki:{text}")
