"""Bytes to text and back again, for formats that are text."""

import codecs
import re
from pathlib import Path

from toolkit.errors import InputError, Location
from toolkit.model.message import Message

_DECLARED = re.compile(
    rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)|<meta[^>]*charset\s*=\s*[\"']?([\w.-]+)", re.IGNORECASE
)


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return the text of a file, its byte order mark included, and the codec it is in: UTF-8, UTF-16, or as declared.

    Raises:
        InputError: the bytes are not of that encoding, or the encoding cannot hold both scripts.
    """
    codec = "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    elif found := _DECLARED.search(data[:1024]):
        codec = (found[1] or found[2]).decode("ascii").lower()
    try:
        if codecs.lookup(codec).name not in {"utf-8", "utf-16-le", "utf-16-be", "gb18030"}:
            raise InputError(
                Message.of("in {codec}, which cannot hold both scripts: save it as UTF-8 first", codec=codec),
                Location(path),
            )
        return data.decode(codec), codec
    except LookupError as problem:
        raise InputError(Message.of("unknown encoding {codec}", codec=repr(codec)), Location(path)) from problem
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise InputError(Message.of("not {upper} text", upper=codec.upper()), Location(path, line)) from problem


def encode(text: str, codec: str) -> bytes:
    """Return the bytes of a text in the codec its file was in."""
    return text.encode(codec)
