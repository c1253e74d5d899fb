"""Every character of every text is found in the file at the place that the Markdown reader names."""

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.strategies import documents
from toolkit.readers import Source
from toolkit.readers.markdown import read
from toolkit.writers import Options
from toolkit.writers.markdown import write

SOURCE = """---
title: '软''件'
author: [甲, "乙"]
---
软*件*在`软件`和<https://x.cn/软件>这里[^里]。&后 \\*星\\* ![图](a.png "说") [链*接*](http://a.b/软 "题")后`` `碼` ``

- 项目
\t- 制表
\t续行\x20\x20
  硬行

> 引
> 用 **粗
> 体** x
>
> 甲 | 乙\\|丙 | `a\\|b`
> ---|---|---
> 1 | *2* | 三

Setext 题
===

词
:   定义 *x*

    第二 段

| 诗 *一*
| 诗二

![图](b.png "说明")

[^里]: 注 `c`

    第二段 **粗** <span lang="en">x</span> <ruby>滅<rt>ㄇ</rt>霸<rt>ㄅ</rt></ruby>者
"""


def misplaced(source, data, locale=None):
    """The characters that the source does not have where the reader says; escapes may point to their sign."""
    lines = source.split("\n")
    for text in read(Source(data, Path("a.md"), locale)).document.texts():
        for offset, character in enumerate(text.text):
            line, column = text.place(offset)
            if not character.isspace() and (not line or lines[line - 1][column - 1 : column] not in {character, "&"}):
                yield character, line, column, text.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_kind_of_markup(end, mark):
    assert list(misplaced(SOURCE, (mark + SOURCE.replace("\n", end)).encode())) == []


@given(documents(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40, deadline=None, derandomize=True, phases=[Phase.generate])
def test_whatever_a_document_holds(document, end):
    front, fence, body = write(document, Options()).data.decode().partition("\n---\n")
    source = body if fence else front
    assert list(misplaced(source, source.replace("\n", end).encode(), document.locale)) == []
