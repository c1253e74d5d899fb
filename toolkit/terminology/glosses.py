"""The gloss stage: what a reader is told at the first mention of a concept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.model.document import Document, Note, Paragraph
from toolkit.model.locale import Locale
from toolkit.model.text import Change, Mark, MarkKind, Revision, RichText, Span
from toolkit.terminology.appendix import readable_definition
from toolkit.terminology.bracket import bracketed, gloss_parts, is_han
from toolkit.terminology.mentions import FirstMention, Mention, first_mentions, matcher_for, mentions
from toolkit.terminology.places import PlaceKind
from toolkit.terminology.rules import GlossForm
from toolkit.terminology.style import GlossStyle
from toolkit.terminology.termbase import Concept, Termbase

STAGE = "glossary"
_IN_BRACKETS = frozenset({GlossForm.FIRST, GlossForm.ABBREVIATION, GlossForm.ENGLISH, GlossForm.REPLACE})
_UNTOUCHED = frozenset({GlossForm.NEVER, GlossForm.CHECK})


@dataclass(frozen=True, slots=True)
class Glossed:
    """A document with its glosses."""

    document: Document
    revisions: tuple[Revision, ...]
    """What was inserted; each one's `before` already bears the new marks."""
    mentioned: frozenset[str]
    """Concepts that need no gloss in the next document of the same edition: its `GlossStyle.mentioned`."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be done to one text."""

    changes: list[Change]
    marks: list[Mark]


def gloss(document: Document, termbase: Termbase, style: GlossStyle | None = None) -> tuple[Revision, ...]:
    """Return what the gloss stage does to each text; footnotes need `gloss_document`."""
    return gloss_document(document, termbase, style).revisions


def gloss_document(document: Document, termbase: Termbase, style: GlossStyle | None = None) -> Glossed:
    """Return the document with its glosses: brackets, footnotes, ruby and tool tips, and `TERM` marks to link from.

    A second run changes nothing.
    """
    style = style or GlossStyle()
    firsts = first_mentions(document, termbase, style)
    work: dict[int, _Work] = {}
    notes: list[Note] = []
    for first in firsts:
        todo = work.setdefault(first.mention.place.index, _Work([], []))
        _gloss_one(first, document, style, todo, notes)
    for mention in _replaced(document, termbase, style, firsts):
        todo = work.setdefault(mention.place.index, _Work([], []))
        todo.changes.append(_replacement(mention, document, ""))
    texts = list(document.texts())
    revisions = tuple(
        Revision(STAGE, index, _with_marks(texts[index], todo.marks), tuple(todo.changes))
        for index, todo in sorted(work.items())
        if todo.changes or set(todo.marks) - set(texts[index].marks)
    )
    mentioned = frozenset(first.mention.hit.concept.identifier for first in firsts) | style.mentioned
    return Glossed(_made(document, revisions, notes), revisions, mentioned)


def _gloss_one(first: FirstMention, document: Document, style: GlossStyle, todo: _Work, notes: list[Note]) -> None:
    hit = first.mention.hit
    form = style.form_of(hit.concept)
    if form in _UNTOUCHED:
        return
    parts = gloss_parts(hit.concept, hit.term, document.locale, style.language, form)
    inline = style.inline and bool(parts) and not first.is_explained
    tip = "，".join(parts) if form is GlossForm.TOOLTIP and inline else ""
    if not _has_mark(first.mention, MarkKind.TERM):
        todo.marks.append(Mark(hit.span, MarkKind.TERM, hit.concept.identifier, tip))
    if not inline:
        return
    if form is GlossForm.REPLACE and not is_han(hit.term.text):
        todo.changes.append(_replacement(first.mention, document, hit.span.of(first.mention.place.text.text)))
    elif form in _IN_BRACKETS:
        todo.changes.append(_insertion(first.mention, parts, document))
    elif form is GlossForm.RUBY:
        todo.marks.append(Mark(hit.span, MarkKind.RUBY, parts[0]))
    elif form is GlossForm.NOTE:
        _add_note(first.mention, parts, document, todo, notes)


def _has_mark(mention: Mention, kind: MarkKind) -> bool:
    wanted = (kind, mention.hit.concept.identifier)
    return any((mark.kind, mark.target) == wanted for mark in mention.place.text.marks)


def _insertion(mention: Mention, parts: tuple[str, ...], document: Document) -> Change:
    """Return the change that puts the bracket behind the mention; a space there gives way to it."""
    text, around = mention.place.text.text, mention.around
    rule = f"{STAGE}:{mention.hit.concept.identifier}"
    if around.opened:
        # A bracket follows that says something else: two brackets in a row are bad style, one with both is not.
        return Change(Span(around.opened, around.opened), "", "，".join(parts) + "；", rule)
    end = around.end
    swallowed = text[end : end + 1] == " " and document.locale.is_chinese and text[end + 1 : end + 2] not in {"(", "["}
    span = Span(end, end + swallowed)
    return Change(span, span.of(text), bracketed(parts, document.locale), rule)


def _replacement(mention: Mention, document: Document, english: str) -> Change:
    hit = mention.hit
    chinese = hit.concept.full(document.locale)
    assert chinese is not None
    new = chinese.text + (bracketed((english,), document.locale) if english else "")
    return Change(hit.span, hit.span.of(mention.place.text.text), new, f"{STAGE}:{hit.concept.identifier}")


def _replaced(
    document: Document, termbase: Termbase, style: GlossStyle, firsts: Sequence[FirstMention]
) -> list[Mention]:
    """Return the English mentions, other than the first ones, that give way to the Chinese term."""
    chosen = {(first.mention.place.index, first.mention.hit.span) for first in firsts if not first.is_explained}
    wanted = Termbase(tuple(one for one in termbase.concepts if style.form_of(one) is GlossForm.REPLACE))
    if not wanted.concepts or not style.inline or not document.locale.is_chinese:
        return []
    return [
        mention
        for mention in mentions(document, matcher_for(document, termbase, style))
        if wanted.concept(mention.hit.concept.identifier)
        and not is_han(mention.hit.term.text)
        and mention.hit.concept.full(document.locale)
        and (mention.place.index, mention.hit.span) not in chosen
        and mention.place.kind not in {PlaceKind.QUOTATION, PlaceKind.VERSE, PlaceKind.METADATA}
        and not mention.around.is_enclosed
        and not mention.around.is_glossed
    ]


def _add_note(mention: Mention, parts: tuple[str, ...], document: Document, todo: _Work, notes: list[Note]) -> None:
    concept = mention.hit.concept
    identifier = "gloss-" + re.sub(r"[^\w.-]+", "-", concept.identifier)
    if any(note.identifier == identifier for note in (*document.notes, *notes)):
        return
    point = Span(mention.around.end, mention.around.end)
    todo.marks.append(Mark(point, MarkKind.NOTE, identifier))
    notes.append(Note(identifier, (Paragraph(RichText(_note_text(concept, mention, parts, document.locale))),)))


def _note_text(concept: Concept, mention: Mention, parts: tuple[str, ...], locale: Locale) -> str:
    meaning = f"{'，'.join(parts)}。"
    return f"{mention.hit.term.text}：{meaning}{readable_definition(concept, locale, None).text}"


def _with_marks(text: RichText, marks: Sequence[Mark]) -> RichText:
    return replace(text, marks=(*text.marks, *(mark for mark in marks if mark not in text.marks)))


def _made(document: Document, revisions: Sequence[Revision], notes: Sequence[Note]) -> Document:
    after = {revision.place: revision.after for revision in revisions}
    places = iter(range(len(list(document.texts()))))
    made = document.map_texts(lambda text: after.get(next(places), text))
    return replace(made, notes=_in_order(made, (*made.notes, *notes)))


def _in_order(document: Document, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the notes in the order in which the texts refer to them."""
    referred = [mark.target for text in document.texts() for mark in text.marks if mark.kind is MarkKind.NOTE]
    rank = {target: index for index, target in reversed(list(enumerate(referred)))}
    return tuple(sorted(notes, key=lambda note: rank.get(note.identifier, len(rank))))
