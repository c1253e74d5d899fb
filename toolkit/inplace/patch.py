"""Changes made in the text of a source file itself, everything around them left as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.inplace.passages import Edit, Passage, Stage, edited, edits_of
from toolkit.model.document import Document
from toolkit.model.text import Change, MarkKind, RichText, Span

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Patch:
    """What a stage makes of a source file."""

    text: str
    changes: tuple[Change, ...]
    """What was made, in code points of the file."""
    unplaced: tuple[Change, ...]
    """Those whose place in the file could not be told: not made."""


def patch(source: str, document: Document, stage: Stage) -> Patch:
    """Run a stage over the texts of a document, and make its changes where these texts stand in the file.

    Args:
        source: the file the document was read from, as decoded; line ends as they are.
        document: with the places that its reader gave to each text.
        stage: what to do to each text.
    """
    texts = [text for text in document.texts() if text.text]
    proposed = {id(text): stage(text) for text in texts}
    places = _Places(source)
    unplaced: list[Change] = []
    passages: list[Passage] = []
    made: list[tuple[Change, ...]] = []
    outside: list[Edit] = []
    for text in texts:
        passage, found = places.passage(text)
        placed = tuple(one for one in proposed[id(text)] if None not in found[one.span.start : max(one.span.end, 1)])
        unplaced += (one for one in proposed[id(text)] if one not in placed and one.new != one.old)
        behind = {one: place for one in placed if (place := _behind_mark(text, one, found)) is not None}
        outside += (Edit(place, place, one.new) for one, place in behind.items())
        passages.append(passage)
        made.append(tuple(one for one in placed if one not in behind))
    answers = iter([changes for passage, changes in zip(passages, made, strict=True) if passage.pieces])
    edits = [*edits_of(passages, lambda _: next(answers)), *outside]
    edits.sort(key=lambda edit: (edit.start, edit.end))
    changes = (Change(Span(one.start, one.end), source[one.start : one.end], one.new, "patch:") for one in edits)
    return Patch(edited(source, edits), tuple(changes), tuple(unplaced))


def _behind_mark(text: RichText, change: Change, found: Sequence[int | None]) -> int | None:
    """Return where in the file an insertion at the end of a mark goes: behind its closing sign, not inside of it.

    A note's number belongs to the word before it; nothing comes between them.
    """
    end = change.span.end
    if len(change.span) or end >= len(found):
        return None
    ends = any(mark.span.end == end and (len(mark.span) or mark.kind is MarkKind.NOTE) for mark in text.marks)
    return found[end] if ends else None


class _Places:
    """Finds each character of a text in the file, and no place in the file twice."""

    def __init__(self, source: str) -> None:
        self._source = source
        # A byte order mark is no part of the first line for its reader.
        first = int(source.startswith("\ufeff"))
        self._starts = [first, *(offset + 1 for offset, character in enumerate(source) if character == "\n")]
        self._taken = bytearray(len(source))
        front = _FRONT_MATTER.match(source)
        self._front_end = front.end() if front else 0

    def _is_doubled(self, place: int) -> bool:
        """Whether half of a '' stands here, which is one mark in YAML: half of it cannot be changed."""
        return place < self._front_end and "''" in self._source[max(0, place - 1) : place + 2]

    def passage(self, text: RichText) -> tuple[Passage, list[int | None]]:
        """Return the text as pieces of the file, and for each of its characters where it was found."""
        passage = Passage()
        found: list[int | None] = []
        run, run_start = "", 0
        for character, place in self._characters(text):
            found.append(place)
            if place is not None and run and place == run_start + len(run):
                run += character
                continue
            passage.add(run, run_start, run_start + len(run))
            run, run_start = (character, place) if place is not None else ("", 0)
            if place is None:
                passage.add_break(character)
        passage.add(run, run_start, run_start + len(run))
        return passage, found

    def _characters(self, text: RichText) -> Iterator[tuple[str, int | None]]:
        for offset, character in enumerate(text.text):
            line, column = text.place(offset)
            place = self._starts[line - 1] + column - 1 if 0 < line <= len(self._starts) else -1
            free = 0 <= place < len(self._source) and not self._taken[place] and not self._is_doubled(place)
            if free and self._source[place] == character:
                self._taken[place] = True
                yield character, place
            else:
                yield character, None
