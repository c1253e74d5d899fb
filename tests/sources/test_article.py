"""The article in `sources/` says what the text that we were given says, to the letter."""

from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

SLUG = "amazon-layoffs.zh-Hant-TW"


@pytest.fixture
def parts(root: Path) -> tuple[str, str]:
    """The front matter and the body of the article."""
    _, front_matter, body = (root / f"sources/{SLUG}.md").read_text(encoding="utf-8").split("---\n", 2)
    return front_matter, body


def test_every_line_of_the_given_text_is_one_paragraph(parts: tuple[str, str], shared: Path) -> None:
    given = (shared / f"sources/{SLUG}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    tokens = MarkdownIt("commonmark").parse(parts[1])
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    inlines = [token for token in tokens if token.type == "inline"]
    assert [inline.content for inline in inlines] == given
    # No emphasis, escape, entity, line break: what Markdown makes of a paragraph is one text equal to its source.
    assert [[(child.type, child.content) for child in inline.children or ()] for inline in inlines] == [
        [("text", line)] for line in given
    ]


def test_the_front_matter_is_complete_and_claims_no_date(parts: tuple[str, str]) -> None:
    metadata = yaml.safe_load(parts[0])
    assert list(metadata) == ["title", "lang", "author", "origin", "description"]
    assert metadata["lang"] == "zh-Hant-TW"
    assert metadata["origin"] == "虎嗅APP"
