"""What an element of HTML or XHTML says of itself."""

import re

from lxml import etree

from toolkit.errors import UsageError
from toolkit.model.locale import Locale
from toolkit.model.text import MarkKind

_LOOKS = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), MarkKind.STRONG),
    (re.compile(r"font-style\s*:\s*italic|text-emphasis(?:-style)?\s*:\s*(?!none)\w"), MarkKind.EMPHASIS),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through"), MarkKind.STRIKE),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*underline"), MarkKind.UNDERLINE),
)
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def tag_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace, an empty string for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def kinds_of(element: etree._Element) -> frozenset[str]:
    """Return what an element says it is for: its `epub:type` and its role, without the prefix of DPUB-ARIA."""
    words = f"{element.get(_EPUB_TYPE, '')} {element.get('epub:type', '')} {element.get('role', '')}".split()
    return frozenset(word.removeprefix("doc-") for word in words)


def classes_of(element: etree._Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())


def language_of(element: etree._Element) -> str:
    """Return the tag of the language that an element itself names, an empty string for what is no tag."""
    tag = element.get(_XML_LANGUAGE) or element.get("lang") or ""
    try:
        return tag if tag and Locale.parse(tag) else ""
    except UsageError:
        return ""


def looks_of(element: etree._Element) -> list[MarkKind]:
    """Return what the style of an element itself makes of its words, as editors in web pages and Word write it."""
    style = element.get("style", "")
    return [kind for pattern, kind in _LOOKS if pattern.search(style)] if style else []


def source_of(image: etree._Element) -> str:
    """Return the address of a picture; where a script would put it in later, the one that waits beside."""
    address = image.get("src") or image.get("{http://www.w3.org/1999/xlink}href") or ""
    waiting = (image.get(name, "") for name in ("data-src", "data-original", "data-lazy-src", "data-actualsrc"))
    later = next((each for each in waiting if each), "")
    return later if later and (not address or address.startswith("data:")) else address


def verbatim(element: etree._Element) -> str:
    """Return the text of an element to the letter, a line end for each `br`."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if tag_of(child) == "br" else verbatim(child) if tag_of(child) else "", child.tail or ""]
    return "".join(parts)
