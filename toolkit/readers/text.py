"""Plain text to documents: a paragraph a line, or lines between blank lines joined, as the text itself shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.encoding import decode
from toolkit.errors import Location
from toolkit.markdown.wide import is_wide
from toolkit.model.document import Document, Metadata, Paragraph
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import Anchor, RichText
from toolkit.readers import Reading, Source
from toolkit.readers.language import locale_of

# Characters at which a sentence, or speech, may end; a line that ends otherwise goes on in the next one.
_END = tuple("。！？…：；」』”’）】》.!?:;)\"'—")
_PAUSES = tuple("，、,")
_NARROW = 32
"""Columns, two for each character of full width: who sets lines by hand gives them more."""
_BREAKS = re.compile("[\f\v\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Line:
    """Part of a line without the spaces around it."""

    text: str
    number: int
    column: int


def read(source: Source) -> Reading:
    """Return the document that a text file holds; there is no markup, so nothing but paragraphs is in it.

    Raises:
        InputError: the bytes are not of the encoding.
    """
    text = decode(source.data, source.path, source.encoding)
    issues: list[Issue] = []
    groups = list(_groups(text, source, issues))
    if any(len(group) > 1 for group in groups) and _is_wrapped(groups):
        message = Message("Lines between blank lines are joined: they end in the middle of sentences.")
        issues.append(Issue("joined-lines", Severity.INFO, message, Location(source.path, groups[0][0].number)))
        paragraphs = groups
    else:
        paragraphs = [[line] for group in groups for line in group]
    blocks = tuple(Paragraph(_joined(group)) for group in paragraphs)
    folder = source.path.parent.as_posix()
    return Reading(Document(locale_of(source), Metadata(), blocks, (), folder), tuple(issues))


def _groups(text: str, source: Source, issues: list[Issue]) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank ones."""
    group: list[_Line] = []
    for number, line in enumerate(re.split("\r\n?|\n", text), 1):
        clean = _without_control(line, number, source, issues)
        first, *others = _parts(clean, number)
        if first.text:
            group.append(first)
        if group and (others or not first.text):
            yield group
            group = []
        for part in others:
            if part.text:
                yield [part]
    if group:
        yield group


def _without_control(line: str, number: int, source: Source, issues: list[Issue]) -> str:
    """Return the line with a space for every character that no edition may hold (XML 1.0, 2.2)."""
    for found in _CONTROL.finditer(line):
        message = Message("A control character is left out: U+{code}", (("code", f"{ord(found[0]):04X}"),))
        location = Location(source.path, number, found.start() + 1)
        issues.append(Issue("control-character", Severity.WARNING, message, location))
    return _CONTROL.sub(" ", line)


def _parts(line: str, number: int) -> Iterator[_Line]:
    start = 0
    for end in [*(found.start() for found in _BREAKS.finditer(line)), len(line)]:
        part = line[start:end]
        # Spaces before a paragraph, mostly two of full width, are its indent: the edition's own style makes that.
        yield _Line(part.strip(), number, start + len(part) - len(part.lstrip()) + 1)
        start = end + 1


def _is_wrapped(groups: Sequence[Sequence[_Line]]) -> bool:
    """Whether most lines that have another one right behind them end in the middle of a sentence.

    Short lines that end in a comma are verse; short lines without a blank line anywhere are a list of something.
    """
    inner = [line for group in groups for line in group[:-1]]
    is_narrow = max(map(_width, inner)) < _NARROW
    if is_narrow and len(groups) == 1:
        return False
    ends = (*_END, *_PAUSES) if is_narrow else _END
    return sum(not line.text.endswith(ends) for line in inner) * 2 > len(inner)


def _width(line: _Line) -> int:
    return sum(2 if is_wide(character) else 1 for character in line.text)


def _joined(lines: Sequence[_Line]) -> RichText:
    text = ""
    anchors: list[Anchor] = []
    for line in lines:
        if text and not (is_wide(text[-1]) and is_wide(line.text[0])):
            text += " "
        anchors.append(Anchor(len(text), line.number, line.column))
        text += line.text
    return RichText(text, (), tuple(anchors))
