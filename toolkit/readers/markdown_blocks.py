"""From markdown-it's block tokens to the blocks of the model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from toolkit.errors import InputError, Location
from toolkit.markdown.autolinks import with_autolinks
from toolkit.markdown.flattener import Flattener
from toolkit.markdown.inline import flatten
from toolkit.markdown.parser import DEEPEST, PLACES, parse, parse_inline
from toolkit.markdown.places import Places
from toolkit.model.document import (
    Alignment,
    Block,
    Definition,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quotation,
    RawBlock,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import Anchor, MarkKind, RichText, Span
from toolkit.readers import Source
from toolkit.readers.markdown_emphasis import as_meant
from toolkit.readers.markdown_figures import as_markdown, figure_of
from toolkit.readers.markdown_html import html_blocks
from toolkit.readers.markdown_markers import CAPTION, Caption, Marker, Piece, definitions_of, fold, without_anchor
from toolkit.readers.markdown_places import heading_places, paragraph_places, row_places
from toolkit.readers.markdown_tokens import (
    children,
    code_block,
    end_of,
    is_direct_paragraph,
    line_of,
    order_of_reference,
)

_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?P<inside>[#.][^{}]*)\}[ \t]*$")
_LINE_BLOCK = re.compile(r"(?:\|(?: .*)?\n)*\|(?: .*)?")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_UNDEFINED_NOTE = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(slots=True)
class BlockReader:
    """The lines of one file, and what is learned of them."""

    lines: Sequence[str]
    source: Source
    issues: list[Issue]
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    """By their identifier, in the order of their definitions."""
    inline_notes: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What markdown-it knows of notes, by its own number."""
    defined: frozenset[str] = frozenset()
    """Identifiers of the notes that the file defines anywhere."""
    line: int = 0
    """Of the block that is read at present, from 1."""

    def read(self) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Return the blocks of the file and its notes, in the order in which they are first referred to."""
        tokens, environment = parse("\n".join(self.lines))
        if any(token.level >= DEEPEST - 1 for token in tokens):
            message = f"blocks nested deeper than {DEEPEST // 2} levels; nobody can read that, and neither can we"
            raise InputError(message, Location(self.source.path))
        found = environment.get("footnotes", {})
        self.inline_notes = found.get("list", {})
        self.defined = frozenset(name[1:] for name in found.get("refs", {}))
        blocks = self.blocks(tokens)
        order = order_of_reference(blocks, self.notes)
        for identifier in [each for each in self.notes if each not in order]:
            self.line = 0
            self._report(
                "note-without-reference",
                Severity.WARNING,
                Message("Nothing refers to the note {note}.", (("note", identifier),)),
            )
            order.append(identifier)
        return blocks, tuple(Note(each, self.notes[each]) for each in order)

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return what a run of sibling tokens means."""
        pieces: list[Piece] = []
        index = 0
        while index < len(tokens):
            end = end_of(tokens, index)
            self.line = line_of(tokens[index]) or self.line
            pieces += self._piece(tokens[index], tokens[index + 1 : end])
            index = end + 1
        return fold(pieces)

    def _piece(self, token: Token, inside: Sequence[Token]) -> list[Piece]:
        match token.type:
            case "paragraph_open":
                return self._paragraph(inside[0])
            case "heading_open":
                return [self._heading(token, inside[0])]
            case "blockquote_open":
                return [Quotation(self.blocks(inside))]
            case "bullet_list_open" | "ordered_list_open":
                return [self._list(token, inside)]
            case "table_open":
                return [self._table(inside)]
            case "fence" | "code_block":
                return [code_block(token)]
            case "hr":
                return [ThematicBreak()]
            case "html_block":
                return self._html(token)
            case "dl_open":
                return self._definitions(inside)
            case "footnote_reference_open":
                self._note(token, inside)
                return []
            case _:
                raise AssertionError(f"unknown block of Markdown: {token.type}")

    def _report(self, check: str, severity: Severity, message: Message, excerpt: str = "") -> None:
        self.issues.append(Issue(check, severity, message, Location(self.source.path, self.line), excerpt=excerpt[:80]))

    def _text(self, content: str, children: Sequence[Token], places: Places) -> RichText:
        text = flatten(children, Flattener(places, self._lost, self._note_identifier))
        meant = as_meant(content, text, self.defined, places)
        if meant:
            text = meant
            message = Message("Emphasis beside Chinese punctuation is read as it is meant; other tools may not see it.")
            self._report("emphasis-beside-punctuation", Severity.INFO, message, content)
        text = with_autolinks(text)
        for found in _UNDEFINED_NOTE.finditer(text.text):
            if not any(mark.kind is MarkKind.CODE and mark.span.covers(Span(*found.span())) for mark in text.marks):
                message = Message("No note {note} is defined; the reference stays as text.", (("note", found[0]),))
                self._report("note-undefined", Severity.WARNING, message, found[0])
        return text

    def _lost(self, kind: str, markup: str, line: int) -> None:
        self.line = line or self.line
        message = Message("Attributes are not kept: {names}", (("names", markup),))
        if kind == "link":
            message = Message("A link without text is not kept: {address}", (("address", markup),))
        self._report(f"lost-{kind}", Severity.INFO, message, markup)

    def _note_identifier(self, token: Token) -> str:
        label = token.meta.get("label")
        if label is not None:
            return str(label)
        number = token.meta["id"]
        identifier = f"note-{number + 1}"
        while identifier in self.notes:
            identifier += "a"
        content = self.inline_notes[number]
        self.notes[identifier] = (Paragraph(self._text("", content["tokens"], token.meta[PLACES])),)
        return identifier

    def _note(self, token: Token, inside: Sequence[Token]) -> None:
        identifier = str(token.meta["label"])
        blocks = self.blocks(inside)
        if identifier in self.notes:
            self._report(
                "note-twice",
                Severity.WARNING,
                Message("The note {note} is defined twice; the first one counts.", (("note", identifier),)),
            )
            identifier = f"{identifier}-{self.line}"
        self.notes[identifier] = blocks

    def _paragraph(self, inline: Token) -> list[Piece]:
        children, first = inline.children or (), line_of(inline) - 1
        if _LINE_BLOCK.fullmatch(inline.content):
            return [self._verse(inline.content, first)]
        text = self._text(inline.content, children, paragraph_places(self.lines, first, inline.content))
        if CAPTION.match(inline.content):
            return [Caption(text)]
        if not text.text.strip() and not text.marks:
            return []  # an entity for a space, to move things apart
        return [figure_of(text, self.lines) or Paragraph(text)]

    def _verse(self, content: str, first: int) -> Verse:
        lines = []
        for number, line in enumerate(content.split("\n")):
            bare = line[1:].strip()
            column = self.lines[first + number].rfind(bare)
            places = Places((Anchor(0, first + number + 1, column + 1),))
            lines.append(self._text(bare, parse_inline(bare, self.defined), places))
        return Verse(tuple(lines))

    def _heading(self, token: Token, inline: Token) -> Heading:
        children = list(inline.children or ())
        identifier = ""
        found = _HEADING_ATTRIBUTES.search(inline.content)
        content = inline.content
        if found:
            content = content[: found.start()]
            children = list(parse_inline(content, self.defined))
            identifier = self._heading_identifier(found["inside"])
        places = (
            heading_places(self.lines, line_of(inline) - 1, content)
            if token.markup.startswith("#")
            else paragraph_places(self.lines, line_of(inline) - 1, content)
        )
        text = self._text(content, children, places)
        if not identifier:
            text, identifier = without_anchor(text)
        return Heading(int(token.tag[1]), text, identifier)

    def _heading_identifier(self, inside: str) -> str:
        words = inside.split()
        others = [word for word in words if not word.startswith("#")]
        if others:
            self._lost("attributes", " ".join(others), 0)
        return next((word[1:] for word in words if word.startswith("#")), "")

    def _list(self, token: Token, inside: Sequence[Token]) -> ListBlock:
        items: list[tuple[Block, ...]] = []
        tight = True
        for item in children(inside):
            tight = tight and all(each.hidden for each in item[1:-1] if is_direct_paragraph(each, item[0]))
            items.append(self.blocks(item[1:-1]))
        ordered = token.type == "ordered_list_open"
        return ListBlock(tuple(items), ordered, int(token.attrs.get("start", 1)) if ordered else 1, tight)

    def _table(self, inside: Sequence[Token]) -> Table:
        rows: list[tuple[RichText, ...]] = []
        alignments: tuple[Alignment, ...] = ()
        for part in children(inside):
            for row in children(part[1:-1]):
                rows.append(self._row(row))
                alignments = alignments or tuple(
                    Alignment(str(cell.attrs.get("style", "")).removeprefix("text-align:"))
                    for cell in row
                    if cell.type == "th_open"
                )
        header, *body = rows
        plain = not any(text.text or text.marks for text in header)
        named = () if not any(alignments) else alignments
        return Table(() if plain else header, tuple(body), named)

    def _row(self, row: Sequence[Token]) -> tuple[RichText, ...]:
        cells = [token for token in row if token.type == "inline"]
        self.line = line_of(cells[0])
        places = row_places(self.lines[self.line - 1], self.line - 1)
        if len(places) > len(cells):
            message = Message("A row of the table has more cells than its head; the last ones are lost.")
            self._report("table-row-too-long", Severity.WARNING, message, self.lines[self.line - 1].strip())
        places += [Places()] * (len(cells) - len(places))
        pairs = zip(cells, places, strict=False)
        return tuple(self._text(cell.content, cell.children or (), place) for cell, place in pairs)

    def _html(self, token: Token) -> list[Piece]:
        found, lost = html_blocks(token.content, self.source, self.line)
        if lost is None:
            if _HAN.search(re.sub("<!--.*?-->", "", token.content, flags=re.DOTALL)):
                message = Message("A block of HTML is kept as it is; its text is not converted.")
                self._report("raw-markup", Severity.WARNING, message, token.content.strip())
            return list(found)
        if any(not isinstance(each, Marker | RawBlock) for each in found):
            message = Message("A block of HTML is read for what it means; its looks are not kept.")
            self._report("raw-markup", Severity.INFO, message, token.content.strip())
        self.issues += lost
        return [block for each in found if (block := as_markdown(each, self.lines))]

    def _definitions(self, inside: Sequence[Token]) -> list[Piece]:
        entries: list[Definition] = []
        pieces: list[Piece] = []
        for part in children(inside):
            if part[0].type == "dt_open":
                places = paragraph_places(self.lines, line_of(part[1]) - 1, part[1].content)
                term, identifier = without_anchor(self._text(part[1].content, part[1].children or (), places))
                entries.append(Definition(term, (), identifier))
                continue
            blocks = self.blocks(part[1:-1])
            figure = figure_of(entries[-1].term, self.lines)
            if figure and not figure.caption.text and len(blocks) == 1 and isinstance(blocks[0], Paragraph):
                entries.pop()
                pieces += [*definitions_of(entries), replace(figure, caption=blocks[0].text)]
                entries = []
            elif all(isinstance(block, Paragraph) for block in blocks):
                texts = tuple(block.text for block in blocks if isinstance(block, Paragraph))
                entries[-1] = replace(entries[-1], descriptions=entries[-1].descriptions + texts)
            else:
                message = Message("A definition with more than paragraphs becomes a paragraph and a quotation.")
                self._report("definition-with-blocks", Severity.INFO, message, entries[-1].term.text)
                last = entries.pop()
                pieces += [*definitions_of(entries), Paragraph(last.term)]
                pieces += [Quotation((*(Paragraph(each) for each in last.descriptions), *blocks))]
                entries = []
        return pieces + definitions_of(entries)
