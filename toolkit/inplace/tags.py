"""A source with tags, taken apart without losing a byte: HTML, XHTML and any XML."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError, Location, UsageError
from toolkit.inplace.passages import Passage
from toolkit.model.locale import Locale
from toolkit.model.message import Message

_TOKEN = re.compile(
    # What is never closed reaches to the end, as in HTML 13.2.5: looking for its end only once keeps the cost linear.
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<![^>\[]*(?:>|\Z|\[.*?(?:\]\s*>|\Z))"
    r"|<(?P<close>/?)(?P<name>[A-Za-z_][^\s/>]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a tag, and where its value stands in the source."""

    name: str
    value: str
    """As written, entities and all."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a stretch of text between tags if `name` is empty."""

    name: str
    start: int
    end: int
    closes: bool = False
    is_empty: bool = False
    attributes: tuple[Attribute, ...] = ()
    is_data: bool = False
    """Whether it is the text of a CDATA section, in which an entity is none."""

    def value(self, name: str) -> str:
        """Return the value of an attribute, an empty string if there is none; HTML writes LANG as well as lang."""
        lower = name.lower()
        return next((html.unescape(one.value) for one in self.attributes if one.name.lower() == lower), "")

    @property
    def local(self) -> str:
        """Return the name without its prefix, in lower case."""
        return self.name.rpartition(":")[2].lower()


def tokens(source: str) -> Iterator[Tag]:
    """Yield the tags and the texts of a source in order; comments, declarations and instructions are left out."""
    position = 0
    for found in _TOKEN.finditer(source):
        if found.start() < position:
            continue
        if position < found.start():
            yield Tag("", position, found.start())
        position = found.end()
        name = found["name"]
        if found["data"]:
            yield Tag("", *found.span("data"), is_data=True)
        elif name:
            tag = _tag(found)
            yield tag
            if not tag.closes and not tag.is_empty and tag.name.lower() in {"script", "style"}:
                # Their content is no markup: whatever looks like a tag in it is not one.
                end = re.compile(f"</{name}", re.IGNORECASE).search(source, position)
                position = end.start() if end else len(source)
    if position < len(source):
        yield Tag("", position, len(source))


def _tag(found: re.Match[str]) -> Tag:
    base = found.start("attributes")
    attributes = []
    for one in _ATTRIBUTE.finditer(found["attributes"]):
        group = next(number for number in (2, 3, 4) if one[number] is not None)
        attributes.append(Attribute(one[1], one[group], base + one.start(group), base + one.end(group)))
    return Tag(found["name"], found.start(), found.end(), bool(found["close"]), bool(found["empty"]), tuple(attributes))


def refuse_entities(source: str, path: Path) -> None:
    """Refuse a source that declares entities: what they stand for is text that cannot be seen where it is used.

    Raises:
        InputError: it declares one.
    """
    found = re.search("<!ENTITY", source)
    if found:
        line = source.count("\n", 0, found.start()) + 1
        raise InputError(Message("declares entities of its own; write the text itself"), Location(path, line))


def add_text(passage: Passage, source: str, place: Tag | Attribute, *, protected: bool = False) -> None:
    """Append a text, or the value of an attribute, to a passage, entities as the characters they stand for."""
    if isinstance(place, Tag) and place.is_data:
        passage.add(source[place.start : place.end], place.start, place.end, protected=protected, plain=True)
    else:
        add_span(passage, source, place.start, place.end, protected=protected)


def add_span(passage: Passage, source: str, start: int, end: int, *, protected: bool = False) -> None:
    """Append a stretch of a source to a passage, entities as the characters they stand for."""
    position = start
    for entity in _ENTITY.finditer(source, start, end):
        passage.add(source[position : entity.start()], position, entity.start(), protected=protected)
        passage.add(html.unescape(entity[0]), entity.start(), entity.end(), protected=protected)
        position = entity.end()
    passage.add(source[position:end], position, end, protected=protected)


def escape(text: str) -> str:
    """Write new text for an element or an attribute."""
    return html.escape(text, quote=True)


def is_same_writing(tag: str, locale: Locale) -> bool:
    """Whether a language tag means the writing of a locale; a Chinese tag without script or region may.

    >>> is_same_writing("zh-CN", Locale.parse("cn")), is_same_writing("ja", Locale.parse("cn"))
    (True, False)
    >>> is_same_writing("zh", Locale.parse("tw"))
    True
    """
    bare = tag.strip().lower()
    if bare in {"zh", "zho", "chi", "cmn", "zh-cmn"}:
        return True
    try:
        found = Locale.parse(tag)
    except UsageError:
        return False
    return (found.language, found.script) == (locale.language, locale.script)
