"""The matcher against its table of cases, and what holds for every text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.locale import Locale
from toolkit.terminology import Concept, Matcher, Term, Termbase, TermStatus, load_termbase
from toolkit.terminology.folding import fold

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "terminology" / "matching.toml").read_text("utf-8"))
TAIWAN, ENGLISH = Locale.parse("tw"), Locale("en")


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Termbase:
    path = tmp_path_factory.mktemp("matching") / "terms.csv"
    path.write_text(CASES["termbase"], encoding="utf-8")
    return load_termbase(path)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["why"])
def test_terms_are_found_as_a_reader_would(case: dict[str, Any], termbase: Termbase) -> None:
    locale = Locale.parse(case.get("locale", "tw"))
    others = () if locale.language == "en" else (ENGLISH,)
    matcher = Matcher(termbase, locale, *others, shields=case.get("shields", ()))
    assert [hit.span.of(case["text"]) for hit in matcher.find(case["text"])] == case["want"]


def test_terms_written_alike_give_a_hit_each_the_best_first() -> None:
    forbidden = Term("文件", TAIWAN, status=TermStatus.FORBIDDEN)
    termbase = Termbase((Concept("file", (forbidden,)), Concept("document", (Term("文件", TAIWAN),))))
    assert [hit.concept.identifier for hit in Matcher(termbase, TAIWAN).find("文件")] == ["document", "file"]


def test_an_empty_termbase_finds_nothing() -> None:
    assert Matcher(Termbase(), TAIWAN).find("任何 text") == []


letters = st.text(alphabet="ab c-演算法裁員·‧Ａ\u200bﬁ", max_size=30)


@given(letters)
@settings(max_examples=200, deadline=None)
def test_folded_offsets_lead_back_to_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.lowered)
    for start in range(len(folded.text)):
        first, last = folded.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert folded.text[start] in fold(text[first:last]).text


@given(
    st.lists(
        st.text(alphabet="abc d演算", min_size=1, max_size=5).map(lambda word: word.strip()).filter(bool), max_size=6
    ),
    letters,
)
@settings(max_examples=200, deadline=None)
def test_the_matcher_agrees_with_a_search_place_by_place(words: list[str], text: str) -> None:
    termbase = Termbase(tuple(Concept(word, (Term(word, TAIWAN),)) for word in dict.fromkeys(words)))
    found = Matcher(termbase, TAIWAN, segment=False).find(text)
    assert [(hit.span.start, hit.span.end) for hit in found] == _naive(set(words), text)


def _naive(words: set[str], text: str) -> list[tuple[int, int]]:
    """Leftmost longest, one place after the other, each word compared at each place."""
    folded = fold(text)
    targets = sorted({fold(word).lowered for word in words}, key=len, reverse=True)
    found = []
    position = 0
    while position < len(folded.lowered):
        for word in targets:
            end = position + len(word)
            if folded.lowered.startswith(word, position) and _is_free(folded.lowered, position, end):
                found.append(folded.span(position, end))
                position = end
                break
        else:
            position += 1
    return found


def _is_free(text: str, start: int, end: int) -> bool:
    def word(character: str) -> bool:
        return character.isascii() and (character.isalnum() or character == "_")

    left = start and word(text[start]) and word(text[start - 1])
    right = end < len(text) and word(text[end - 1]) and word(text[end])
    return not left and not right
