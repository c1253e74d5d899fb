"""What a Word file of ours must be, whatever the document holds."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from lxml import etree

from toolkit.errors import InputError
from toolkit.model.document import (
    Alignment,
    CodeBlock,
    Creator,
    Definition,
    Definitions,
    Document,
    Figure,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Parallel,
    Quotation,
    RawBlock,
    Role,
    Section,
    Side,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain
from toolkit.writers import Options, Writing, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00050001ff"
    "56c72f0d0000000049454e44ae426082"
)
TAGS = ("zh-Hant-TW", "zh-Hant-HK", "zh-Hant-MO", "zh-Hans-CN", "zh-Hans-SG", "en")


def marked(text: str, part: str, kind: MarkKind, target: str = "") -> RichText:
    start = text.index(part)
    return RichText(text, (Mark(Span(start, start + len(part)), kind, target),))


def everything(tag: str = "zh-Hant-TW") -> Document:
    """A document with each kind of block and mark."""
    reference = Mark(Span(2, 2), MarkKind.NOTE, "a")
    blocks = (
        Heading(2, plain("第一章"), "one"),
        Paragraph(RichText("正文——“引”與 Earth’s Best。", (reference, Mark(Span(8, 20), MarkKind.LANGUAGE, "en")))),
        Paragraph(RichText("再引一次。", (reference, Mark(Span(0, 0), MarkKind.NOTE, "missing")))),
        Paragraph(marked("滅霸的響指", "滅霸", MarkKind.RUBY, "ㄇㄧㄝˋ ㄅㄚˋ")),
        Paragraph(marked("已不再被需要", "不再", MarkKind.EMPHASIS)),
        Paragraph(marked("見第一章。", "第一章", MarkKind.LINK, "#one")),
        Paragraph(marked("見網站。", "網站", MarkKind.LINK, "https://example.org/a b?x=1&y=“2”")),
        Heading(5, plain("太深的標題"), "1 deep"),
        Quotation((Paragraph(plain("引文。")), Quotation((Paragraph(plain("引文裡的引文。")),)))),
        ListBlock(((Paragraph(plain("甲")), ListBlock(((Paragraph(plain("子")),),))), ()), ordered=True, start=3),
        ListBlock(((Paragraph(plain("乙")), Paragraph(plain("續")), CodeBlock("x = 1\n")),), tight=False),
        Table((plain("英文"), plain("中文")), ((plain("PIP"), plain("計畫")),), (Alignment.LEFT, Alignment.RIGHT)),
        Table((), ((plain("沒有"), plain("表頭")), (plain("只有一格"),)), caption=plain("說明")),
        Figure("a.png", plain("示意圖"), plain("圖說")),
        Figure("lost.png", plain("找不到的圖")),
        CodeBlock("if a < b:\n\tprint('&')\n", "python"),
        CodeBlock("second"),
        Verse((plain("床前明月光"), plain("疑是地上霜"))),
        ThematicBreak(),
        RawBlock("<video>", "html"),
        Parallel(
            (
                Side(Locale.parse(tag), (Heading(2, plain("並列")),)),
                Side(Locale.parse("cn"), (Heading(2, plain("并列")),)),
            )
        ),
        Parallel(
            (
                Side(Locale.parse(tag), (Paragraph(plain("軟體")),)),
                Side(Locale.parse("cn"), (Paragraph(plain("软件“一”")),)),
            )
        ),
        Section(
            Role.GLOSSARY,
            (Heading(2, plain("詞彙表")), Definitions((Definition(plain("PIP"), (plain("績效改進計畫"),), "pip"),))),
        ),
        Section(Role.COLOPHON, (Paragraph(plain("版權頁\x07")),)),
    )
    metadata = Metadata(
        plain("標題"), plain("副題"), (Creator(plain("作者")), Creator(plain("譯者"), "trl")), date="2025-11-20"
    )
    return Document(Locale.parse(tag), metadata, blocks, (Note("b", ()), Note("a", (Paragraph(plain("註。")),))))


OPTIONS = Options(resources={"a.png": PIXEL})


def part(writing: Writing, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(writing.data)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("writing_mode", ["horizontal", "vertical"])
@pytest.mark.parametrize("tag", TAGS)
def test_every_part_follows_the_schema(tag: str, writing_mode: str, schema: etree.XMLSchema) -> None:
    writing = write(everything(tag), "docx", Options(resources=OPTIONS.resources, writing=writing_mode))
    for name in ("document", "styles", "settings", "footnotes", "numbering", "fontTable", "header1", "footer1"):
        schema.assertValid(part(writing, f"word/{name}.xml"))


def test_python_docx_opens_it_and_finds_title_and_headings() -> None:
    opened = docx.Document(BytesIO(write(everything(), "docx", OPTIONS).data))
    assert opened.core_properties.title == "標題"
    headings = [p.style.name for p in opened.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings == ["Heading 1", "Heading 2", "Heading 1", "Heading 1"]


def test_a_list_inside_of_a_quotation_is_moved_in_with_it() -> None:
    inner = ListBlock(((Paragraph(plain("項")), Paragraph(plain("續"))),))
    document = Document(Locale.parse("tw"), Metadata(), (Quotation((Paragraph(plain("引")), inner)),))
    root = part(write(document, "docx"), "word/document.xml")
    assert [each.get(f"{W}left") for each in root.iter(f"{W}ind")] == ["960", "960"]


def test_what_word_cannot_hold_is_reported_and_nothing_else() -> None:
    found = [issue.check for issue in write(everything(), "docx", OPTIONS).issues]
    assert found == ["note-unused", "missing-note", "missing-picture", "raw-markup", "illegal-character"]


def test_the_same_document_gives_the_same_bytes_and_says_when_it_was_modified() -> None:
    options = Options(modified=datetime(2025, 11, 20, tzinfo=UTC))
    first = write(everything(), "docx", options)
    assert first == write(everything(), "docx", options)
    assert b"2025-11-20T00:00:00Z" in zipfile.ZipFile(BytesIO(first.data)).read("docProps/core.xml")


def test_a_note_is_numbered_once_and_repeated_by_a_field() -> None:
    root = part(write(everything(), "docx", OPTIONS), "word/document.xml")
    assert [each.get(f"{W}id") for each in root.iter(f"{W}footnoteReference")] == ["1"]
    assert any("NOTEREF _RefNote1" in (each.text or "") for each in root.iter(f"{W}instrText"))


@pytest.mark.parametrize(("tag", "name", "value"), [("zh-Hant-TW", "zh-TW", "0"), ("zh-Hans-CN", "zh-CN", "1")])
def test_language_and_hanging_punctuation_follow_the_region(tag: str, name: str, value: str) -> None:
    styles = part(write(everything(tag), "docx", OPTIONS), "word/styles.xml")
    language = styles.find(f".//{W}docDefaults//{W}lang")
    hanging = styles.find(f".//{W}docDefaults//{W}overflowPunct")
    assert language is not None
    assert hanging is not None
    assert (language.get(f"{W}eastAsia"), hanging.get(f"{W}val")) == (name, value)


def template(name: str = "document.main") -> bytes:
    """A template as a person makes it, from python-docx's own: a header, a red heading, text that must not stay."""
    opened = docx.Document()
    opened.styles["Heading 1"].font.color.rgb = docx.shared.RGBColor(200, 0, 0)
    opened.sections[0].header.paragraphs[0].text = "本社"
    opened.add_paragraph("舊文", style="List Number")
    stream = BytesIO()
    opened.save(stream)
    if name == "document.main":
        return stream.getvalue()
    changed = BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.namelist():
            new.writestr(each, old.read(each).replace(b".document.main+xml", f".{name}+xml".encode()))
    return changed.getvalue()


@pytest.mark.parametrize("name", ["document.main", "template.main"])
def test_the_styles_and_headers_of_a_template_win_and_its_text_stays_behind(name: str) -> None:
    options = Options(resources=OPTIONS.resources, template=template(name))
    writing = write(everything(), "docx", options)
    assert writing == write(everything(), "docx", options)
    opened = docx.Document(BytesIO(writing.data))
    assert str(opened.styles["Heading 1"].font.color.rgb) == "C80000"
    assert opened.sections[0].header.paragraphs[0].text == "本社"
    assert "舊文" not in [each.text for each in opened.paragraphs]
    assert opened.styles["Body Text"].name
    assert opened.styles["Verse"].base_style.name == "Normal"
    # Chinese characters have no italics: Word's own emphasis stays unused.
    assert "Edition Emphasis" in {run.style.name for each in opened.paragraphs for run in each.runs}


@pytest.mark.parametrize("writing_mode", ["horizontal", "vertical"])
def test_an_edition_in_a_template_follows_the_schema(writing_mode: str, schema: etree.XMLSchema) -> None:
    options = Options(resources=OPTIONS.resources, template=template(), writing=writing_mode)
    writing = write(everything(), "docx", options)
    # The numbering is in the template's own words, which go beyond the schema.
    for name in ("document", "footnotes"):
        schema.assertValid(part(writing, f"word/{name}.xml"))


def test_a_template_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(InputError, match="the template is no Word file"):
        write(everything(), "docx", Options(template=b"no"))


def test_a_note_in_a_note_is_a_number_or_stands_in_brackets():
    def note(name, text, *references):
        marks = tuple(Mark(Span(len(text), len(text)), MarkKind.NOTE, each) for each in references)
        return Note(name, (Paragraph(RichText(text, marks)),))

    text = RichText("正文", (Mark(Span(2, 2), MarkKind.NOTE, "a"), Mark(Span(2, 2), MarkKind.NOTE, "b")))
    notes = (note("a", "甲", "b", "c"), note("b", "乙"), note("c", "丙"))
    written = write(Document(Locale.parse("tw"), Metadata(), (Paragraph(text),), notes), "docx")
    notes_part = zipfile.ZipFile(BytesIO(written.data)).read("word/footnotes.xml")
    words = "".join(str(piece) for piece in etree.fromstring(notes_part).itertext())
    assert "NOTEREF _RefNote2" in words
    assert "［丙］" in words
    assert [issue.check for issue in written.issues] == ["note-in-note"]


def test_a_heading_that_repeats_the_title_is_not_written_again():
    blocks = (Heading(1, plain("題")), Heading(2, plain("一")), Paragraph(plain("文")))
    written = write(Document(Locale.parse("tw"), Metadata(plain("題")), blocks), "docx")
    found = [(each.text, each.style.name) for each in docx.Document(BytesIO(written.data)).paragraphs if each.style]
    assert [style for text, style in found if text == "題"] == ["Title"]
    assert ("一", "Heading 1") in found


def test_the_head_of_a_vertical_page_is_set_across():
    document = Document(Locale.parse("tw"), Metadata(title=plain("從0到10")), (Paragraph(plain("第10章")),))
    written = write(document, "docx", Options(writing="vertical"))
    upright = f"{W}eastAsianLayout"
    assert part(written, "word/document.xml").find(f".//{upright}") is not None
    assert part(written, "word/header1.xml").find(f".//{upright}") is None
