"""The text writer."""

from pathlib import Path

from hypothesis import given, settings

from tests.strategies import documents
from toolkit.readers import Source
from toolkit.readers.markdown import read
from toolkit.writers import Options
from toolkit.writers.text import write


def written(markdown, tag="zh-Hant-TW"):
    return write(read(Source(markdown.encode(), Path(f"a.{tag}.md"))).document, Options()).data.decode()


def test_a_document_reads_well():
    assert written(
        "---\ntitle: 裁員\nauthor: 甲\n---\n\n## 一\n\n見<ruby>滅霸<rt>ㄇㄧㄝˋ</rt></ruby>[^1]與[官網](https://a.tw/)。\n\n"
        "- 甲\n- 乙\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n[^1]: 註。\n"
    ) == (
        "裁員\n\n甲\n\n一\n\n見滅霸（ㄇㄧㄝˋ）[1]與官網 <https://a.tw/>。\n\n- 甲\n- 乙\n\n甲\t乙\n"
        "1\t2\n\n註釋\n\n[1] 註。\n"
    )


def test_what_text_cannot_show_is_said():
    document = read(Source("**甲**".encode(), Path("a.md"))).document
    assert [str(issue.message) for issue in write(document, Options()).issues] == ["Plain text cannot show: strong"]


@given(documents())
@settings(max_examples=30, deadline=None)
def test_no_character_is_lost(document):
    found = write(document, Options()).data.decode()
    kept = [text for block in document.blocks for text in _paragraphs(block)]
    assert all(part in "".join(found.split()) for text in kept for part in ["".join(text.split())])


def _paragraphs(block):
    text = getattr(block, "text", None)
    return [text.text] if hasattr(text, "text") and not text.marks else []
