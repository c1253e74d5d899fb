"""The cases of tests/cases/typography: the file's name is the locale."""

import tomllib
from pathlib import Path

import pytest

from toolkit.model.locale import Locale
from toolkit.model.text import RichText, apply
from toolkit.typography import typeset

FOLDER = Path(__file__).parent.parent / "cases" / "typography"
CASES = [
    pytest.param(Locale.parse(path.stem), case, id=f"{path.stem}: {case['why']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(("locale", "case"), CASES)
def test_case(locale, case):
    text = RichText(case["text"])
    once = apply(text, typeset(text, locale))
    assert once.text == case["want"]
    assert typeset(once, locale) == ()
