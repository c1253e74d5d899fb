"""What is read at a glance is read as markdown-it reads it, places and issues too; and a long file in little room."""

import tomllib
import tracemalloc
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.strategies import documents
from toolkit.markdown.parser import parse_blocks
from toolkit.readers import Source, markdown_file, markdown_texts
from toolkit.readers.markdown import read
from toolkit.readers.markdown_stretches import Stretch
from toolkit.writers import Options
from toolkit.writers.markdown import write

PIECES = tomllib.loads((Path(__file__).parent.parent / "cases" / "markdown.toml").read_text("utf-8"))

sources = (
    st.lists(st.tuples(st.sampled_from(PIECES["blocks"]), st.sampled_from(PIECES["breaks"])), min_size=1, max_size=9)
    .map(lambda parts: "\n" + "".join(block + gap for block, gap in parts))
    # With a zero beside each letter it would be taken for UTF-16, and refused.
    .filter(lambda source: source.count("\0") * 9 < len(source.encode()))
)
lines = st.lists(st.sampled_from(PIECES["signs"]), min_size=2, max_size=24).map("".join)


def whole(text, start, line, environment):
    return [Stretch(start, len(text), line, tokens=parse_blocks(text[start:], environment))]


def everything(value):
    """Return a value with the anchors in it, which no comparison looks at."""
    if is_dataclass(value):
        return type(value), *(everything(getattr(value, each.name)) for each in fields(value))
    return [everything(each) for each in value] if isinstance(value, tuple) else value


def found(source):
    reading = read(Source(source.encode(), Path("a.md")))
    return everything((reading.document, reading.issues))


def found_by_the_parser_alone(source):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown_file, "stretches", whole)
        patched.setattr(markdown_texts, "simple", lambda *_: None)
        return found(source)


@given(sources)
@settings(max_examples=400, deadline=None)
def test_blocks_are_read_as_the_parser_reads_them(source):
    assert found(source) == found_by_the_parser_alone(source)


@given(lines)
@settings(max_examples=400, deadline=None)
def test_lines_are_read_as_the_parser_reads_them(line):
    source = f"\n{line}\n\n[^1]: 註\n\n[a]: /u\n"
    assert found(source) == found_by_the_parser_alone(source)


@given(documents())
@settings(max_examples=40, deadline=None, phases=[Phase.generate])
def test_written_documents_are_read_as_the_parser_reads_them(document):
    source = write(document, Options()).data.decode()
    assert found(source) == found_by_the_parser_alone(source)


def test_a_link_to_an_address_that_is_named_behind_the_plain_part_is_found():
    document = read(Source("[甲][乙]\n\n丙\n\n- 丁\n\n[乙]: /u\n".encode(), Path("a.md"))).document
    assert [mark.target for text in document.texts() for mark in text.marks] == ["/u"]


def test_a_long_file_is_read_in_a_few_times_its_own_room():
    source = Source(
        ("\n\n".join(f"第{number}段，**說**些[話](/u)。" * 3 for number in range(4000))).encode(), Path("a.md")
    )
    read(source)
    tracemalloc.start()
    read(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 25 * len(source.data)
