"""Lines gathered into blocks: lists, quotations, code, verse, definitions, captions, tables."""

from dataclasses import dataclass, field, replace
from typing import Protocol

from lxml import etree

from toolkit.messages import LANGUAGES, translate
from toolkit.model.document import (
    Block,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Role,
    Section,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.readers.docx.lines import Grid, Item, Line
from toolkit.readers.docx.story import Story

_CONTINUING = frozenset({"", "code", "verse"})
"""What goes on with a list item where it is moved in."""
_GLOSSARY = frozenset(translate("Glossary", language) for language in LANGUAGES)


class TableFunction(Protocol):
    """What reads a table."""

    def __call__(self, story: Story, element: etree._Element) -> tuple[Block, ...]:
        """Return what the table holds."""
        ...


@dataclass(slots=True)
class _List:
    """An open list."""

    level: int
    number: str
    ordered: bool
    start: int
    items: list[list[Block]] = field(default_factory=list)
    tight: bool = True


@dataclass(slots=True)
class Gathering:
    """Blocks as they grow, line by line."""

    story: Story
    table: TableFunction
    blocks: list[Block] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    caption: RichText | None = None
    """Of the table that is to follow."""

    def add(self, item: Item) -> None:
        """Add a line, a figure or a table."""
        match item:
            case Line(role="item"):
                self._item(item)
            case Line(role="continued") if self.lists:
                self._close_lists(item.level)
                self.lists[-1].items[-1].append(Paragraph(item.text))
            case Line() if self.lists and item.indent and item.role in _CONTINUING:
                self._line(item, self.lists[-1].items[-1])
            case Line():
                self._close_lists(0)
                self._line(item, self.blocks)
            case Grid(element):
                self._close_lists(0)
                self._table(element)
            case _:
                self._close_lists(0)
                self._flush_caption()
                self.blocks.append(item)

    def finish(self) -> tuple[Block, ...]:
        """Return what was gathered."""
        self._close_lists(0)
        self._flush_caption()
        return tuple(sections(self.blocks))

    def _item(self, line: Line) -> None:
        numberings = self.story.work.numberings
        index = line.level - 1
        depth = max(index, line.depth)
        while self.lists and self.lists[-1].level > depth:
            self._close_one()
        if self.lists and self.lists[-1].level == depth and self.lists[-1].number != line.number:
            self._close_one()
        count = numberings.count(line.number, index)
        if not self.lists or self.lists[-1].level < depth:
            self._flush_caption()
            ordered = numberings.is_ordered(line.number, index)
            self.lists.append(_List(depth, line.number, ordered, count if ordered else 1))
        current = self.lists[-1]
        current.tight = current.tight and not line.stands_apart
        current.items.append([Paragraph(line.text)] if line.text.text or line.text.marks else [])

    def _close_lists(self, depth: int) -> None:
        """Close the lists that are deeper than a number of levels."""
        while len(self.lists) > depth:
            self._close_one()

    def _close_one(self) -> None:
        done = self.lists.pop()
        block = ListBlock(tuple(tuple(item) for item in done.items), done.ordered, done.start, done.tight)
        target = self.lists[-1].items[-1] if self.lists else self.blocks
        target.append(block)

    def _flush_caption(self) -> None:
        if self.caption is not None:
            self.blocks.append(Paragraph(self.caption))
            self.caption = None

    def _table(self, element: etree._Element) -> None:
        caption, self.caption = self.caption, None
        for block in self.table(self.story, element):
            if isinstance(block, Table) and caption is not None:
                self.blocks.append(replace(block, caption=caption))
                caption = None
            else:
                self.blocks.append(block)
        self.caption = caption
        self._flush_caption()

    def _line(self, line: Line, blocks: list[Block]) -> None:
        if not line.text.text and not line.text.marks and line.role not in {"code", "verse", "break"}:
            return
        last = blocks[-1] if blocks else None
        self._flush_caption()
        match line.role:
            case "heading" | "title":
                identifier = next((each for each in line.anchors if not each.startswith("_")), "")
                blocks.append(Heading(max(1, line.level), line.text, identifier))
            case "quotation":
                _quote(line, blocks)
            case "epigraph":
                _section(Role.EPIGRAPH, line, blocks)
            case "colophon":
                _section(Role.COLOPHON, line, blocks)
            case "code" | "verse":
                _preformatted(line, blocks)
            case "break":
                blocks.append(ThematicBreak())
            case "term" | "definition":
                _definition(line, blocks)
            case "image-caption" | "caption" if isinstance(last, Figure) and not last.caption.text:
                blocks[-1] = replace(last, caption=line.text)
            case "table-caption" | "caption":
                self.caption = line.text
            case "spacer" | "contents-title":
                pass
            case _:
                blocks.append(Paragraph(_anchored(line)))


def _preformatted(line: Line, blocks: list[Block]) -> None:
    """Add a line of code or verse to the one before, unless it says that it stands apart."""
    match line.role, blocks[-1] if blocks else None:
        case "code", CodeBlock() as last if not line.stands_apart:
            blocks[-1] = CodeBlock(f"{last.text}\n{line.text.text}")
        case "code", _:
            blocks.append(CodeBlock(line.text.text))
        case _, Verse() as last if not line.stands_apart:
            blocks[-1] = Verse((*last.lines, line.text))
        case _:
            blocks.append(Verse((line.text,)))


def _quote(line: Line, blocks: list[Block]) -> None:
    """Add to the quotation before; one that is moved in further stands inside of it."""
    block: Block = Paragraph(_anchored(line))
    last = blocks[-1] if blocks else None
    inner = last.blocks if isinstance(last, Quotation) else ()
    if line.indent:
        nested = inner[-1] if inner and isinstance(inner[-1], Quotation) else None
        block = Quotation((*nested.blocks, block)) if nested else Quotation((block,))
        inner = inner[:-1] if nested else inner
    if isinstance(last, Quotation):
        blocks[-1] = Quotation((*inner, block))
    else:
        blocks.append(Quotation((block,)))


def _section(role: Role, line: Line, blocks: list[Block]) -> None:
    last = blocks[-1] if blocks else None
    paragraph = Paragraph(_anchored(line))
    if isinstance(last, Section) and last.role is role:
        blocks[-1] = Section(role, (*last.blocks, paragraph))
    elif isinstance(last, Heading) and role is Role.COLOPHON:
        blocks[-1] = Section(role, (last, paragraph))
    else:
        blocks.append(Section(role, (paragraph,)))


def _definition(line: Line, blocks: list[Block]) -> None:
    last = blocks[-1] if blocks else None
    entries = last.entries if isinstance(last, Definitions) else ()
    if line.role == "term":
        identifier = next((each for each in line.anchors if not each.startswith("_")), "")
        entries = (*entries, Definition(line.text, (), identifier))
    elif entries:
        entries = (*entries[:-1], replace(entries[-1], descriptions=(*entries[-1].descriptions, line.text)))
    else:
        blocks.append(Paragraph(_anchored(line)))
        return
    if isinstance(last, Definitions):
        blocks.pop()
    blocks.append(Definitions(entries))


def _anchored(line: Line) -> RichText:
    """Return the text with the bookmarks that stood at its start."""
    anchors = tuple(Mark(Span(0, 0), MarkKind.ANCHOR, name) for name in line.anchors)
    return RichText(line.text.text, (*anchors, *line.text.marks)) if anchors else line.text


def sections(blocks: list[Block]) -> list[Block]:
    """Return the blocks with a glossary, which is known by its heading, as a section."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Definitions) and isinstance(last, Heading) and last.text.text in _GLOSSARY:
            found[-1] = Section(Role.GLOSSARY, (last, block))
        else:
            found.append(block)
    return found
