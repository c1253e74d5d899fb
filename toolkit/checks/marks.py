"""Checks of placeholders, tags and addresses: they must be on both sides."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from toolkit.checks.scan import Piece, PieceKind
from toolkit.checks.side import Finding, Pair
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Span

_ENTITIES = frozenset({"&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})


def placeholder_mismatch(pair: Pair) -> Iterator[Finding]:
    """A placeholder is missing, invented or changed.

    The program puts a value there; without it the sentence breaks, or the program does. Order may differ.

    Fires on «{name} 您好 | Hello {nmae}», «%s 天 | days»; silent on «100% 滿意 | 100% satisfied», and on another order.
    """
    yield from _compare(pair, PieceKind.PLACEHOLDER, lambda piece: piece.text.replace(" ", ""))


def tag_mismatch(pair: Pair) -> Iterator[Finding]:
    """A tag is missing, invented, changed, or closed in the wrong order.

    Markup breaks, or the emphasis falls on other words. Entities such as &amp; may be written out.

    Fires on «<b>裁員</b> | <b>layoffs»; silent on moved tags and on «3 < 5».
    """
    yield from _compare(pair, PieceKind.TAG, lambda piece: re.sub(r"\s+", " ", piece.text.replace(" /", "/")))
    names = [_name(piece) for piece in pair.target.of(PieceKind.TAG)]
    source = [_name(piece) for piece in pair.source.of(PieceKind.TAG)]
    if Counter(names) == Counter(source) and _is_nested(source) and not _is_nested(names):
        tag = pair.target.of(PieceKind.TAG)[0]
        yield Finding(Message("tags are closed in the wrong order"), tag.span, raw=True)


def _name(piece: Piece) -> str:
    found = re.match(r"(?:<|&lt;)(/?)\s*([\w:.-]+).*?(/?)(?:>|&gt;)$", piece.text)
    if not found or found[3] or found[2].lower() in ("br", "hr", "img"):
        return ""
    return found[1] + found[2].lower()


def _is_nested(names: list[str]) -> bool:
    stack: list[str] = []
    for name in names:
        if name.startswith("/"):
            if not stack or stack.pop() != name[1:]:
                return False
        elif name:
            stack.append(name)
    return not stack


def address_mismatch(pair: Pair) -> Iterator[Finding]:
    """A URL or an e-mail address is missing or changed.

    The link leads nowhere, or the letter goes to somebody else. An address of the same host whose path names another
    language is only mentioned.

    Fires on «https://a.example/x | https://a.example/y»; silent on «https://a.example/zh-tw/ | https://a.example/en/»
    beyond a suggestion.
    """
    for finding in _compare(pair, PieceKind.ADDRESS, lambda piece: piece.text.rstrip("/")):
        sources = {_localized(piece.text) for piece in pair.source.of(PieceKind.ADDRESS)}
        targets = {_localized(piece.text) for piece in pair.target.of(PieceKind.ADDRESS)}
        same = sources == targets
        yield Finding(
            finding.message,
            finding.span,
            finding.suggestion,
            Severity.SUGGESTION if same else None,
            raw=True,
            in_source=finding.in_source,
        )


def _localized(address: str) -> str:
    plain = re.sub(r"(?<=[/.=])(?:zh|en|tw|cn|hk)(?:[-_](?:hans|hant|tw|cn|hk|us|gb))*(?=[/.&]|$)", "", address.lower())
    return re.sub(r"^https?://(?:www\.)?|/+", "/", plain).strip("/.")


def _compare(pair: Pair, kind: PieceKind, key: Callable[[Piece], str]) -> Iterator[Finding]:
    if not pair.segment.target.strip():
        return
    source, target = pair.source.of(kind), pair.target.of(kind)
    wanted, there = Counter(map(key, source)), Counter(map(key, target))
    missing, extra = wanted - there, there - wanted
    for entity in _ENTITIES:
        missing.pop(entity, None)
        extra.pop(entity, None)
    lost = list(missing.elements())
    for piece in reversed(target):
        if extra[key(piece)] > 0:
            extra[key(piece)] -= 1
            old = lost.pop() if lost else None
            message = Message("“{target}” is not in the source", (("target", piece.text),))
            yield Finding(message, piece.span, old, raw=True)
    for text in lost:
        piece = next(piece for piece in source if key(piece) == text)
        message = Message("“{source}” is missing from the target", (("source", piece.text),))
        yield Finding(message, Span(piece.span.start, piece.span.end), in_source=True, raw=True)
