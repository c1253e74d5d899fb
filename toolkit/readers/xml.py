"""Parsing XML that strangers made: nothing is fetched, nothing expands."""

import re
from html.entities import name2codepoint

from lxml import etree

from toolkit.errors import InputError, Location

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(data: bytes, location: Location, name: str) -> etree._Element:
    """Return the root of an XML document; names of characters that HTML knows (`&nbsp;`) are understood.

    Raises:
        InputError: it is not well-formed, or declares entities of its own.
    """
    if re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise InputError(f"{name!r} declares entities; a book needs none", location)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(_ENTITY.sub(_character, data), parser)
    except etree.XMLSyntaxError as problem:
        raise InputError(f"{name!r} is not well-formed: {problem.msg}", location) from problem
    # The same in an encoding that the search above cannot see through.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):  # type: ignore[union-attr]
        raise InputError(f"{name!r} declares entities; a book needs none", location)
    return root


def _character(found: re.Match[bytes]) -> bytes:
    point = name2codepoint.get(found[1].decode())
    return found[0] if found[1] in _OWN or point is None else b"&#%d;" % point
