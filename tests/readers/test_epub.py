"""EPUB read back: what the writer wrote, what others wrote, and what is meant to do harm."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inplace.sample_books import OLD
from tests.writers.sample_documents import BLOCKS, CN, DOT, METADATA, NOTES, TW, article
from toolkit import writers
from toolkit.errors import InputError
from toolkit.model.document import (
    CodeBlock,
    Document,
    Figure,
    Heading,
    ListBlock,
    Metadata,
    Paragraph,
    Parallel,
    Quotation,
    Section,
    ThematicBreak,
    Verse,
)
from toolkit.model.parallel import parallel
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain
from toolkit.readers import Source, epub

BOOK = Path("book.epub")


def read_back(document):
    data = writers.write(document, "epub", writers.Options(resources={"dot.png": DOT})).data
    return epub.read(Source(data, BOOK))


def shallow(blocks):
    """Headings on the level that they have in the book, without identifiers that a format makes up."""
    levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while levels and levels[-1] >= block.level:
                levels.pop()
            levels.append(block.level)
            yield Heading(len(levels), block.text)
        elif isinstance(block, Section):
            yield replace(block, blocks=tuple(shallow(block.blocks)))
        else:
            yield block


def test_an_article_comes_back_with_its_metadata():
    reading = read_back(article())
    assert replace(reading.document.metadata, cover="") == METADATA
    assert reading.document.locale == TW
    assert reading.resources[reading.document.metadata.cover].startswith(b"\x89PNG")


def test_an_article_comes_back_with_its_blocks():
    reading = read_back(article())
    kinds = [type(block) for block in reading.document.blocks]
    assert kinds == [
        Paragraph if isinstance(block, Figure) and block.target == "none.png" else type(block)
        for block in BLOCKS
        if type(block).__name__ != "RawBlock"
    ]
    figure = next(block for block in reading.document.blocks if isinstance(block, Figure))
    assert reading.resources[figure.target] == DOT
    links = [mark.target for text in reading.document.texts() for mark in text.marks if mark.kind is MarkKind.LINK]
    assert "#sec-1" in links
    terms = [mark.target for text in reading.document.texts() for mark in text.marks if mark.kind is MarkKind.TERM]
    assert terms == ["c-pip"]


def test_a_note_that_three_places_refer_to_is_one_note():
    document = read_back(article()).document
    references = [mark.target for text in document.texts() for mark in text.marks if mark.kind is MarkKind.NOTE]
    assert len(references) == 5
    assert [note.identifier for note in document.notes] == list(dict.fromkeys(references))
    assert len(document.notes) == len(NOTES)
    assert document.notes[0].blocks == NOTES[0].blocks


def test_a_parallel_edition_comes_back():
    made = parallel(article(), Document(CN, METADATA, BLOCKS, NOTES))
    pairs = [block for block in made.blocks if isinstance(block, Parallel)]
    read = [block for block in read_back(made).document.blocks if isinstance(block, Parallel)]
    assert [[side.locale for side in block.sides] for block in read] == [
        [side.locale for side in block.sides] for block in pairs
    ]


words = st.text("甲乙丙，。「」 Aa1\n", min_size=1, max_size=14).map(
    lambda text: re.sub(" *\n *| +", lambda found: found[0].strip(" ") or " ", text).strip()
)
MARKS = ((MarkKind.EMPHASIS, ""), (MarkKind.LANGUAGE, "en"), (MarkKind.RUBY, "ㄇ"), (MarkKind.KEEP, ""))


@st.composite
def texts(draw):
    text = draw(words.filter(bool))
    marks = []
    for kind, target in (
        (MarkKind.EMPHASIS, ""),
        (MarkKind.LANGUAGE, "en"),
        (MarkKind.RUBY, "ㄇ"),
        (MarkKind.KEEP, ""),
    ):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            marks.append(Mark(Span(start, end), kind, target))
    return RichText(text, tuple(marks))


plain_blocks = st.one_of(
    texts().map(Paragraph),
    texts().map(lambda text: Heading(2, text)),
    words.filter(bool).map(CodeBlock),
    st.lists(words.filter(lambda text: text and "\n" not in text).map(plain), min_size=1, max_size=3).map(
        lambda lines: Verse(tuple(lines))
    ),
    st.just(ThematicBreak()),
)
blocks = st.lists(
    st.one_of(
        plain_blocks,
        texts().map(lambda text: Quotation((Paragraph(text),))),
        st.lists(texts().map(lambda text: (Paragraph(text),)), min_size=1, max_size=3).map(
            lambda items: ListBlock(tuple(items))
        ),
    ),
    max_size=6,
)


def whole(text):
    """Which characters have which marks: two stretches that touch are read as one or two, with the same meaning."""
    held = {(index, mark.kind) for mark in text.marks for index in range(mark.span.start, mark.span.end)}
    return text.text, frozenset(held)


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_no_word_and_no_mark_is_lost_on_the_way(made):
    document = Document(TW, Metadata(plain("題")), tuple(made))
    read = read_back(document).document
    assert [type(block) for block in shallow(read.blocks)] == [type(block) for block in shallow(document.blocks)]
    found = [whole(text) for text in read.texts() if text.text]
    assert found == [whole(text) for text in document.texts() if text.text]


def archive(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return stream.getvalue()


CONTAINER = (
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/>'
    b"</rootfiles></container>"
)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"../a": b""}, "outside"),
        ({"/a": b""}, "outside"),
        ({"C:/a": b""}, "outside"),
        ({"a\\..\\..\\b": b""}, "outside"),
        ({}, "no 'META-INF/container.xml'"),
        ({"META-INF/container.xml": b"<a"}, "not well-formed"),
        ({"META-INF/container.xml": b"<container/>"}, "names no package"),
        ({"META-INF/container.xml": CONTAINER}, "no 'a.opf'"),
        ({"META-INF/container.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "entities"),
        ({"META-INF/container.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}, "entities"),
        ({"META-INF/container.xml": b" " * (1 << 27)}, "beyond all measure"),
    ],
)
def test_a_book_that_is_none_is_refused_in_one_line(files, words):
    with pytest.raises(InputError, match=words) as raised:
        epub.read(Source(archive(files), BOOK))
    assert str(raised.value).startswith("book.epub: ")
    assert "\n" not in str(raised.value)


def test_what_is_no_zip_file_is_refused():
    with pytest.raises(InputError, match="not a ZIP file"):
        epub.read(Source(b"PK but not really", BOOK))


def foreign(body, metadata=""):
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:language>zh-CN</dc:language>{metadata}</metadata>"
        '<manifest><item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    page = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{body}</body></html>'
    )
    files = {"META-INF/container.xml": CONTAINER, "a.opf": package.encode(), "a b.xhtml": page.encode()}
    return epub.read(Source(archive(files), BOOK))


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>一&nbsp;二</p>", ["一\u00a02".replace("2", "二")]),
        ("<p>软<b>件</b></p>", ["软件"]),
        ("<div>裸字<p>段</p>尾</div>", ["裸字", "段", "尾"]),
        ("<p>一行\n  二行</p>", ["一行二行"]),
        ("<p>one\n  two</p>", ["one two"]),
        ("<p>甲<br/>  乙</p>", ["甲\n乙"]),
        ("<p>甲</p><script>x</script><nav><ol><li>目</li></ol></nav>", ["甲"]),
        ("<table><tr><th>a</th></tr><tr><td><p>b</p><p>c</p></td></tr></table>", ["a", "b\nc"]),
        ("<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby></p>", ["汉字"]),
        ("<ul><li>一<ul><li>二</li></ul></li></ul>", ["一", "二"]),
        ("<dl><dt>甲</dt><dd>乙</dd></dl>", ["甲", "乙"]),
        (
            (
                "<p>文<a role='doc-noteref' href='#n'>1</a></p><section role='doc-endnotes'><hr/>"
                "<aside role='doc-footnote' id='n'><p>1. 註 <a role='doc-backlink'>↩</a></p></aside></section>"
            ),
            ["文", "1. 註"],
        ),
    ],
)
def test_markup_of_other_makers(body, texts):
    assert [text.text for text in foreign(body).document.texts() if text.text] == texts


def test_metadata_of_epub_2():
    metadata = '<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="trl" opf:file-as="Li">李</dc:creator>'
    (creator,) = foreign("<p>文</p>", metadata).document.metadata.creators
    assert (creator.name.text, creator.role, creator.file_as) == ("李", "trl", "Li")


def test_what_the_model_cannot_hold_is_said():
    issues = foreign("<p>甲<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math></p>").issues
    assert [str(issue.message) for issue in issues] == ["The reader cannot keep math."]


def test_an_old_book_in_utf_16_with_names_of_characters_and_a_description_in_html_is_read():
    document = epub.read(Source(OLD, BOOK)).document
    assert document.metadata.description.text == "这里有软件"
    texts = [text.text for text in document.texts()]
    # Once in UTF-8, once in UTF-16: the same page.
    assert [text for text in texts if "—" in text] == ["软件—头发 软件这里"] * 2
