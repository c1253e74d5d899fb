"""Candidates against their table of cases."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from toolkit.model.document import CodeBlock, Document, Metadata, Paragraph
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain
from toolkit.terminology.extraction import extract

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "terminology" / "extraction.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["why"])
def test_what_may_be_a_term_is_proposed(case: dict[str, Any]) -> None:
    document = Document(Locale.parse("tw"), Metadata(), (Paragraph(plain(case["text"])),))
    found = extract(document)
    texts = [candidate.text for candidate in found]
    assert set(case["has"]) <= set(texts[:10])
    assert not set(case.get("not", ())) & set(texts)
    if case["has"] and "kind" in case:
        assert next(one.kind for one in found if one.text == case["has"][0]) == case["kind"]


def test_code_and_addresses_hold_no_candidates_and_the_glossary_s_words_are_left_out() -> None:
    code = RichText("看foo函式", (Mark(Span(1, 4), MarkKind.CODE),))
    document = Document(
        Locale.parse("tw"), Metadata(), (Paragraph(code), CodeBlock("bar"), Paragraph(plain("PIP與KPI")))
    )
    assert [candidate.text for candidate in extract(document, frozenset({"kpi"}))] == ["PIP"]


def test_the_same_text_gives_the_same_candidates() -> None:
    document = Document(Locale.parse("tw"), Metadata(), (Paragraph(plain("PIP與KPI與AWS與「硬裁」")),))
    assert extract(document) == extract(document)
