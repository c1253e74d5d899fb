"""Narrow columns: of parallel editions, and of tables."""

import io
import zipfile

import pytest
from lxml import etree

from toolkit.model.document import (
    Block,
    CodeBlock,
    Document,
    Heading,
    ListBlock,
    Metadata,
    Paragraph,
    Parallel,
    Side,
    Table,
)
from toolkit.model.locale import Locale
from toolkit.model.text import plain
from toolkit.writers import Options, write
from toolkit.writers.xhtml.stylesheet import stylesheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TW, CN = Locale.parse("tw"), Locale.parse("cn")


def word(*blocks: Block, writing: str = "horizontal") -> etree._Element:
    data = write(Document(TW, Metadata(), blocks), "docx", Options(writing=writing)).data
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def beside(main: Block, other: Block) -> Parallel:
    return Parallel((Side(TW, (main,)), Side(CN, (other,))))


def test_lines_in_columns_are_even_at_their_beginnings_only():
    long = "見internationalization與incomprehensibilities。"
    item = ListBlock(((Paragraph(plain(long)),),))
    root = word(beside(Paragraph(plain(long)), Paragraph(plain(long))), beside(item, item), Paragraph(plain(long)))
    texts = [each for each in root.iter(f"{W}p") if "見" in "".join(map(str, each.itertext()))]
    sides = [each.find(f"{W}pPr/{W}jc") for each in texts]
    assert [side is not None and side.get(f"{W}val") == "left" for side in sides] == [True] * 4 + [False]
    assert ".parallel > div { text-align: start; }" in stylesheet(TW)


def test_a_heading_that_both_languages_write_alike_is_said_once_in_word():
    heading = beside(Heading(2, plain("Q & A")), Heading(2, plain("Q & A")))
    root = word(heading)
    assert (
        sum("".join(map(str, each.itertext(f"{W}t"))) == "Q & A" for each in root.iter(f"{W}p")) == 2
    )  # and the contents


@pytest.mark.parametrize(
    "cells", [["版本", "QPS", "說明"], ["調度器", "15,400", "單程序，" * 12], ["a", "b" * 60, "c" * 60]]
)
def test_no_column_of_a_table_is_narrower_than_its_words(cells):
    rows = (
        tuple(plain(cell) for cell in cells),
        (plain("Python 3.11"), plain("1,200"), plain("每週要處理三到四次" * 8)),
    )
    widths = [int(each.get(f"{W}w", "")) for each in word(Table(rows[0], rows[1:])).iter(f"{W}gridCol")]
    assert sum(widths) <= 8400
    if len(cells[1]) < 10:
        assert widths[1] >= len("1,200") * 120


def test_the_first_line_of_a_second_piece_of_code_stands_no_farther_from_the_next():
    root = word(CodeBlock("a\nb"), CodeBlock("c\nd"))
    third = next(each for each in root.iter(f"{W}p") if "".join(map(str, each.itertext())) == "c")
    spacing = third.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}after") == "0"
    assert spacing.get(f"{W}before") is None


def test_cells_of_a_vertical_edition_say_their_direction():
    table = Table((plain("甲"),), ((plain("乙"),),))
    for block, cells in ((table, 2), (beside(Paragraph(plain("文")), Paragraph(plain("文"))), 4)):
        path = f"{W}tc/{W}tcPr/{W}textDirection"
        assert len(word(block, writing="vertical").findall(f".//{path}")) == cells
        assert not word(block).findall(f".//{path}")
