"""Files converted in place: the cases of tests/cases/inplace.toml, and what holds for all of them."""

import io
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import inplace
from toolkit.conversion import Converter
from toolkit.errors import InputError, UsageError
from toolkit.inplace.passages import Passage, rewrite
from toolkit.model.locale import Locale
from toolkit.model.text import Change, Span
from toolkit.typography import untouchable

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "inplace.toml").read_text("utf-8"))["case"]
CN, TW = Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW")
CONVERTER = Converter(CN, TW)


def job(name, stage=lambda text: CONVERTER.changes(text.text, untouchable(text))):
    return inplace.Job(Path(name), CN, TW, stage)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['suffix']}: {case['why']}") for case in CASES])
def test_case(case):
    made = inplace.convert(case["text"].encode(), job("file" + case["suffix"]))
    assert made.data.decode() == case["want"]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['suffix']}: {case['why']}") for case in CASES])
def test_without_changes_nothing_but_language_tags_changes(case):
    same = inplace.Job(Path("file" + case["suffix"]), CN, CN, lambda text: ())
    tags = ("zh-CN", "zh_CN", "zh-cn", "zh-cmn-Hans", "zh-Hans")
    made = inplace.convert(case["text"].encode(), same).data.decode()
    for tag in tags:
        made, case = made.replace(tag, ""), {**case, "text": case["text"].replace(tag, "")}
    assert made == case["text"]


@given(st.lists(st.text("软件头发ab", min_size=1, max_size=4), max_size=6), st.data())
def test_a_change_over_several_pieces_gives_the_changed_text(parts, data):
    source, passage = "", Passage()
    for part in parts:
        source += "<b>"
        passage.add(part, len(source), len(source) + len(part))
        source += part
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text("軟體頭髮", min_size=1, max_size=5))
    change = Change(Span(start, end), text[start:end], new, "test:x")
    made = rewrite(source, [passage], lambda _: (change,))
    assert made.replace("<b>", "") == (text[:start] + new + text[end:] if parts else "")
    assert made.count("<b>") == len(parts)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b'{"a": }', "a.json:1: not JSON"),
        ("a.yaml", b"a: [1\nb: %", "a.yaml:2: not YAML"),
        ("a.yaml", b"[" * 20000, "a.yaml:1: not YAML: deeper than 100 brackets"),
        ("a.srt", "只有文字".encode(), "a.srt: no subtitles in it"),
        ("a.po", "只有文字".encode(), "a.po: no PO file"),
        ("a.epub", b"no zip", "a.epub: not a ZIP file"),
        ("a.docx", b"PK", "a.docx: not a ZIP file"),
        ("a.html", b"\xff\xfeabc\xd8", "UTF-16-LE text"),
        (
            "a.srt",
            "1\n软".encode("gbk"),
            "a.srt:2: not utf-8: byte 0xc8 at offset 2; it may be gb18030: say --encoding gb18030",
        ),
        ("a.html", b"<meta charset=klingon>", "unknown encoding 'klingon'"),
        ("a.html", b'<!DOCTYPE a [\n<!ENTITY b "c">]><p>&b;', "a.html:2: declares entities of its own"),
    ],
)
def test_bad_input_is_said_in_one_line(name, data, said):
    with pytest.raises(InputError) as caught:
        inplace.convert(data, job(name))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match=r"\.html.*\.epub"):
        inplace.convert(b"", job("a.pdf"))


def test_what_inflates_beyond_all_measure_is_refused():
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", '<rootfile full-path="a.opf"/>')
        archive.writestr("a.opf", b"0" * 100_000_000)
    with pytest.raises(InputError, match="beyond all measure"):
        inplace.convert(output.getvalue(), job("a.epub"))


def test_a_heading_that_is_the_title_is_not_said_to_be_left():
    assert inplace.convert("# 软件\n\n里面\n".encode(), job("a.md")) == inplace.Result("# 軟體\n\n裡面\n".encode())


@pytest.mark.parametrize("text", ["", "<xliff", "<a/>", '<!DOCTYPE a [<!ENTITY x "y">]><xliff>&x;</xliff>'])
def test_what_is_no_xliff_is_refused(text):
    with pytest.raises(InputError, match=r"^a\.xliff: "):
        inplace.convert(text.encode(), job("a.xliff"))


def test_runs_that_are_japanese_stay_where_kana_show_it():
    def run(text, tag):
        return f'<w:r><w:rPr><w:lang w:eastAsia="{tag}"/></w:rPr><w:t>{text}</w:t></w:r>'

    made = io.BytesIO()
    body = f"<w:p>{run('国の', 'ja-JP')}{run('国', 'zh-CN')}</w:p><w:p>{run('国', 'ja-JP')}</w:p>"
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    result = inplace.convert(made.getvalue(), job("a.docx")).data
    text = zipfile.ZipFile(io.BytesIO(result)).read("word/document.xml").decode()
    assert re.findall("<w:t>(.*?)</w:t>", text) == ["国の", "國", "國"]


@pytest.mark.parametrize("opening", ["<!--", "<![CDATA[", "<?", "<!a", "<!a[", "<", '<a title="'])
def test_what_is_never_closed_is_read_to_its_end(opening):
    # Where each opening is looked for an end of its own, this does not come back.
    source = "<p>软件</p>" + opening * 20_000
    assert inplace.convert(source.encode(), job("a.html")).data.decode().startswith("<p>軟體</p>")
