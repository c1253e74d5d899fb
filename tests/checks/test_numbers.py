"""Numbers by value: two tables of pairs that an editor can add to, and what holds for every number."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks.numbers import quantities
from toolkit.checks.numbers.quantity import unanswered
from toolkit.model.locale import Locale

CASES = Path(__file__).parent.parent / "cases" / "checks" / "numbers"
TAIWAN, MAINLAND, ENGLISH = Locale.parse("zh-Hant-TW"), Locale.parse("zh-Hans-CN"), Locale.parse("en")


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line and not line.startswith("#")]


def differ(chinese: str, english: str, locale: Locale = TAIWAN) -> bool:
    ours, theirs = quantities(chinese, locale), quantities(english, ENGLISH)
    return bool(unanswered(ours, theirs) or unanswered(theirs, ours))


@pytest.mark.parametrize(("chinese", "english"), rows("same"))
def test_the_same_number_in_two_languages(chinese: str, english: str) -> None:
    assert not differ(chinese, english)


@pytest.mark.parametrize(("chinese", "english"), rows("different"))
def test_different_numbers(chinese: str, english: str) -> None:
    assert differ(chinese, english)


def test_there_are_enough_pairs() -> None:
    assert len(rows("same")) + len(rows("different")) >= 150


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 10**13))
def test_digits_are_read_as_what_they_say(number: int) -> None:
    for text in (f"共{number}個", f"共{number:,}個"):
        assert Fraction(number) in quantities(text, MAINLAND)[0].values
    assert Fraction(number) in quantities(f"all {number:,} of them", ENGLISH)[0].values


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一二三十百千萬億兩半年月日點分第成倍多幾上0123456789.,%/:個天 ", max_size=20))
def test_nothing_breaks_the_chinese_reader(text: str) -> None:
    for quantity in quantities(text, TAIWAN):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="onetwhrd fivsxgaly0123456789.,%/:-$€'", max_size=30))
def test_nothing_breaks_the_english_reader(text: str) -> None:
    for quantity in quantities(text, ENGLISH):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
