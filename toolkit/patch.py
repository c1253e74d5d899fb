"""Changes made in the text of a source file itself, everything around them left as it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.model.document import Document
from toolkit.model.text import Change, RichText, Span, apply

Stage = Callable[[RichText], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Patch:
    """What a stage makes of a source file."""

    text: str
    changes: tuple[Change, ...]
    """Those that were made, in code points of the file."""
    unplaced: tuple[Change, ...]
    """Those whose place in the file could not be told, in code points of their own text: not made."""


def patch(source: str, document: Document, stage: Stage) -> Patch:
    """Run a stage over the texts of a document, and make its changes where these texts stand in the file.

    Args:
        source: the file the document was read from, as decoded; line ends as they are.
        document: with the places that its reader gave to each text.
        stage: what to do to each text.
    """
    starts = [0, *(offset + 1 for offset, character in enumerate(source) if character == "\n")]
    placed, unplaced = [], []
    for text, change in _changes(document, stage):
        here = _in_file(source, starts, text, change)
        if here is None:
            unplaced.append(change)
        else:
            placed.append(here)
    changes = _without_overlaps(placed)
    return Patch(apply(RichText(source), changes).text, changes, tuple(unplaced))


def _changes(document: Document, stage: Stage) -> Iterator[tuple[RichText, Change]]:
    for text in document.texts():
        if text.text:
            for change in stage(text):
                yield text, change


def _in_file(source: str, starts: list[int], text: RichText, change: Change) -> Change | None:
    """Return the change with its span in the file, or None if what stands there is something else."""
    line, column = text.place(change.span.start)
    if not 0 < line <= len(starts):
        return None
    start = starts[line - 1] + column - 1
    span = Span(start, start + len(change.span))
    if span.of(source) != change.old:
        return None
    return Change(span, change.old, change.new, change.rule, change.alternatives, change.doubt)


def _without_overlaps(changes: list[Change]) -> tuple[Change, ...]:
    kept: list[Change] = []
    for change in sorted(changes, key=lambda one: one.span):
        if not kept or (change.span.start >= kept[-1].span.end and change.span != kept[-1].span):
            kept.append(change)
    return tuple(kept)
