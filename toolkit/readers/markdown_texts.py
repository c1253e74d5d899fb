"""From one line or paragraph of Markdown to rich text, and what is to be said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from toolkit.errors import Location
from toolkit.markdown.autolinks import with_autolinks
from toolkit.markdown.flattener import Flattener
from toolkit.markdown.inline import flatten
from toolkit.markdown.parser import PLACES, new_environment, parse_line, refer_to_note
from toolkit.markdown.places import Places
from toolkit.markdown.simple import simple
from toolkit.model.document import Block, Paragraph
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import MarkKind, RichText, Span
from toolkit.readers import Source
from toolkit.readers.markdown_emphasis import as_meant

_UNDEFINED_NOTE = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(slots=True)
class TextReader:
    """What is known of a file while its lines are read."""

    source: Source
    issues: list[Issue]
    environment: dict[str, Any] = field(default_factory=new_environment)
    """References and notes, as markdown-it knows them."""
    defined: frozenset[str] = frozenset()
    """Identifiers of the notes that the file defines anywhere."""
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    """By their identifier, in the order of their definitions."""
    line: int = 0
    """Of the block that is read at present, from 1."""

    def read(self, content: str, places: Places) -> RichText:
        """Return the text that the content of a block is."""
        text = simple(content, places.anchors, self.defined)
        if text is None:
            return self._flattened(content, parse_line(content, self.environment), places)
        for mark in text.marks:
            if mark.kind is MarkKind.NOTE:
                refer_to_note(self.environment, mark.target)
        return with_autolinks(text)

    def report(self, check: str, severity: Severity, message: Message, excerpt: str = "") -> None:
        """Say something of the block that is read at present."""
        self.issues.append(Issue(check, severity, message, Location(self.source.path, self.line), excerpt=excerpt[:80]))

    def lost(self, kind: str, markup: str, line: int) -> None:
        """Say that attributes, or a link without text, are not kept."""
        self.line = line or self.line
        message = Message("Attributes are not kept: {names}", (("names", markup),))
        if kind == "link":
            message = Message("A link without text is not kept: {address}", (("address", markup),))
        self.report(f"lost-{kind}", Severity.INFO, message, markup)

    def _flattened(self, content: str, tokens: Sequence[Token], places: Places) -> RichText:
        text = flatten(tokens, Flattener(places, self.lost, self._note_identifier))
        meant = as_meant(content, text, self.defined, places)
        if meant:
            text = meant
            message = Message("Emphasis beside Chinese punctuation is read as it is meant; other tools may not see it.")
            self.report("emphasis-beside-punctuation", Severity.INFO, message, content)
        text = with_autolinks(text)
        for found in _UNDEFINED_NOTE.finditer(text.text):
            if not any(mark.kind is MarkKind.CODE and mark.span.covers(Span(*found.span())) for mark in text.marks):
                message = Message("No note {note} is defined; the reference stays as text.", (("note", found[0]),))
                self.report("note-undefined", Severity.WARNING, message, found[0])
        return text

    def _note_identifier(self, token: Token) -> str:
        label = token.meta.get("label")
        if label is not None:
            return str(label)
        number = token.meta["id"]
        identifier = f"note-{number + 1}"
        while identifier in self.notes:
            identifier += "a"
        content = self.environment["footnotes"]["list"][number]
        self.notes[identifier] = (Paragraph(self._flattened("", content["tokens"], token.meta[PLACES])),)
        return identifier
