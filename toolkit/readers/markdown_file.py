"""A Markdown file from its first line to its last: plain blocks are read here, others by those who know the parser."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count

from toolkit.markdown.autolinks import has_autolinks, with_autolinks
from toolkit.markdown.places import Places
from toolkit.model.document import Block, Heading, Note, Paragraph
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Anchor, MarkKind, RichText, Span
from toolkit.readers.markdown_order import order_of_reference
from toolkit.readers.markdown_pieces import CAPTION, Caption, Marker, Piece
from toolkit.readers.markdown_places import Lines, stripped
from toolkit.readers.markdown_stretches import NOTE, WORDS, Stretch, stretches
from toolkit.readers.markdown_texts import TextReader

_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?P<inside>[#.][^{}]*)\}[ \t]*$")


@dataclass(slots=True)
class FileReader:
    """What is learned of a file while its blocks are read."""

    texts: TextReader
    lines: Lines = field(default_factory=Lines)
    """Of the stretch that is read at present."""

    def read(self, text: str, start: int, line: int) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Return the blocks of a text from a place on, and its notes in the order in which they are first referred to.

        The line is that of the place, from 0.
        """
        parts = list(stretches(text, start, line, self.texts.environment))
        self.texts.defined = frozenset(name[1:] for name in self.texts.environment["footnotes"]["refs"])
        pieces: list[Piece] = []
        for part in parts:
            pieces += self._plain(part) if part.plain else self._rest(text, part)
        blocks = folded(pieces)
        return blocks, self._notes(blocks)

    def _plain(self, part: Stretch) -> list[Piece]:
        pieces: list[Piece] = []
        line = part.line
        for found in part.plain:
            if found.re is WORDS:
                paragraphs = _paragraphs(found[0], line)
                pieces += paragraphs
                line += 2 * len(paragraphs)
            else:
                self.texts.line = line + 1
                pieces += self._plain_block(found, line)
                line += found.string.count("\n", *found.span())
        return pieces

    def _plain_block(self, found: re.Match[str], line: int) -> list[Piece]:
        match found.lastgroup:
            case "prose":
                prose = found["prose"]
                if "![" in prose:
                    self.lines = Lines(prose, line)
                return self.prose(*stripped(prose, line))
            case "heading":
                places = Places((Anchor(0, line + 1, found.start("heading") - found.start() + 1),))
                return [self.heading(len(found["level"]), found["heading"], places)]
            case _:
                self._plain_notes(found["notes"], line)
                return []

    def _plain_notes(self, notes: str, first: int) -> None:
        for line, found in enumerate(NOTE.finditer(notes), first):
            self.texts.line = line + 1
            if "![" in found["words"]:
                self.lines = Lines(found[0], line)
            column = found.start("words") - found.start()
            self.note(found["name"], folded(self.prose(*stripped(found["words"], line, column))))

    def _rest(self, text: str, part: Stretch) -> Iterable[Piece]:
        self.lines = Lines(text[part.start : part.end], part.line)
        # Loads markdown-it, which a file of plain blocks does not need.
        return import_module("toolkit.readers.markdown_blocks").read_blocks(self, part.tokens)  # type: ignore[no-any-return]

    def _notes(self, blocks: tuple[Block, ...]) -> tuple[Note, ...]:
        notes = self.texts.notes
        order = order_of_reference(blocks, notes)
        for identifier in [each for each in notes if each not in order]:
            self.texts.line = 0
            message = Message("Nothing refers to the note {note}.", (("note", identifier),))
            self.texts.report("note-without-reference", Severity.WARNING, message)
            order[identifier] = None
        return tuple(Note(each, notes[each]) for each in order)

    def note(self, identifier: str, blocks: tuple[Block, ...]) -> None:
        """Remember a note that is defined."""
        if identifier in self.texts.notes:
            message = Message("The note {note} is defined twice; the first one counts.", (("note", identifier),))
            self.texts.report("note-twice", Severity.WARNING, message)
            identifier = f"{identifier}-{self.texts.line}"
        self.texts.notes[identifier] = blocks

    def prose(self, content: str, places: Places) -> list[Piece]:
        """Return what a paragraph is: a figure if it is nothing but a picture, the caption of a table beside it."""
        text = self.texts.read(content, places)
        if content.startswith((":", "Table:")) and CAPTION.match(content):
            return [Caption(text)]
        if ("![" in content or "<" in content) and any(mark.kind is MarkKind.IMAGE for mark in text.marks):
            return [import_module("toolkit.readers.markdown_figures").figure_of(text, self.lines) or Paragraph(text)]
        # An entity for a space, to move things apart, is no paragraph.
        return [Paragraph(text)] if text.marks or text.text.strip() else []

    def heading(self, level: int, content: str, places: Places) -> Heading:
        """Return a heading; its identifier stands in attributes or in an anchor at its beginning."""
        identifier = ""
        found = _HEADING_ATTRIBUTES.search(content) if "{" in content else None
        if found:
            content = content[: found.start()]
            identifier = self._heading_identifier(found["inside"])
        text = self.texts.read(content, places)
        if not identifier:
            text, identifier = without_anchor(text)
        return Heading(level, text, identifier)

    def _heading_identifier(self, inside: str) -> str:
        words = inside.split()
        others = [word for word in words if not word.startswith("#")]
        if others:
            self.texts.lost("attributes", " ".join(others), 0)
        return next((word[1:] for word in words if word.startswith("#")), "")


def _paragraphs(lines: str, first: int) -> list[Paragraph]:
    """Return the paragraphs of lines with nothing but words in them, a blank line behind each."""
    places = zip(count(first + 1, 2), lines.removesuffix("\n\n").split("\n\n"), strict=False)
    texts = [RichText(words, (), (Anchor(0, line, 1),)) for line, words in places]
    return [Paragraph(each) for each in (map(with_autolinks, texts) if has_autolinks(lines) else texts)]


def folded(pieces: list[Piece]) -> tuple[Block, ...]:
    """Return the blocks with what the markers and captions among them say done."""
    if {Marker, Caption}.isdisjoint(map(type, pieces)):
        return tuple(pieces)  # type: ignore[arg-type]
    return import_module("toolkit.readers.markdown_markers").fold(pieces)  # type: ignore[no-any-return]


def without_anchor(text: RichText) -> tuple[RichText, str]:
    """Take the empty anchor off the beginning of a text, as our writer names headings and terms; return it too."""
    for mark in text.marks:
        if mark.kind is MarkKind.ANCHOR and mark.span == Span(0, 0):
            rest = tuple(each for each in text.marks if each is not mark)
            return RichText(text.text, rest, text.anchors), mark.target
    return text, ""
