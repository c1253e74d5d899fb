"""The cases of `tests/cases/conversion`: each sentence becomes what an editor of the target region would write."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from toolkit.conversion import Converter, Layer, Options
from toolkit.model.locale import Locale
from toolkit.model.text import apply, plain

FOLDER = Path(__file__).parent.parent / "cases/conversion"
FILES = sorted(FOLDER.glob("*/*.toml"))
OPEN = frozenset((FOLDER / "open.txt").read_text("utf-8").splitlines())
"""Sentences that we know we get wrong; a case that is not among them must be right."""


@cache
def converter(pair: str, layers: frozenset[str]) -> Converter:
    source, target = pair.split("--")
    chosen = Options(layers=frozenset(Layer(name) for name in layers or Layer))
    return Converter(Locale.parse(source), Locale.parse(target), chosen)


def wrong(case: dict[str, Any], pair: str) -> str:
    made = converter(pair, frozenset(case.get("layers", ())))
    got = made.convert(case["text"])
    assert apply(plain(case["text"]), made.changes(case["text"])).text == got
    good = got in {case["want"], *case.get("also", ())}
    return "" if good else f"{case['text']} → {got}, wanted {case['want']} ({case.get('why', '')})"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_case_is_right_or_known_to_be_wrong(path):
    cases = tomllib.loads(path.read_text("utf-8"))["case"]
    problems = [wrong(case, path.parent.name) for case in cases if case["text"] not in OPEN]
    assert not any(problems), "\n".join(filter(None, problems))


def test_few_cases_are_open():
    assert len(OPEN) < 0.05 * sum(len(tomllib.loads(path.read_text("utf-8"))["case"]) for path in FILES)
