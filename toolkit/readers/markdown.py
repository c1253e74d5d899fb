"""Markdown to documents: CommonMark, GFM tables, footnotes, attributes, ruby, line blocks, front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.encoding import decode
from toolkit.errors import Location
from toolkit.model.document import READ_BY_PEOPLE, Block, Document, Heading, Metadata
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import RichText
from toolkit.readers import Reading, Source
from toolkit.readers.front_matter import FrontMatter, read_front_matter
from toolkit.readers.language import locale_of
from toolkit.readers.markdown_file import FileReader
from toolkit.readers.markdown_slugs import with_names
from toolkit.readers.markdown_texts import TextReader


def read(source: Source) -> Reading:
    """Return the document that a Markdown file holds.

    Raises:
        InputError: the bytes are not of the encoding, or the front matter is not YAML.
    """
    text = decode(source.data, source.path, source.encoding).replace("\0", "\ufffd")
    if "\r" in text:
        text = re.sub("\r\n?", "\n", text)
    front = read_front_matter(text, source.path)
    issues = list(_unread(front, text, source))
    blocks, notes = FileReader(TextReader(source, issues)).read(text, front.length, front.lines)
    if "](#" in text:
        blocks = with_names(blocks, notes)
    folder = source.path.parent.as_posix()
    locale = locale_of(source, front.language)
    return Reading(Document(locale, _titled(front.metadata, blocks), blocks, notes, folder), tuple(issues))


def _unread(front: FrontMatter, text: str, source: Source) -> Iterator[Issue]:
    """Yield the keys of the front matter that are given back as they were although there is Chinese in them."""
    for key, value in front.metadata.extra:
        if key not in READ_BY_PEOPLE and re.search("[\u3400-\u9fff]", value):
            found = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ ]*:", text, re.MULTILINE)
            line = text.count("\n", 0, found.start()) + 1 if found else 1
            message = Message("Front matter is kept as it is; its text is not converted: {key}", (("key", key),))
            yield Issue("front-matter-kept", Severity.INFO, message, Location(source.path, line), excerpt=value.strip())


def _titled(metadata: Metadata, blocks: tuple[Block, ...]) -> Metadata:
    """Take the title from a first heading of level 1 where the front matter has none: each format wants one."""
    match blocks:
        case (Heading(1, text), *_) if not metadata.title.text:
            return replace(metadata, title=RichText(text.text.replace("\n", " "), (), text.anchors))
        case _:
            return metadata
