"""The cover that a book gets when it has none."""

import io

import pytest
from PIL import Image

from tests.writers.sample_documents import CN, TW
from toolkit.writers.epub.cover import Words, broken, draw

WORDS = Words("亞馬遜裁員的三個人", "當 AI 讓崗位消失", "虎嗅APP", "工具出版")


def test_a_cover_has_the_size_that_stores_ask_for():
    with Image.open(io.BytesIO(draw(WORDS, TW).data)) as image:
        assert image.size == (1600, 2560)


def test_the_letters_follow_the_title_and_the_script():
    covers = {draw(WORDS, TW).file, draw(WORDS, CN).file, draw(Words("裁員"), TW).file}
    assert len(covers) == 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("裁員", ["裁員"]),
        ("他說：「走人」", ["他說：", "「走人」"]),
        ("Three people at Amazon", ["Three", "people", "at", "Amazon"]),
    ],
)
def test_lines_break_where_a_reader_would(text, lines):
    assert broken(text, len, 7) == lines
