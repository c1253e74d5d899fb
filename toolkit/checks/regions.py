"""Words that betray a region whatever the sentence: the rows of `data/region-words.tsv`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from toolkit.checks.words import line_list
from toolkit.conversion.scripts import fold
from toolkit.conversion.wordlists import regions_of
from toolkit.model.locale import Locale
from toolkit.model.text import Span


@dataclass(frozen=True, slots=True)
class Foreign:
    """The words of other regions, and what one region says for each."""

    pattern: re.Pattern[str]
    own: dict[str, str]
    """By the folded foreign word."""
    kept: frozenset[str]
    """The region's own words of the same rows, folded."""

    def find(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield each place with the word of the region."""
        for match in self.pattern.finditer(fold(text)):
            yield Span(*match.span()), self.own[match[0]]


@lru_cache
def foreign_words(locale: Locale) -> Foreign:
    """Return the words that do not belong into a locale."""
    header, *rows = (line.split("\t") for line in line_list("region-words.tsv"))
    column = header.index(regions_of(locale)[0]) if regions_of(locale)[0] in header else len(header) - 1
    own: dict[str, str] = {}
    patterns: dict[str, str] = {}
    kept = {fold(word.rstrip("-")) for row in rows for word in _words(row[column])}
    for row in rows:
        for index, cell in enumerate(row):
            for word, after in _words(cell).items() if index != column else ():
                folded = fold(word)
                if folded not in kept and not word.endswith("-"):
                    own.setdefault(folded, next(iter(_words(row[column]))))
                    patterns.setdefault(folded, re.escape(folded) + (f"(?![{fold(after)}])" if after else ""))
    ordered = sorted(patterns, key=lambda word: (-len(word), word))
    shields = sorted((word for word in kept if any(one in word for one in own)), key=lambda word: (-len(word), word))
    # A longer word of the region shields a foreign one inside it.
    guard = "".join(f"(?!{re.escape(word)})" for word in shields)
    return Foreign(re.compile(guard + "(?:" + "|".join(patterns[word] for word in ordered) + ")"), own, frozenset(kept))


def _words(cell: str) -> dict[str, str]:
    words, _, after = cell.partition("~")
    return dict.fromkeys(words.split("|"), after)
