"""EPUB: what holds for every book."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.acceptance.epubcheck import epubcheck, messages
from tests.writers.sample_documents import DOT, EVERY, TW, marked
from toolkit import writers
from toolkit.model.document import Document, Heading, Metadata, Note, Paragraph, RawBlock
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain

BOOKS = [
    pytest.param(document, writing, id=f"{name}-{writing}")
    for name, document in EVERY.items()
    for writing in ("horizontal", "vertical")
]


def book(document: Document, writing: str = "horizontal") -> zipfile.ZipFile:
    options = writers.Options(writing=writing, resources={"dot.png": DOT})
    return zipfile.ZipFile(io.BytesIO(writers.write(document, "epub", options).data))


@pytest.mark.parametrize(("document", "writing"), BOOKS)
def test_every_file_is_well_formed_and_named_in_ascii(document, writing):
    made = book(document, writing)
    for name in made.namelist():
        assert name.isascii()
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            tree = etree.fromstring(made.read(name))
            names = [element.get("id", "") for element in tree.iter("{*}*") if element.get("id")]
            assert len(names) == len(set(names)), name
            assert all(each.isascii() for each in names)


@pytest.mark.parametrize(("document", "writing"), BOOKS)
def test_the_same_document_gives_the_same_bytes(document, writing):
    options = writers.Options(writing=writing, resources={"dot.png": DOT})
    assert writers.write(document, "epub", options) == writers.write(document, "epub", options)


def test_the_media_type_comes_first_and_bare():
    first = book(EVERY["article"]).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_epubcheck_finds_nothing_in_any_book(tmp_path):
    paths = []
    for name, document in EVERY.items():
        for writing in ("horizontal", "vertical"):
            options = writers.Options(writing=writing, resources={"dot.png": DOT})
            path = tmp_path / f"{name}-{writing}.epub"
            path.write_bytes(writers.write(document, "epub", options).data)
            paths.append(path)
    found = {path.name: messages(report) for path, report in epubcheck(paths, tmp_path).items()}
    assert not {name: lines for name, lines in found.items() if lines}


def texts_of(document, **options):
    made = book(document, **options)
    return {name: made.read(name).decode() for name in made.namelist() if name.endswith(".xhtml")}


def article_of(*blocks, notes=(), metadata=None):
    return Document(TW, metadata or Metadata(title=plain("題")), blocks, notes)


def test_a_note_stands_in_every_file_that_refers_to_it():
    once = marked("文註", ("@文註", MarkKind.NOTE, "a"))
    blocks = (Heading(1, plain("甲")), Paragraph(once), Heading(1, plain("乙")), Paragraph(once), Paragraph(once))
    found = texts_of(article_of(*blocks, notes=(Note("a", (Paragraph(plain("註文")),)),)))
    chapters = [text for name, text in found.items() if "/chapter" in name]
    assert [text.count("<aside ") for text in chapters] == [1, 1]
    assert [text.count('role="doc-backlink"') for text in chapters] == [1, 2]


def test_a_lower_heading_before_the_first_chapter_begins_one_of_its_own():
    blocks = (Heading(3, plain("摘要")), Paragraph(plain("文")), Heading(2, plain("章")), Paragraph(plain("文")))
    found = texts_of(article_of(*blocks))
    assert sum('role="doc-chapter"' in text for text in found.values()) == 2


def test_a_long_chapter_falls_into_parts_and_every_word_stays():
    blocks = (Heading(1, plain("長")), *(Paragraph(plain(f"第{n}段，" * 2000)) for n in range(40)))
    found = {name: text for name, text in texts_of(article_of(*blocks)).items() if "/chapter" in name}
    assert len(found) > 2
    assert all(len(text.encode()) < 400_000 for text in found.values())
    assert sum(text.count("<p>") for text in found.values()) == 40
    titles = [text.partition("<title>")[2].partition("</title>")[0] for text in found.values()]
    assert titles[:2] == ["長", "長 (2)"]


def test_what_a_book_cannot_hold_is_said():
    blocks = (
        Paragraph(marked("圖鏈註語", ("圖", MarkKind.IMAGE, "no.png"), ("鏈", MarkKind.LINK, "javascript:x()"))),
        Paragraph(marked("圖鏈註語", ("@註", MarkKind.NOTE, "?"), ("語", MarkKind.LANGUAGE, "no language"))),
        RawBlock("<x/>", "html"),
    )
    document = article_of(*blocks, notes=(Note("unused", ()),), metadata=Metadata(date="yesterday", cover="no.png"))
    issues = writers.write(document, "epub").issues
    assert sorted({issue.check for issue in issues}) == [
        "date-unclear",
        "language-unclear",
        "link-lost",
        "markup-lost",
        "note-missing",
        "note-unused",
        "picture-missing",
    ]


@pytest.mark.parametrize(
    ("text", "marks", "markup"),
    [
        ("甲乙丙", [(0, 2, "strong", ""), (1, 3, "emphasis", "")], "<strong>甲<em>乙</em></strong><em>丙</em>"),
        (
            "甲乙丙",
            [(0, 2, "strong", ""), (1, 3, "ruby", "ㄧ")],
            "<strong>甲</strong><ruby><strong>乙</strong>丙<rt>ㄧ</rt></ruby>",
        ),
        ("甲乙", [(0, 2, "link", "https://a.b"), (1, 2, "link", "https://c.d")], '<a href="https://a.b">甲乙</a>'),
        ("甲乙", [(0, 2, "link", "https://a.b"), (1, 1, "note", "n")], None),
        ("<&>\n", [], "&lt;&amp;&gt;<br/>"),
        ("\x00", [], "\ufffd"),
    ],
)
def test_marks_become_elements_that_nest(text, marks, markup):
    rich = RichText(text, tuple(Mark(Span(start, end), MarkKind(kind), target) for start, end, kind, target in marks))
    notes = (Note("n", (Paragraph(plain("註")),)),)
    found = "".join(texts_of(article_of(Paragraph(rich), notes=notes)).values())
    if markup is None:
        assert re.search(
            r'<a href="https://a.b">甲</a><a class="noteref"[^>]*>1</a><a href="https://a.b">乙</a>', found
        )
    else:
        assert f"<p>{markup}</p>" in found


@pytest.mark.parametrize(
    ("text", "squares"),
    [
        ("10月28日", ["10", "28"]),
        ("14000個", []),
        ("2025年，7個", ["7"]),
        ("5.5%與22%", ["22"]),
        ("什麼！？", ["!?"]),
        ("嗎??!", []),
        ("9:30與A4", []),
    ],
)
def test_short_numbers_stand_upright_in_vertical_text(text, squares):
    found = "".join(texts_of(article_of(Paragraph(plain(text))), writing="vertical").values())
    assert re.findall('<span class="tcy">(.*?)</span>', found) == squares


def test_the_date_of_the_title_page_stands_upright_in_vertical_text():
    document = Document(TW, Metadata(title=plain("茶"), date="2025-03-01"), (Paragraph(plain("文")),))
    made = book(document, "vertical")
    page = next(name for name in made.namelist() if "title" in name)
    assert '年<span class="tcy">3</span>月<span class="tcy">1</span>日' in made.read(page).decode()


def test_a_numbers_neighbour_in_another_language_lies_on_its_side():
    text = marked("用 10 days 之內", ("10 days", MarkKind.LANGUAGE, "en"))
    found = "".join(texts_of(article_of(Paragraph(text)), writing="vertical").values())
    assert "tcy" not in found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_marks_on_any_text_make_well_formed_files(data):
    text = data.draw(st.text("甲乙A1 <&>\n", max_size=12))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    kinds = st.sampled_from(MarkKind)
    made = data.draw(st.lists(st.tuples(spans, kinds), max_size=5))
    marks = tuple(Mark(Span(*span), kind, "en") for span, kind in made)
    for name, content in texts_of(article_of(Paragraph(RichText(text, marks)))).items():
        root = etree.fromstring(content.encode())
        if "/chapter" in name and not any(kind in {MarkKind.RAW, MarkKind.IMAGE} for _, kind in made):
            for element in list(root.iter("{*}rt")):
                element.text = ""
            words = "".join(str(part) for part in next(root.iter("{*}p")).itertext())
            assert words == text.replace("\n", "")
