"""Addresses that stand in running text, as GFM finds them; but an address ends where Chinese begins."""

import re

from toolkit.model.text import Mark, MarkKind, RichText, Span

# RFC 3986, section 2: the characters of an address. GFM would read on until a space, over 「，」 and what follows.
ADDRESS = re.compile(r"(?<![A-Za-z0-9])https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![A-Za-z0-9@-])"
)
"""An address of a mailbox, as GFM finds it (6.9) where it stands in angle brackets or not."""


def has_autolinks(text: str) -> bool:
    """Whether a text may hold an address."""
    return "://" in text or "@" in text


def with_autolinks(text: RichText) -> RichText:
    """Return the text with a link mark over each address that stands in it as plain text.

    >>> with_autolinks(RichText("見 https://a.tw/b，謝謝。")).marks[0].target
    'https://a.tw/b'
    >>> with_autolinks(RichText("寫信到a@b.tw。")).marks[0].target
    'mailto:a@b.tw'
    """
    if not has_autolinks(text.text):
        return text
    taken = [mark.span for mark in text.marks if mark.kind in _TAKEN]
    found = []
    for match in ADDRESS.finditer(text.text):
        span = Span(match.start(), match.start() + len(_trimmed(match[0])))
        if span.of(text.text).rstrip("/") not in {"http:", "https:"} and not any(span.overlaps(each) for each in taken):
            found.append(Mark(span, MarkKind.LINK, span.of(text.text)))
    taken += [mark.span for mark in found]
    for match in MAIL.finditer(text.text):
        span = Span(*match.span())
        if not any(span.overlaps(each) for each in taken):
            found.append(Mark(span, MarkKind.LINK, f"mailto:{match[0]}"))
    return RichText(text.text, (*text.marks, *found), text.anchors) if found else text


_TAKEN = frozenset({MarkKind.LINK, MarkKind.CODE, MarkKind.RAW, MarkKind.IMAGE, MarkKind.RUBY})


def _trimmed(address: str) -> str:
    """Leave out the punctuation at the end, and a bracket that was opened before the address (GFM, 6.9)."""
    while address and (
        address[-1] in "?!.,:*_~';[]" or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address
