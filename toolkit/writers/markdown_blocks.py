"""Blocks to Markdown, in the shape that mdformat leaves as it is."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from toolkit.markdown.alerts import sign_of
from toolkit.markdown.elements import NOTHING
from toolkit.model.document import (
    Alignment,
    Block,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Note,
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
from toolkit.model.message import Message
from toolkit.model.text import TEX, Mark, MarkKind, RichText, Span
from toolkit.writers.markdown_escapes import escape_line
from toolkit.writers.markdown_inline import InlineWriter
from toolkit.writers.markdown_layouts import Layout
from toolkit.writers.markdown_parallel import nameless
from toolkit.writers.markdown_tables import columns, table_row, table_rule

RULE = "_" * 70
"""A thematic break as mdformat writes it."""


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """What the blocks of one document have in common."""

    inline: InlineWriter
    layout: Layout
    issues: list[Issue]

    def blocks(self, blocks: Sequence[Block], separator: str = "\n\n") -> str:
        """Return blocks one after the other."""
        parts: list[str] = []
        lists = 0
        for index, block in enumerate(blocks):
            previous = blocks[index - 1] if index else None
            lists = lists + 1 if _is_same_list(previous, block) else 0
            if isinstance(block, Quotation) and isinstance(previous, Quotation):
                parts.append(NOTHING)
            part = self.list(block, second=lists % 2 == 1) if isinstance(block, ListBlock) else self.block(block)
            if isinstance(block, Paragraph) and previous is not None:
                part = _no_caption(part, previous)
            if part:
                parts.append(part)
        return separator.join(parts)

    def block(self, block: Block) -> str:
        """Return one block."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(text):
                return self.paragraph(text)
            case Quotation(inner):
                return "\n".join(f"> {line}" if line else ">" for line in self._quoted(inner).split("\n"))
            case ListBlock():
                return self.list(block, second=False)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case CodeBlock(text, language):
                return _fence(text, language)
            case ThematicBreak():
                return RULE
            case Verse() | Definitions() | Section():
                return self._explained(block)
            case Parallel():
                return self.parallel(block)
            case RawBlock(text, source_format):
                return self.raw(text, source_format)
            case _:
                assert_never(block)

    def _quoted(self, blocks: tuple[Block, ...]) -> str:
        """Return what stands in a quotation; the text of an alert follows its sign on the next line (GitHub)."""
        first = blocks[0] if blocks else None
        sign = sign_of(first.text) if isinstance(first, Paragraph) else None
        if sign is None or not isinstance(first, Paragraph):
            return self.blocks(blocks)
        title = self.inline.write(first.text.cut(Span(sign.end, len(first.text.text))))
        line = f"{sign.of(first.text.text)} {title}".rstrip()
        separator = "\n" if isinstance(blocks[1] if len(blocks) > 1 else None, Paragraph) else "\n\n"
        return separator.join(part for part in (line, self.blocks(blocks[1:])) if part)

    def _explained(self, block: Verse | Definitions | Section) -> str:
        """Return a block that Markdown has no sign for, with a comment that says what it is."""
        match block:
            case Verse(lines):
                return self._marked("verse", self.paragraph(_joined(lines)))
            case Definitions(entries):
                return self._marked("definitions", "\n".join(self._definition(entry) for entry in entries))
            case Section(role, inner):
                return self._marked(str(role), self.blocks(inner), closed=True)

    def _marked(self, name: str, content: str, *, closed: bool = False) -> str:
        if not self.layout.comments:
            return content
        end = f"\n\n<!-- /{name} -->" if closed else ""
        return f"<!-- {name} -->\n\n{content}{end}"

    def heading(self, heading: Heading) -> str:
        """Return a heading with number signs; Markdown has six levels."""
        text = replace(self.inline, line_break="<br />").write(heading.text)
        if re.search(r"(^|\s)#+$", text):
            text = text[:-1] + "\\#"
        if heading.identifier:
            text = self.layout.heading.format(identifier=heading.identifier, text=text)
        if heading.level > 6:
            self._report("heading-level", Message("Markdown has six levels of headings; this one is the sixth."), text)
        return f"{'#' * min(heading.level, 6)} {text}".rstrip(" ")

    def paragraph(self, text: RichText) -> str:
        """Return a paragraph, no line of which is a mark of another block."""
        lines = self.inline.write(text).split("\n")
        return "\n".join(
            line if inside else escape_line(line) for line, inside in zip(lines, _in_formula(text, lines), strict=True)
        )

    def list(self, block: ListBlock, *, second: bool) -> str:
        """Return a list; two lists one after the other have different signs."""
        separator = "\n" if is_tight(block) else "\n\n"
        sign = "*" if second else "-"
        items: list[str] = []
        for index, item in enumerate(block.items):
            if block.ordered:
                number = str(block.start) if not index else "1".rjust(len(str(block.start)), "0")
                sign = f"{number}{')' if second else '.'}"
            indent = " " * max(self.layout.indent, len(sign) + 1)
            lines = self.blocks(item, separator).split("\n")
            items.append(
                "\n".join([f"{sign} {lines[0]}".rstrip(), *(f"{indent}{line}" if line else "" for line in lines[1:])])
            )
        return separator.join(items)

    def table(self, table: Table) -> str:
        """Return a table whose columns stand under each other, Han counted as two."""
        width = max([len(table.header), *(len(row) for row in table.rows)])
        if not width:
            return ""
        rows = [[self._cell(cell) for cell in row] + [""] * (width - len(row)) for row in (table.header, *table.rows)]
        alignments = list(table.alignments[:width]) + [Alignment.NONE] * (width - len(table.alignments))
        widths = [max(3, *(columns(row[index]) for row in rows)) for index in range(width)]
        shown = [table_row(row, widths, alignments) for row in rows]
        rule = "| " + " | ".join(table_rule(*each) for each in zip(widths, alignments, strict=True)) + " |"
        caption = f"\n\n: {self.paragraph(table.caption)}" if table.caption.text else ""
        return "\n".join([shown[0], rule, *shown[1:]]) + caption

    def _cell(self, text: RichText) -> str:
        return replace(self.inline, line_break="<br />").write(text).replace("|", "\\|")

    def figure(self, figure: Figure) -> str:
        """Return a picture with its caption as title, or below it if the caption is more than plain text."""
        plain = not figure.caption.marks and "\n" not in figure.caption.text
        image = Mark(Span(0, len(figure.alt.text)), MarkKind.IMAGE, figure.target, figure.caption.text if plain else "")
        line = self.inline.write(RichText(figure.alt.text, (*figure.alt.marks, image)))
        return line if plain else f"{line}\n\n: {self.paragraph(figure.caption)}"

    def _definition(self, entry: Definition) -> str:
        term = entry.term
        if entry.identifier:
            term = RichText(term.text, (*term.marks, Mark(Span(0, 0), MarkKind.ANCHOR, entry.identifier)))
        indent = " " * self.layout.indent
        lines = [f"- {self.paragraph(term)}", *(f"{indent}- {self.paragraph(each)}" for each in entry.descriptions)]
        return "\n".join(lines)

    def parallel(self, block: Parallel) -> str:
        """Return the sides of a passage, each in a division of its language; only the first keeps its identifiers."""
        first, *others = block.sides
        sides = [first, *(replace(side, blocks=tuple(nameless(each) for each in side.blocks)) for side in others)]
        shown = [f'<div lang="{side.locale}">\n\n{self.blocks(side.blocks)}\n\n</div>' for side in sides]
        return "\n\n".join([self.layout.division, *shown, "</div>"])

    def raw(self, text: str, source_format: str) -> str:
        """Return markup that Markdown understands; other markup is an issue."""
        if source_format in {"html", "markdown"}:
            return text.strip("\n").lstrip()
        message = Message("Markup of {format} cannot be kept in Markdown.", (("format", source_format),))
        self._report("raw-markup", message, text)
        return ""

    def note(self, note: Note, label: str) -> str:
        """Return a note; what follows its first paragraph is indented by four."""
        first = f"[^{label}]:"
        rest = note.blocks
        if rest and isinstance(rest[0], Paragraph):
            first += " " + self.paragraph(rest[0].text).replace("\n", "\n    ")
            rest = rest[1:]
            if not rest:
                return first
            first += "\n"
        lines = self.blocks(rest).split("\n")
        return "\n".join([first, *(f"    {line}" if line else "" for line in lines)])

    def _report(self, check: str, message: Message, excerpt: str) -> None:
        self.issues.append(Issue(check, Severity.WARNING, message, excerpt=excerpt[:80]))


def is_tight(block: ListBlock) -> bool:
    """Whether a list is written without blank lines: where it may be, and where nobody could tell the difference."""
    bound = any(isinstance(each, Paragraph | Figure | Verse) for item in block.items for each in item)
    single = len(block.items) == 1 and len(block.items[0]) == 1
    if not (block.tight or not bound or single):
        return False
    return all(_is_compact(each) for item in block.items for each in item) and all(
        _may_touch(one, other) for item in block.items for one, other in itertools.pairwise(item)
    )


def _is_compact(block: Block) -> bool:
    """Whether a block is written without blank lines of its own."""
    match block:
        case Figure(caption=caption):
            return not caption.marks
        case Table(caption=caption):
            return not caption.text
        case ListBlock():
            return True
        case _:
            return isinstance(block, Paragraph | Heading | CodeBlock | ThematicBreak | Quotation)


def _may_touch(one: Block, other: Block) -> bool:
    """Whether two blocks stay two without a blank line between them."""
    match other:
        case ListBlock(_, ordered, start):
            free = not (isinstance(one, Paragraph) and ordered and start != 1)
        case Heading() | CodeBlock() | ThematicBreak():
            free = True
        case Paragraph():
            return isinstance(one, Heading | CodeBlock | ThematicBreak)
        case _:
            free = False
    return free and isinstance(one, Paragraph | Heading | CodeBlock | ThematicBreak)


def _is_same_list(previous: Block | None, block: Block) -> bool:
    """Whether two blocks would be one list if they had the same signs; definitions are written as a list."""
    if not isinstance(block, ListBlock):
        return False
    if isinstance(previous, Definitions):
        return not block.ordered
    return isinstance(previous, ListBlock) and previous.ordered == block.ordered


def _no_caption(part: str, previous: Block) -> str:
    """Keep a paragraph behind a table from being read as its caption."""
    return part.replace(":", "\\:", 1) if isinstance(previous, Table) and part.startswith("Table: ") else part


def _joined(lines: Sequence[RichText]) -> RichText:
    text = "\n".join(line.text for line in lines)
    marks: list[Mark] = []
    offset = 0
    for line in lines:
        marks += [replace(mark, span=Span(mark.span.start + offset, mark.span.end + offset)) for mark in line.marks]
        offset += len(line.text) + 1
    return RichText(text, tuple(marks))


def _in_formula(text: RichText, lines: Sequence[str]) -> Iterator[bool]:
    """Yield for each line of a paragraph whether it begins inside of a formula, where every sign means itself."""
    formulas = any(mark.target == TEX and "\n" in mark.span.of(text.text) for mark in text.marks)
    inside = False
    for line in lines:
        yield inside
        inside ^= formulas and line.count("$$") % 2 == 1


def _fence(text: str, language: str) -> str:
    sign = "~" if "`" in language else "`"
    longest = max((len(found) for found in re.findall(f"{sign}+", text)), default=0)
    fence = sign * max(3, longest + 1)
    # markdownlint's MD040 wants a language on every block.
    return "\n".join([fence + (language or "text"), *([text] if text else []), fence])
