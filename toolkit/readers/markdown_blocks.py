"""From markdown-it's block tokens to the blocks of the model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from markdown_it.token import Token

from toolkit.errors import InputError, Location
from toolkit.markdown.alerts import ALERT_SIGN, with_sign
from toolkit.markdown.parser import DEEPEST, parse_blocks
from toolkit.markdown.places import Places
from toolkit.model.document import (
    Alignment,
    Block,
    Definition,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    RawBlock,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Anchor, RichText
from toolkit.readers.markdown_figures import as_markdown, figure_of
from toolkit.readers.markdown_file import FileReader, folded, without_anchor
from toolkit.readers.markdown_markers import definitions_of
from toolkit.readers.markdown_pieces import Marker, Piece
from toolkit.readers.markdown_places import heading_places, paragraph_places, row_places
from toolkit.readers.markdown_texts import TextReader
from toolkit.readers.markdown_tokens import (
    children,
    code_block,
    end_of,
    is_direct_paragraph,
    line_of,
)

_LINE_BLOCK = re.compile(r"(?:\|(?: .*)?\n)*\|(?: .*)?")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def read_blocks(file: FileReader, known: Sequence[Token] | None) -> Iterator[Piece]:
    """Yield what stands in the lines that the file is read in; their tokens, if somebody has parsed them already."""
    source, first = file.lines.text, file.lines.first
    tokens = known or parse_blocks(source, file.texts.environment)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        message = f"blocks nested deeper than {DEEPEST // 2} levels; nobody can read that, and neither can we"
        raise InputError(message, Location(file.texts.source.path))
    for token in tokens:
        token.map = [first + each for each in token.map] if token.map else None
    return BlockReader(file, file.texts).pieces(tokens)


@dataclass(frozen=True, slots=True)
class BlockReader:
    """Reads the tokens of one stretch of a file."""

    file: FileReader
    texts: TextReader

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return what a run of sibling tokens means."""
        return folded(list(self.pieces(tokens)))

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        """Yield what the tokens mean, one piece after the other."""
        index = 0
        while index < len(tokens):
            end = end_of(tokens, index)
            self.texts.line = line_of(tokens[index]) or self.texts.line
            yield from self._piece(tokens[index], tokens[index + 1 : end])
            index = end + 1

    def _piece(self, token: Token, inside: Sequence[Token]) -> list[Piece]:
        match token.type:
            case "paragraph_open":
                return self._paragraph(inside[0])
            case "heading_open":
                return [self._title(token, inside[0])]
            case "blockquote_open":
                return [Quotation(folded([*self._alert(inside)]))]
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
                self.file.note(str(token.meta["label"]), self.blocks(inside))
                return []
            case _:
                raise AssertionError(f"unknown block of Markdown: {token.type}")

    def _paragraph(self, inline: Token) -> list[Piece]:
        first = line_of(inline) - 1
        if _LINE_BLOCK.fullmatch(inline.content):
            return [self._verse(inline.content, first)]
        return self.file.prose(inline.content, paragraph_places(self.file.lines, first, inline.content))

    def _alert(self, inside: Sequence[Token]) -> Iterator[Piece]:
        """Yield the blocks of a quotation, the sign of an alert in a paragraph of its own."""
        content = inside[1].content if inside and inside[0].type == "paragraph_open" else ""
        if found := ALERT_SIGN.match(content):
            first = line_of(inside[1]) - 1
            line, _, rest = content.partition("\n")
            places = paragraph_places(self.file.lines, first, line)
            yield Paragraph(with_sign(found[0], self.texts.read(line[found.end() :], places.shifted(found.end()))))
            if rest:
                yield from self.file.prose(rest, paragraph_places(self.file.lines, first + 1, rest))
            inside = inside[3:]
        yield from self.pieces(inside)

    def _verse(self, content: str, first: int) -> Verse:
        lines = []
        for number, line in enumerate(content.split("\n"), first):
            bare = line[1:].strip()
            places = Places((Anchor(0, number + 1, self.file.lines.at(number).rfind(bare) + 1),))
            lines.append(self.texts.read(bare, places))
        return Verse(tuple(lines))

    def _title(self, token: Token, inline: Token) -> Heading:
        places_of = heading_places if token.markup.startswith("#") else paragraph_places
        places = places_of(self.file.lines, line_of(inline) - 1, inline.content)
        return self.file.heading(int(token.tag[1]), inline.content, places)

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
        number = self.texts.line = line_of(cells[0])
        line = self.file.lines.at(number - 1)
        places = row_places(line, number - 1)
        if len(places) > len(cells):
            message = Message("A row of the table has more cells than its head; the last ones are lost.")
            self.texts.report("table-row-too-long", Severity.WARNING, message, line.strip())
        places += [Places()] * (len(cells) - len(places))
        pairs = zip(cells, places, strict=False)
        return tuple(self.texts.read(cell.content, place) for cell, place in pairs)

    def _html(self, token: Token) -> list[Piece]:
        # Reading HTML loads lxml, which most files do not need.
        html_blocks = import_module("toolkit.readers.markdown_html").html_blocks
        found, lost = html_blocks(token.content, self.texts.source, self.texts.line)
        if lost is None:
            if _HAN.search(re.sub("<!--.*?-->", "", token.content, flags=re.DOTALL)):
                message = Message("A block of HTML is kept as it is; its text is not converted.")
                self.texts.report("raw-markup", Severity.WARNING, message, token.content.strip())
            return list(found)
        if any(not isinstance(each, Marker | RawBlock) for each in found):
            message = Message("A block of HTML is read for what it means; its looks are not kept.")
            self.texts.report("raw-markup", Severity.INFO, message, token.content.strip())
        self.texts.issues += lost
        return [block for each in found if (block := as_markdown(each, self.file.lines))]

    def _definitions(self, inside: Sequence[Token]) -> list[Piece]:
        entries: list[Definition] = []
        pieces: list[Piece] = []
        for part in children(inside):
            if part[0].type == "dt_open":
                places = paragraph_places(self.file.lines, line_of(part[1]) - 1, part[1].content)
                term, identifier = without_anchor(self.texts.read(part[1].content, places))
                entries.append(Definition(term, (), identifier))
                continue
            blocks = self.blocks(part[1:-1])
            figure = figure_of(entries[-1].term, self.file.lines)
            if figure and not figure.caption.text and len(blocks) == 1 and isinstance(blocks[0], Paragraph):
                entries.pop()
                pieces += [*definitions_of(entries), replace(figure, caption=blocks[0].text)]
                entries = []
            elif all(isinstance(block, Paragraph) for block in blocks):
                texts = tuple(block.text for block in blocks if isinstance(block, Paragraph))
                entries[-1] = replace(entries[-1], descriptions=entries[-1].descriptions + texts)
            else:
                message = Message("A definition with more than paragraphs becomes a paragraph and a quotation.")
                self.texts.report("definition-with-blocks", Severity.INFO, message, entries[-1].term.text)
                last = entries.pop()
                pieces += [*definitions_of(entries), Paragraph(last.term)]
                pieces += [Quotation((*(Paragraph(each) for each in last.descriptions), *blocks))]
                entries = []
        return pieces + definitions_of(entries)
