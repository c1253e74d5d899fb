"""Documents to Markdown: clean CommonMark with GFM tables and footnotes, checked by reading it back."""

import re

from toolkit.model.document import Document, Note
from toolkit.model.issue import Issue
from toolkit.writers import Options, Writing
from toolkit.writers.markdown_blocks import BlockWriter
from toolkit.writers.markdown_front import front_matter
from toolkit.writers.markdown_inline import InlineWriter
from toolkit.writers.markdown_layouts import layout_named


def write(document: Document, options: Options) -> Writing:
    """Return the document as Markdown in the layout that the options name.

    Raises:
        UsageError: no layout has that name.
    """
    layout = layout_named(options.layout)
    labels = _labels(document.notes)
    issues: list[Issue] = []
    inline = InlineWriter(labels, frozenset(labels.values()), layout.separator, layout.line_break, layout.adapted)
    writer = BlockWriter(inline, layout, issues)
    parts = [
        front_matter(document, layout),
        writer.blocks(document.blocks),
        "\n\n".join(writer.note(note, labels[note.identifier]) for note in document.notes),
    ]
    text = "\n\n".join(part.strip("\n") for part in parts if part)
    return Writing((text + "\n").encode() if text else b"", tuple(issues))


def _labels(notes: tuple[Note, ...]) -> dict[str, str]:
    """Return how Markdown calls each note: as the document does, where a reference can hold that."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for number, note in enumerate(notes, 1):
        label = note.identifier
        while not re.fullmatch(r"[^\s\[\]^\\`*_<>|]+", label) or label in taken:
            label = f"{number}" if label == note.identifier else f"{label}a"
        labels[note.identifier] = label
        taken.add(label)
    return labels
