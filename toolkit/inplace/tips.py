"""Tool tips of links and pictures in Markdown, which are no text of the document but are read by people too."""

import re
from collections.abc import Iterable, Iterator

from toolkit.inplace.passages import Stage
from toolkit.model.document import Document
from toolkit.model.text import Change, MarkKind, RichText, Span, apply, plain

_KINDS = frozenset({MarkKind.LINK, MarkKind.IMAGE})
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


def with_tips(source: str, document: Document, stage: Stage) -> tuple[str, list[Change]]:
    """Return a file with its tool tips changed by a stage, and the changes whose place could not be told.

    Args:
        source: the file; its texts may be changed already, its lines are those that the document was read from.
        document: as its reader gave it, with places.
        stage: what to do to each tool tip.
    """
    lines = source.split("\n")
    references = [number for number, content in enumerate(lines) if _REFERENCE.match(content)]
    lost: list[Change] = []
    for line, title in dict.fromkeys(_tips(document.texts())):
        changes = stage(plain(title))
        new = apply(plain(title), changes).text
        if new != title and not _replaced(lines, {line - 1: False} | dict.fromkeys(references, True), (title, new)):
            lost += changes
    return "\n".join(lines), lost


def _tips(texts: Iterable[RichText]) -> Iterator[tuple[int, str]]:
    for text in texts:
        for mark in text.marks:
            if mark.kind in _KINDS and mark.title:
                yield text.place(mark.span.end)[0], mark.title


def _replaced(lines: list[str], places: dict[int, bool], change: tuple[str, str]) -> bool:
    """Put a new tool tip into the place of an old one: behind a link's address, or behind one that stands apart."""
    title, new = change
    signs = "".join((r"\\?" if _SIGN.match(sign) else "") + re.escape(sign) for sign in title)
    quoted = rf"""(?P<before>[ \t]["'(]){signs}(?P<after>["')])"""
    found = False
    for number, apart in places.items():
        if number < 0 or title[:1] not in lines[number]:
            continue
        ends = r"(?=[ \t]*\r?$)" if apart else r"(?=[ \t]*\))"
        for match in reversed([*re.finditer(quoted + ends, lines[number])]):
            span = Span(match.end("before"), match.start("after"))
            escaped = re.sub(r'(["\\])', r"\\\1", new) if "\\" in span.of(lines[number]) else new
            lines[number] = lines[number][: span.start] + escaped + lines[number][span.end :]
            found = True
    return found
