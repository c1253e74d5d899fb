"""Bytes to text and back again, for formats that are text."""

import codecs
import re
from pathlib import Path

from toolkit.encoding import decode_whole
from toolkit.errors import InputError, Location
from toolkit.model.message import Message

_DECLARED = re.compile(
    rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)|<meta[^>]*charset\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
"""How a file begins that needs no declaration (XML 1.0, appendix F)."""
_UNICODE = frozenset({"utf-8", "utf-16-le", "utf-16-be", "gb18030"})
_NAMES = {"gb2312": "gbk", "x-gbk": "gbk", "gb_2312-80": "gbk", "utf8": "utf-8"}
"""What browsers take a name for (WHATWG Encoding, 4.2)."""
_PO_CHARSET = re.compile(r'("Content-Type:[^"\n]*charset=)([\w.-]+)')


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return the text of a file, its byte order mark included, and the codec it is in: UTF-8, UTF-16, or as declared.

    Raises:
        InputError: the bytes are not of that encoding.
    """
    codec = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    found = _DECLARED.search(data[:1024]) if not codec and _MARKUP.match(data) else None
    if found:
        codec = _codec((found[1] or found[2]).decode("ascii").lower(), data, path, is_xml=bool(found[1]))
    codec = codec or "utf-8"
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        if codec == "utf-8":
            decode_whole(data, path)  # which says what else it may be
        raise InputError(Message.of("not {upper} text", upper=codec.upper()), Location(path, line)) from problem


def _codec(name: str, data: bytes, path: Path, *, is_xml: bool) -> str:
    """Return the codec that a declaration names; where it can be read as ASCII, it lies if it says UTF-16."""
    try:
        codec = codecs.lookup(_NAMES.get(name, name)).name
    except LookupError as problem:
        raise InputError(Message.of("unknown encoding {codec}", codec=repr(name)), Location(path)) from problem
    if codec.startswith(("utf-16", "utf-32")):
        return "utf-8"
    if is_xml and name == "gb2312" and _is_text(data, name):
        # What parses XML takes the name at its word, and knows no more characters than it has.
        return name
    return "gb18030" if codec == "gbk" and not _is_text(data, codec) else codec


def _is_text(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def encode(text: str, codec: str) -> bytes:
    """Return the bytes of a text in the codec its file was in; what an older one lacks is written ``&#36575;``."""
    return text.encode(codec, errors="strict" if codec in _UNICODE else "xmlcharrefreplace")


def declared_as_utf8(text: str) -> str:
    """Return a text whose declaration of an encoding says UTF-8, for it is no longer in the old one.

    >>> declared_as_utf8('<meta charset="big5"><p>')
    '<meta charset="utf-8"><p>'
    """
    head, rest = text[:1024], text[1024:]
    found = _DECLARED.search(head.encode("ascii", "replace")) if head.lstrip("\ufeff \t\r\n").startswith("<") else None
    span = (found.span(1) if found[1] else found.span(2)) if found else None
    if not span and (catalogue := _PO_CHARSET.search(text)):
        return text[: catalogue.start(2)] + "UTF-8" + text[catalogue.end(2) :]
    return head[: span[0]] + "utf-8" + head[span[1] :] + rest if span else text
