"""Documents to plain text that reads well: paragraphs between blank lines, notes at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from toolkit.messages import label
from toolkit.model.document import (
    Block,
    CodeBlock,
    Creator,
    Definitions,
    Document,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Parallel,
    Quotation,
    RawBlock,
    Section,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Mark, MarkKind, RichText
from toolkit.writers import Options, Writing
from toolkit.writers.loose import spoken

_INDENT = "  "
_ROLES = {
    "trl": "Translator",
    "edt": "Editor",
    "ill": "Illustrator",
    "pht": "Photographer",
    "ctb": "Contributor",
}
"""MARC relator codes that are named; an author needs no label."""
_SILENT = frozenset(
    {MarkKind.LANGUAGE, MarkKind.KEEP, MarkKind.TERM, MarkKind.ANCHOR, MarkKind.NOTE, MarkKind.RUBY, MarkKind.LINK}
)
"""Kinds that lose nothing: the text says the same, or their target is written out."""


def write(document: Document, options: Options) -> Writing:
    """Return the document as UTF-8 text; kinds of markup that text cannot show are one issue each."""
    writer = _TextWriter(document.locale, {note.identifier: str(at) for at, note in enumerate(document.notes, 1)})
    parts = [*_head(document, writer), *writer.blocks(spoken(document))]
    if document.notes:
        parts.append(label("Notes", document.locale))
    parts += [
        f"[{writer.numbers[note.identifier]}] " + "\n\n".join(writer.blocks(note.blocks)) for note in document.notes
    ]
    text = "\n\n".join(part.rstrip() for part in parts if part.strip())
    issues = [
        Issue("lost-markup", Severity.INFO, Message("Plain text cannot show: {kind}", (("kind", kind),)))
        for kind in sorted(writer.lost)
    ]
    return Writing((text + "\n").encode() if text else b"", tuple(issues))


def _head(document: Document, writer: "_TextWriter") -> Iterator[str]:
    metadata = document.metadata
    first = document.blocks[0] if document.blocks else None
    if not (isinstance(first, Heading) and first.text.text == metadata.title.text):
        yield writer.line(metadata.title)
    yield writer.line(metadata.subtitle)
    names = (_credit(each, document.locale) for each in metadata.creators)
    yield "\n".join(part for part in (*names, metadata.publisher.text, metadata.date) if part)


def _credit(creator: Creator, locale: Locale) -> str:
    """Return a name, and what it did if it did not write the text."""
    role = _ROLES.get(creator.role)
    return f"{creator.name.text} {label(role, locale)}" if role else creator.name.text


@dataclass(slots=True)
class _TextWriter:
    """What the blocks of one document have in common."""

    locale: Locale
    numbers: dict[str, str]
    lost: set[str] = field(default_factory=set)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            yield self.block(block)

    def block(self, block: Block) -> str:
        """Return one block."""
        match block:
            case Heading(_, text) | Paragraph(text):
                return self.line(text)
            case Quotation(inner):
                return _indented("\n\n".join(self.blocks(inner)))
            case Section(_, inner):
                return "\n\n".join(self.blocks(inner))
            case Parallel(sides):
                return "\n\n".join("\n\n".join(self.blocks(side.blocks)) for side in sides)
            case ListBlock():
                return self._list(block)
            case Table() | Definitions():
                return self._rows(block)
            case Figure(target, alt, caption):
                return " ".join(part for part in (f"[{self.line(alt) or target}]", self.line(caption)) if part)
            case CodeBlock(text):
                return text
            case Verse(lines):
                return "\n".join(self.line(line) for line in lines)
            case ThematicBreak():
                return "* * *"
            case RawBlock(_, source_format):
                self.lost.add(source_format)
                return ""
            case _:
                assert_never(block)

    def _list(self, block: ListBlock) -> str:
        items: list[str] = []
        for number, item in enumerate(block.items, block.start):
            sign = f"{number}. " if block.ordered else "- "
            text = "\n".join(self.blocks(item)) if block.tight else "\n\n".join(self.blocks(item))
            items.append(sign + _indented(text, " " * len(sign)).lstrip(" "))
        return ("\n" if block.tight else "\n\n").join(items)

    def _rows(self, block: Table | Definitions) -> str:
        """Return cells with tabs between them, or terms with what they mean."""
        if isinstance(block, Definitions):
            return "\n".join(
                f"{self.line(entry.term)}\t{' / '.join(self.line(each) for each in entry.descriptions)}".rstrip()
                for entry in block.entries
            )
        rows = [row for row in (block.header, *block.rows) if row]
        lines = ["\t".join(self.line(cell).replace("\n", " ").replace("\t", " ") for cell in row) for row in rows]
        return "\n".join([line for line in [self.line(block.caption)] if line] + lines)

    def line(self, text: RichText) -> str:
        """Return a text with note numbers, readings and addresses written out."""
        self.lost |= {mark.kind for mark in text.marks if mark.kind not in _SILENT}
        additions = sorted(
            (
                (mark.span.end, mark.kind is MarkKind.NOTE, shown)
                for mark in text.marks
                if (shown := self._addition(mark, text.text))
            ),
            reverse=True,
        )
        made = text.text
        for offset, _, shown in additions:
            made = made[:offset] + shown + made[offset:]
        return made

    def _addition(self, mark: Mark, text: str) -> str:
        match mark.kind:
            case MarkKind.NOTE:
                return f"[{self.numbers.get(mark.target, mark.target)}]"
            case MarkKind.RUBY:
                return f"（{mark.target}）" if self.locale.is_chinese else f" ({mark.target})"
            case MarkKind.LINK if mark.target != mark.span.of(text) and not mark.target.startswith("#"):
                return f" <{mark.target}>"
            case _:
                return ""


def _indented(text: str, indent: str = _INDENT) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))
