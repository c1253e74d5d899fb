"""Lines that it takes markdown-it to read, and what is to be said of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from toolkit.markdown.autolinks import with_autolinks
from toolkit.markdown.flattener import Flattener
from toolkit.markdown.inline import flatten
from toolkit.markdown.parser import PLACES, parse_line
from toolkit.markdown.places import Places
from toolkit.model.document import Paragraph
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import MarkKind, RichText, Span
from toolkit.readers.markdown_emphasis import as_meant
from toolkit.readers.markdown_texts import TextReader

_UNDEFINED_NOTE = re.compile(r"\[\^[^\]\s]+\]")


def parsed(texts: TextReader, content: str, places: Places) -> RichText:
    """Return the text that the content of a block is."""
    return _Line(texts).text(content, parse_line(content, texts.environment), places)


@dataclass(frozen=True, slots=True)
class _Line:
    texts: TextReader

    def text(self, content: str, tokens: Sequence[Token], places: Places) -> RichText:
        text = flatten(tokens, Flattener(places, self.texts.lost, self._note))
        meant = as_meant(content, text, self.texts.defined, places)
        if meant:
            text = meant
            self.texts.emphasis_as_meant(content)
        text = with_autolinks(text)
        for found in _UNDEFINED_NOTE.finditer(text.text):
            if not any(mark.kind is MarkKind.CODE and mark.span.covers(Span(*found.span())) for mark in text.marks):
                message = Message("No note {note} is defined; the reference stays as text.", (("note", found[0]),))
                self.texts.report("note-undefined", Severity.WARNING, message, found[0])
        return text

    def _note(self, token: Token) -> str:
        """Return the identifier of a note that is referred to, or written in the line."""
        label = token.meta.get("label")
        if label is not None:
            return str(label)
        number = token.meta["id"]
        identifier = f"note-{number + 1}"
        while identifier in self.texts.notes:
            identifier += "a"
        content = self.texts.environment["footnotes"]["list"][number]
        self.texts.notes[identifier] = (Paragraph(self.text("", content["tokens"], token.meta[PLACES])),)
        return identifier
