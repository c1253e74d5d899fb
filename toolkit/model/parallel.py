"""Two editions of one article beside each other, passage by passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from toolkit.model.document import (
    Block,
    CodeBlock,
    Definitions,
    Document,
    Figure,
    Heading,
    Note,
    Parallel,
    RawBlock,
    Role,
    Section,
    Side,
    ThematicBreak,
    map_block,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span

_GAP = 1.0
"""What it costs to leave a block without a partner: as much as pairing it with one of another kind."""
_LIMIT = 4_000_000
"""Pairs that are weighed at most; longer texts without the same blocks are laid beside each other in order."""

Pair = tuple[Block | None, Block | None]


def parallel(main: Document, other: Document) -> Document:
    """Return the main document with the passages of the other one beside its own.

    Editions of one source have the same blocks and pair one to one. Those of a translation are paired by their
    headings, and between two headings by kind and length, so that a paragraph that was split or left out shifts
    nothing behind it.
    """
    blocks = tuple(_paired(_pairs(main.blocks, other.blocks), main.locale, other.locale))
    return replace(main, blocks=blocks, notes=tuple(_notes(main, other)))


def _paired(pairs: Iterable[Pair], main: Locale, other: Locale) -> Iterator[Block]:
    for one, two in pairs:
        match one, two:
            case Section(Role.COLOPHON), Section(Role.COLOPHON):
                # What each edition says of its own making is no translation of the other.
                said = (block for block in two.blocks if not isinstance(block, Heading))
                yield replace(one, blocks=(*one.blocks, *_in_language(said, other)))
            case Section(), Section() if one.role is two.role:
                yield Section(one.role, tuple(_paired(_pairs(one.blocks, two.blocks), main, other)))
            case Definitions(), Definitions():
                yield from _facing(one, two, main, other)
            case Figure(), Figure() if one.target == two.target:
                yield replace(one, caption=_both(one.caption, two.caption, other))
            case (ThematicBreak() | CodeBlock() | RawBlock() | Section()) as alone, (None | ThematicBreak()):
                yield alone
            case (CodeBlock() | RawBlock()) as alone, _ if one == two:
                yield alone
            case None, (ThematicBreak() | Section()):
                continue
            case _:
                yield Parallel((Side(main, _some(one)), Side(other, _some(two))))


def _facing(one: Definitions, two: Definitions, main: Locale, other: Locale) -> Iterator[Block]:
    """Yield entry beside entry, in the order of the main side: each side may be sorted in its own way."""
    named = {entry.identifier: entry for entry in two.entries if entry.identifier}
    partners = [named.pop(entry.identifier, None) for entry in one.entries]
    if not any(partners):
        partners, named = list(two.entries[: len(one.entries)]), {}
        rest = list(two.entries[len(one.entries) :])
    else:
        rest = [entry for entry in two.entries if entry.identifier in named or not entry.identifier]
    for entry, partner in zip_longest([*one.entries, *[None] * len(rest)], [*partners, *rest]):
        sides = tuple(() if each is None else (Definitions((each,)),) for each in (entry, partner))
        yield Parallel((Side(main, sides[0]), Side(other, sides[1])))


def _some(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)


def _both(one: RichText, two: RichText, other: Locale) -> RichText:
    """Return two captions below each other, for a picture is shown only once."""
    if not one.text or not two.text or one.text == two.text:
        return one if one.text else two
    start = len(one.text) + 1
    shifted = (replace(mark, span=Span(mark.span.start + start, mark.span.end + start)) for mark in two.marks)
    tag = Mark(Span(start, start + len(two.text)), MarkKind.LANGUAGE, str(other))
    return RichText(f"{one.text}\n{two.text}", (*one.marks, tag, *shifted))


def _notes(main: Document, other: Document) -> Iterator[Note]:
    """Yield each note with both sides in it, one below the other: references of both sides lead to the same one."""
    others = {note.identifier: note for note in other.notes}
    for note in main.notes:
        two = others.pop(note.identifier, None)
        yield Note(note.identifier, (*note.blocks, *(_in_language(two.blocks, other.locale) if two else ())))
    for note in others.values():
        yield Note(note.identifier, _in_language(note.blocks, other.locale))


def _in_language(blocks: Iterable[Block], locale: Locale) -> tuple[Block, ...]:
    """Return blocks with each of their texts marked as being in a locale."""

    def mark(text: RichText) -> RichText:
        whole = Mark(Span(0, len(text.text)), MarkKind.LANGUAGE, str(locale))
        return replace(text, marks=(whole, *text.marks)) if text.text else text

    return tuple(map_block(block, mark) for block in blocks)


def _pairs(main: Sequence[Block], other: Sequence[Block]) -> Iterator[Pair]:
    """Pair blocks in their order; None stands beside a block without a partner."""
    if [type(block) for block in main] == [type(block) for block in other]:
        yield from zip(main, other, strict=True)
        return
    if len(main) * len(other) > _LIMIT:
        yield from zip_longest(main, other)
        return
    parts, other_parts = _parts(main), _parts(other)
    if len(parts) > 1 and len(parts) == len(other_parts):
        for part, other_part in zip(parts, other_parts, strict=True):
            yield from _aligned(part, other_part)
    else:
        yield from _aligned(main, other)


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """Cut before each heading and each section."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading | Section):
            parts.append([])
        parts[-1].append(block)
    return parts


def _aligned(main: Sequence[Block], other: Sequence[Block]) -> Iterator[Pair]:
    """Pair two stretches at the least cost (Gale and Church 1993, with kinds of block in place of moves)."""
    lengths, other_lengths = [_length(block) for block in main], [_length(block) for block in other]
    # A Chinese text is shorter than its translation: what counts is the length beside the whole.
    scale = sum(lengths) / max(1, sum(other_lengths))
    costs = [[_GAP * column for column in range(len(other) + 1)]]
    for row, block in enumerate(main):
        costs.append([_GAP * (row + 1)])
        for column, partner in enumerate(other):
            match = _cost(block, partner, lengths[row], other_lengths[column] * scale)
            costs[-1].append(min(costs[row][column] + match, costs[row][column + 1] + _GAP, costs[-1][column] + _GAP))
    return reversed(list(_backwards(main, other, costs)))


def _backwards(main: Sequence[Block], other: Sequence[Block], costs: list[list[float]]) -> Iterator[Pair]:
    row, column = len(main), len(other)
    while row and column:
        here = costs[row][column]
        if here == costs[row - 1][column] + _GAP:
            row -= 1
            yield main[row], None
        elif here == costs[row][column - 1] + _GAP:
            column -= 1
            yield None, other[column]
        else:
            row, column = row - 1, column - 1
            yield main[row], other[column]
    yield from ((main[index], None) for index in reversed(range(row)))
    yield from ((None, other[index]) for index in reversed(range(column)))


def _cost(one: Block, two: Block, length: float, other_length: float) -> float:
    if type(one) is not type(two):
        return 2.5 * _GAP
    return abs(length - other_length) / max(1.0, length, other_length)


def _length(block: Block) -> int:
    total = 0

    def count(text: RichText) -> RichText:
        nonlocal total
        total += len(text.text)
        return text

    map_block(block, count)
    return total
