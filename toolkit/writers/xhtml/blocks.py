"""Blocks as XHTML, file by file, with the notes that a file refers to at its end."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from toolkit.model.document import (
    Alignment,
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
from toolkit.model.text import RichText
from toolkit.writers.xhtml.inline import attribute, escape
from toolkit.writers.xhtml.outline import Part, Title, flat, title_of
from toolkit.writers.xhtml.page import NotePlace, Page, language


def body(page: Page, part: Part, title: str) -> str:
    """Return the section that a part is."""
    page.glossary = part.role is Role.GLOSSARY
    page.heading = part.title or title
    names = f' aria-labelledby="{part.titles[0].place.identifier}"' if _starts_with_title(part) else ""
    names = names or f' aria-label="{attribute(title)}"'
    content = "".join(_sections(page, part))
    role = str(part.role or "")
    kinds = page.semantic(role, f"doc-{role}" if role else "")
    return f"<section{kinds}{names}>\n{content}</section>\n"


def _starts_with_title(part: Part) -> bool:
    return bool(part.blocks and title_of(part.blocks[0]))


def _sections(page: Page, part: Part) -> Iterator[str]:
    """Yield the blocks of a part with a section around each heading and what follows it."""
    titles = iter(part.titles)
    opened: list[int] = []
    waiting: list[str] = []
    for index, block in enumerate(part.blocks):
        if isinstance(block, Paragraph) and not block.text.marks:
            waiting.append(block.text.text)
            continue
        if waiting:
            yield _paragraphs(page, waiting)
            waiting = []
        if not title_of(block):
            yield write(page, block)
            continue
        title = next(titles)
        while opened and opened[-1] >= title.depth:
            opened.pop()
            yield "</section>\n"
        if index:
            opened.append(title.depth)
            yield f'<section class="level{title.depth}">\n'
        page.heading, page.depth = title.text, title.depth
        yield _title(page, title)
    yield _paragraphs(page, waiting) + "</section>\n" * len(opened)


def _paragraphs(page: Page, words: list[str]) -> str:
    """Return paragraphs without marks, as nearly all are: they are escaped together."""
    text = "\0".join(words)
    if page.manner.vertical or text.count("\0") >= len(words):
        return "".join(f"<p>{page.text(RichText(each))}</p>\n" for each in words)
    joined = escape(text).replace("\n", "<br/>").replace("\0", "</p>\n<p>")
    return f"<p>{joined}</p>\n"


def _title(page: Page, title: Title) -> str:
    level = min(title.depth + page.manner.below, 6)
    if not title.other:
        return f'<h{level} id="{title.place.identifier}">{page.text(title.heading.text)}</h{level}>\n'
    sides = [(str(page.manner.document.locale), title.heading), *title.other]
    spans = "".join(f"<span {language(tag)}>{page.text(heading.text)}</span>" for tag, heading in sides)
    return f'<h{level} id="{title.place.identifier}" class="parallel">{spans}</h{level}>\n'


def write(page: Page, block: Block) -> str:
    """Return one block as XHTML."""
    match block:
        case Paragraph():
            return f"<p>{page.text(block.text)}</p>\n"
        case Verse() | CodeBlock() | ThematicBreak():
            return _plain(page, block)
        case Heading():
            return _inner_heading(page, block)
        case Quotation():
            return f"<blockquote>\n{_all(page, block.blocks)}</blockquote>\n"
        case ListBlock():
            return _list(page, block)
        case Table():
            return _table(page, block)
        case Figure():
            return _figure(page, block)
        case Definitions():
            return _definitions(page, block)
        case Section():
            kinds = page.semantic(block.role, f"doc-{block.role}")
            return f"<section{kinds}>\n{_all(page, block.blocks)}</section>\n"
        case Parallel():
            return _parallel(page, block)
        case RawBlock():
            page.lost("markup-lost", Message("This format cannot keep {markup}.", (("markup", block.text[:60]),)))
            return ""
        case _:
            assert_never(block)


def _plain(page: Page, block: Verse | CodeBlock | ThematicBreak) -> str:
    match block:
        case Verse():
            return f'<div class="verse">{"<br/>".join(page.text(line) for line in block.lines)}</div>\n'
        case CodeBlock():
            kind = f' class="language-{attribute(block.language)}"' if block.language else ""
            return f"<pre><code{kind}>{escape(block.text)}</code></pre>\n"
        case ThematicBreak():
            return "<hr/>\n"
        case _:
            assert_never(block)


def _all(page: Page, blocks: Iterable[Block]) -> str:
    return "".join(write(page, block) for block in blocks)


def _inner_heading(page: Page, heading: Heading) -> str:
    if not flat(heading.text):
        return ""
    level = min(page.depth + page.manner.below + 1, 6)
    return f"<h{level}{page.name(heading.identifier)}>{page.text(heading.text)}</h{level}>\n"


def _list(page: Page, block: ListBlock) -> str:
    name = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(f"<li>{_item(page, item, tight=block.tight)}</li>\n" for item in block.items)
    # An empty list is not allowed.
    return f"<{name}{start}>\n{items}</{name}>\n" if items else ""


def _item(page: Page, blocks: tuple[Block, ...], *, tight: bool) -> str:
    if tight and blocks and isinstance(blocks[0], Paragraph):
        rest = _all(page, blocks[1:])
        return page.text(blocks[0].text) + (f"\n{rest}" if rest else "")
    return _all(page, blocks)


def _table(page: Page, table: Table) -> str:
    width = max((len(row) for row in (table.header, *table.rows)), default=0)
    if not width:
        return ""
    named = any(flat(cell) for cell in table.header)
    aligned = [_alignment(table, column) for column in range(width)]
    pieces = ["<table>\n", _caption(page, table)]
    if named:
        pieces += ("<thead>\n", _row(page, table.header, aligned, head=True, first=False), "</thead>\n")
    pieces.append("<tbody>\n")
    # Without a header row the first column says what a row is about; in a glossary it does so in any case.
    first = page.glossary or not named
    pieces += (_row(page, row, aligned, head=False, first=first) for row in table.rows or ((),))
    return "".join((*pieces, "</tbody>\n</table>\n"))


def _alignment(table: Table, column: int) -> str:
    alignment = table.alignments[column] if column < len(table.alignments) else Alignment.NONE
    return f' class="{alignment}"' if alignment else ""


def _caption(page: Page, table: Table) -> str:
    if table.caption.text:
        return f"<caption>{page.text(table.caption)}</caption>\n"
    return f'<caption class="hidden">{escape(page.heading or page.label("Table"))}</caption>\n'


def _row(page: Page, cells: tuple[RichText, ...], aligned: list[str], *, head: bool, first: bool) -> str:
    written = []
    for column, shape in enumerate(aligned):
        text = page.text(cells[column]) if column < len(cells) else ""
        if head and text:
            written.append(f'<th scope="col"{shape}>{text}</th>')
        elif first and text and not column:
            word = f"<dfn>{text}</dfn>" if page.glossary else text
            written.append(f'<th scope="row"{shape}>{word}</th>')
        else:
            written.append(f"<td{shape}>{text}</td>")
    return f"<tr>{''.join(written)}</tr>\n"


def _figure(page: Page, figure: Figure) -> str:
    address = page.manner.pictures.get(figure.target)
    alternative = flat(figure.alt) or flat(figure.caption)
    caption = f"<figcaption>{page.text(figure.caption)}</figcaption>\n" if figure.caption.text else ""
    if not address:
        return _missing(page, figure.target, alternative, caption)
    if not alternative:
        page.lost(
            "alt-missing", Message("The picture {address} has no alternative text.", (("address", figure.target),))
        )
    shown = attribute(alternative or page.label("Picture"))
    return f'<figure>\n<img src="{attribute(address)}" alt="{shown}"/>\n{caption}</figure>\n'


def _missing(page: Page, target: str, alternative: str, caption: str) -> str:
    page.lost("picture-missing", Message("The picture {address} is not there.", (("address", target),)))
    shown = f"<div>{escape(alternative or page.label('Picture'))}</div>\n"
    return f'<figure class="missing">\n{shown}{caption}</figure>\n'


def _definitions(page: Page, block: Definitions) -> str:
    pieces = []
    for entry in block.entries:
        pieces.append(f"<dt{page.name(entry.identifier)}><dfn>{page.text(entry.term)}</dfn></dt>\n")
        descriptions = entry.descriptions or (RichText(""),)
        pieces += (f"<dd>{page.text(description)}</dd>\n" for description in descriptions)
    return f"<dl>\n{''.join(pieces)}</dl>\n" if pieces else ""


def _parallel(page: Page, block: Parallel) -> str:
    sides = "".join(f"<div {language(str(side.locale))}>\n{_all(page, side.blocks)}</div>\n" for side in block.sides)
    return f'<div class="parallel">\n{sides}</div>\n'


def notes(page: Page) -> Iterator[str]:
    """Yield the notes that the file refers to; one may refer to another, which then follows."""
    written: dict[str, str] = {}
    while waiting := [note for note in page.references if note not in written]:
        for note in waiting:
            written[note] = _all(page, page.manner.notes[note].note.blocks)
    # Only now every place that refers to a note is known, and can be linked back to.
    for note, content in written.items():
        yield _note(page, page.manner.notes[note], content)


def _note(page: Page, found: NotePlace, content: str) -> str:
    back = attribute(page.label("Back to the text"))
    first, *others = (
        f'<a class="back" href="#{place}" role="doc-backlink" aria-label="{back}">'
        for place in page.references[found.note.identifier]
    )
    number = f"{first}{found.number}</a> "
    content = f"<p>{number}{content[3:]}" if content.startswith("<p>") else f"<p>{number}</p>\n{content}"
    if others:
        content += f"<p>{' '.join(f'{link}↩</a>' for link in others)}</p>\n"
    kinds = page.semantic("footnote", "doc-footnote")
    return f'<aside id="{found.name}"{kinds}>\n{content}</aside>\n'
