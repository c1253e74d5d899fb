"""What in a text is no language: tags, placeholders, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.text import Span, merge_spans


class PieceKind(StrEnum):
    """What a piece of a text is."""

    TAG = "tag"
    PLACEHOLDER = "placeholder"
    ADDRESS = "address"
    """A URL or an e-mail address."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is no language."""

    kind: PieceKind
    span: Span
    text: str


# A letter, a slash or a digit must follow "<", so that "a < b" is no tag.
_TAG = re.compile(
    r"</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>|</?\d+\s*/?>"
    r"|&lt;/?[A-Za-z][^<>&]*?/?&gt;|&(?:nbsp|amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-fA-F]{1,6});"
)
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[\w\-.~:/?#\[\]@!$&'()*+,;=%]*[\w\-~/#=&%+]|\bwww\.[\w\-.~:/?#@$&'*+;=%]*[\w/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)
_PLACEHOLDER = re.compile(
    r"\{\{\s*[\w.]+\s*\}\}"  # Handlebars, Vue
    r"|\$\{[\w.]+\}|%\{\w+\}|%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[sdifgexr]"  # JavaScript, Ruby, Python
    r"|\{(?:\d+|[A-Za-z_][\w.]*)?(?:![rsa])?(?::[^{}\s]*)?\}"  # str.format, MessageFormat
    # printf: not behind a digit, so that 「100% sure」 and 「50%d」 of a discount are none
    r"|(?<![\d%])%(?:\d+\$)?[-+#0]*\d*(?:\.\d+)?(?:hh|ll|[hlLzj])?[sdiufFeEgGxXoc@](?![A-Za-z])"
    r"|\[%\w+%\]|%\w+%|\\[nt](?![A-Za-z])"
)


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the tags, placeholders and addresses of a text, ascending, none inside another.

    >>> [piece.text for piece in pieces('Dear {name}, <b>see</b> https://a.example/x. 100% sure, %s < 3')]
    ['{name}', '<b>', '</b>', 'https://a.example/x', '%s']
    """
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    taken = 0
    found = [
        (match.start(), order, kind, match)
        for order, (kind, pattern) in enumerate(
            ((PieceKind.TAG, _TAG), (PieceKind.ADDRESS, _ADDRESS), (PieceKind.PLACEHOLDER, _PLACEHOLDER))
        )
        for match in pattern.finditer(text)
    ]
    for start, _, kind, match in sorted(found, key=lambda item: item[:2]):
        if start >= taken:
            yield Piece(kind, Span(start, match.end()), match[0])
            taken = match.end()


OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a flat text for a placeholder or an address."""


def flatten(text: str, found: tuple[Piece, ...], hidden: tuple[Span, ...] = ()) -> tuple[str, tuple[int, ...]]:
    """Return the text without tags, one character for each other piece or hidden span, and where each came from.

    A word that is half bold is still one word.

    >>> flatten("雲<b>端</b>{0}", pieces("雲<b>端</b>{0}"))[0] == "雲端" + OBJECT
    True
    """
    # A hidden span may hold more than the piece that was found in it: code with a tag, an address that goes on in Han.
    found = tuple(piece for piece in found if not any(span.covers(piece.span) for span in hidden))
    spans = [(piece.span, "" if piece.kind is PieceKind.TAG else OBJECT) for piece in found]
    covered = merge_spans(span for span, _ in spans)
    spans += [(span, OBJECT) for span in hidden if not any(span.overlaps(other) for other in covered)]
    flat: list[str] = []
    offsets: list[int] = []
    position = 0
    for span, replacement in sorted(spans):
        if span.start < position:
            continue
        flat.append(text[position : span.start] + replacement)
        offsets += [*range(position, span.start), *([span.start] * len(replacement))]
        position = span.end
    flat.append(text[position:])
    offsets += [*range(position, len(text) + 1)]
    return "".join(flat), tuple(offsets)
