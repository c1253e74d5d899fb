"""The text reader: which lines are paragraphs, and where each character stands."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.model.text import RichText
from toolkit.readers import Source, read
from toolkit.readers.text import read as read_text


def reading(text, encoding=""):
    return read_text(Source(text if isinstance(text, bytes) else text.encode(), Path("a.txt"), None, encoding))


def paragraphs(text):
    return [block.text.text for block in reading(text).document.blocks]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲。\n乙。\n", ["甲。", "乙。"]),
        ("甲。\r\n\r\n乙。", ["甲。", "乙。"]),
        ("　　甲。\n　　乙。", ["甲。", "乙。"]),
        ("一輪裁\n員開始了。\n\n約 AWS\n的人。", ["一輪裁員開始了。", "約 AWS 的人。"]),
        (
            "他說：「好。」\n她走了。\n\n第二節開始。\n天亮了。",
            ["他說：「好。」", "她走了。", "第二節開始。", "天亮了。"],
        ),
        ("甲\f乙", ["甲", "乙"]),
        ("蘋果\n香蕉\n橘子", ["蘋果", "香蕉", "橘子"]),
        (
            "床前明月光，\n疑是地上霜。\n\n舉頭望明月，\n低頭思故鄉。",
            ["床前明月光，", "疑是地上霜。", "舉頭望明月，", "低頭思故鄉。"],
        ),
        ("字" * 20 + "\n" + "字" * 20 + "\n字。", ["字" * 41 + "。"]),
        ("", []),
    ],
)
def test_paragraphs(text, wanted):
    assert paragraphs(text) == wanted


def test_joined_lines_are_said():
    assert [issue.check for issue in reading("一輪裁\n員開始了。\n\n約\n是。").issues] == ["joined-lines"]


def test_a_control_character_is_an_issue_with_its_place():
    found = reading("甲\x00乙")
    assert [(issue.check, str(issue.location)) for issue in found.issues] == [("control-character", "a.txt:1:2")]
    assert found.document.blocks[0].text.text == "甲 乙"


def test_the_article_is_read_to_the_letter(shared):
    path = shared / "sources" / "amazon-layoffs.zh-Hant-TW.txt"
    document = read(path).document
    assert str(document.locale) == "zh-Hant-TW"
    lines = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
    assert list(document.texts())[6:] == [RichText(line) for line in lines]


def test_another_encoding_is_never_guessed():
    with pytest.raises(InputError, match="it may be gb18030"):
        reading("上月底，亚马逊启动了近年规模最大的一轮裁员。".encode("gb18030"))
    assert reading("亚马逊".encode("gb18030"), "gbk").document.blocks[0].text.text == "亚马逊"


@given(st.text(alphabet="裁員。a \t\n\r\u3000\f"))
@settings(max_examples=100, deadline=None)
def test_every_character_has_its_place(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for block in reading(text).document.texts():
        for offset, character in enumerate(block.text):
            line, column = block.place(offset)
            if character != " ":
                assert lines[line - 1][column - 1] == character
