"""Characters that careful writers of one region use for each other: neither is a mistake of a converter."""

from functools import lru_cache
from importlib import resources

from toolkit.conversion.scripts import rows

_REGIONAL = ("TWVariants", "HKVariants", "TWVariantsRev", "HKVariantsRev")


@lru_cache
def _group_of() -> dict[str, frozenset[int]]:
    text = (resources.files(__package__) / "data" / "families.txt").read_text("utf-8")
    groups = [group for line in text.splitlines() if not line.startswith("#") for group in line.split()]
    groups += [key + "".join(forms) for name in _REGIONAL for key, forms in rows(name).items() if len(key) == 1]
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
