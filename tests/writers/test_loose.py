"""Notes that nothing refers to, and GitHub's alerts: no edition drops a word of them."""

import io
import zipfile
from pathlib import Path

import pytest

from toolkit import writers
from toolkit.model.document import CodeBlock, Document, ListBlock, Paragraph, Role, Section
from toolkit.model.locale import Locale
from toolkit.model.text import ALERT
from toolkit.model.walking import texts_of
from toolkit.readers import Source
from toolkit.readers import markdown as markdown_reader
from toolkit.writers.loose import fastened

SOURCE = """---
title: 題
lang: zh-Hant-TW
---

## 章

文[^b]。

[^a]: 沒有人引用的註，見[^c]。

[^b]: 有人引用。

[^c]: 只有註引用的註。

<!-- colophon -->

## 版權頁

完。

<!-- /colophon -->
"""
ALERTS = "> [!NOTE]\n> 用 AI 的人。\n> 第二行。\n>\n> 又一段。\n\n文\n\n> [!tip]- 小心 **火**\n> 內文。\n"


def document_of(text: str) -> Document:
    source = Source(text.encode(), Path("a.md"), locale=Locale.parse("tw"))
    return markdown_reader.read(source).document


def test_a_loose_note_stands_in_a_list_before_the_back_matter():
    found, issues = fastened(document_of(SOURCE))
    assert [block.role for block in found.blocks if isinstance(block, Section)] == [Role.APPENDIX, Role.COLOPHON]
    appendix = found.blocks[-2]
    assert isinstance(appendix, Section)
    assert isinstance(appendix.blocks[1], ListBlock)
    assert len(appendix.blocks[1].items) == 1
    # The note inside of it has a reference now, and stays a note.
    assert [note.identifier for note in found.notes] == ["b", "c"]
    assert [issue.check for issue in issues] == ["note-unused"]


@pytest.mark.parametrize("name", ["epub", "docx", "html", "txt", "md"])
@pytest.mark.parametrize("words", ["沒有人引用的註，見", "有人引用。", "只有註引用的註。"])
def test_no_format_drops_a_note(name, words):
    assert words in words_of(SOURCE, name)


def words_of(source: str, name: str) -> str:
    data = writers.write(document_of(source), name).data
    if name not in {"epub", "docx"}:
        return data.decode()
    archive = zipfile.ZipFile(io.BytesIO(data))
    return "".join(archive.read(each).decode() for each in archive.namelist() if each.endswith((".xhtml", ".xml")))


def test_an_alert_is_a_quotation_whose_sign_stands_alone():
    first, _, second = document_of(ALERTS).blocks
    assert [text.text for text in texts_of((first,))] == ["[!NOTE]", "用 AI 的人。第二行。", "又一段。"]
    assert [text.text for text in texts_of((second,))] == ["[!tip]- 小心 火", "內文。"]


def test_an_alert_is_written_as_github_shows_it():
    written = writers.write(document_of(ALERTS), "md").data.decode()
    assert "> [!NOTE]\n> 用 AI 的人。第二行。\n>\n> 又一段。\n" in written
    assert "> [!tip]- 小心 **火**\n> 內文。\n" in written
    assert document_of(written).blocks == document_of(ALERTS).blocks


@pytest.mark.parametrize("name", ["epub", "docx", "html", "txt"])
def test_a_book_shows_an_alert_in_words(name):
    shown = words_of(ALERTS, name)
    assert "附註" in shown
    assert "小心" in shown
    assert "[!" not in shown


def test_a_link_or_words_in_brackets_are_no_alert():
    for text in ("> [!NOTE](http://a.tw) 連結", "> [!]", "> ![NOTE](a.png)", "> [NOTE]\n> 文"):
        texts = texts_of(document_of(text).blocks)
        assert not any(mark.target == ALERT for each in texts for mark in each.marks)


def test_a_formula_by_itself_is_set_line_by_line_and_one_in_a_sentence_is_not():
    source = "$$\nx_1\n\n- y\n$$\n\n設$x_1$，\n\n$$a_1$$ 與 $$b_1$$\n"
    blocks = fastened(document_of(source))[0].blocks
    assert [type(block) for block in blocks] == [CodeBlock, Paragraph, Paragraph]
    assert "$$\nx_1\n\n- y\n$$</code></pre>" in words_of(source, "epub")


def test_tasks_have_boxes_in_books_and_stay_as_they_are_in_markdown():
    source = "- [x] 買菜\n- [ ] 洗碗\n- [y] 無\n- [x](u) 鏈\n"
    assert all(word in words_of(source, "epub") for word in ("☑ 買菜", "☐ 洗碗", "[y] 無"))
    assert "☑" not in words_of(source, "md")
    assert "- [x] 買菜\n" in words_of(source, "md")
