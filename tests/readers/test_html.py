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


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<div>　　段一<br><br>　　段二<br/>　<br>段三</div>", ["段一", "段二", "段三"]),
        ("<p>&emsp;甲</p><p>&nbsp;</p><p>　　乙<br>丙</p>", ["甲", "乙\n丙"]),
        ("<h2>　題　</h2><blockquote>　　引<br><br>文</blockquote>", ["題", "引", "文"]),
    ],
)
def test_paragraphs_that_are_made_by_hand(body, wanted):
    texts = [text.text.strip("\u2003") for text in reading(body).document.texts() if text.text]
    assert texts[2:] == wanted


def test_a_note_at_the_end_of_a_paragraph_made_by_hand_stays_there():
    document = reading(
        '<div>甲<a role="doc-noteref" href="#n">1</a><br><br>乙</div><aside id="n" role="doc-footnote">註</aside>'
    ).document
    first, second = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text.text, len(first.text.marks), second.text.text, second.text.marks) == ("甲", 1, "乙", ())


def test_an_address_between_angle_brackets_that_a_browser_takes_for_a_tag_does_not_stop_the_reader():
    assert any("甲" in text.text for text in reading("<p>甲<https://a.b>乙</p>").document.texts())


def test_each_base_of_a_ruby_element_keeps_its_own_annotation():
    ruby = "<ruby>漢<rp>(</rp><rt>ㄏㄢˋ</rt><rp>)</rp>字<rt>ㄗˋ</rt></ruby><ruby><rb>東</rb><rt>とう</rt></ruby>"
    block = reading(f"<p>甲{ruby}</p>").document.blocks[0]
    assert isinstance(block, Paragraph)
    found = [(mark.span.of(block.text.text), mark.target) for mark in block.text.marks]
    assert found == [("漢", "ㄏㄢˋ"), ("字", "ㄗˋ"), ("東", "とう")]
