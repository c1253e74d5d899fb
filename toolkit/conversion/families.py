"""Characters that careful writers of one region use for each other: neither is a mistake of a converter."""

from functools import lru_cache

from toolkit.conversion.shipped import opencc_dictionary, own_lines

_REGIONAL = ("TWVariants", "HKVariants", "TWVariantsRev", "HKVariantsRev")


@lru_cache
def _group_of() -> dict[str, frozenset[int]]:
    groups = [group for line in own_lines("families.txt") for group in line.split()]
    regional = (row for name in _REGIONAL for row in opencc_dictionary(name).items())
    groups += [key + "".join(forms) for key, forms in regional if len(key) == 1]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for character in group:
            found.setdefault(character, set()).add(number)
    return {character: frozenset(numbers) for character, numbers in found.items()}


def same_family(first: str, second: str) -> bool:
    """Return whether two characters may stand for each other.

    >>> same_family("台", "臺"), same_family("周", "週"), same_family("后", "後")
    (True, True, False)
    """
    groups = _group_of()
    return not groups.get(first, frozenset()).isdisjoint(groups.get(second, frozenset()))
