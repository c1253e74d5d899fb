"""The HTML reader."""

from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.model.document import Figure, Paragraph, Table
from toolkit.model.text import MarkKind, RichText
from toolkit.readers import Source
from toolkit.readers.html import read

PAGE = """<!DOCTYPE html><html lang="zh-TW"><head><meta charset="{charset}"><title>裁員</title>
<meta name="author" content="甲"><meta property="article:published_time" content="2025-11-20T08:00:00Z">
<style>p {{color: red}}</style></head><body>{body}</body></html>"""


def reading(body, charset="utf-8"):
    data = PAGE.format(body=body, charset=charset).encode({"big5": "big5hkscs", "gb2312": "gbk"}.get(charset, charset))
    return read(Source(data, Path("a.html")))


def test_a_page_is_read_with_its_metadata():
    document = reading("<h1>裁員</h1><p>甲<b>乙</b></p>").document
    assert str(document.locale) == "zh-Hant-TW"
    assert (document.metadata.title.text, document.metadata.date) == ("裁員", "2025-11-20")
    assert document.metadata.creators[0].name == RichText("甲")
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph"]


@pytest.mark.parametrize("charset", ["big5", "gb18030", "gb2312"])
def test_the_encoding_is_the_one_that_the_page_declares(charset):
    assert next(iter(reading("<p>发</p>" if charset.startswith("gb") else "<p>發</p>", charset).document.texts())).text


def test_a_page_in_another_encoding_than_it_declares_is_an_error():
    data = PAGE.format(body="<p>上月底，亞馬遜啟動了近年規模最大的一輪裁員</p>", charset="utf-8").encode("big5")
    with pytest.raises(InputError, match="not utf-8"):
        read(Source(data, Path("a.html")))


@pytest.mark.parametrize(
    "body",
    [
        '<p>甲<a role="doc-noteref" href="#n1">1</a>乙</p><aside id="n1" role="doc-footnote"><p>註。</p></aside>',
        """<p>甲<sup class="footnote-ref"><a href="#n1" id="r1">[1]</a></sup>乙</p><hr class="footnotes-sep">
        <section class="footnotes"><ol class="footnotes-list"><li id="n1" class="footnote-item"><p>註。
        <a href="#r1" class="footnote-backref">↩︎</a></p></li></ol></section>""",
    ],
)
def test_notes_are_notes_however_they_are_marked(body):
    document = reading(body).document
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.text == "甲乙"
    assert [(mark.kind, mark.target) for mark in paragraph.text.marks] == [(MarkKind.NOTE, "n1")]
    assert [list(map(str, [block.text.text for block in note.blocks])) for note in document.notes] == [["註。"]]


def test_tables_figures_ruby_and_languages():
    document = reading(
        "<figure><img src='a.png' alt='圖'><figcaption>說明</figcaption></figure>"
        "<table><caption>表</caption><tr><th>甲</th></tr><tr><td>1</td></tr></table>"
        "<p><ruby>滅霸<rt>ㄇ</rt></ruby><span lang='en'>Use AI</span></p>"
    ).document
    figure, table, paragraph = document.blocks
    assert figure == Figure("a.png", RichText("圖"), RichText("說明"))
    assert isinstance(table, Table)
    assert table.caption.text == "表"
    assert isinstance(paragraph, Paragraph)
    assert {mark.kind for mark in paragraph.text.marks} == {MarkKind.RUBY, MarkKind.LANGUAGE}


def test_what_is_left_out_is_said():
    found = reading("<nav><a href='/'>首頁</a></nav><p>正文</p><script>alert(1)</script>")
    assert [issue.check for issue in found.issues] == ["html-left-out"]
    assert [text.text for text in found.document.texts() if text.text == "alert(1)"] == []


def test_entities_of_the_pages_own_are_not_expanded():
    data = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a&x;b</p></body></html>'
    texts = [text.text for text in read(Source(data, Path("a.html"))).document.texts()]
    assert not any("root:" in text for text in texts)
