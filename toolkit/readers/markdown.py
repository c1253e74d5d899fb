"""Markdown to documents: CommonMark, GFM tables, footnotes, attributes, ruby, line blocks, front matter."""

import re
from dataclasses import replace

from toolkit.model.document import Block, Document, Heading, Metadata
from toolkit.model.issue import Issue
from toolkit.model.text import RichText
from toolkit.readers import Reading, Source
from toolkit.readers.encoding import decode
from toolkit.readers.front_matter import read_front_matter
from toolkit.readers.language import locale_of
from toolkit.readers.markdown_blocks import BlockReader


def read(source: Source) -> Reading:
    """Return the document that a Markdown file holds.

    Raises:
        InputError: the bytes are not of the encoding, or the front matter is not YAML.
    """
    text = re.sub("\r\n?", "\n", decode(source.data, source.path, source.encoding))
    front = read_front_matter(text, source.path)
    # Blank lines in the place of the front matter keep every line's number.
    lines = [""] * front.lines + text.split("\n")[front.lines :]
    issues: list[Issue] = []
    blocks, notes = BlockReader(lines, source, issues).read()
    folder = source.path.parent.as_posix()
    locale = locale_of(source, front.language)
    return Reading(Document(locale, _titled(front.metadata, blocks), blocks, notes, folder), tuple(issues))


def _titled(metadata: Metadata, blocks: tuple[Block, ...]) -> Metadata:
    """Take the title from a first heading of level 1 where the front matter has none: each format wants one."""
    match blocks:
        case (Heading(1, text), *_) if not metadata.title.text:
            return replace(metadata, title=RichText(text.text.replace("\n", " "), (), text.anchors))
        case _:
            return metadata
