"""Which runs of a Chinese text are marked as another language."""

import pytest

from toolkit.model.locale import Locale
from toolkit.model.text import RichText
from toolkit.typography import tag_languages

CASES = [
    ("我用iPhone 16 Pro和Windows 11", [("iPhone 16 Pro", "en"), ("Windows", "en")]),
    ("他說Bonjour le monde，也說Ich bin ein Berliner", [("Bonjour le monde", "fr"), ("Ich bin ein Berliner", "de")]),
    ("洛杉磯Los Angeles與La La Land", [("Los Angeles", "en"), ("La La Land", "en")]),
    ("重10kg，高5 km，買個kg秤", [("kg", "en")]),
    ("ありがとう這個詞，鮮の每日", [("ありがとう", "ja")]),
    ("他說「東京に行きました」", [("東京に行きました", "ja")]),
    ("안녕하세요，Привет мир，Київ", [("안녕하세요", "ko"), ("Привет мир", "ru"), ("Київ", "uk")]),
    ("It has “marks”, a dash—like this—and 3 more...", [("It has “marks”, a dash—like this—and 3 more...", "en")]),
    ("密碼P@ssw0rd和email", [("email", "en")]),
    ("αβ測試與λόγος", [("λόγος", "el")]),
]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_runs_are_marked_with_their_language(text, want):
    marked = tag_languages(RichText(text), Locale.parse("zh-Hant-TW"))
    marks = sorted(marked.marks, key=lambda mark: mark.span)
    assert [(mark.span.of(text), mark.target) for mark in marks] == want
