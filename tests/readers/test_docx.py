"""Word files as other people make them: what has to come out of each construct."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.model.document import (
    Alignment,
    Block,
    Document,
    Figure,
    Heading,
    ListBlock,
    Metadata,
    Paragraph,
    Quotation,
    Table,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain
from toolkit.readers import Reading, Source
from toolkit.readers import docx as reader
from toolkit.writers import write

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b2"><w:name w:val="標題 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="引文"/></w:style>'
    '<w:style w:type="character" w:styleId="s"><w:name w:val="x"/><w:rPr><w:b/></w:rPr></w:style>'
)


def package(body: str, parts: dict[str, str] | None = None, relationships: str = "") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        root = f'<Relationship Id="r" Type="{TYPE}/officeDocument" Target="word/document.xml"/>'
        files = {
            "_rels/.rels": _relationships(root),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
            "word/_rels/document.xml.rels": _relationships(
                f'<Relationship Id="s" Type="{TYPE}/styles" Target="styles.xml"/>{relationships}'
            ),
        }
        for name, text in (files | (parts or {})).items():
            archive.writestr(name, text)
    return stream.getvalue()


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def read(body: str, parts: dict[str, str] | None = None, relationships: str = "") -> Reading:
    data = package(body, parts, relationships)
    return reader.read(Source(data, Path("x.docx"), Locale.parse("tw")))


def blocks(body: str, parts: dict[str, str] | None = None, relationships: str = "") -> tuple[Block, ...]:
    return read(body, parts, relationships).document.blocks


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def test_a_word_split_over_runs_comes_out_as_one_text_with_its_marks() -> None:
    body = p(r("軟"), r("件", "<w:b/>"), r("工", '<w:rStyle w:val="s"/>'), r("程", '<w:b w:val="0"/>'))
    assert blocks(body) == (Paragraph(RichText("軟件工程", (Mark(Span(1, 3), MarkKind.STRONG),))),)


@pytest.mark.parametrize(("style", "level"), [("1", 1), ("own", 1), ("b2", 2), ("Heading3", 3)])
def test_headings_are_known_by_style_names_and_by_what_these_are_based_on(style: str, level: int) -> None:
    # The last one is not defined in the file; its id says what was meant.
    assert blocks(p(r("題"), style=style)) == (Heading(level, plain("題")),)


def test_an_outline_level_of_the_paragraph_itself_makes_a_heading() -> None:
    assert blocks(p(r("題"), properties='<w:outlineLvl w:val="1"/>')) == (Heading(2, plain("題")),)


def test_tracked_insertions_are_text_and_deletions_are_reported() -> None:
    reading = read(p(r("甲"), "<w:ins>" + r("乙") + "</w:ins>", "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"))
    assert reading.document.blocks == (Paragraph(plain("甲乙")),)
    assert [(issue.check, issue.excerpt) for issue in reading.issues] == [("tracked-deletion", "丙")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p(r("甲"), properties="<w:rPr><w:del/></w:rPr>") + p(r("乙"))
    assert blocks(body) == (Paragraph(plain("甲乙")),)


def test_fields_give_what_they_show_and_a_hyperlink_field_a_link() -> None:
    body = p(
        field("begin"), code(' HYPERLINK "https://a.org/" \\l "x"'), field("separate"), r("連"), r("結"), field("end")
    )
    marks = (Mark(Span(0, 2), MarkKind.LINK, "https://a.org/#x"),)
    assert blocks(body) == (Paragraph(RichText("連結", marks)),)
    assert blocks(p('<w:fldSimple w:instr="SEQ 表">' + r("3") + "</w:fldSimple>")) == (Paragraph(plain("3")),)


def test_a_table_of_contents_is_left_out_over_all_its_paragraphs() -> None:
    contents = p(field("begin"), code('TOC \\o "1-3"'), field("separate"), r("一")) + p(r("二")) + p(field("end"))
    assert blocks(contents + p(r("正文"))) == (Paragraph(plain("正文")),)


def test_ruby_is_read_from_its_element_and_from_the_field_of_older_files() -> None:
    want = (Paragraph(RichText("滅霸", (Mark(Span(0, 1), MarkKind.RUBY, "ㄇㄧㄝˋ"),))),)
    new = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('ㄇㄧㄝˋ')}</w:rt><w:rubyBase>{r('滅')}</w:rubyBase></w:ruby></w:r>"
    old = field("begin") + code("EQ \\* jc2 \\o\\ad(\\s\\up 11(ㄇㄧㄝˋ),滅)") + field("end")
    assert blocks(p(new, r("霸"))) == want
    assert blocks(p(old, r("霸"))) == want


def test_content_controls_and_text_boxes_are_read_where_they_stand() -> None:
    control = f"<w:sdt><w:sdtContent>{p(r('控制項'))}</w:sdtContent></w:sdt>"
    box = f"<w:txbxContent>{p(r('框'))}</w:txbxContent>"
    shape = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = control + p(
        r("甲"),
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{shape}</w:drawing></mc:Choice></mc:AlternateContent></w:r>",
    )
    assert [block.text.text for block in blocks(body) if isinstance(block, Paragraph)] == ["控制項", "甲", "框"]


def test_notes_of_both_kinds_are_counted_in_the_order_of_their_references() -> None:
    note = '<w:{0} w:id="7">' + p("<w:r><w:footnoteRef/></w:r>", r(" 註{0}")) + "</w:{0}>"
    parts = {
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{note.format('footnote')}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {NAMESPACES}>{note.format('endnote')}</w:endnotes>",
    }
    relationships = "".join(
        f'<Relationship Id="{kind}" Type="{TYPE}/{kind}" Target="{kind}.xml"/>' for kind in ("footnotes", "endnotes")
    )
    body = p(
        r("甲"), '<w:r><w:endnoteReference w:id="7"/></w:r>', r("乙"), '<w:r><w:footnoteReference w:id="7"/></w:r>'
    )
    document = read(body, parts, relationships).document
    marks = (Mark(Span(1, 1), MarkKind.NOTE, "1"), Mark(Span(2, 2), MarkKind.NOTE, "2"))
    assert document.blocks == (Paragraph(RichText("甲乙", marks)),)
    assert [note.blocks for note in document.notes] == [
        (Paragraph(plain("註endnote")),),
        (Paragraph(plain("註footnote")),),
    ]


SPAN = '<w:gridSpan w:val="2"/>'


def test_a_table_keeps_header_alignment_and_the_places_of_merged_cells() -> None:
    def cell(text: str, properties: str = "", align: str = "") -> str:
        jc = f'<w:jc w:val="{align}"/>' if align else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text), properties=jc)}</w:tc>"

    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('甲')}{cell('乙')}{cell('丙')}</w:tr>"
        f"<w:tr>{cell('一', SPAN)}{cell('二', align='right')}</w:tr>"
    )
    reading = read(f"<w:tbl><w:tblPr/>{rows}</w:tbl>")
    assert reading.document.blocks == (
        Table(
            (plain("甲"), plain("乙"), plain("丙")),
            ((plain("一"), plain(""), plain("二")),),
            (Alignment.NONE, Alignment.NONE, Alignment.RIGHT),
        ),
    )
    assert [issue.check for issue in reading.issues] == ["merged-cells"]


def test_a_list_goes_on_with_its_number_after_a_paragraph_in_between() -> None:
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="taiwaneseCountingThousand"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    body = p(r("一"), properties=number) + p(r("二"), properties=number) + p(r("間")) + p(r("三"), properties=number)
    relationship = f'<Relationship Id="n" Type="{TYPE}/numbering" Target="numbering.xml"/>'
    assert blocks(body, {"word/numbering.xml": numbering}, relationship) == (
        ListBlock(((Paragraph(plain("一")),), (Paragraph(plain("二")),)), ordered=True),
        Paragraph(plain("間")),
        ListBlock(((Paragraph(plain("三")),),), ordered=True, start=3),
    )


def test_numbers_that_word_writes_before_headings_and_articles_are_text() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    below = level.format(1, "decimal", "%1.%2").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f"{level.format(0, 'chineseCounting', '第%1章')}{below}"
        "</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="1">{level.format(0, "taiwaneseCountingThousand", "第%1條")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )

    def number(identifier: int, depth: int = 0) -> str:
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identifier}"/></w:numPr>'

    body = (
        p(r("總則"), style="1", properties=number(1))
        + p(r("附則"), style="1", properties=number(1))
        + p(r("節"), style="b2", properties=number(1, 1))
        + p(r("本法"), properties=number(2))
    )
    relationship = f'<Relationship Id="n" Type="{TYPE}/numbering" Target="numbering.xml"/>'
    assert blocks(body, {"word/numbering.xml": numbering}, relationship) == (
        Heading(1, plain("第一章　總則")),
        Heading(1, plain("第二章　附則")),
        Heading(2, plain("2.1 節")),
        Paragraph(plain("第一條　本法")),
    )


def test_a_quotation_is_known_by_a_chinese_style_name() -> None:
    assert blocks(p(r("引"), style="q")) == (Quotation((Paragraph(plain("引")),)),)


def test_a_picture_brings_its_bytes_and_its_alternative_text() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="圖"/><a:blip r:embed="i"/></wp:inline></w:drawing></w:r>'
    )
    relationship = f'<Relationship Id="i" Type="{TYPE}/image" Target="media/a.png"/>'
    reading = read(p(drawing), {"word/media/a.png": "png"}, relationship)
    assert reading.document.blocks == (Figure("media/a.png", plain("圖")),)
    assert reading.resources == {"media/a.png": b"png"}


def test_comments_are_issues_with_the_text_they_stand_beside() -> None:
    comment = f'<w:comments {NAMESPACES}><w:comment w:id="2" w:author="編輯">{p(r("對嗎？"))}</w:comment></w:comments>'
    relationship = f'<Relationship Id="c" Type="{TYPE}/comments" Target="comments.xml"/>'
    body = p(r("甲"), '<w:commentRangeStart w:id="2"/>', r("乙"), '<w:commentRangeEnd w:id="2"/>', r("丙"))
    issue = read(body, {"word/comments.xml": comment}, relationship).issues[0]
    assert (issue.check, issue.excerpt, str(issue.message)) == ("comment", "乙", "Comment by 編輯: 對嗎？")


def test_a_header_that_says_something_is_reported_and_a_page_number_is_not() -> None:
    parts = {
        "word/h.xml": f"<w:hdr {NAMESPACES}>{p(r('內部文件'))}</w:hdr>",
        "word/f.xml": f"<w:ftr {NAMESPACES}>{p(r('第 3 頁'))}</w:ftr>",
    }
    relationships = (
        f'<Relationship Id="h" Type="{TYPE}/header" Target="h.xml"/>'
        f'<Relationship Id="f" Type="{TYPE}/footer" Target="f.xml"/>'
    )
    assert [issue.excerpt for issue in read(p(r("甲")), parts, relationships).issues] == ["內部文件"]


def test_the_language_is_the_one_that_most_of_the_text_is_marked_with() -> None:
    body = p(r("這是繁體", '<w:lang w:eastAsia="zh-HK"/>'), r("短", '<w:lang w:eastAsia="ja-JP"/>'))
    document = reader.read(Source(package(body), Path("x.docx"))).document
    assert str(document.locale) == "zh-Hant-HK"
    assert document.blocks == (Paragraph(RichText("這是繁體短", (Mark(Span(4, 5), MarkKind.LANGUAGE, "ja"),))),)


def test_a_file_that_is_none_or_means_harm_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = f'<!DOCTYPE w:document [<!ENTITY a "b">]><w:document {NAMESPACES}><w:body/></w:document>'
    with pytest.raises(InputError, match="document type"):
        read("", {"word/document.xml": evil})
    with pytest.raises(InputError, match=r"locked with a password, or an old .doc file"):
        reader.read(Source(b"\xd0\xcf\x11\xe0", Path("x.docx")))
    monkeypatch.setattr("toolkit.archive.SIZE_LIMIT", 1000)
    with pytest.raises(InputError, match="grows beyond all measure"):
        read(p(r("字" * 100_000)))


def test_a_file_without_one_of_its_parts_is_read_or_refused_but_never_breaks() -> None:
    document = Document(Locale.parse("tw"), Metadata(plain("題")), (Heading(1, plain("一")), Paragraph(plain("文"))))
    whole = zipfile.ZipFile(BytesIO(write(document, "docx").data))
    for missing in whole.namelist():
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name in whole.namelist():
                if name != missing:
                    archive.writestr(name, whole.read(name))
        source = Source(stream.getvalue(), Path("x.docx"), Locale.parse("tw"))
        if missing == "word/document.xml":
            with pytest.raises(InputError, match="no Word document inside"):
                reader.read(source)
        else:
            assert Paragraph(plain("文")) in reader.read(source).document.blocks


def test_of_contents_that_stand_twice_the_ones_word_knows_are_read() -> None:
    choice = '<mc:Choice xmlns:z="urn:z" Requires="z"><w:t>新</w:t></mc:Choice>'
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(r('框'))}</w:txbxContent></v:textbox></v:shape></w:pict>"
    twice = f"<mc:AlternateContent>{choice}<mc:Fallback><w:t>舊</w:t>{box}</mc:Fallback></mc:AlternateContent>"
    assert blocks(p(f"<w:r>{twice}</w:r>")) == (Paragraph(plain("舊")), Paragraph(plain("框")))


def test_a_switch_that_is_off_hides_nothing() -> None:
    assert blocks(p(r("看得見", '<w:vanish w:val="0"/>'))) == (Paragraph(plain("看得見")),)


def test_a_line_that_says_more_than_the_properties_stays_a_line() -> None:
    style = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Author"/></w:style>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>甲</dc:creator></cp:coreProperties>'
    )
    parts = {"word/styles.xml": f"<w:styles {NAMESPACES}>{style}</w:styles>", "docProps/core.xml": core}
    assert "乙" in [text.text for text in read(p(r("乙"), style="a"), parts).document.texts()]


def test_word_s_second_bullet_style_stands_below_the_first() -> None:
    style = '<w:style w:type="paragraph" w:styleId="l{n}"><w:name w:val="List Bullet{s}"/>{num}</w:style>'
    num = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    styles = style.format(n=1, s="", num=num.format(1)) + style.format(n=2, s=" 2", num=num.format(2))
    parts = {"word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>"}
    (found,) = blocks(p(r("甲"), style="l1") + p(r("乙"), style="l2") + p(r("丙"), style="l1"), parts)
    assert isinstance(found, ListBlock)
    assert [len(item) for item in found.items] == [2, 1]


def test_a_program_that_calls_chinese_text_english_is_not_believed() -> None:
    english, chinese = (f'<w:lang w:val="en-US" w:eastAsia="{tag}"/>' for tag in ("en-US", "zh-CN"))
    body = p(r("这是软件", english), r("的使用说明书", chinese))
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-US</dc:language></c:coreProperties>'
    )
    document = reader.read(Source(package(body, {"docProps/core.xml": core}), Path("x.docx"))).document
    assert str(document.locale) == "zh-Hans-CN"
    assert not [mark for text in document.texts() for mark in text.marks]
