"""Tables: rows of cells, and the two columns of a parallel edition."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.messages import label
from toolkit.model.document import Alignment, Block, Parallel, Table
from toolkit.model.locale import Locale
from toolkit.model.text import RichText
from toolkit.writers.docx.region import VERTICAL_LINE, region_of
from toolkit.writers.docx.runs import rich
from toolkit.writers.docx.work import Place, Work

_SIDES = {Alignment.LEFT: "left", Alignment.CENTER: "center", Alignment.RIGHT: "right"}
AUTONYMS = {
    "zh-Hant-TW": "繁體中文（臺灣）",
    "zh-Hant-HK": "繁體中文（香港）",
    "zh-Hant-MO": "繁體中文（澳門）",
    "zh-Hant": "繁體中文",
    "zh-Hans-CN": "简体中文（中国大陆）",
    "zh-Hans-SG": "简体中文（新加坡）",
    "zh-Hans-MY": "简体中文（马来西亚）",
    "zh-Hans": "简体中文",
    "en": "English",
}
BlocksFunction = Callable[[Work, Place, tuple[Block, ...]], Iterator[str]]


def table(work: Work, place: Place, block: Table) -> Iterator[str]:
    """Yield the caption, if any, and the table; its first row is repeated on each page."""
    if block.caption.text:
        caption = rich(work, place, block.caption)
        yield f'<w:p><w:pPr><w:pStyle w:val="{work.style("TableCaption")}"/></w:pPr>{caption}</w:p>'
    rows = ([block.header] if block.header else []) + list(block.rows)
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return
    widths = _widths(rows, columns, _line(work) - place.left)
    yield _start(work, place, block, rows, widths)
    for index, row in enumerate(rows):
        is_header = bool(block.header) and not index
        # Word calls a table without a repeated row inaccessible; `w:tblLook` says whether that row is a header.
        properties = "<w:cantSplit/><w:tblHeader/>" if not index else "<w:cantSplit/>"
        yield f"<w:tr><w:trPr>{properties}</w:trPr>"
        for column in range(columns):
            text = row[column] if column < len(row) else RichText("")
            side = block.alignments[column] if column < len(block.alignments) else Alignment.NONE
            yield _cell(work, place, text, widths[column], "TableHeading" if is_header else "TableText", side)
        yield "</w:tr>"
    yield "</w:tbl>"
    yield _after(work)


def _after(work: Work) -> str:
    # Two tables that touch are one table to Word, and a cell must not end with one.
    return _empty(work, "Spacer")


def _empty(work: Work, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{work.style(style)}"/></w:pPr></w:p>'


def _start(work: Work, place: Place, block: Table, rows: list[tuple[RichText, ...]], widths: list[int]) -> str:
    stand = f'<w:tblInd w:w="{place.left}" w:type="dxa"/>' if place.left else '<w:jc w:val="center"/>'
    code = "0020" if block.header else "0000"
    head = f'w:firstRow="{int(bool(block.header))}"'
    caption = f'<w:tblCaption w:val="{work.xml(block.caption.text)}"/>' if block.caption.text else ""
    separator = "、" if work.region.is_chinese else ", "
    columns = separator.join(text.text for text in rows[0] if text.text)
    description = label("Table with the columns {columns}", work.document.locale).format(columns=columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{work.style("EditionTable")}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{stand}<w:tblLook w:val="{code}" {head} w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'{caption}<w:tblDescription w:val="{work.xml(description)}"/></w:tblPr>{_grid(widths)}'
    )


def _grid(widths: list[int]) -> str:
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"


def _cell(work: Work, place: Place, text: RichText, width: int, style: str, side: Alignment) -> str:
    align = f'<w:jc w:val="{_SIDES[side]}"/>' if side in _SIDES else ""
    return (
        f'<w:tc>{_shape(work, width)}<w:p><w:pPr><w:pStyle w:val="{work.style(style)}"/>'
        f"{align}</w:pPr>{rich(work, place, text)}</w:p></w:tc>"
    )


def _line(work: Work) -> int:
    """Return how long a line of text is, in twips; on a vertical page of a template as long as we know."""
    ours = work.options.writing == "vertical" and not work.options.template
    return VERTICAL_LINE * work.region.em if ours else work.text_width


def _shape(work: Work, width: int) -> str:
    # A cell has the direction of its section (ECMA-376, 17.4.72), but LibreOffice shows nothing unless it is told so.
    direction = '<w:textDirection w:val="tbRl"/>' if work.options.writing == "vertical" else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{direction}</w:tcPr>'


def _widths(rows: list[tuple[RichText, ...]], columns: int, whole: int) -> list[int]:
    """Return widths that follow the longest text of each column; where there is room, no word is cut in two."""
    sample = rows[:200]
    cells = [[row[column].text for row in sample if column < len(row)] for column in range(columns)]
    weights = [min(max([4, *map(_columns, column)]), 40) for column in cells]
    shares = [max(1, whole * weight // sum(weights)) for weight in weights]
    least = [max([_least(word) for text in column for word in _WORD.findall(text)], default=0) for column in cells]
    lacking = sum(max(0, need - share) for need, share in zip(least, shares, strict=True))
    spare = sum(max(0, share - need) for need, share in zip(least, shares, strict=True))
    if not lacking or lacking > spare:
        return shares
    return [
        need if need >= share else share - (share - need) * lacking // spare - 1
        for need, share in zip(least, shares, strict=True)
    ]


_WORD = re.compile(r"[!-~\u00c0-\u024f]+")
"""What a line must not break inside of: words and numbers with the marks beside them."""
_LETTER, _CELL_SIDES = 150, 260
"""Twips that a bold Latin letter takes at the size of tables, and the space on both sides of a cell."""
_LONGEST_WORD = 16
"""Letters; what is longer (an address) may break."""


def _least(word: str) -> int:
    return min(len(word), _LONGEST_WORD) * _LETTER + _CELL_SIDES


def _columns(text: str) -> int:
    """Return how many half-width columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text[:40])


def parallel_table(work: Work, place: Place, group: list[Parallel], blocks: BlocksFunction) -> Iterator[str]:
    """Yield one table for passages that follow each other: a column for each locale, its name on top."""
    locales = [side.locale for side in max(group, key=lambda each: len(each.sides)).sides]
    names = [autonym(locale) for locale in locales]
    width = _line(work) // max(1, len(locales))
    tags = " | ".join(str(locale) for locale in locales)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{work.style("ParallelTable")}"/>'
        f'<w:tblW w:w="{width * len(locales)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{work.xml(" / ".join(names))}"/>'
        f'<w:tblDescription w:val="{tags}"/></w:tblPr>{_grid([width] * len(locales))}'
    )
    sides = [side_of(work, place, locale, column=True) for locale in locales]
    yield "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for name, side in zip(names, sides, strict=True):
        yield _cell(work, side, RichText(name), width, "TableHeading", Alignment.NONE)
    yield "</w:tr>"
    for member in group:
        yield "<w:tr><w:trPr/>"
        for index, side in enumerate(sides):
            content = member.sides[index].blocks if index < len(member.sides) else ()
            yield f"<w:tc>{_shape(work, width)}"
            yield "".join(blocks(work, side, content)) or _empty(work, "BodyText")
            yield "</w:tc>"
        yield "</w:tr>"
    yield "</w:tbl>"
    yield _after(work)


def side_of(work: Work, place: Place, locale: Locale, *, column: bool = False) -> Place:
    """Return the place of text in one of the languages of a parallel edition."""
    # The document's own region object says that nothing has to be tagged.
    region = work.region if locale == work.document.locale else region_of(locale)
    return replace(place, region=region, column=column)


def autonym(locale: Locale) -> str:
    """Return what the readers of a locale call their language; the tag where we do not know."""
    return next((AUTONYMS[str(each)] for each in locale.fallbacks() if str(each) in AUTONYMS), str(locale))
