"""Pages in older encodings, converted in place."""

import io
import zipfile
from pathlib import Path

import pytest

from toolkit import inplace
from toolkit.inplace import declared_as_utf8
from toolkit.model.locale import Locale
from toolkit.model.text import Change, Span

CN, TW = Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW")
WORD, NEW = "软件", "軟體"


def stage(text):
    start = text.text.find(WORD)
    return (Change(Span(start, start + 2), WORD, NEW, "test:x"),) if start >= 0 else ()


def converted(data, name="a.html"):
    return inplace.convert(data, inplace.Job(Path(name), CN, TW, stage)).data


@pytest.mark.parametrize(
    ("head", "codec", "new"),
    [
        ("<meta charset=gb2312>", "gbk", NEW),
        ("<META HTTP-EQUIV='Content-Type' content='text/html; charset=x-gbk'>", "gbk", NEW),
        ("<meta charset=gb18030>", "gb18030", NEW),
        ("<meta charset=iso-8859-1>", "iso-8859-1", "&#36575;&#39636;"),
        ("<?xml version='1.0' encoding='gb2312'?>", "gb2312", "&#36575;&#39636;"),
        ("<?xml version='1.0' encoding='UTF-16'?>", "utf-8", NEW),
        ("<?xml version='1.0' encoding='UTF-16'?>", "utf-16-be", NEW),
        ("\ufeff<?xml version='1.0' encoding='UTF-16'?>", "utf-16-le", NEW),
        ("\ufeff<meta charset=gbk>", "utf-8", NEW),
    ],
)
def test_a_page_stays_in_its_encoding(head, codec, new):
    old = WORD if codec != "iso-8859-1" else "&#36719;&#20214;"
    data = f"{head}\r\n<p>{old}</p>".encode(codec)
    assert converted(data) == f"{head}\r\n<p>{new}</p>".encode(codec)


def test_gb2312_that_holds_more_is_read_as_browsers_do():
    data = "<meta charset=gb2312>\U00020000软件".encode("gb18030")
    assert converted(data) == "<meta charset=gb2312>\U00020000軟體".encode("gb18030")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('<meta charset="big5"><p>', '<meta charset="utf-8"><p>'),
        ("<?xml version='1.0' encoding='GBK'?><p>", "<?xml version='1.0' encoding='utf-8'?><p>"),
        ('"Content-Type: text/plain; charset=GB2312\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"'),
        ("charset=big5", "charset=big5"),
    ],
)
def test_what_is_no_longer_in_its_encoding_says_so(text, want):
    assert declared_as_utf8(text) == want


def test_names_in_utf_8_that_do_not_say_so_are_understood():
    class Silent(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):  # noqa: N802 - what zipfile calls
            return self.filename.encode(), 0

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("META-INF/container.xml", '<rootfile full-path="书.opf"/>')
        archive.writestr(Silent("书.opf"), '<item href="%E7%AB%A0.HTM" media-type="text/xml"/>')
        archive.writestr(Silent("章.HTM"), "<p>软件</p>")
    result = zipfile.ZipFile(io.BytesIO(converted(made.getvalue(), "a.epub")))
    assert result.read("章.HTM").decode() == "<p>軟體</p>"
