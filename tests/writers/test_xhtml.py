"""Rich text as XHTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_text import marked_texts
from toolkit.model.text import RichText
from toolkit.writers.xhtml.addresses import outside
from toolkit.writers.xhtml.inline import Element, Inline


def element(mark, under):
    return Element(f"<{mark.kind}>", f"</{mark.kind}>", "picture" if under.startswith("a") else None)


@given(marked_texts(), st.booleans())
def test_marks_in_a_row_are_written_as_any_marks_are(text, vertical):
    found = Inline(element, vertical).write(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("toolkit.writers.xhtml.inline.in_a_row", lambda _: False)
        assert Inline(element, vertical).write(text) == found


@given(marked_texts())
def test_each_mark_alone_is_written_as_any_marks_are(text):
    for mark in text.marks:
        alone = RichText(text.text, (mark,))
        found = Inline(element).write(alone)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("toolkit.writers.xhtml.inline.in_a_row", lambda _: False)
            assert Inline(element).write(alone) == found


@pytest.mark.parametrize(
    "address", ["https://example.org/a/b.html", "http://a.b.tw", "https://a-b.tw/", "https://a.tw:80/x"]
)
def test_a_plain_address_stays_as_it_is(address, monkeypatch):
    assert outside(address) == address
    monkeypatch.setattr("toolkit.writers.xhtml.addresses._PLAIN", re.compile("(?!)"))
    assert outside(address) == address
