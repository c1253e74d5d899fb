"""From markdown-it's block tokens to the blocks of the model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
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
    Note,
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
from toolkit.readers.markdown_markers import CAPTION, Caption, Marker, Piece, definitions_of, fold, without_anchor
from toolkit.readers.markdown_places import Lines, heading_places, paragraph_places, row_places, stripped
from toolkit.readers.markdown_stretches import NOTE, PLAIN, Stretch, stretches
from toolkit.readers.markdown_texts import TextReader
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


@dataclass(slots=True)
class BlockReader:
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
            pieces += self._plain(text, part) if part.plain else self._rest(text, part)
        blocks = fold(pieces)
        return blocks, self._notes(blocks)

    def _plain(self, text: str, part: Stretch) -> Iterator[Piece]:
        line = part.line
        for found in PLAIN.finditer(text, part.start, part.end):
            self.texts.line = line + 1
            match found.lastgroup:
                case "prose":
                    prose = found["prose"]
                    if "![" in prose:
                        self.lines = Lines(prose, line)
                    yield from self._prose(*stripped(prose, line))
                case "heading":
                    places = Places((Anchor(0, line + 1, found.start("heading") - found.start() + 1),))
                    yield self._heading(len(found["level"]), found["heading"], places)
                case _:
                    self._plain_notes(found["notes"], line)
            line += text.count("\n", found.start(), found.end())

    def _plain_notes(self, notes: str, first: int) -> None:
        for line, found in enumerate(NOTE.finditer(notes), first):
            self.texts.line = line + 1
            if "![" in found["words"]:
                self.lines = Lines(found[0], line)
            column = found.start("words") - found.start()
            self._note(found["name"], fold(list(self._prose(*stripped(found["words"], line, column)))))

    def _rest(self, text: str, part: Stretch) -> Iterator[Piece]:
        source = text[part.start : part.end]
        self.lines = Lines(source, part.line)
        tokens = part.tokens or parse_blocks(source, self.texts.environment)
        if any(token.level >= DEEPEST - 1 for token in tokens):
            message = f"blocks nested deeper than {DEEPEST // 2} levels; nobody can read that, and neither can we"
            raise InputError(message, Location(self.texts.source.path))
        for token in tokens:
            token.map = [part.line + each for each in token.map] if token.map else None
        return self._pieces(tokens)

    def _notes(self, blocks: tuple[Block, ...]) -> tuple[Note, ...]:
        notes = self.texts.notes
        order = order_of_reference(blocks, notes)
        for identifier in [each for each in notes if each not in order]:
            self.texts.line = 0
            message = Message("Nothing refers to the note {note}.", (("note", identifier),))
            self.texts.report("note-without-reference", Severity.WARNING, message)
            order[identifier] = None
        return tuple(Note(each, notes[each]) for each in order)

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return what a run of sibling tokens means."""
        return fold(list(self._pieces(tokens)))

    def _pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
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
                return [Quotation(fold([*self._alert(inside)]))]
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
                self._note(str(token.meta["label"]), self.blocks(inside))
                return []
            case _:
                raise AssertionError(f"unknown block of Markdown: {token.type}")

    def _note(self, identifier: str, blocks: tuple[Block, ...]) -> None:
        if identifier in self.texts.notes:
            message = Message("The note {note} is defined twice; the first one counts.", (("note", identifier),))
            self.texts.report("note-twice", Severity.WARNING, message)
            identifier = f"{identifier}-{self.texts.line}"
        self.texts.notes[identifier] = blocks

    def _paragraph(self, inline: Token) -> list[Piece]:
        first = line_of(inline) - 1
        if _LINE_BLOCK.fullmatch(inline.content):
            return [self._verse(inline.content, first)]
        return self._prose(inline.content, paragraph_places(self.lines, first, inline.content))

    def _alert(self, inside: Sequence[Token]) -> Iterator[Piece]:
        """Yield the blocks of a quotation, the sign of an alert in a paragraph of its own."""
        content = inside[1].content if inside and inside[0].type == "paragraph_open" else ""
        if found := ALERT_SIGN.match(content):
            first = line_of(inside[1]) - 1
            line, _, rest = content.partition("\n")
            places = paragraph_places(self.lines, first, line)
            yield Paragraph(with_sign(found[0], self.texts.read(line[found.end() :], places.shifted(found.end()))))
            if rest:
                yield from self._prose(rest, paragraph_places(self.lines, first + 1, rest))
            inside = inside[3:]
        yield from self._pieces(inside)

    def _prose(self, content: str, places: Places) -> list[Piece]:
        text = self.texts.read(content, places)
        if content.startswith((":", "Table:")) and CAPTION.match(content):
            return [Caption(text)]
        if text.marks:
            return [figure_of(text, self.lines) or Paragraph(text)]
        # An entity for a space, to move things apart, is no paragraph.
        return [Paragraph(text)] if text.text.strip() else []

    def _verse(self, content: str, first: int) -> Verse:
        lines = []
        for number, line in enumerate(content.split("\n"), first):
            bare = line[1:].strip()
            places = Places((Anchor(0, number + 1, self.lines.at(number).rfind(bare) + 1),))
            lines.append(self.texts.read(bare, places))
        return Verse(tuple(lines))

    def _title(self, token: Token, inline: Token) -> Heading:
        places_of = heading_places if token.markup.startswith("#") else paragraph_places
        places = places_of(self.lines, line_of(inline) - 1, inline.content)
        return self._heading(int(token.tag[1]), inline.content, places)

    def _heading(self, level: int, content: str, places: Places) -> Heading:
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
        line = self.lines.at(number - 1)
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
        return [block for each in found if (block := as_markdown(each, self.lines))]

    def _definitions(self, inside: Sequence[Token]) -> list[Piece]:
        entries: list[Definition] = []
        pieces: list[Piece] = []
        for part in children(inside):
            if part[0].type == "dt_open":
                places = paragraph_places(self.lines, line_of(part[1]) - 1, part[1].content)
                term, identifier = without_anchor(self.texts.read(part[1].content, places))
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
                self.texts.report("definition-with-blocks", Severity.INFO, message, entries[-1].term.text)
                last = entries.pop()
                pieces += [*definitions_of(entries), Paragraph(last.term)]
                pieces += [Quotation((*(Paragraph(each) for each in last.descriptions), *blocks))]
                entries = []
        return pieces + definitions_of(entries)
