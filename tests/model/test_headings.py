"""Levels of headings: none is skipped in an edition, and one at most is the first."""

import pytest

from toolkit.model.document import Document, Heading, Metadata, Paragraph
from toolkit.model.headings import in_order, titled
from toolkit.model.locale import Locale
from toolkit.model.text import plain

TW = Locale("zh", "Hant", "TW")


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        ([1, 2, 2, 3], [1, 2, 2, 3]),
        ([2, 3, 2], [2, 3, 2]),
        ([1, 3, 6, 2], [1, 2, 3, 2]),
        ([1, 1, 2, 1], [1, 2, 3, 2]),
        ([3, 1, 6], [2, 2, 3]),
        ([], []),
    ],
)
def test_levels_are_closed_up_below_the_one_title(levels, wanted):
    blocks = tuple(Heading(level, plain("題" if not index else str(index))) for index, level in enumerate(levels))
    found = in_order(Document(TW, Metadata(plain("題")), blocks))
    assert [block.level for block in found.blocks if isinstance(block, Heading)] == wanted


@pytest.mark.parametrize(
    ("text", "title"),
    [("沒有標題的文章。第二句。", "沒有標題的文章"), ("字" * 30, "字" * 23 + "…"), ("", "")],
)
def test_an_article_without_title_and_headings_takes_its_first_words(text, title):
    assert titled(Document(TW, Metadata(), (Paragraph(plain(text)),))).metadata.title.text == title


def test_the_only_heading_of_the_first_level_is_a_part_where_text_stands_before_it():
    blocks = (Paragraph(plain("文")), Heading(1, plain("附錄")), Heading(2, plain("甲")))
    found = in_order(Document(TW, Metadata(plain("題")), blocks))
    assert [block.level for block in found.blocks if isinstance(block, Heading)] == [2, 3]
    for same in (Document(TW, Metadata(), blocks), Document(TW, Metadata(plain("附錄")), blocks)):
        assert in_order(same) == same
    first = Document(TW, Metadata(plain("題")), blocks[1:])
    assert in_order(first) == first
