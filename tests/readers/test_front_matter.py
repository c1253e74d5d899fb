"""Front matter that is read at a glance is read as YAML's parser reads it, to the place of every word."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.readers import front_matter
from toolkit.readers.front_matter_yaml import parsed

KEYS = ["title", "subtitle", "lang", "language", "author", "translators", "date", "cover", "tags", "x-y_2", "true"]
PIECES = ["一鍵", "清退：", "a b", " ", "  ", ":", ": ", "10:30", "#", " #", '"', "'", "\\", "[", "]", "{", "&", "*"]
PIECES += ["-", "- ", "null", "2025-11-20", "\u3000", "\t", "\x85", "\ufeff", "%", "@", "`", ",", "?", "|", ">", "🙂"]

values = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
quoted = values.map(lambda value: f'"{value}"')
rows = st.tuples(
    st.sampled_from(KEYS), st.sampled_from([":", ": ", ":  "]), values | quoted, st.sampled_from(["", " "])
)
blocks = st.lists(rows, min_size=1, max_size=5).map(lambda found: "".join(f"{''.join(row)}\n" for row in found))


def everything(value):
    if is_dataclass(value):
        return type(value), *(everything(getattr(value, each.name)) for each in fields(value))
    return [everything(each) for each in value] if isinstance(value, tuple) else value


@given(blocks)
@settings(max_examples=600, deadline=None)
def test_lines_are_read_as_yaml_reads_them(block):
    simple = front_matter._simple(block)
    assume(simple is not None)
    assert everything(simple) == everything(parsed(block, Path("a.md")))


@pytest.mark.parametrize(
    "block", ["title: a: b\n", "title: x\ntitle: y\n", "title: [a\n", "title: *a\n", "title: |\n", " title: a\n", "a\n"]
)
def test_what_is_more_than_lines_is_left_to_yaml(block):
    assert front_matter._simple(block) is None


def test_the_article_needs_no_yaml():
    text = (Path(__file__).parents[2] / "sources" / "amazon-layoffs.zh-Hant-TW.md").read_text("utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(front_matter, "import_module", None)
        assert front_matter.read_front_matter(text, Path("a.md")).metadata.creators


def test_errors_come_from_yaml():
    with pytest.raises(InputError):
        front_matter.read_front_matter("---\ntitle: a: b\n---\n", Path("a.md"))
