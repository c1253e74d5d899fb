"""Rich text as runs of Word: properties, hyperlinks, ruby, bookmarks, references to notes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from toolkit.model.message import Message
from toolkit.model.text import TEX, Change, Mark, MarkKind, RichText, Span, apply, in_a_row, runs
from toolkit.model.walking import texts_of
from toolkit.writers.docx.characters import HAN, characters
from toolkit.writers.docx.pictures import drawing
from toolkit.writers.docx.work import ILLEGAL, RELATIONSHIP, Place, Work

_LINKS = frozenset({MarkKind.LINK, MarkKind.TERM})
_ROW = frozenset({MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.CODE, MarkKind.LANGUAGE, MarkKind.NOTE, *_LINKS})
"""What stands in most lines, and needs no look at what is beside it."""
_UNSAFE = re.compile('[\\s<>"{}|\\\\^`]')
Piece = tuple[str, tuple[Mark, ...]]


def rich(work: Work, place: Place, text: RichText, beside: str = "") -> str:
    """Return the runs of a text; `beside` is what else its paragraph holds, which decides whether that is Chinese."""
    if not text.text and not text.marks:
        return ""
    if ILLEGAL.search(text.text):
        text = _without_illegal(work, text)
    chinese = work.region.is_chinese or place.region.is_chinese
    han = chinese and bool(HAN.search(text.text) or HAN.search(beside))
    if not text.marks:
        return characters(work, place, text.text, (), han=han)
    if _ROW.issuperset([mark.kind for mark in text.marks]) and in_a_row(text.marks):
        return "".join(_row(work, place, text, han=han))
    return _links(work, place, _pieces(text), han=han)


def _row(work: Work, place: Place, text: RichText, *, han: bool) -> Iterator[str]:
    """Yield the runs of a text whose marks stand one behind the other and do not carry anything but words."""
    position = 0
    for mark in text.marks:
        start, end = mark.span.start, mark.span.end
        if position < start:
            yield characters(work, place, text.text[position:start], (), han=han)
        if start == end:
            yield _point(work, place, mark)
        else:
            inner = characters(work, place, text.text[start:end], (mark,), han=han)
            yield _hyperlink(work, place, mark, inner) if mark.kind in _LINKS else inner
        position = end
    yield characters(work, place, text.text[position:], (), han=han)


def _without_illegal(work: Work, text: RichText) -> RichText:
    work.clean(text.text)
    found = ILLEGAL.finditer(text.text)
    return apply(text, [Change(Span(each.start(), each.end()), each[0], "", "illegal") for each in found])


def _pieces(text: RichText) -> list[Piece]:
    """Return the runs of the model; a point inside a link or ruby carries it, so that it does not break in two."""
    if any(mark.kind is MarkKind.ANCHOR for mark in text.marks):
        text = RichText(text.text, tuple(_as_point(mark) for mark in text.marks))
    pieces = list(runs(text))
    solid: list[tuple[Mark, ...]] = [()] * (len(pieces) + 1)
    for index in range(len(pieces) - 1, -1, -1):
        solid[index] = pieces[index][1] if pieces[index][0] else solid[index + 1]
    found: list[Piece] = []
    before: tuple[Mark, ...] = ()
    for index, (piece, marks) in enumerate(pieces):
        if piece:
            before = marks
            found.append((piece, marks))
        else:
            found.append((piece, (*marks, *(mark for mark in before if mark in solid[index] and _wraps(mark)))))
    return found


def _as_point(mark: Mark) -> Mark:
    """Return an anchor as the point where it begins: that is where a link to it leads."""
    if mark.kind is not MarkKind.ANCHOR:
        return mark
    return replace(mark, span=Span(mark.span.start, mark.span.start))


def _wraps(mark: Mark) -> bool:
    return mark.kind in {MarkKind.LINK, MarkKind.TERM, MarkKind.RUBY} and bool(len(mark.span))


def _of_kind(piece: Piece, *kinds: MarkKind) -> Mark | None:
    return next((mark for mark in piece[1] if mark.kind in kinds and len(mark.span)), None) if piece[1] else None


def _links(work: Work, place: Place, pieces: list[Piece], *, han: bool) -> str:
    found: list[str] = []
    for link, group in groupby(pieces, key=lambda piece: _of_kind(piece, MarkKind.LINK, MarkKind.TERM)):
        inner = _rubies(work, place, list(group), han=han)
        found.append(_hyperlink(work, place, link, inner) if link else inner)
    return "".join(found)


def _hyperlink(work: Work, place: Place, link: Mark, inner: str) -> str:
    tip = f' w:tooltip="{work.xml(link.title)}"' if link.title else ""
    target = work.clean(link.target).strip()
    if link.kind is MarkKind.TERM or target.startswith("#"):
        name = work.places.get(target.removeprefix("#")) or work.places.get(f"term-{target}")
        if name:
            return f'<w:hyperlink w:anchor="{work.xml(name)}"{tip} w:history="1">{inner}</w:hyperlink>'
        if link.kind is MarkKind.LINK:
            work.report("dead-link", Message("The link points to nothing: {target}", (("target", target),)))
        return inner
    if not target:
        return inner
    address = _UNSAFE.sub(lambda found: quote(found[0]), target)
    identifier = place.part.relate(f"{RELATIONSHIP}/hyperlink", address)
    return f'<w:hyperlink r:id="{identifier}"{tip} w:history="1">{inner}</w:hyperlink>'


def _rubies(work: Work, place: Place, pieces: list[Piece], *, han: bool) -> str:
    found: list[str] = []
    for mark, group in groupby(pieces, key=lambda piece: _of_kind(piece, MarkKind.RUBY, MarkKind.IMAGE)):
        inside = list(group)
        if mark is None:
            found += [_piece(work, place, piece, han=han) for piece in inside]
        elif mark.kind is MarkKind.IMAGE:
            alt = "".join(piece for piece, _ in inside)
            found.append(drawing(work, place, mark.target, alt) or characters(work, place, alt, (), han=han))
        else:
            base = "".join(_piece(work, place, piece, han=han) for piece in inside)
            found.append(_ruby(work, place, base, mark.target))
    return "".join(found)


def _ruby(work: Work, place: Place, base: str, annotation: str) -> str:
    size = place.region.size
    text = work.xml(annotation)
    return (
        f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="{size // 2}"/>'
        f'<w:hpsRaise w:val="{size - 2}"/><w:hpsBaseText w:val="{size}"/><w:lid w:val="{place.region.tag}"/></w:rubyPr>'
        '<w:rt><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
        f'<w:sz w:val="{size // 2}"/><w:szCs w:val="{size // 2}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>'
    )


def _piece(work: Work, place: Place, piece: Piece, *, han: bool) -> str:
    text, marks = piece
    if text:
        raw = _of_kind(piece, MarkKind.RAW)
        if raw and raw.target == TEX:
            marks = (replace(raw, kind=MarkKind.CODE),)
        if raw is None or raw.target == TEX:
            return characters(work, place, text, marks, han=han)
        message = Message("Left out markup of {format} that Word cannot show", (("format", raw.target),))
        work.report("raw-markup", message, text)
        return ""
    return "".join(_point(work, place, mark) for mark in marks if not len(mark.span))


def _point(work: Work, place: Place, mark: Mark) -> str:
    match mark.kind:
        case MarkKind.NOTE:
            return _note(work, place, mark.target)
        case MarkKind.ANCHOR:
            return anchor(work, mark.target)
        case MarkKind.IMAGE:
            return drawing(work, place, mark.target, "")
        case _:
            return ""


def anchor(work: Work, identifier: str) -> str:
    """Return a bookmark for an identifier, nothing if it has none, or had its own already: names are unique."""
    name = work.places.get(identifier)
    if not name or name in work.anchors:
        return ""
    work.anchors.add(name)
    return marker(work, name)


def marker(work: Work, name: str, inner: str = "") -> str:
    """Return a bookmark around some runs."""
    number = work.number("bookmark")
    return f'<w:bookmarkStart w:id="{number}" w:name="{work.xml(name)}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def _note(work: Work, place: Place, identifier: str) -> str:
    if identifier not in work.note_by_id:
        work.report("missing-note", Message("There is no note {identifier}", (("identifier", identifier),)), identifier)
        return ""
    properties = f'<w:rPr><w:rStyle w:val="{work.style("FootnoteReference")}"/></w:rPr>'
    number = work.note_numbers.get(identifier)
    if number is None and place.part is work.notes:
        return _note_in_note(work, place, identifier)
    if number is None:
        number = work.note_numbers[identifier] = len(work.note_numbers) + 1
        run = f'<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'
        return marker(work, f"_RefNote{number}", run)
    # Word refers to a note once; a second reference is a field that repeats its number.
    begin, separate, end = (
        f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> NOTEREF _RefNote{number} \\f \\h </w:instrText></w:r>'
    return f"{begin}{code}{separate}<w:r>{properties}<w:t>{number}</w:t></w:r>{end}"


def _note_in_note(work: Work, place: Place, identifier: str) -> str:
    """Return the words of a note in brackets: in Word a note cannot have a note that nothing else refers to."""
    values = (("identifier", identifier),)
    work.report("note-in-note", Message("Word has no notes inside notes; note {identifier} stands there", values))
    if identifier in work.notes_in_notes:
        return ""
    work.notes_in_notes.add(identifier)
    words = " ".join(text.text for text in texts_of(work.note_by_id[identifier].blocks))
    left, right = "［］" if place.region.is_chinese else "[]"
    return rich(work, place, RichText(left + words + right))
