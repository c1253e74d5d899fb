"""Addresses that a book may hold: percent-encoded, and of a kind that cannot run anything."""

import re
from urllib.parse import quote, urlsplit

_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_PLAIN = re.compile(r"https?://(?:[a-z0-9]{1,60}\.)+[a-z]{2,60}(?:/[A-Za-z0-9/._~-]*)?")
"""Nothing in such an address needs a closer look."""
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def outside(address: str) -> str:
    """Return an address outside of the book as it may stand in it, an empty string if it may not.

    >>> outside("https://example.org/詞?q=a b"), outside("javascript:alert(1)"), outside("chapter.md")
    ('https://example.org/%E8%A9%9E?q=a%20b', '', '')
    """
    address = address.strip()
    if _PLAIN.fullmatch(address):
        return address
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if not colon or not rest:
        return ""
    encoded = _STRAY_PERCENT.sub("%25", quote(rest, safe=_SAFE))
    if scheme in {"mailto", "tel"}:
        return f"{scheme}:{encoded}"
    if scheme not in {"http", "https"} or not rest.startswith("//"):
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except (ValueError, UnicodeError):
        return ""
    if not _HOST.fullmatch(host):
        return ""
    tail = encoded[2:].partition("/")
    path = (tail[1] + tail[2]) if tail[1] else re.sub(r"^[^?#]*", "", tail[0])
    return f"{scheme}://{host}{f':{port}' if port else ''}{path.replace('[', '%5B').replace(']', '%5D')}"
