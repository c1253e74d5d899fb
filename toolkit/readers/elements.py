"""Block elements of HTML and XHTML as blocks of the model; the readers of EPUB and HTML share it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.model.document import (
    Alignment,
    Block,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Parallel,
    Quotation,
    Role,
    Section,
    Side,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.readers.elements_inline import Surroundings, classes_of, kinds_of, language_of, rich_text, tag_of

_CONTAINERS = frozenset({"html", "body", "main", "div", "section", "article", "header", "footer", "aside"}) | frozenset(
    {"center", "details", "summary", "fieldset", "form", "address", "hgroup"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OTHERS = frozenset({"p", "blockquote", "ul", "ol", "menu", "dl", "table", "figure", "pre", "hr", "nav"})
_BLOCKS = _CONTAINERS | _OTHERS | frozenset(_HEADINGS)
_SKIPPED = frozenset(["script", "style", "template", "head", "nav"])
NOTE_KINDS = frozenset({"footnote", "endnote", "rearnote"})
_NOTES = frozenset({"footnotes", "endnotes", "rearnotes"})
_MANY = 100
_ROLES = {str(role): role for role in Role if role is not Role.CHAPTER}


@dataclass(frozen=True, slots=True)
class Elements:
    """Reads the elements of one file."""

    around: Surroundings

    def blocks(self, element: etree._Element) -> tuple[Block, ...]:
        """Return what is inside an element as blocks; words that stand bare become paragraphs."""
        return tuple(self._inside(element))

    def _inside(self, element: etree._Element) -> Iterator[Block]:
        bare: list[str | etree._Element] = [element.text or ""]
        for child in element:
            tag = tag_of(child)
            if tag in _BLOCKS or (tag and tag not in _SKIPPED and _has_block(child)):
                yield from self._bare(bare)
                bare = []
                yield from self._block(child, tag)
            elif tag and tag not in _SKIPPED:
                bare.append(child)
            bare.append(child.tail or "")
        yield from self._bare(bare)

    def _bare(self, nodes: list[str | etree._Element]) -> Iterator[Block]:
        text = rich_text(self.around, nodes)
        if text.text or any(mark.kind is MarkKind.NOTE for mark in text.marks):
            yield _picture(text) or Paragraph(text)

    def _block(self, element: etree._Element, tag: str) -> Iterator[Block]:
        if tag in _SKIPPED:
            return
        if tag in _CONTAINERS or tag not in _BLOCKS:
            yield from self._container(element)
        elif tag in _HEADINGS:
            yield from self._heading(element, int(tag[1]))
        elif tag == "p":
            yield from self._paragraph(element)
        elif tag in {"ul", "ol", "menu"}:
            yield self._list(element, tag)
        else:
            yield from self._other(element, tag)

    def _other(self, element: etree._Element, tag: str) -> Iterator[Block]:
        match tag:
            case "blockquote":
                yield Quotation(self.blocks(element))
            case "dl":
                yield Definitions(tuple(self._definitions(element)))
            case "table":
                yield self._table(element)
            case "figure":
                yield from self._figure(element)
            case "pre":
                yield _code(element)
            case "hr":
                yield ThematicBreak()

    def _container(self, element: etree._Element) -> Iterator[Block]:
        kinds = kinds_of(element)
        role = next((role for name, role in _ROLES.items() if name in kinds), None)
        sides = _sides(element)
        if NOTE_KINDS & kinds or _holds_notes(element, kinds):
            return  # they were gathered as notes before
        if "verse" in classes_of(element):
            yield Verse(tuple(_lines(self._text(element))))
            return
        if role and tag_of(element) in {"section", "aside", "div"}:
            yield Section(role, self.blocks(element))
        elif sides:
            yield Parallel(tuple(Side(Locale.parse(language_of(side)), self.blocks(side)) for side in sides))
        elif not _has_block(element):
            text = rich_text(self.around, [element.text or "", *_with_tails(element)], element)
            if text.text:
                yield _picture(text) or Paragraph(text)
        else:
            yield from self._inside(element)

    def _text(self, element: etree._Element) -> RichText:
        return rich_text(self.around, [element.text or "", *_with_tails(element)], element)

    def _heading(self, element: etree._Element, level: int) -> Iterator[Block]:
        name = self.around.heading(element.get("id", ""))
        sides = _sides(element)
        if sides:
            texts = (
                (language_of(side), rich_text(self.around, [side.text or "", *_with_tails(side)])) for side in sides
            )
            yield Parallel(tuple(Side(Locale.parse(tag), (Heading(level, text, name),)) for tag, text in texts))
            return
        text = self._text(element)
        if text.text:
            yield Heading(level, text, name)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        text = self._text(element)
        if text.text or text.marks:
            yield _picture(text) or Paragraph(text)

    def _list(self, element: etree._Element, tag: str) -> Block:
        items = [child for child in element if tag_of(child) == "li" and not NOTE_KINDS & kinds_of(child)]
        tight = not any(tag_of(child) == "p" for item in items for child in item)
        start = element.get("start", "1")
        first = int(start) if start.lstrip("-").isdecimal() else 1
        return ListBlock(tuple(self.blocks(item) for item in items), ordered=tag == "ol", start=first, tight=tight)

    def _definitions(self, element: etree._Element) -> Iterator[Definition]:
        term, name, meanings = RichText(""), "", list[RichText]()
        for child in element.iter():
            tag = tag_of(child)
            if tag == "dt":
                if term.text:
                    yield Definition(term, tuple(meanings), name)
                term, name, meanings = self._text(_unwrapped(child)), self.around.anchor(child.get("id", "")), []
            elif tag == "dd":
                meanings.append(_flattened(self.blocks(child)))
        if term.text:
            yield Definition(term, tuple(meaning for meaning in meanings if meaning.text), name)

    def _table(self, element: etree._Element) -> Block:
        rows = [row for row in element.iter() if tag_of(row) == "tr"]
        cells = [[cell for cell in row if tag_of(cell) in {"td", "th"}] for row in rows]
        head = rows and (_inside_of(rows[0], "thead") or all(tag_of(cell) == "th" for cell in cells[0]))
        texts = _grid([[(self._cell(cell), _reach(cell)) for cell in row] for row in cells])
        caption = next((child for child in element if tag_of(child) == "caption"), None)
        shown = caption is not None and "hidden" not in classes_of(caption)
        if any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in cells for cell in row):
            self.around.lost("colspan")
        return Table(
            texts[0] if head else (),
            tuple(texts[1:] if head else texts),
            _alignments(cells),
            self._text(caption) if caption is not None and shown else RichText(""),
        )

    def _cell(self, cell: etree._Element) -> RichText:
        return _flattened(self.blocks(_unwrapped(cell)))

    def _figure(self, element: etree._Element) -> Iterator[Block]:
        image = next((inner for inner in element.iter() if tag_of(inner) in {"img", "image"}), None)
        caption = next((inner for inner in element.iter() if tag_of(inner) == "figcaption"), None)
        if image is None:
            yield from self._inside(element)
            return
        source = image.get("src") or image.get("{http://www.w3.org/1999/xlink}href") or ""
        words = _flattened(self.blocks(caption)) if caption is not None else RichText("")
        yield Figure(self.around.picture(source), RichText(image.get("alt", "")), words)


def _reach(cell: etree._Element) -> tuple[int, int]:
    """Return how many columns and rows a cell takes; what is no number, or beyond all measure, counts as one."""
    said = (cell.get(name, "1").strip() for name in ("colspan", "rowspan"))
    columns, rows = (int(each) if each.isdecimal() and 0 < int(each) < _MANY else 1 for each in said)
    return columns, rows


def _grid(rows: list[list[tuple[RichText, tuple[int, int]]]]) -> list[tuple[RichText, ...]]:
    """Return the texts of rows in which every cell stands in its column, with empty ones where one takes several."""
    grid: list[tuple[RichText, ...]] = []
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
        grid.append(tuple(texts))
        taken = below
    return grid


def _holds_notes(element: etree._Element, kinds: frozenset[str]) -> bool:
    return bool(_NOTES & kinds) and any(NOTE_KINDS & kinds_of(inner) for inner in element.iterdescendants())


def _sides(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if language_of(child)] if "parallel" in classes_of(element) else []


def _with_tails(element: etree._Element) -> Iterator[str | etree._Element]:
    for child in element:
        yield child
        yield child.tail or ""


def _has_block(element: etree._Element) -> bool:
    return any(tag_of(inner) in _BLOCKS for inner in element.iterdescendants())


def _inside_of(element: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and tag_of(parent) == tag


def _unwrapped(element: etree._Element) -> etree._Element:
    """Return the `dfn` that is all an element holds, else the element."""
    only = len(element) == 1 and tag_of(element[0]) == "dfn" and not (element.text or element[0].tail or "").strip()
    return element[0] if only else element


def _picture(text: RichText) -> Figure | None:
    """Return the figure that a text is if it is a picture and nothing else."""
    if len(text.marks) == 1 and text.marks[0].kind is MarkKind.IMAGE and len(text.marks[0].span) == len(text.text):
        return Figure(text.marks[0].target, RichText(text.text.replace("\ufffc", "")))
    return None


def _flattened(blocks: tuple[Block, ...]) -> RichText:
    """Return the text of a cell: paragraphs below each other."""
    words, marks = "", list[Mark]()
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            words += "\n" if words else ""
            start = len(words)
            words += block.text.text
            marks += (
                replace(mark, span=Span(mark.span.start + start, mark.span.end + start)) for mark in block.text.marks
            )
    return RichText(words, tuple(marks))


def _lines(text: RichText) -> Iterator[RichText]:
    position = 0
    for line in text.text.split("\n"):
        yield text.cut(Span(position, position + len(line)))
        position += len(line) + 1


def _alignments(cells: list[list[etree._Element]]) -> tuple[Alignment, ...]:
    first = max(cells, key=len, default=[])
    found = tuple(
        next((each for each in Alignment if each and each in (cell.get("class"), cell.get("align"))), Alignment.NONE)
        for cell in first
    )
    return found if any(found) else ()


def _code(element: etree._Element) -> CodeBlock:
    inner = element[0] if len(element) == 1 and tag_of(element[0]) == "code" else element
    names = (name.removeprefix("language-") for name in classes_of(inner) if name.startswith("language-"))
    # HTML 13.1.2.5: a line end right behind the tag is no part of the text; the one at its end only ends the last line.
    text = "".join(str(part) for part in element.itertext())
    return CodeBlock(text.removeprefix("\n").removesuffix("\n"), next(names, ""))
