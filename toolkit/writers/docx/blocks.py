"""Blocks as paragraphs and tables of Word."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never, cast

from toolkit.model.document import (
    Block,
    CodeBlock,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Parallel,
    Quotation,
    RawBlock,
    Role,
    Section,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.message import Message
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.writers.docx.characters import words
from toolkit.writers.docx.pictures import drawing
from toolkit.writers.docx.runs import anchor, marker, rich
from toolkit.writers.docx.tables import parallel_table, side_of, table
from toolkit.writers.docx.work import Numbering, Place, Work

LONG = 40
"""Characters that do not fit on one line; what runs over is set as a paragraph, its first line moved in."""
_APART = '<w:contextualSpacing w:val="0"/>'
"""Keeps two pieces of code, or two stanzas, from growing together."""
_JUSTIFIED = ("BodyText", "Quote", "Epigraph", "Colophon", "List", "Definition")
"""How the names of styles begin whose lines are even at both ends."""
_RAISED = {MarkKind.RUBY, MarkKind.EMPHASIS}
ROLE_STYLES = {Role.EPIGRAPH: "Epigraph", Role.COLOPHON: "Colophon"}


def blocks(work: Work, place: Place, content: tuple[Block, ...]) -> Iterator[str]:
    """Yield the paragraphs and tables of some blocks."""
    before: type[Block] | None = None
    for kind, group in groupby(content, key=type):
        if kind is Paragraph:
            yield from _paragraphs(work, place, cast("Iterator[Paragraph]", group))
        elif kind is Parallel:
            yield from _parallels(work, place, [block for block in group if isinstance(block, Parallel)])
        else:
            for block in group:
                yield from _block(work, place, block, follows=before is kind)
                before = kind
        before = kind


def _paragraphs(work: Work, place: Place, group: Iterable[Paragraph]) -> Iterator[str]:
    """Yield paragraphs in a row; those of words alone, nearly all, differ in their words only."""
    shape = _prose(work, place, RichText("")).removesuffix("</w:p>")
    run_of = words(work, place)
    for block in group:
        text = block.text
        if text.marks and any(mark.kind in _RAISED for mark in text.marks):
            yield _prose(work, place, text)
        else:
            run = "" if text.marks else run_of(text.text)
            yield f"{shape}{run or rich(work, place, text)}</w:p>"


def _block(work: Work, place: Place, block: Block, *, follows: bool) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _prose(work, place, block.text)
        case Heading():
            yield heading(work, place, block)
        case Quotation():
            inner = replace(place, prose="Quote", indent=place.left + 2 * work.region.em, lists=0)
            yield from blocks(work, inner, block.blocks)
        case ListBlock():
            yield from _list(work, place, block)
        case Table():
            yield from table(work, place, block)
        case Figure():
            yield from _figure(work, place, block)
        case CodeBlock():
            lines = [RichText(line) for line in block.text.removesuffix("\n").split("\n")]
            yield from _lines(work, place, "SourceCode", lines, follows=follows)
        case Verse():
            yield from _lines(work, place, "Verse", list(block.lines), follows=follows)
        case ThematicBreak():
            yield paragraph(work, place, "ThematicBreak", "<w:r><w:t>＊　＊　＊</w:t></w:r>")
        case Definitions():
            yield from _definitions(work, place, block)
        case Section():
            inner = replace(place, prose=ROLE_STYLES.get(block.role, place.prose))
            yield from blocks(work, inner, block.blocks)
        case Parallel():
            yield from _parallels(work, place, [block])
        case RawBlock():
            message = Message("Left out markup of {format} that Word cannot show", (("format", block.format),))
            work.report("raw-markup", message, block.text)
        case _:
            assert_never(block)


def paragraph(work: Work, place: Place, style: str, content: str, properties: str = "", *, indent: str = "") -> str:
    """Return a paragraph; `properties` are those that stand before the indent in Word's order, up to spacing."""
    if not indent and (left := place.left):
        indent = f'<w:ind w:left="{left}"/>'
    if place.column and style.startswith(_JUSTIFIED):
        # Justified, a narrow column has gaps before each long Latin word.
        indent = indent.replace('<w:jc w:val="both"/>', "") + '<w:jc w:val="left"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{work.style(style)}"/>{properties}{indent}</w:pPr>{content}</w:p>'


def _prose(work: Work, place: Place, text: RichText, properties: str = "") -> str:
    style, own = place.prose, 0
    if place.lists:
        depth = min(place.lists, 5)
        style, own = f"ListContinue{depth if depth > 1 else ''}", depth
    elif style == "Quote":
        own = 1
    if text.marks and place.part is not work.notes and any(mark.kind in _RAISED for mark in text.marks):
        # What stands between the lines pushes them apart as far as it must, not by a whole line of the grid.
        properties += f'<w:snapToGrid w:val="0"/><w:spacing w:line="{work.region.pitch}" w:lineRule="atLeast"/>'
    left = place.left
    indent = f'<w:ind w:left="{left}"/>' if left != own * 2 * work.region.em else ""
    flat = replace(place, indent=0, lists=0) if left else place
    return paragraph(work, flat, style, rich(work, place, text), properties, indent=indent)


def long(work: Work, text: str) -> str:
    """Return the indent of a title, heading or caption that does not fit on one line."""
    if len(text) <= LONG or not work.region.is_chinese:
        return ""
    return f'<w:ind w:firstLineChars="200" w:firstLine="{work.region.em * 2}"/><w:jc w:val="both"/>'


def heading(work: Work, place: Place, block: Heading, content: str = "") -> str:
    """Return a heading, with the bookmarks that the contents and links point to."""
    content = content or rich(work, place, block.text)
    if place.part is work.notes:
        strong = Mark(Span(0, len(block.text.text)), MarkKind.STRONG)
        return _prose(work, place, replace(block.text, marks=(*block.text.marks, strong)))
    work.headings += 1
    level = work.levels.popleft() if work.levels else min(block.level, 9)
    inner = anchor(work, block.identifier) + marker(work, contents_name(work.headings), content)
    return paragraph(work, place, f"Heading{level}", inner, indent=long(work, block.text.text))


def contents_name(number: int) -> str:
    """Return the bookmark of the heading of this number, named as Word names those of a table of contents."""
    return f"_Toc{number:09d}"


def _list(work: Work, place: Place, block: ListBlock) -> Iterator[str]:
    level = min(place.lists, 8)
    work.lists.append(Numbering(block.ordered, level, block.start))
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{work.list_offset + len(work.lists)}"/></w:numPr>'
    spacing = "" if block.tight else _APART
    inner = replace(place, lists=place.lists + 1)
    em = work.region.em
    indent = f'<w:ind w:left="{inner.left}" w:hanging="{2 * em}"/>' if place.indent else ""
    for item in block.items:
        first = item[0] if item and isinstance(item[0], Paragraph) else None
        content = rich(work, inner, first.text) if first else ""
        yield paragraph(
            work, replace(place, indent=0, lists=0), "ListParagraph", content, number, indent=indent + spacing
        )
        yield from blocks(work, inner, item[1:] if first else item)


def _figure(work: Work, place: Place, block: Figure) -> Iterator[str]:
    picture = drawing(work, place, block.target, block.alt.text)
    keep = "<w:keepNext/>" if block.caption.text else ""
    content = picture or rich(work, place, block.alt)
    yield paragraph(work, place, "Figure", content, keep, indent="" if picture else long(work, block.alt.text))
    if block.caption.text:
        caption = rich(work, place, block.caption)
        yield paragraph(work, place, "ImageCaption", caption, indent=long(work, block.caption.text))


def _lines(work: Work, place: Place, style: str, lines: list[RichText], *, follows: bool) -> Iterator[str]:
    indent = f'<w:ind w:left="{place.left}"/>' if place.left else ""
    for index, line in enumerate(lines):
        apart = _APART if follows and not index else ""
        close = '<w:spacing w:after="0"/>' if apart and len(lines) > 1 else ""
        yield paragraph(work, place, style, rich(work, place, line), close, indent=indent + apart)


def _definitions(work: Work, place: Place, block: Definitions) -> Iterator[str]:
    for entry in block.entries:
        term = anchor(work, entry.identifier) + rich(work, place, entry.term)
        yield paragraph(work, place, "DefinitionTerm", term, indent=long(work, entry.term.text))
        for text in entry.descriptions:
            yield paragraph(work, place, "Definition", rich(work, place, text))


def _parallels(work: Work, place: Place, group: list[Parallel]) -> Iterator[str]:
    """Yield tables, and between them the headings, which stand outside so that they are found in the contents."""
    for outside, members in groupby(group, key=is_heading):
        if outside:
            for member in members:
                yield _parallel_heading(work, place, member)
        else:
            yield from parallel_table(work, place, list(members), blocks)


def is_heading(block: Parallel) -> bool:
    """Whether a passage is a heading in each of its languages, which then stands outside of the table."""
    return all(len(side.blocks) == 1 and isinstance(side.blocks[0], Heading) for side in block.sides)


def _parallel_heading(work: Work, place: Place, block: Parallel) -> str:
    headings = [(side.locale, each) for side in block.sides for each in side.blocks if isinstance(each, Heading)]
    if len({each.text.text for _, each in headings}) == 1:
        headings = headings[:1]  # what both languages write in the same way is said once
    whole = "".join(each.text.text for _, each in headings)
    sides = (rich(work, side_of(work, place, locale), each.text, whole) for locale, each in headings)
    space = '<w:r><w:t xml:space="preserve">　</w:t></w:r>'
    return heading(work, place, headings[0][1], space.join(sides))
