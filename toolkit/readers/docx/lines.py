"""Paragraphs of Word as lines: what each one says and what it is for, before they are gathered into blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.model.document import Block, Figure
from toolkit.model.message import Message
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.readers.docx.choices import MC, alternate
from toolkit.readers.docx.inline import inline
from toolkit.readers.docx.package import W
from toolkit.readers.docx.story import Story
from toolkit.readers.docx.styles import value
from toolkit.readers.docx.text import TextBuilder, join, strip

_BREAK = re.compile(r"[\s　]*(?:[*＊※◇◆⁂][\s　]*){3,}|⁂")
_TRANSPARENT = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_DEEPER = re.compile(r"list (?:bullet|number) ?([2-5])")
_CONTINUED = re.compile(r"list continue ?(\d?)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    role: str
    """heading, quotation, code …; an empty string for running text."""
    text: RichText
    level: int = 0
    """Of a heading, a list item or what continues one, from 1."""
    number: str = ""
    """Id of the list."""
    depth: int = 0
    """Of a list item, from 0, as its style says: List Bullet 2 stands below List Bullet, in a list of its own."""
    indent: int = 0
    """In twentieths of a point, as the paragraph itself says."""
    stands_apart: bool = False
    """Whether it says that it does not grow together with its neighbour of the same style."""
    alignment: str = ""
    anchors: tuple[str, ...] = ()
    """Bookmarks of the paragraph."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, which is read where it is gathered."""

    element: etree._Element


Item = Line | Block | Grid
"""What a stream of paragraphs holds."""


@dataclass(slots=True)
class _Pending:
    """A paragraph whose end mark was deleted: the next one goes on with it."""

    builder: TextBuilder


def lines(story: Story, element: etree._Element) -> Iterator[Item]:
    """Yield the paragraphs and tables of a body, a note or a cell, in order."""
    yield from _children(story, element, _Pending(TextBuilder()))


def _children(story: Story, element: etree._Element, pending: _Pending) -> Iterator[Item]:
    for child in element:
        tag = str(child.tag)
        if tag == f"{W}p":
            yield from _paragraph(story, child, pending)
        elif tag == f"{W}tbl":
            yield Grid(child)
        elif tag == f"{W}bookmarkStart" and not story.is_skipping:
            # pandoc puts the bookmark of a heading before its paragraph.
            pending.builder.point(MarkKind.ANCHOR, child.get(f"{W}name", ""))
        elif tag == f"{W}sdt":
            gallery = value(child, "sdtPr", "docPartObj", "docPartGallery")
            content = child.find(f"{W}sdtContent")
            if content is not None and gallery != "Table of Contents":
                yield from _children(story, content, pending)
        elif tag in _TRANSPARENT:
            yield from _children(story, child, pending)
        elif tag == f"{MC}AlternateContent":
            chosen = alternate(child)
            if chosen is not None:
                yield from _children(story, chosen, pending)
        elif tag == f"{W}altChunk":
            story.work.report("alternative-format", Message("Left out a part in another format"))


def _paragraph(story: Story, element: etree._Element, pending: _Pending) -> Iterator[Item]:
    was_skipping = story.is_skipping
    inline(story, pending.builder, element)
    properties = element.find(f"{W}pPr")
    deleted = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
    if not deleted:
        text = pending.builder.build()
        pending.builder = TextBuilder()
        # Paragraphs that lie wholly inside a table of contents show nothing of the article.
        if not (was_skipping and story.is_skipping) and (text.text.strip() or text.marks or not was_skipping):
            yield from _figure_or_line(_line(story, properties, text))
    boxes, story.boxes = story.boxes, []
    for box in boxes:
        yield from lines(story, box)


def _figure_or_line(line: Line) -> Iterator[Item]:
    """Yield a figure for a paragraph that holds one picture and nothing else."""
    marks = [mark for mark in line.text.marks if mark.kind is not MarkKind.ANCHOR]
    images = [mark for mark in marks if mark.kind is MarkKind.IMAGE]
    if len(images) == 1 and len(marks) == 1:
        image = images[0]
        if image.span.of(line.text.text).strip() == line.text.text.strip():
            yield Figure(image.target, RichText(image.span.of(line.text.text)))
            return
    yield line


def _line(story: Story, properties: etree._Element | None, text: RichText) -> Line:
    style = value(properties, "pStyle") or ""
    styles = story.work.styles
    role, level = styles.role(style), styles.level(style)
    outline = value(properties, "outlineLvl")
    if outline and outline.isdigit() and int(outline) < 9 and not role:
        level = int(outline) + 1
    text, anchors = _anchors(text)
    line = Line(
        role,
        text if role == "code" else strip(text),
        indent=_indent(properties),
        stands_apart=value(properties, "contextualSpacing") in {"0", "false"},
        alignment=value(properties, "jc") or "",
        anchors=anchors,
    )
    number = _number(story, properties, style) if line.text.text else None
    if level and role not in {"title", "subtitle", "contents-title"}:
        return replace(line, role="heading", level=level, text=_labelled(story, _unbold(line.text), number))
    if number and not role and not story.work.numberings.is_plain(*number):
        return replace(line, text=_labelled(story, line.text, number))
    number = number or _number(story, properties, style)
    if number and not role:
        deeper = _DEEPER.fullmatch(story.work.styles.name(style))
        depth = int(deeper[1]) - 1 if deeper else 0
        return replace(line, role="item", number=number[0], level=number[1] + 1, depth=depth)
    if found := _CONTINUED.fullmatch(styles.name(style)):
        return replace(line, role="continued", level=int(found[1] or 1))
    if role == "break" or (not role and _BREAK.fullmatch(text.text)):
        return replace(line, role="break")
    return line


def _labelled(story: Story, text: RichText, number: tuple[str, int] | None) -> RichText:
    """Return a text with the number that Word shows before it, which is no part of its runs."""
    label = story.work.numberings.label(*number).strip() if number else ""
    if not label:
        return text
    space = " " if label.isascii() else "　"
    return join([RichText(label), text], space)


def _number(story: Story, properties: etree._Element | None, style: str) -> tuple[str, int] | None:
    """Return list and level of a paragraph, its own or its style's; list 0 takes a paragraph out."""
    own = value(properties, "numPr", "numId")
    found = (own, value(properties, "numPr", "ilvl") or "0") if own is not None else story.work.styles.number(style)
    if found is None or found[0] in {"", "0"}:
        return None
    return found[0], int(found[1]) if found[1].isdigit() else 0


def _indent(properties: etree._Element | None) -> int:
    element = properties.find(f"{W}ind") if properties is not None else None
    text = (element.get(f"{W}left") or element.get(f"{W}start") or "0") if element is not None else "0"
    return int(text) if text.lstrip("-").isdigit() else 0


def _anchors(text: RichText) -> tuple[RichText, tuple[str, ...]]:
    """Take the bookmarks out of a text whose start they stand at: they name the paragraph."""
    first = tuple(mark.target for mark in text.marks if mark.kind is MarkKind.ANCHOR and not mark.span.start)
    rest = tuple(mark for mark in text.marks if mark.kind is not MarkKind.ANCHOR or mark.span.start)
    return RichText(text.text, rest), first


def _unbold(text: RichText) -> RichText:
    """Return a heading without strong marks over all of it, which say nothing that its style does not."""
    whole = Span(0, len(text.text))
    return RichText(text.text, tuple(mark for mark in text.marks if mark != Mark(whole, MarkKind.STRONG)))
