"""Parsing XML that strangers made: nothing is fetched, nothing expands."""

import codecs
import re
from html.entities import html5

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.model.message import Message

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0?\0", b"\0<\0?")
_DECLARATION = re.compile(r"\A\ufeff?<\?xml[^>]*\?>")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(data: bytes, location: Location, name: str) -> etree._Element:
    """Return the root of an XML document; names of characters that HTML knows (`&nbsp;`) are understood.

    Raises:
        InputError: it is not well-formed, or declares entities of its own.
    """
    data = _as_utf_8(data) if data.startswith(_UTF_16) else data
    if re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise InputError(Message.of("{name} declares entities; a book needs none", name=repr(name)), location)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(_ENTITY.sub(_character, data), parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(
            Message.of("{name} is not well-formed: {msg}", name=repr(name), msg=" ".join((problem.msg or "").split())),
            location,
        ) from problem
    # The same in an encoding that the search above cannot see through.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):  # type: ignore[union-attr]
        raise InputError(Message.of("{name} declares entities; a book needs none", name=repr(name)), location)
    return root


def _character(found: re.Match[bytes]) -> bytes:
    """Return a character by its number; a name that nobody knows is text, as it is in a browser."""
    if found[1] in _OWN:
        return found[0]
    characters = html5.get(found[1].decode() + ";")
    return b"".join(b"&#%d;" % ord(each) for each in characters) if characters else b"&amp;" + found[0][1:]


def _as_utf_8(data: bytes) -> bytes:
    """Return UTF-16, through which no names of characters can be seen, as UTF-8 that declares nothing."""
    codec = "utf-16" if data[:2] in _UTF_16 else "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    return _DECLARATION.sub("", data.decode(codec, "replace")).encode("utf-8", "replace")
