"""Tables of a Word file, and the two columns of a parallel edition."""

import re
from collections import Counter
from typing import Protocol

from lxml import etree

from toolkit.errors import UsageError
from toolkit.model.document import Alignment, Block, Parallel, Side, Table, map_block
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import MarkKind, RichText
from toolkit.readers.docx.languages import long_tag
from toolkit.readers.docx.lines import Grid, Line, lines
from toolkit.readers.docx.package import W
from toolkit.readers.docx.story import Story
from toolkit.readers.docx.styles import value
from toolkit.readers.docx.text import join

_ALIGNMENTS = {"left": Alignment.LEFT, "start": Alignment.LEFT, "center": Alignment.CENTER} | {
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}
_OFF = {"0", "false", "off"}
Cell = tuple[RichText, str]


class BlocksFunction(Protocol):
    """What reads the blocks of a cell."""

    def __call__(self, story: Story, element: etree._Element) -> tuple[Block, ...]:
        """Return what the cell holds."""
        ...


def table(story: Story, element: etree._Element, blocks: BlocksFunction) -> tuple[Block, ...]:
    """Return a table, or the passages of a parallel edition."""
    style = value(element, "tblPr", "tblStyle") or ""
    if story.work.styles.name(style) == "parallel table" and (locales := _locales(element)):
        return _parallels(story, element, locales, blocks)
    rows = [_row(story, row) for row in _rows(element)]
    rows = [row for row in rows if row]
    if not rows:
        return ()
    columns = max(len(row) for row in rows)
    header = rows[0] if _has_header(element) and len(rows) > 1 else []
    body = rows[1:] if header else rows
    texts = tuple(tuple(text for text, _ in row) for row in body)
    caption = RichText(value(element, "tblPr", "tblCaption") or "")
    return (Table(tuple(text for text, _ in header), texts, _alignments(body, columns), caption),)


def _rows(element: etree._Element) -> list[etree._Element]:
    return [row for row in element.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is element]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _has_header(element: etree._Element) -> bool:
    """Whether the first row is a header: it is repeated, or the table's look says so."""
    look = element.find(f"{W}tblPr/{W}tblLook")
    first = look.get(f"{W}firstRow") if look is not None else None
    if first is not None:
        return first not in _OFF
    code = look.get(f"{W}val", "") if look is not None else ""
    if re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return bool(int(code, 16) & 0x20)
    return element.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def _row(story: Story, row: etree._Element) -> list[Cell]:
    if row.find(f"{W}trPr/{W}del") is not None:
        return []
    found: list[Cell] = []
    for cell in _cells(row):
        properties = cell.find(f"{W}tcPr")
        span = value(properties, "gridSpan") or "1"
        merged = value(properties, "vMerge")
        if span != "1" or merged is not None:
            story.work.report("merged-cells", Message("Cells that are merged were taken apart"))
        found.append((RichText(""), "") if merged in {"", "continue"} else _cell(story, cell))
        found += [(RichText(""), "")] * (int(span) - 1 if span.isdigit() else 0)
    return found


def _cell(story: Story, cell: etree._Element) -> Cell:
    texts: list[RichText] = []
    alignment = ""
    for item in lines(story, cell):
        match item:
            case Line():
                if item.text.text or item.text.marks:
                    texts.append(item.text)
                    alignment = alignment or item.alignment
            case Grid(inner):
                story.work.report("nested-table", Message("A table inside a table was kept as text"))
                texts += [text for row in _rows(inner) for text, _ in _row(story, row) if text.text]
            case _:
                texts += _texts(item)
    return join(texts), alignment


def _texts(block: Block) -> list[RichText]:
    """Return the texts of a block that a cell cannot hold, a figure's alternative text for one."""
    found: list[RichText] = []

    def keep(text: RichText) -> RichText:
        found.append(text)
        return text

    map_block(block, keep)
    return [text for text in found if text.text]


def _alignments(rows: list[list[Cell]], columns: int) -> tuple[Alignment, ...]:
    """Return how most cells of each column stand; nothing at all if none says so."""
    found: list[Alignment] = []
    for column in range(columns):
        counts = Counter(row[column][1] for row in rows if column < len(row))
        most = counts.most_common(1)[0][0] if counts else ""
        found.append(_ALIGNMENTS.get(most, Alignment.NONE))
    return tuple(found) if any(found) else ()


def _locales(element: etree._Element) -> list[Locale]:
    try:
        tags = (value(element, "tblPr", "tblDescription") or "").split(" | ")
        return [Locale.parse(tag) for tag in tags if tag]
    except UsageError:
        return []


def _parallels(
    story: Story, element: etree._Element, locales: list[Locale], blocks: BlocksFunction
) -> tuple[Block, ...]:
    found: list[Block] = []
    for row in _rows(element)[1:]:
        pairs = zip(locales, _cells(row), strict=False)
        found.append(Parallel(tuple(_side(locale, blocks(story, cell)) for locale, cell in pairs)))
    return tuple(found)


def _side(locale: Locale, blocks: tuple[Block, ...]) -> Side:
    """Return one side, without the marks that say of all its text what the side says already."""

    def without_own(text: RichText) -> RichText:
        marks = (mark for mark in text.marks if (mark.kind, mark.target) != (MarkKind.LANGUAGE, word_tag))
        return RichText(text.text, tuple(marks))

    word_tag = long_tag(locale)
    return Side(locale, tuple(map_block(block, without_own) for block in blocks))
