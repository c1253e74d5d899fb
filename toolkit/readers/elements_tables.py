"""Tables of HTML: which cells are a table's own, in which column each stands, and what is no table but a layout."""

from collections.abc import Iterator

from lxml import etree

from toolkit.model.document import Alignment, Block, Heading, Paragraph, Table
from toolkit.model.text import RichText
from toolkit.readers.elements_attributes import tag_of

_MANY = 100
_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})


def own_rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, those of tables inside of its cells left out."""
    rows: list[etree._Element] = []
    for child in table:
        if tag_of(child) == "tr":
            rows.append(child)
        elif tag_of(child) in _PARTS - {"table"}:
            rows += own_rows(child)
    return rows


def stray_words(table: etree._Element) -> Iterator[str]:
    """Yield words that stand in a table and in none of its cells; browsers show them before it (HTML 13.2.6.4.9)."""
    if (table.text or "").strip():
        yield table.text or ""
    for child in table:
        if tag_of(child) in _PARTS - {"table"}:
            yield from stray_words(child)
        if (child.tail or "").strip():
            yield child.tail or ""


def is_layout(table: etree._Element, cells: list[list[tuple[Block, ...]]]) -> bool:
    """Whether a table only puts parts of a page in their places: no headers, but headings or tables in its cells."""
    if any(tag_of(inner) in {"th", "caption", "thead"} for inner in table.iterdescendants()):
        return False
    blocks = [block for row in cells for cell in row for block in cell]
    if any(isinstance(block, Heading | Table) for block in blocks):
        return True
    return max(map(len, cells), default=0) == 1 and not all(isinstance(block, Paragraph) for block in blocks)


def reach(cell: etree._Element) -> tuple[int, int]:
    """Return how many columns and rows a cell takes; what is no number, or beyond all measure, counts as one."""
    said = (cell.get(name, "1").strip() for name in ("colspan", "rowspan"))
    columns, rows = (int(each) if each.isdecimal() and 0 < int(each) < _MANY else 1 for each in said)
    return columns, rows


def grid(rows: list[list[tuple[RichText, tuple[int, int]]]]) -> list[tuple[RichText, ...]]:
    """Return the texts of rows in which every cell stands in its column, with empty ones where one takes several."""
    made: list[tuple[RichText, ...]] = []
    taken: dict[int, int] = {}
    for row in rows:
        texts: list[RichText] = []
        below: dict[int, int] = {column: left - 1 for column, left in taken.items() if left > 1}
        for text, (wide, high) in row:
            while len(texts) in taken:
                texts.append(RichText(""))
            below |= dict.fromkeys(range(len(texts), len(texts) + wide), high - 1) if high > 1 else {}
            texts += [text, *[RichText("")] * (wide - 1)]
        texts += [RichText("")] * sum(column >= len(texts) for column in taken)
        made.append(tuple(texts))
        taken = below
    return made


def alignments(cells: list[list[etree._Element]]) -> tuple[Alignment, ...]:
    """Return how the columns are set, as the cells of the longest row say; nothing if they say nothing."""
    first = max(cells, key=len, default=[])
    found = tuple(
        next((each for each in Alignment if each and each in (cell.get("class"), cell.get("align"))), Alignment.NONE)
        for cell in first
    )
    return found if any(found) else ()


def inside_of(element: etree._Element, tag: str) -> bool:
    """Whether an element stands directly in one of a name."""
    parent = element.getparent()
    return parent is not None and tag_of(parent) == tag
