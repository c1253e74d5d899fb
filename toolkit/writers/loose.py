"""What only Markdown can leave loose, put into words and a place before a book is made of it.

A book has no notes without a reference (EPUB 3.3 and Word both hang a note on its number), it shows no `[!NOTE]` and no
`[x]`, and a formula that stands by itself is set line by line, as code is.
"""

from collections.abc import Iterable
from dataclasses import replace

from toolkit.markdown.alerts import sign_of
from toolkit.messages import label
from toolkit.model.document import (
    Block,
    CodeBlock,
    Document,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Parallel,
    Quotation,
    Role,
    Section,
)
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import TEX, Change, Mark, MarkKind, RichText, Span, apply, plain
from toolkit.model.walking import marked_texts, texts_of

_ALERTS = {"note": "Remark", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"}
"""GitHub's signs, and what a book says in their place."""
_BOXES = {"[ ] ": "☐", "[x] ": "☑"}
_BACK_MATTER = frozenset({Role.GLOSSARY, Role.COLOPHON})


def fastened(document: Document) -> tuple[Document, list[Issue]]:
    """Return the document with signs of alerts in words, and notes that nothing refers to in a list near the end."""
    blocks = spoken(document)
    loose = _loose(document) if document.notes else []
    if not loose:
        return replace(document, blocks=blocks), []
    notes = tuple(note for note in document.notes if note not in loose)
    issues = [Issue("note-unused", Severity.WARNING, _said(note), excerpt=_words(note)) for note in loose]
    return replace(document, blocks=_with_list(blocks, loose, document.locale), notes=notes), issues


def spoken(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document with signs of alerts in words, boxes of tasks, and formulas as code."""
    # Nearly all blocks of a long book are paragraphs of words alone.
    return tuple(
        block if isinstance(block, Paragraph) and not block.text.marks else _shown(block, document.locale)
        for block in document.blocks
    )


def _loose(document: Document) -> list[Note]:
    """Return the notes that no reader gets to from the text, each once."""
    data = document.metadata
    titles = (data.title, data.subtitle, *(creator.name for creator in data.creators), data.publisher)
    waiting = _named(titles) + _named(marked_texts(document.blocks))
    unread = {note.identifier: note for note in reversed(document.notes)}
    loose: list[Note] = []
    for note in (None, *document.notes):
        if note and note.identifier in unread:
            loose.append(note)
            waiting = [note.identifier]
        while waiting:
            found = unread.pop(waiting.pop(), None)
            waiting += _named(marked_texts(found.blocks)) if found else ()
    return loose


def _named(texts: Iterable[RichText]) -> list[str]:
    return [mark.target for text in texts for mark in text.marks if mark.kind is MarkKind.NOTE]


def _words(note: Note) -> str:
    return " ".join(text.text for text in texts_of(note.blocks))[:80]


def _said(note: Note) -> Message:
    values = (("note", note.identifier),)
    return Message("Nothing refers to the note {note}; it stands in a list of its own at the end.", values)


def _with_list(blocks: tuple[Block, ...], loose: list[Note], locale: Locale) -> tuple[Block, ...]:
    items = tuple(note.blocks for note in loose if note.blocks)
    if not items:
        return blocks
    level = min((block.level for block in blocks if isinstance(block, Heading)), default=2)
    heading = Heading(max(level, 2), plain(label("Notes without a reference", locale)))
    tight = all(len(item) == 1 for item in items)
    end = len(blocks)
    while end and isinstance(last := blocks[end - 1], Section) and last.role in _BACK_MATTER:
        end -= 1
    return (*blocks[:end], Section(Role.APPENDIX, (heading, ListBlock(items, tight=tight))), *blocks[end:])


def _shown(block: Block, locale: Locale) -> Block:
    match block:
        case Paragraph(text) if text.text.startswith("$$") and text.marks == _formula(len(text.text)):
            return CodeBlock(text.text, TEX)
        case Quotation((Paragraph(text), *rest)) if sign := sign_of(text):
            return Quotation((Paragraph(_named_alert(text, sign, locale)), *(_shown(each, locale) for each in rest)))
        case Quotation() | Section():
            return replace(block, blocks=tuple(_shown(each, locale) for each in block.blocks))
        case ListBlock():
            return replace(
                block, items=tuple(tuple(_shown(each, locale) for each in _boxed(item)) for item in block.items)
            )
        case Parallel():
            sides = (
                replace(side, blocks=tuple(_shown(each, side.locale) for each in side.blocks)) for side in block.sides
            )
            return Parallel(tuple(sides))
        case _:
            return block


def _formula(size: int) -> tuple[Mark, ...]:
    return (Mark(Span(0, size), MarkKind.RAW, TEX),)


def _boxed(item: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return an item of a list of tasks with the box that GitHub shows."""
    match item:
        case (Paragraph(text), *rest) if (box := _BOXES.get(text.text[:4].lower())) and not _begins_marked(text):
            return (Paragraph(apply(text, (Change(Span(0, 3), text.text[:3], box, "box"),))), *rest)
        case _:
            return item


def _begins_marked(text: RichText) -> bool:
    return any(len(mark.span) and mark.span.start < 4 for mark in text.marks)


def _named_alert(text: RichText, sign: Span, locale: Locale) -> RichText:
    """Return the first line of an alert as a heading: the title that it has, or the word that GitHub shows."""
    title = text.cut(Span(min(sign.end + 1, len(text.text)), len(text.text)))
    if not title.text:
        name = sign.of(text.text).strip("[]!+-").lower()
        title = plain(label(_ALERTS[name], locale) if name in _ALERTS else name.capitalize())
    return replace(title, marks=(Mark(Span(0, len(title.text)), MarkKind.STRONG), *title.marks))
