"""What stands before the text: title, subtitle, names, date, and the table of contents with its entries."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from toolkit.messages import label
from toolkit.model.document import Block, Creator, Document, Heading, ListBlock, Paragraph, Parallel, Quotation, Section
from toolkit.model.text import MarkKind, RichText
from toolkit.writers.docx.blocks import contents_name, is_heading, long, paragraph
from toolkit.writers.docx.runs import rich
from toolkit.writers.docx.styles import CONTENTS_LEVELS
from toolkit.writers.docx.work import Place, Work

ROLES = {"trl": "Translator", "edt": "Editor", "ill": "Illustrator"}
"""MARC relator codes that are named on the page; an author needs no label."""

INSIDE_TABLE = 99
"""Level of headings in the cells of a parallel edition: no heading outside stands below them."""


def headings(content: tuple[Block, ...]) -> Iterator[Heading]:
    """Yield the headings that become real ones, in order; of a parallel edition those of the main side."""
    for block in content:
        match block:
            case Paragraph():
                pass  # first, since nearly all are
            case Heading():
                yield block
            case Quotation() | Section():
                yield from headings(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from headings(item)
            case Parallel():
                yield from _of_parallel(block)
            case _:
                pass


def _of_parallel(block: Parallel) -> Iterator[Heading]:
    sides = [list(headings(side.blocks)) for side in block.sides]
    if is_heading(block):
        yield from sides[0]
    else:
        # Inside a table they stand below whatever is outside, in the contents and in their level.
        yield from (replace(each, level=INSIDE_TABLE) for side in sides for each in side)


def levels(found: list[Heading]) -> deque[int]:
    """Return the headings' levels without gaps, from 1, for the navigation pane and for screen readers.

    >>> from toolkit.model.text import plain
    >>> list(levels([Heading(level, plain("x")) for level in (2, 4, 4, 3, 2, 3)]))
    [1, 2, 2, 2, 1, 2]
    """
    result: deque[int] = deque()
    open_levels: list[int] = []
    for heading in found:
        while open_levels and open_levels[-1] >= heading.level:
            open_levels.pop()
        result.append(min(len(open_levels) + 1, 9))
        if heading.level < INSIDE_TABLE:
            open_levels.append(heading.level)
    return result


def front(work: Work, place: Place) -> Iterator[str]:
    """Yield title, subtitle, names and date."""
    metadata = work.document.metadata
    if metadata.title.text:
        yield paragraph(work, place, "Title", rich(work, place, metadata.title), indent=long(work, metadata.title.text))
    if metadata.subtitle.text:
        yield paragraph(
            work, place, "Subtitle", rich(work, place, metadata.subtitle), indent=long(work, metadata.subtitle.text)
        )
    for creator in metadata.creators:
        role = _role(work, creator)
        names = rich(work, place, RichText(role)) + rich(work, place, creator.name, role)
        yield paragraph(work, place, "Author", names)
    if metadata.date:
        yield paragraph(work, place, "Date", rich(work, place, RichText(date(metadata.date, work.document))))


def _role(work: Work, creator: Creator) -> str:
    name = ROLES.get(creator.role)
    if name is None:
        return ""
    return label(name, work.document.locale) + ("：" if work.region.is_chinese else ": ")


def date(text: str, document: Document) -> str:
    """Return an ISO date as a Chinese reader writes it, as precise as it is; other dates stay as they are.

    >>> from toolkit.model.document import Metadata
    >>> from toolkit.model.locale import Locale
    >>> date("2025-11-20", Document(Locale.parse("tw"), Metadata(), ()))
    '2025年11月20日'
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", text)
    if not found or not document.locale.is_chinese:
        return text
    pairs = zip(found.groups(), "年月日", strict=True)
    return "".join(f"{int(number)}{unit}" for number, unit in pairs if number)


def contents(work: Work, place: Place, found: list[Heading]) -> str:
    """Return the table of contents as a field whose entries stand there already, each linked to its heading.

    The entries carry no page numbers: only Word can know them, and puts them in when the field is updated (F9). A wrong
    number would be worse than none.
    """
    entries = [
        (number, level, heading)
        for number, (heading, level) in enumerate(zip(found, work.levels, strict=True), 1)
        if level <= CONTENTS_LEVELS and heading.text.text.strip()
    ]
    if not entries:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [
        paragraph(work, place, f"TOC{level}", (begin if not index else "") + _entry(work, place, number, heading))
        for index, (number, level, heading) in enumerate(entries)
    ]
    # As Word does it, the field ends in a paragraph of its own: what an update puts in its place cannot touch the text.
    lines.append(paragraph(work, place, "Spacer", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    title = rich(work, place, RichText(label("Contents", work.document.locale)))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph(work, place, 'TOCHeading', title)}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _entry(work: Work, place: Place, number: int, heading: Heading) -> str:
    kept = {
        MarkKind.EMPHASIS,
        MarkKind.STRONG,
        MarkKind.LANGUAGE,
        MarkKind.CODE,
        MarkKind.SUPERSCRIPT,
        MarkKind.SUBSCRIPT,
    }
    text = RichText(
        heading.text.text.replace("\n", " "), tuple(mark for mark in heading.text.marks if mark.kind in kept)
    )
    return f'<w:hyperlink w:anchor="{contents_name(number)}" w:history="1">{rich(work, place, text)}</w:hyperlink>'
