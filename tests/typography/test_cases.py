"""The cases of tests/cases/typography: the file's name is the locale."""

import tomllib
from pathlib import Path

import pytest

from toolkit.model.locale import Locale
from toolkit.model.text import RichText, apply
from toolkit.typography import style_for, typeset

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


def test_in_vertical_text_an_english_sentence_has_chinese_marks_too():
    text = RichText("手機響了。“It’s me,” she said, “where are you?” 我說：“在這裡。”")
    locale = Locale.parse("zh-Hant-TW")
    made = apply(text, typeset(text, locale, style_for(locale, vertical=True))).text
    assert made == "手機響了。「It’s me,」she said，「where are you?」我說：「在這裡。」"
