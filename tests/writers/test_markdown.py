"""The Markdown writer: clean where it can be, and always read back as what was written."""

import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from markdown_it import MarkdownIt

from tests.strategies import documents, rich_texts
from toolkit.markdown.autolinks import with_autolinks
from toolkit.model.document import Document, ListBlock, Metadata, Paragraph, Parallel, Quotation, Section
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.readers import Source
from toolkit.readers.markdown import read
from toolkit.writers import Options
from toolkit.writers.markdown import write
from toolkit.writers.markdown_blocks import is_tight
from toolkit.writers.markdown_inline import InlineWriter
from toolkit.writers.markdown_nesting import fitting, merged
from toolkit.writers.markdown_parallel import nameless

TW = Locale.parse("tw")


def line(text, *marks):
    return InlineWriter().write(RichText(text, marks))


def strong(text, start, end):
    return line(text, Mark(Span(start, end), MarkKind.STRONG))


def canonical(document):
    """The document with what cannot be told apart in Markdown made the same."""
    written = replace(document, blocks=tuple(as_written(block) for block in document.blocks))
    return written.map_texts(lambda text: merged(fitting(with_autolinks(text))))


def as_written(block):
    """A block with its lists as tight as they can be."""
    match block:
        case ListBlock(items):
            inner = tuple(tuple(as_written(each) for each in item) for item in items)
            return replace(block, items=inner, tight=is_tight(block))
        case Quotation(inner) | Section(_, inner):
            return replace(block, blocks=tuple(as_written(each) for each in inner))
        case Parallel(sides):
            first, *others = [replace(side, blocks=tuple(as_written(each) for each in side.blocks)) for side in sides]
            return Parallel((first, *(replace(side, blocks=tuple(map(nameless, side.blocks))) for side in others)))
        case _:
            return block


# The six fixtures of the shared checks (flanking.py): emphasis beside Chinese punctuation.
@pytest.mark.parametrize(
    ("before", "inside", "after", "kind"),
    [
        ("這是", "「裁員」", "的故事。", MarkKind.STRONG),
        ("他說", "不是你不夠努力。", "真的。", MarkKind.STRONG),
        ("公司的", "“一鍵清退”", "制度。", MarkKind.STRONG),
        ("公司的", "《裁員》", "一書。", MarkKind.EMPHASIS),
        ("啟動", "PIP（績效改進）", "流程。", MarkKind.STRONG),
        ("中間", "普通", "文字。", MarkKind.STRONG),
    ],
)
@pytest.mark.parametrize("separator", ["<!-- -->", ""])
def test_emphasis_beside_chinese_punctuation_is_emphasis_for_every_parser(before, inside, after, kind, separator):
    mark = Mark(Span(len(before), len(before + inside)), kind)
    written = InlineWriter(separator=separator).write(RichText(before + inside + after, (mark,)))
    html = MarkdownIt("commonmark").render(written)
    tag = "strong" if kind is MarkKind.STRONG else "em"
    assert f"<{tag}>{inside}</{tag}>" in html
    assert "*" not in re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. 一", "1\\. 一"),
        ("1.一", "1.一"),
        ("# 一", "\\# 一"),
        ("#一", "#一"),
        ("- 一", "\\- 一"),
        ("---", "\\---"),
        ("snake_case 2 * 3", "snake_case 2 * 3"),
        ("a*b*c", "a\\*b\\*c"),
        ("<b>粗</b>", "\\<b>粗\\</b>"),
        ("1 < 2 > 1", "1 < 2 > 1"),
        ("[註] 與 [x](y)", "[註] 與 \\[x\\](y)"),
        ("AT&T &amp; &copy;", "AT&T \\&amp; \\&copy;"),
        ("~~刪~~", "\\~~刪\\~~"),
        ("路徑\\", "路徑\\\\"),
        ("他說：「好！」（笑）", "他說：「好！」（笑）"),
        ("^[不是註]", "\\^\\[不是註\\]"),
        ("[不是]{.屬性}", "\\[不是\\]\\{.屬性\\}"),
    ],
)
def test_signs_are_escaped_where_they_would_be_markup_and_nowhere_else(text, written):
    assert write(Document(TW, Metadata(), (Paragraph(RichText(text)),)), Options()).data.decode().split("\n\n")[-1] == (
        written + "\n"
    )


def test_marks_that_cross_are_cut_so_that_elements_nest():
    text = RichText("甲乙丙丁", (Mark(Span(0, 3), MarkKind.STRONG), Mark(Span(1, 4), MarkKind.LANGUAGE, "ja")))
    assert InlineWriter().write(text) == '**甲<span lang="ja">乙丙</span>**<span lang="ja">丁</span>'


def test_an_address_is_a_link_that_every_parser_sees():
    assert line("見 https://a.tw/b_c，謝") == "見 <https://a.tw/b_c>，謝"


@given(rich_texts())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_line_is_read_back_as_it_was(text):
    wanted = merged(fitting(with_autolinks(text)))
    assert InlineWriter().reads_back(InlineWriter().write(text), wanted)


@given(documents())
@settings(max_examples=60, deadline=None, derandomize=True, phases=[Phase.generate])
def test_a_document_is_read_back_as_it_was(document):
    written = write(document, Options())
    found = read(Source(written.data, Path("a.md"), document.locale)).document
    assert canonical(found) == canonical(document)
    assert write(found, Options()).data == written.data


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://zh.wikipedia.org/wiki/亞馬遜", "[甲](https://zh.wikipedia.org/wiki/%E4%BA%9E%E9%A6%AC%E9%81%9C)"),
        ("圖 1.png", "[甲](%E5%9C%96%201.png)"),
        ("a(1).html", "[甲](<a(1).html>)"),
        ("#節", "[甲](#%E7%AF%80)"),
    ],
)
def test_addresses_are_ascii_in_the_file_and_letters_in_the_model(target, written):
    text = RichText("甲", (Mark(Span(0, 1), MarkKind.LINK, target),))
    assert InlineWriter().write(text) == written
    assert read(Source(written.encode(), Path("a.md"))).document.blocks == (Paragraph(text),)


def test_a_picture_without_words_and_a_link_around_it():
    source = "![](a.png)\n\n甲![](b.png)乙\n"
    found = read(Source(source.encode(), Path("a.md"))).document
    assert write(found, Options()).data.decode() == source


@pytest.mark.parametrize("source", ["**「a」**字", "<ruby>滅<rt>ㄇ</rt></ruby>", "~~a~~ `b` ", "[a](b)[^1]"])
def test_a_long_paragraph_takes_no_longer_than_its_length(source):
    # Where each mark looks at all the others, twice the length takes four times the steps.
    assert steps(source * 1000) < 2.2 * steps(source * 500)


def steps(source):
    """Return how many functions are called to write a paragraph."""
    document = read(Source(f"{source}\n\n[^1]: 註".encode(), Path("a.md"))).document
    counted: Counter[str] = Counter()
    sys.setprofile(lambda frame, event, argument: counted.update([event]))
    try:
        write(document, Options())
    finally:
        sys.setprofile(None)
    return counted.total()
