"""Passages in another locale than their document are looked at as what they are."""

from pathlib import Path

import pytest

from toolkit.checks import Knowledge, check_document
from toolkit.model.document import Document, Metadata, Paragraph, Parallel, Side
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.terminology import load_termbase

CN, TW = Locale.parse("cn"), Locale.parse("tw")


def findings(*blocks):
    document = Document(CN, Metadata(), blocks)
    return [(one.issue.check, one.issue.excerpt) for one in check_document(document, Path("a.md"), Knowledge(CN, CN))]


def paragraph(text, *marks):
    return Paragraph(RichText(text, tuple(Mark(Span(*span), MarkKind.LANGUAGE, tag) for span, tag in marks)))


def test_the_sides_of_a_parallel_edition_are_each_of_their_locale():
    right = (Side(CN, (paragraph("头发里有“软件”。"),)), Side(TW, (paragraph("頭髮裡有「軟體」。"),)))
    assert findings(Parallel(right)) == []
    wrong = (Side(CN, (paragraph("头发里有軟體。"),)), Side(TW, (paragraph("頭髮裡有软件。"),)))
    assert {excerpt for _, excerpt in findings(Parallel(wrong))} == {"軟體", "软件"}


@pytest.mark.parametrize(
    ("text", "mark", "found"),
    [
        ("版本：繁體中文（台灣）", ((0, 11), "zh-Hant-TW"), []),
        ("书上写着：這裡有「頭髮」。", ((5, 12), "zh-Hant"), []),
        ("书上写着：《論語》。", ((5, 9), "zh"), [("script-residue", "論語")]),
    ],
)
def test_quoted_passages_of_another_locale_are_left_alone(text, mark, found):
    assert findings(paragraph(text, mark)) == found


def test_an_address_with_chinese_in_it_is_left_alone():
    assert findings(paragraph("见 https://zh.wikipedia.org/wiki/軟體 和 https://例子.cn/軟體/路徑?x=發。")) == []


def test_findings_stand_in_reading_order(tmp_path):
    table = tmp_path / "terms.csv"
    table.write_text(
        "concept,locale,term,status,gloss\na,zh-Hans-CN,算法,preferred,first\na,en,algorithm,preferred,\n"
        "b,zh-Hans-CN,裁员,forbidden,\nb,zh-Hans-CN,减员,preferred,\n",
        "utf-8",
    )
    document = Document(CN, Metadata(), (paragraph("公司裁员靠算法。"),))
    found = check_document(document, Path("a.md"), Knowledge(CN, CN, load_termbase([table])))
    assert [one.issue.check for one in found] == ["forbidden-term", "first-mention-without-gloss"]


def test_speech_over_several_paragraphs_opens_each_of_them():
    assert findings(paragraph("她说：“你来了。"), paragraph("“坐吧。”")) == []
    assert findings(paragraph("她说：“你来了。"), paragraph("他坐下。")) == [("unbalanced-marks", "“")]
