"""Proofreading finds what a converter left or spoilt, and keeps silent otherwise."""

import tomllib
from pathlib import Path

import pytest

from toolkit.conversion import proofread
from toolkit.model.locale import Locale

FILES = sorted((Path(__file__).parent.parent / "cases/proofread").glob("*.toml"))
CASES = [(path.stem, case) for path in FILES for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("tag", "case"), CASES, ids=[case["text"] for _, case in CASES])
def test_a_sentence_is_marked_where_it_is_wrong_and_nowhere_else(tag, case):
    found = {issue.excerpt: issue.suggestion for _, issue in proofread([case["text"]], Locale.parse(tag))}
    assert found == case["finds"]


def test_the_article_has_two_conversion_errors(shared):
    texts = (shared / "sources/amazon-layoffs.zh-Hant-TW.txt").read_text("utf-8").splitlines()
    issues = [issue for _, issue in proofread(texts, Locale.parse("zh-Hant-TW"))]
    assert [(issue.excerpt, issue.suggestion) for issue in issues] == [("隻用", "只用"), ("云", "雲")]


def test_a_spelling_that_a_document_leaves_once_is_noticed():
    texts = ["雲服務很好。", "雲服務很快。", "用雲服務。", "用云服務。"]
    found = [(number, issue.check) for number, issue in proofread(texts, Locale.parse("tw"))]
    assert [number for number, _ in found] == [3]
    assert found[0][1] in {"inconsistent-variant", "script-residue"}
