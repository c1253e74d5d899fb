"""From one line or paragraph of Markdown to rich text, and what is to be said of it."""

from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from toolkit.errors import Location
from toolkit.markdown.autolinks import with_autolinks
from toolkit.markdown.environment import new_environment, refer_to_note
from toolkit.markdown.places import Places
from toolkit.markdown.simple import simple
from toolkit.model.document import Block
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import MarkKind, RichText
from toolkit.readers import Source


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
        found = simple(content, places.anchors, self.defined)
        if found is None:
            # Loads markdown-it, which a file of simple lines does not need.
            return import_module("toolkit.readers.markdown_lines").parsed(self, content, places)  # type: ignore[no-any-return]
        for mark in found.text.marks:
            if mark.kind is MarkKind.NOTE:
                refer_to_note(self.environment, mark.target)
        if found.as_meant:
            self.emphasis_as_meant(content)
        return with_autolinks(found.text)

    def emphasis_as_meant(self, content: str) -> None:
        """Say that there is emphasis in a line which CommonMark does not see."""
        message = Message("Emphasis beside Chinese punctuation is read as it is meant; other tools may not see it.")
        self.report("emphasis-beside-punctuation", Severity.INFO, message, content)

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
