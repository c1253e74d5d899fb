"""The HTML reader."""

import re
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.model.document import CodeBlock, Figure, ListBlock, Paragraph, Table
from toolkit.model.text import MarkKind, RichText
from toolkit.model.walking import walk
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


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td><ul><li>甲<li>乙</ul></td><td>丙</td></tr></table>",
        "<table><tr><th>頭</th></tr><tr><td>外<table><tr><td>內</td></tr></table></td></tr></table>",
        "<table><tr><td><blockquote>引</blockquote><pre>碼</pre><dl><dt>詞<dd>義</dl></td><td>旁</td></tr></table>",
        "<table><tbody><tr><td>甲</td></tr>散</tbody></table>",
        "<ul>裸<li>甲</li><ul><li>巢</li></ul><p>段</p>尾</ul>",
        "<figure><img src=a alt=圖><img src=b alt=二><p>下</p><figcaption>說</figcaption></figure>",
        "<dl><dt>詞<dd><ul><li>義<li>項</ul><div><dt>二<dd>解</div></dl><dl><dd>孤</dd></dl>",
        "<aside role=doc-footnote>註</aside>",
        "<section role=doc-footnotes><p>前</p><aside id=n role=doc-footnote>註</aside></section>",
        "<div class=parallel><div lang=zh-TW>左</div>外<div lang=zh-CN>右</div></div>",
    ],
)
def test_no_word_that_a_browser_shows_is_lost(body):
    document = reading(body).document
    codes = [block.text for block in walk(document.blocks) if isinstance(block, CodeBlock)]
    found = "".join([*(text.text for text in document.texts()), *codes])
    shown = re.findall("[\u4e00-\u9fff]", re.sub("<[^>]*>", "", body) + "".join(re.findall("alt=(.)", body)))
    assert [character for character in shown if character not in found] == []


def test_what_stands_around_blocks_holds_for_each_of_them():
    document = reading(
        '<a href="http://a.tw/"><p>甲</p></a><div lang="ja"><p>東京</p>裸</div><b><div>粗</div></b>'
    ).document
    marks = [(mark.kind, mark.target) for text in document.texts() for mark in text.marks]
    assert marks == [
        (MarkKind.LINK, "http://a.tw/"),
        (MarkKind.LANGUAGE, "ja"),
        (MarkKind.LANGUAGE, "ja"),
        (MarkKind.STRONG, ""),
    ]


def test_what_a_browser_hides_is_left_out_and_said():
    found = reading('<p>甲</p><p hidden>乙</p><p style="display: none">丙</p><dialog>丁</dialog><video>戊</video>')
    assert [block.text.text for block in found.document.blocks if isinstance(block, Paragraph)] == ["甲"]
    assert [issue.excerpt for issue in found.issues if issue.check == "hidden-text"] == ["乙", "丙", "丁"]
    assert all(issue.location and issue.location.line for issue in found.issues)


def test_a_picture_that_a_script_would_load_has_its_address():
    (figure,) = reading(
        '<p><img src="data:image/gif;base64,R0" data-src="http://a.tw/b.jpg" alt="圖"></p>'
    ).document.blocks
    assert isinstance(figure, Figure)
    assert figure.target == "http://a.tw/b.jpg"


def test_a_link_that_runs_something_is_text_and_said():
    found = reading('<p><a href="javascript:alert(1)">按</a></p>')
    assert not [mark for text in found.document.texts() for mark in text.marks]
    assert [issue.check for issue in found.issues] == ["html-lost"]


def test_a_table_that_only_lays_out_a_page_is_taken_apart():
    document = reading("<table><tr><td><h2>標</h2><p>文</p></td><td><ul><li>項</li></ul></td></tr></table>").document
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph", "ListBlock"]


def test_items_lines_quotations_and_the_title_are_what_a_browser_shows():
    found = reading("<h1>裁</h1><ol><li>甲</li></ol><pre>一<br>二</pre><p><q>引</q></p>").document
    _, items, code, quotation = found.blocks
    assert isinstance(items, ListBlock)
    assert isinstance(code, CodeBlock)
    assert isinstance(quotation, Paragraph)
    assert (code.text, quotation.text.text) == ("一\n二", "「引」")
    page = PAGE.replace("<title>裁員", "<title>裁員 - 某站").format(body="<h1>裁員</h1>", charset="utf-8")
    assert read(Source(page.encode(), Path("a.html"))).document.metadata.title.text == "裁員"


@pytest.mark.parametrize(
    "body",
    [
        (
            '<p>甲<a class="sdfootnoteanc" name="a1" href="#s1"><sup>1</sup></a>乙</p>'
            '<div id="sdfootnote1"><p><a name="s1" href="#a1">1</a>註。</p></div>'
        ),
        (
            '<p>甲<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>乙</p>'
            '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> 註。</p></div>'
        ),
        (
            '<p>甲<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>乙</p>'
            '<ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> 註。</li></ol>'
        ),
        (
            '<p>甲<a epub:type="noteref" href="#d1"><img alt="注" src="n.png"/></a>乙</p>'
            '<ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="d1">註。</li></ol>'
        ),
    ],
    ids=["libreoffice", "word", "wiki", "duokan"],
)
def test_links_to_and_fro_are_a_note(body):
    document = reading(body).document
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.text == "甲乙"
    assert [mark.kind for mark in paragraph.text.marks] == [MarkKind.NOTE]
    ((block,),) = [note.blocks for note in document.notes]
    assert isinstance(block, Paragraph)
    assert (block.text.text, block.text.marks) == ("註。", ())


def test_a_link_to_a_heading_that_leads_back_is_no_note():
    document = reading('<p><a id="t" href="#h">第一章 緒論</a></p><h2 id="h">緒論<a href="#t">↑</a></h2>').document
    assert not document.notes


def test_the_style_of_words_is_kept_where_the_model_has_it():
    (block,) = reading('<p>甲<span style="font-weight: bold; font-style:italic">乙</span></p>').document.blocks
    assert isinstance(block, Paragraph)
    assert {mark.kind for mark in block.text.marks} == {MarkKind.STRONG, MarkKind.EMPHASIS}


def test_a_formula_is_read_without_its_source():
    formula = '<p><math><mi>a</mi><annotation encoding="application/x-tex">b</annotation></math></p>'
    texts = read(Source(formula.encode(), Path("a.html"))).document.texts()
    assert [text.text for text in texts if text.text] == ["a"]


def test_a_number_has_no_language():
    (block,) = reading("<p><span lang=EN-US>2025</span>年<span lang=EN-US>Use AI</span></p>").document.blocks
    assert isinstance(block, Paragraph)
    assert [(mark.span.of(block.text.text), mark.target) for mark in block.text.marks] == [("Use AI", "en-US")]


def test_a_picture_inside_of_the_page_is_brought_along():
    found = reading('<p>甲</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="圖">')
    figure = found.document.blocks[1]
    assert isinstance(figure, Figure)
    assert found.resources == {figure.target: b"GIF89a\x01\x00\x01\x00\x00\x00\x00,"}


def test_the_tags_of_an_editor_of_text_say_nothing_of_the_text():
    words = '<p lang="en-US"><span lang="zh-CN">這個軟體</span> <span lang="ja">カレー</span></p>'
    page = f'<html><body lang="en-US">{words}<p lang="en-US"><span lang="zh-CN">很好用。</span></p></body></html>'
    document = read(Source(page.encode(), Path("a.html"))).document
    assert str(document.locale) == "zh"
    assert [(mark.span.of(text.text), mark.target) for text in document.texts() for mark in text.marks] == [
        ("カレー", "ja")
    ]


def test_a_note_that_is_referred_to_twice_has_two_ways_back_and_neither_is_text():
    references = '<sup id="r0"><a href="#n2">[2]</a></sup>乙<sup id="r1"><a href="#n2">[2]</a></sup>'
    back = '<sup><a href="#r0">2.0</a></sup> <sup><a href="#r1">2.1</a></sup>'
    document = reading(f'<p>甲{references}</p><ol><li id="n2">{back} 註。</li></ol>').document
    assert [mark.kind for text in document.texts() for mark in text.marks] == [MarkKind.NOTE, MarkKind.NOTE]
    assert [block.text.text for note in document.notes for block in note.blocks if isinstance(block, Paragraph)] == [
        "註。"
    ]
