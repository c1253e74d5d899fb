"""Block elements of HTML and XHTML as blocks of the model; the readers of EPUB and HTML share it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.model.document import (
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
    map_block,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.model.walking import texts_of
from toolkit.readers.cells import flattened, lines_of
from toolkit.readers.elements_attributes import classes_of, kinds_of, language_of, source_of, tag_of, verbatim
from toolkit.readers.elements_figures import picture_alone, words_beside
from toolkit.readers.elements_inline import KINDS, UNSHOWN, Surroundings, address_of, rich_text
from toolkit.readers.elements_notes import NOTE_KINDS
from toolkit.readers.elements_tables import alignments, grid, inside_of, is_layout, own_rows, reach, stray_words

_CONTAINERS = frozenset({"html", "body", "main", "div", "section", "article", "header", "footer", "aside"}) | frozenset(
    {"center", "details", "summary", "fieldset", "form", "address", "hgroup", "figcaption"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OTHERS = frozenset({"p", "blockquote", "ul", "ol", "menu", "dl", "table", "figure", "pre", "hr", "nav"})
_BLOCKS = _CONTAINERS | _OTHERS | frozenset(_HEADINGS)
_SKIPPED = frozenset(["script", "style", "template", "head", "nav"])
_NOTES = frozenset({"footnotes", "endnotes", "rearnotes"})
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
            if tag in _BLOCKS or (tag and tag not in _SKIPPED | UNSHOWN and _has_block(child)):
                yield from self._bare(bare, element)
                bare = []
                yield from self._block(child, tag)
            elif tag and tag not in _SKIPPED:
                bare.append(child)
            bare.append(child.tail or "")
        yield from self._bare(bare, element)

    def _bare(self, nodes: list[str | etree._Element], whole: etree._Element) -> Iterator[Block]:
        text = rich_text(self.around, nodes, whole)
        if text.text or any(mark.kind is MarkKind.NOTE for mark in text.marks):
            yield picture_alone(text) or Paragraph(text)

    def _block(self, element: etree._Element, tag: str) -> Iterator[Block]:
        if tag in _SKIPPED or (NOTE_KINDS & kinds_of(element) and element.get("id")):
            return  # a note was gathered before
        if tag in _CONTAINERS:
            yield from self._container(element)
        elif tag not in _BLOCKS:
            yield from self._wrapped(element, tag)
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
                yield from self._table(element)
            case "figure":
                yield from self._figure(element)
            case "pre":
                yield _code(element)
            case "hr":
                yield ThematicBreak()

    def _wrapped(self, element: etree._Element, tag: str) -> Iterator[Block]:
        """Yield the blocks inside of an element that is made for words, `a` or `b`: what it says holds for each."""
        kind, target = KINDS.get(tag), ""
        if tag == "a":
            kind, target = MarkKind.LINK, address_of(self.around, element)

        def marked(text: RichText) -> RichText:
            linked = kind is MarkKind.LINK and any(mark.kind is kind for mark in text.marks)
            if kind is None or not text.text or linked or (kind is MarkKind.LINK and not target):
                return text
            return replace(text, marks=(Mark(Span(0, len(text.text)), kind, target), *text.marks))

        yield from (map_block(block, marked) for block in self._container(element))

    def _container(self, element: etree._Element) -> Iterator[Block]:
        kinds = kinds_of(element)
        role = next((role for name, role in _ROLES.items() if name in kinds), None)
        sides = _sides(element)
        if _holds_notes(element, kinds):
            beside = tuple(self._inside(element))
            yield from beside if any(text.text for text in texts_of(_without_headings(beside))) else ()
            return
        if "verse" in classes_of(element):
            yield Verse(tuple(lines_of(self._text(element))))
            return
        if role and tag_of(element) in {"section", "aside", "div"}:
            yield Section(role, self.blocks(element))
        elif sides:
            yield Parallel(tuple(Side(Locale.parse(language_of(side)), self.blocks(side)) for side in sides))
        elif not _has_block(element):
            text = rich_text(self.around, [element.text or "", *_with_tails(element)], element)
            if text.text:
                yield picture_alone(text) or Paragraph(text)
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
            yield picture_alone(text) or Paragraph(text)

    def _list(self, element: etree._Element, tag: str) -> Block:
        tight = not any(tag_of(child) == "p" for item in element for child in item)
        start = element.get("start", "1")
        first = int(start) if start.lstrip("-").isdecimal() else 1
        if tag == "ol" and (element.get("reversed") is not None or any(item.get("value") for item in element)):
            self.around.lost("li value", element)
        return ListBlock(tuple(self._items(element)), ordered=tag == "ol", start=first, tight=tight)

    def _items(self, element: etree._Element) -> Iterator[tuple[Block, ...]]:
        """Yield the items of a list; what stands between them belongs to the one before."""
        item: tuple[Block, ...] = tuple(self._bare([element.text or ""], element))
        for child in element:
            tag = tag_of(child)
            if tag == "li":
                if item:
                    yield item
                item = () if NOTE_KINDS & kinds_of(child) and child.get("id") else self.blocks(child)
                if not item and not NOTE_KINDS & kinds_of(child):
                    yield ()
            elif tag in _BLOCKS or (tag and _has_block(child)):
                item += tuple(self._block(child, tag))
            elif tag and tag not in _SKIPPED:
                item += tuple(self._bare([child], element))
            item += tuple(self._bare([child.tail or ""], element))
        if item:
            yield item

    def _definitions(self, element: etree._Element) -> Iterator[Definition]:
        term, name, meanings = RichText(""), "", list[RichText]()
        groups = (list(child) if tag_of(child) == "div" else [child] for child in element)
        for child in (child for group in groups for child in group):
            tag = tag_of(child)
            if tag == "dt":
                if term.text:
                    yield Definition(term, tuple(meanings), name)
                term, name, meanings = self._text(_unwrapped(child)), self.around.anchor(child.get("id", "")), []
            elif tag == "dd" and term.text:
                meanings += (text for text in (flattened(self.blocks(child)),) if text.text)
            elif tag and tag not in _SKIPPED:
                term = flattened(self.blocks(child))
        if term.text:
            yield Definition(term, tuple(meanings), name)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        for words in stray_words(element):
            yield from self._bare([words], element)
        rows = own_rows(element)
        cells = [[cell for cell in row if tag_of(cell) in {"td", "th"}] for row in rows]
        blocks = [[self.blocks(_unwrapped(cell)) for cell in row] for row in cells]
        if is_layout(element, blocks):
            self.around.lost("table", element)
            yield from (block for row in blocks for cell in row for block in cell)
            return
        head = rows and (inside_of(rows[0], "thead") or all(tag_of(cell) == "th" for cell in cells[0]))
        if any(not isinstance(block, Paragraph | Heading) for row in blocks for cell in row for block in cell):
            self.around.lost("td", element)
        texts = grid(
            [
                [(flattened(made), reach(cell)) for made, cell in zip(*row, strict=True)]
                for row in zip(blocks, cells, strict=True)
            ]
        )
        caption = next((child for child in element if tag_of(child) == "caption"), None)
        shown = caption is not None and "hidden" not in classes_of(caption)
        if any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in cells for cell in row):
            self.around.lost("colspan", element)
        yield Table(
            texts[0] if head else (),
            tuple(texts[1:] if head else texts),
            alignments(cells),
            flattened(self.blocks(caption)) if caption is not None and shown else RichText(""),
        )

    def _figure(self, element: etree._Element) -> Iterator[Block]:
        image = next((inner for inner in element.iter() if tag_of(inner) in {"img", "image"}), None)
        caption = next((inner for inner in element.iter() if tag_of(inner) == "figcaption"), None)
        pictures = sum(tag_of(inner) in {"img", "image"} for inner in element.iter())
        if image is None or pictures > 1 or words_beside(element, caption):
            yield from self._inside(element)
            return
        words = flattened(self.blocks(caption)) if caption is not None else RichText("")
        yield Figure(self.around.picture(source_of(image)), RichText(image.get("alt", "")), words)


def _holds_notes(element: etree._Element, kinds: frozenset[str]) -> bool:
    return bool(_NOTES & kinds) and any(NOTE_KINDS & kinds_of(inner) for inner in element.iterdescendants())


def _without_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Heading))


def _sides(element: etree._Element) -> list[etree._Element]:
    sides = [child for child in element if language_of(child)] if "parallel" in classes_of(element) else []
    others = (word for child in element if child not in sides for word in child.itertext())
    beside = [element.text or "", *(child.tail or "" for child in element), *map(str, others)]
    return [] if any(words.strip() for words in beside) else sides


def _with_tails(element: etree._Element) -> Iterator[str | etree._Element]:
    for child in element:
        yield child
        yield child.tail or ""


def _has_block(element: etree._Element) -> bool:
    return any(tag_of(inner) in _BLOCKS for inner in element.iterdescendants())


def _unwrapped(element: etree._Element) -> etree._Element:
    """Return the `dfn` that is all an element holds, else the element."""
    only = len(element) == 1 and tag_of(element[0]) == "dfn" and not (element.text or element[0].tail or "").strip()
    return element[0] if only else element


def _code(element: etree._Element) -> CodeBlock:
    inner = element[0] if len(element) == 1 and tag_of(element[0]) == "code" else element
    names = (name.removeprefix("language-") for name in classes_of(inner) if name.startswith("language-"))
    # HTML 13.1.2.5: a line end right behind the tag is no part of the text; the one at its end only ends the last line.
    return CodeBlock(verbatim(element).removeprefix("\n").removesuffix("\n"), next(names, ""))
