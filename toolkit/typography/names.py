"""Proper-noun marks: the line under the names of people and places."""

import re
from collections.abc import Collection

from toolkit.model.text import PROTECTED_KINDS, Mark, MarkKind, RichText, Span

PROPER_NOUN = "proper-noun"
"""Title of an underline that marks a name (GB/T 15834, 4.16; CLREQ, proper noun marks)."""


def mark_names(text: RichText, names: Collection[str]) -> RichText:
    """Underline the names in a text, the longest one where several begin at one place.

    Nothing happens inside code, kept spans and what is underlined already.
    """
    if not names:
        return text
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))
    taken = [mark.span for mark in text.marks if mark.kind in PROTECTED_KINDS or mark.kind is MarkKind.UNDERLINE]
    found = (Span(*match.span()) for match in pattern.finditer(text.text))
    marks = tuple(
        Mark(span, MarkKind.UNDERLINE, title=PROPER_NOUN)
        for span in found
        if not any(span.overlaps(other) for other in taken)
    )
    return RichText(text.text, (*text.marks, *marks), text.anchors) if marks else text
