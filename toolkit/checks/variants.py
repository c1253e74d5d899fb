"""Words that are written in two ways: the groups of `data/variants.tsv`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit.model.locale import Locale

_FILE = Path(__file__).parent / "data" / "variants.tsv"


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """Ways to write one word."""

    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


@lru_cache
def variant_groups(locale: Locale) -> tuple[VariantGroup, ...]:
    """Return the groups for a locale: those of its script, and those of its region."""
    rows = [line.split("\t") for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    tags = {locale.script, f"{locale.script}-{locale.region}"}
    return tuple(
        VariantGroup(tuple(cell.partition("~")[0] for cell in cells), tuple(_pattern(cell) for cell in cells))
        for where, *cells in rows
        if where in tags
    )


def _pattern(cell: str) -> re.Pattern[str]:
    word, _, exceptions = cell.partition("~")
    # Each exception is a longer word in which this one means something else.
    longer = [exception for exception in exceptions.split("|") if exception]
    before = "".join(
        f"(?<!{re.escape(one[: one.index(word)])})" for one in longer if one.endswith(word) and one != word
    )
    after = "".join(f"(?!{re.escape(one[one.index(word) + len(word) :])})" for one in longer if one.startswith(word))
    return re.compile(before + re.escape(word) + after)
