"""The text writer."""

from pathlib import Path

from hypothesis import given, settings

from tests.strategies import documents
from toolkit.model.document import Paragraph
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


def test_the_head_says_who_did_what():
    assert written("---\ntitle: 茶\nauthor: 甲\ntranslator: 乙\npublisher: 丙社\ndate: 2025-03-01\n---\n\n文。\n") == (
        "茶\n\n甲\n乙 譯\n丙社\n2025-03-01\n\n文。\n"
    )


def test_what_text_cannot_show_is_said():
    document = read(Source("**甲**".encode(), Path("a.md"))).document
    assert [str(issue.message) for issue in write(document, Options()).issues] == ["Plain text cannot show: strong"]


@given(documents())
@settings(max_examples=30, deadline=None, derandomize=True)
def test_no_character_is_lost(document):
    found = "".join(write(document, Options()).data.decode().split())
    for block in document.blocks:
        if isinstance(block, Paragraph) and not block.text.marks:
            assert "".join(block.text.text.split()) in found
