"""What each maker of web sites gets, and that it reads back as the same text."""

from pathlib import Path

import pytest

from toolkit.errors import UsageError
from toolkit.readers import Source
from toolkit.readers.markdown import read
from toolkit.writers import Options
from toolkit.writers.markdown import write
from toolkit.writers.markdown_layouts import LAYOUTS, file_name

SOURCE = """---
title: 題
lang: zh-TW
date: 2025-11-20
rights: © 甲
tags:
  - 科技
---

## 節 {#s}

甲 | 乙 {{ x }} {% y %} a < b \\<c> 這是<strong>「裁員」</strong>的\\
第二行 https://a.tw/b {z}[^1]

- 一
  - 二

[^1]: 註
"""


def document():
    return read(Source(SOURCE.encode(), Path("a.md"))).document


def written(layout):
    return write(document(), Options(layout=layout)).data.decode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_back_as_the_same_blocks(layout):
    assert read(Source(written(layout).encode(), Path("a.md"))).document.blocks == document().blocks


@pytest.mark.parametrize(
    ("layout", "name", "parts"),
    [
        (
            "",
            "裁員.zh-Hant-TW.md",
            ['## <span id="s"></span>節', "{{ x }}", "<!-- -->**「裁員」**<!-- -->", "<https://a.tw/b>"],
        ),
        ("hugo", "content/zh-hant-tw/posts/裁員.md", ["## 節 {#s}", 'copyright: "© 甲"', "{<!-- -->{ x }}"]),
        ("jekyll", "_posts/2025-11-20-裁員.zh-Hant-TW.md", ['layout: "post"', "甲 \\| 乙", "{<!-- -->% y %}"]),
        ("hexo", "source/_posts/裁員.zh-Hant-TW.md", ["{<!-- -->{ x }}"]),
        ("mkdocs", "docs/zh-Hant-TW/裁員.md", ["的<br />\n第", "&lt;c>", "- 一\n    - 二"]),
        (
            "docusaurus",
            "i18n/zh-Hant-TW/docusaurus-plugin-content-blog/2025-11-20-裁員.md",
            ["\\{z}", "a \\< b", "<strong>「裁員」</strong>", "[https://a.tw/b](https://a.tw/b)"],
        ),
        ("vuepress", "docs/zh-Hant-TW/裁員.md", ["{<!-- -->{ x }}"]),
    ],
)
def test_a_layout_has_its_file_name_and_its_signs(layout, name, parts):
    assert file_name(document(), layout, "裁員") == name
    for part in [*parts, "tags:\n  - 科技\n"]:
        assert part in written(layout)


def test_an_unknown_layout_is_an_error():
    with pytest.raises(UsageError, match="unknown layout 'ghost'; one of hugo, jekyll"):
        written("ghost")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("tags:\n- a\n- b", "tags:\n  - a\n  - b\n"),
        ("seo: {title: x,d: y}", "seo: {title: x, d: y}\n"),
        ("menu:\n    main:\n        weight: 1", "menu:\n  main:\n    weight: 1\n"),
        ("draft: ~", "draft:\n"),
        ("note: |\n  a\n  b", "note: |\n  a\n  b\n"),
        ("a: 1 # why", "a: 1 # why\n"),
    ],
)
def test_keys_of_others_are_given_back_in_the_style_of_mdformat(source, wanted):
    page = f"---\ntitle: 題\n{source}\nlang: zh-TW\n---\n\n正文\n"
    found = write(read(Source(page.encode(), Path("a.md"))).document, Options()).data.decode()
    assert found == f'---\ntitle: "題"\n{wanted}lang: "zh-Hant-TW"\n---\n\n正文\n'
