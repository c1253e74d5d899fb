"""Decoding: strict, with advice."""

from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.readers.encoding import decode, likely_encoding

TEXT = "上月底，亞馬遜啟動了近年規模最大的一輪裁員，約14000個崗位被直接削減。"
SIMPLIFIED = "上月底，亚马逊启动了近年规模最大的一轮裁员，约14000个岗位被直接削减。"


@pytest.mark.parametrize("encoding", ["big5", "big5-hkscs", "gb18030", "utf-16", "utf-8"])
def test_a_file_is_read_in_the_encoding_that_it_is_in(encoding):
    assert decode(TEXT.encode(encoding), Path("a.txt"), encoding) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_says_enough(encoding):
    assert decode(TEXT.encode(encoding), Path("a.txt")) == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"), [(TEXT, "big5-hkscs"), (SIMPLIFIED, "gb18030"), (TEXT, "utf-16-le"), (SIMPLIFIED, "utf-8")]
)
def test_the_likely_encoding_is_a_suggestion(text, encoding):
    assert likely_encoding(text.encode(encoding)) == encoding


def test_a_wrong_encoding_is_an_error_with_its_line_and_advice():
    with pytest.raises(
        InputError, match=r"a\.txt:2: not utf-8: byte .* it may be big5-hkscs: say --encoding big5-hkscs"
    ):
        decode(b"abc\n" + TEXT.encode("big5"), Path("a.txt"))


def test_an_unknown_encoding_is_an_error():
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        decode(b"", Path("a.txt"), "klingon")
