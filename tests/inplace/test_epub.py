"""EPUB files converted in place: only text, language tags and titles change; EPUBCheck says no more than before."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.acceptance.epubcheck import epubcheck, messages
from tests.inplace.sample_books import NEW, OLD
from toolkit import inplace
from toolkit.conversion import Converter
from toolkit.errors import InputError
from toolkit.model.locale import Locale
from toolkit.typography import untouchable

CN, TW = Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW")
CONVERTER = Converter(CN, TW)
BOOKS = {"old": OLD, "new": NEW}
STAY = ("cover.png", ".smil", ".mp3", ".otf", ".css", ".txt", "META-INF/", "mimetype")


def converted(data):
    job = inplace.Job(Path("a.epub"), CN, TW, lambda text: CONVERTER.changes(text.text, untouchable(text)))
    return inplace.convert(data, job).data


def members(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [(each, archive.read(each)) for each in archive.infolist()]


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_members_keep_their_order_and_times_and_only_text_changes(book):
    before, after = members(book), members(converted(book))
    assert [(one.filename, one.date_time, one.compress_type) for one, _ in before] == [
        (one.filename, one.date_time, one.compress_type) for one, _ in after
    ]
    for (entry, old), (_, new) in zip(before, after, strict=True):
        if entry.filename.endswith(STAY) or entry.filename.startswith("META-INF"):
            assert new == old, entry.filename
        else:
            assert new != old, entry.filename


def text_of(data, name):
    found = next(content for entry, content in members(data) if entry.filename == name)
    return found.decode("utf-16" if found.startswith(b"\xff\xfe") else "utf-8")


PLACES = [
    ("old", "book.opf", "<dc:title>軟體&amp;頭髮</dc:title>"),
    ("old", "book.opf", 'opf:file-as="劉發, 里">劉發<'),
    ("old", "book.opf", "<dc:language>zh-TW</dc:language>"),
    ("old", "book.opf", "<![CDATA[<p>這裡有軟<b>體</b></p>]]>"),
    ("old", "book.opf", 'name="calibre:series" content="軟體叢書"'),
    ("old", "book.opf", 'name="cover" content="图"'),
    ("old", "book.opf", '<reference type="text" title="軟體" href="Text/%E7%AB%A0%E8%8A%82%20one.XHTML"/>'),
    ("old", "toc.ncx", 'xml:lang="zh-TW"'),
    ("old", "toc.ncx", "<text>頭髮</text>"),
    ("old", "toc.ncx", 'id="里"'),
    ("old", "Text/章节 one.XHTML", "<title>軟體</title>\r\n"),
    ("old", "Text/章节 one.XHTML", '軟<b>體</b>&mdash;<a title="軟體" href="two.html#里">頭</a>髮\r\n'),
    ("old", "Text/章节 one.XHTML", 'alt="軟體"/><![CDATA[這裡]]>'),
    ("old", "Text/章节 one.XHTML", '<p xml:lang="ja">国</p>'),
    ("old", "Text/two.html", '軟<b>體</b>&mdash;<a title="軟體" href="two.html#里">頭</a>髮\r\n'),
    ("new", "OEBPS/a.opf", '<dc:title xml:lang="ja">国</dc:title>'),
    ("new", "OEBPS/a.opf", 'property="file-as">軟體<'),
    ("new", "OEBPS/a.opf", 'xml:lang="zh-Hant"'),
    ("new", "OEBPS/nav.xhtml", '<a href="p.xhtml">軟<em>體</em></a>'),
    ("new", "OEBPS/p.xhtml", "<ruby>軟<rt>ruǎn</rt>體<rt>jiàn</rt></ruby>，<br/>頭髮</p>"),
    ("new", "OEBPS/p.xhtml", 'lang="zh-TW" lang="zh-TW"><head>'),
    ("new", "OEBPS/p.xhtml", '<body style="writing-mode: vertical-rl">'),
    ("new", "OEBPS/p.xhtml", "<text>軟<tspan>體</tspan></text>"),
    ("new", "OEBPS/v.svg", '"软件"}</style>\n<title>軟體</title><text>頭<tspan>髮</tspan></text>'),
]


@pytest.mark.parametrize(("book", "name", "want"), PLACES)
def test_place(book, name, want):
    assert want in text_of(converted(BOOKS[book]), name)


def test_epubcheck_says_no_more_than_before(tmp_path):
    paths = []
    for name, book in BOOKS.items():
        for state, data in (("before", book), ("after", converted(book))):
            paths.append(tmp_path / f"{name}-{state}.epub")
            paths[-1].write_bytes(data)
    found = {path.stem: messages(report) for path, report in epubcheck(paths, tmp_path).items()}
    said = {name: [re.sub(r"\S*-(before|after)\.epub", "", line) for line in lines] for name, lines in found.items()}
    for name in BOOKS:
        assert said[f"{name}-after"] == said[f"{name}-before"]


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_a_book_that_lost_bytes_is_said_to_be_damaged(book):
    for start in range(1, 60):
        for damaged in (book[start:], book[:start] + book[2 * start :], book[: -10 * start]):
            try:
                converted(damaged)
            except InputError as problem:
                assert "\n" not in str(problem)  # noqa: PT017 - damage may also be where nobody looks
