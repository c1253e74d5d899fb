"""Decoding: strict, with advice."""

from pathlib import Path

import pytest

from toolkit.encoding import decode, likely_encoding
from toolkit.errors import InputError

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


@pytest.mark.parametrize(("text", "encoding"), [("软件", "gb18030"), ("軟體業", "big5-hkscs"), ("Use AI", "utf-16-le")])
def test_a_few_words_are_enough_for_a_suggestion(text, encoding):
    assert likely_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize("data", ["café au lait".encode("latin-1"), "これは日本語です".encode("shift_jis")])
def test_what_does_not_look_like_chinese_gets_no_suggestion(data):
    assert not likely_encoding(data)


def test_latin_text_in_utf_16_without_a_mark_is_not_taken_for_utf_8():
    with pytest.raises(InputError, match=r"it may be utf-16-be: say --encoding utf-16-be"):
        decode("Use AI".encode("utf-16-be"), Path("a.txt"))


def test_a_file_that_begins_as_utf_8_is_damaged_or_mixed():
    with pytest.raises(InputError, match=r"a\.txt:2: not utf-8: byte .* all before it is UTF-8"):
        decode(TEXT.encode() + b"\n" + SIMPLIFIED.encode("gb18030"), Path("a.txt"))


def test_a_big5_file_is_not_read_as_gb18030_without_a_word():
    with pytest.raises(InputError, match=r"read as gbk the file makes no sense; it may be big5-hkscs"):
        decode((TEXT * 2).encode("big5"), Path("a.txt"), "gbk")
