"""The gloss stage against its table of cases, and what holds for every text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.document import Document, Heading, Metadata, Paragraph, Quotation
from toolkit.model.locale import Locale
from toolkit.model.text import RichText, plain
from toolkit.terminology import GlossStyle, Termbase, gloss_document, load_termbase

CASES = Path(__file__).parent.parent / "cases" / "terminology"
GLOSSES = tomllib.loads((CASES / "glosses.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Termbase:
    path = tmp_path_factory.mktemp("glosses") / "terms.csv"
    path.write_text(GLOSSES["termbase"], encoding="utf-8")
    return load_termbase(path)


def document_of(lines: list[str], tag: str) -> Document:
    """Lines as blocks: "# " a heading, "> " a block quotation, anything else a paragraph."""
    blocks = [
        Heading(1, plain(line[2:]))
        if line.startswith("# ")
        else Quotation((Paragraph(plain(line[2:])),))
        if line.startswith("> ")
        else Paragraph(plain(line))
        for line in lines
    ]
    return Document(Locale.parse(tag), Metadata(), tuple(blocks))


def lines_of(document: Document) -> list[str]:
    return [text.text for text in document.texts()][len(list(Document(document.locale, Metadata(), ()).texts())) :]


@pytest.mark.parametrize("case", GLOSSES["case"], ids=lambda case: case["why"])
def test_a_first_mention_is_glossed_as_the_trade_does(case: dict[str, Any], termbase: Termbase) -> None:
    document = document_of(case["text"].splitlines(), case.get("locale", "tw"))
    glossed = gloss_document(document, termbase).document
    want = [line.removeprefix("# ").removeprefix("> ") for line in case.get("want", case["text"]).splitlines()]
    assert lines_of(glossed) == want
    assert gloss_document(glossed, termbase).document == glossed


@given(st.lists(st.text(alphabet="PIP績效改進計畫（）「」，。 領導力準則Leadrshpncq", max_size=40), max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_second_run_changes_nothing(termbase: Termbase, lines: list[str]) -> None:
    words = ["PIP", "績效改進計畫", "領導力準則", "Leadership Principles", "「領導力準則」"]
    document = document_of([line + word for line, word in zip(lines, words, strict=False)], "tw")
    glossed = gloss_document(document, termbase, GlossStyle()).document
    assert gloss_document(glossed, termbase, GlossStyle()).document == glossed


@given(st.text(alphabet="PI績效改進計畫（）「」 領導力準則", max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_gloss_only_inserts(termbase: Termbase, text: str) -> None:
    document = document_of([text.replace("\n", " ").lstrip("#> ")], "tw")
    for revision in gloss_document(document, termbase).revisions:
        assert all(change.old.strip() == "" for change in revision.changes)
        assert isinstance(revision.after, RichText)
