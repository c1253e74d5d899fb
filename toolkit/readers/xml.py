"""Parsing XML that strangers made: nothing is fetched, nothing expands."""

import re
from html.entities import name2codepoint

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.model.message import Message

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(data: bytes, location: Location, name: str) -> etree._Element:
    """Return the root of an XML document; names of characters that HTML knows (`&nbsp;`) are understood.

    Raises:
        InputError: it is not well-formed, or declares entities of its own.
    """
    if re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise InputError(Message.of("{name} declares entities; a book needs none", name=repr(name)), location)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(_ENTITY.sub(_character, data), parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(
            Message.of("{name} is not well-formed: {msg}", name=repr(name), msg=problem.msg), location
        ) from problem
    # The same in an encoding that the search above cannot see through.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):  # type: ignore[union-attr]
        raise InputError(Message.of("{name} declares entities; a book needs none", name=repr(name)), location)
    return root


def _character(found: re.Match[bytes]) -> bytes:
    point = name2codepoint.get(found[1].decode())
    return found[0] if found[1] in _OWN or point is None else b"&#%d;" % point
