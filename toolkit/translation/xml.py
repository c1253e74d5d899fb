"""XML of strangers, read without DTDs, entities or the network; inline markup as it stands in the file."""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.model.message import Message
from toolkit.translation import BitextSource

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(source: BitextSource) -> etree._Element:
    """Return the root element.

    Raises:
        InputError: no well-formed XML, or one that declares entities.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as problem:
        line = problem.lineno or 0
        raise InputError(
            Message.of("not well-formed XML: {msg}", msg=problem.msg), Location(source.path, line)
        ) from problem
    if next(root.iter(etree.Entity), None) is not None:
        raise InputError(Message("declares entities; they are not read, for safety"), Location(source.path))
    return root


def local_name(element: etree._Element) -> str:
    """Return the name without its namespace; an empty string for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of a local name."""
    return (child for child in element if local_name(child) == name)


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a local name."""
    return next(children(element, name), None)


def inner(element: etree._Element | None, transparent: frozenset[str] = frozenset()) -> str:
    """Return the text of an element with its inline elements written as tags.

    Elements named in `transparent` leave only their text: they annotate, they are no markup of the sentence.
    """
    if element is None:
        return ""
    pieces = [element.text or ""]
    for part in element:
        name = local_name(part)
        if name in transparent:
            pieces.append(inner(part, transparent))
        elif name:
            pieces.append(_tag(part, name, transparent))
        pieces.append(part.tail or "")
    return "".join(pieces)


def _tag(element: etree._Element, name: str, transparent: frozenset[str]) -> str:
    attributes = "".join(
        f' {etree.QName(key).localname}="{value}"'
        for key, value in element.attrib.items()
        if isinstance(key, str) and isinstance(value, str)
    )
    content = inner(element, transparent)
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def line_of(element: etree._Element | None) -> int:
    """Return the line an element begins on, 0 if unknown."""
    line = element.sourceline if element is not None else None
    return line if isinstance(line, int) else 0


def tidy(text: str, *, keep: bool) -> str:
    """Return the text with the line breaks of pretty-printed XML taken out, unless the file asks to keep them."""
    return text if keep else re.sub(r"\s*\n\s*", " ", text).strip()
