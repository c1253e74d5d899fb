"""Proofreading finds what a converter left or spoilt, and keeps silent otherwise."""

import tomllib
from pathlib import Path

import pytest

from toolkit.checks import Knowledge, check_document
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.readers import Source, reader_for

FILES = sorted((Path(__file__).parent.parent / "cases/proofread").glob("*.toml"))
CASES = [(path.stem, case) for path in FILES for case in tomllib.loads(path.read_text("utf-8"))["case"]]

CHECKS = {"script-residue", "over-conversion", "region-word"}


def proofread(lines: list[str], tag: str) -> list[Issue]:
    locale, path = Locale.parse(tag), Path("case.txt")
    document = reader_for(path).read(Source("\n\n".join(lines).encode(), path, locale)).document
    return [one.issue for one in check_document(document, path, Knowledge(locale, locale), CHECKS)]


@pytest.mark.parametrize(("tag", "case"), CASES, ids=[case["text"] for _, case in CASES])
def test_a_sentence_is_marked_where_it_is_wrong_and_nowhere_else(tag, case):
    found = {issue.excerpt: issue.suggestion for issue in proofread([case["text"]], tag)}
    assert found == case["finds"]


def test_the_article_has_two_conversion_errors(shared):
    texts = (shared / "sources/amazon-layoffs.zh-Hant-TW.txt").read_text("utf-8").splitlines()
    issues = proofread(texts, "zh-Hant-TW")
    assert [(issue.excerpt, issue.suggestion) for issue in issues] == [("隻用", "只用"), ("云", "雲")]


def test_a_spelling_that_a_document_leaves_once_is_noticed():
    texts = ["雲服務很好。", "雲服務很快。", "用雲服務。", "用云服務。"]
    found = [(issue.context, issue.check) for issue in proofread(texts, "zh-Hant-TW")]
    assert [text for text, _ in found] == texts[3:]
    assert found[0][1] == "script-residue"


def test_a_rare_spelling_is_noticed():
    (issue,) = proofread(["雲服務很貴，雲服務很快。", "而云服務增長。"], "zh-Hant-TW")
    assert (issue.context, issue.excerpt, issue.suggestion) == ("而云服務增長。", "云", "雲")
