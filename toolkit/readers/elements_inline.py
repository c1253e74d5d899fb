"""Inline elements of HTML and XHTML as rich text: white space as a browser sees it, elements as marks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from toolkit.errors import UsageError
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.readers.elements_attributes import classes_of, kinds_of, language_of, looks_of, source_of, tag_of

KINDS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "u": MarkKind.UNDERLINE,
    "ins": MarkKind.UNDERLINE,
    "s": MarkKind.STRIKE,
    "del": MarkKind.STRIKE,
    "strike": MarkKind.STRIKE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
}
"""Elements that mark their words."""
UNSHOWN = frozenset({"video", "audio", "iframe", "canvas"})
"""What is inside of these is shown only where the thing itself cannot be."""
_LOST = UNSHOWN | {"math", "svg", "object", "input", "button", "select"}
_ACTIVE = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_SKIPPED = frozenset({"script", "style", "template", "rt", "rp", "rtc", "head", "annotation", "annotation-xml"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
# Where a line ends between two of these in the file, a reader sees no space (CSS Text 3, segment breaks).
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—]")


def address_of(around: "Surroundings", link: etree._Element) -> str:
    """Return where a link leads; one that runs something leads nowhere, and that is said."""
    href = link.get("href", "")
    if _ACTIVE.match(href):
        around.lost("a", link)
        return ""
    return around.address(href)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What inline elements need to know of the book around them."""

    language: str
    """Of the document: saying it again needs no mark."""
    address: Callable[[str], str]
    """From an address in this file to one in the document; an empty string if it leads nowhere."""
    picture: Callable[[str], str]
    note: Callable[[str], str]
    """From the address of a note to its identifier; an empty string if there is none."""
    anchor: Callable[[str], str]
    """From an id in this file to the identifier under which others link to it; an empty string if none does."""
    heading: Callable[[str], str]
    """The same for a heading, which keeps its identifier even if no link leads to it."""
    lost: Callable[[str, etree._Element], None]
    """Told of something that the model cannot hold, and the element."""


@dataclass(slots=True)
class TextBuilder:
    """Gathers one rich text."""

    around: Surroundings
    pieces: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    kept: int = 0
    """Depth of elements in which white space counts."""
    readings: list[tuple[int, str]] = field(default_factory=list)
    """Annotations of the ruby element that is read at present, each with the end of its base."""

    def add(self, words: str) -> None:
        """Add text, with white space as a browser shows it."""
        if not self.kept:
            words = _SPACES.sub(" ", words) if not re.search(r"[\n\r]", words) else _joined_lines(words)
            last = self.pieces[-1][-1] if self.pieces else "\n"
            if last in " \n":
                words = words.lstrip(" ")
        if words:
            self.pieces.append(words)
            self.length += len(words)

    def element(self, element: etree._Element) -> None:
        """Add an element."""
        tag = tag_of(element)
        if tag == "rt":
            self.readings.append((self.length, "".join(str(text) for text in element.itertext()).strip()))
        elif tag and tag not in _SKIPPED:
            self._element(element, tag)

    def content(self, element: etree._Element) -> None:
        """Add what is inside of an element."""
        if element.text:
            self.add(element.text)
        for child in element:
            self.element(child)
            if child.tail:
                self.add(child.tail)

    def _element(self, element: etree._Element, tag: str) -> None:
        kinds = kinds_of(element)
        if tag == "br":
            self._line_end()
        elif tag in {"img", "image"}:
            self._image(element)
        elif tag == "a" and "backlink" in kinds:
            return
        elif tag == "a" and "noteref" in kinds and (note := self.around.note(element.get("href", ""))):
            self._mark(self.length, MarkKind.NOTE, note)
        elif tag in _LOST:
            self.around.lost(tag, element)
            if tag not in UNSHOWN:
                self.content(element)
        elif tag == "q":
            self.add("「" if self.around.language.startswith("zh-Hant") else "“")
            self._spanning(element, tag, kinds)
            self.add("」" if self.around.language.startswith("zh-Hant") else "”")
        else:
            self._spanning(element, tag, kinds)

    def _line_end(self) -> None:
        while self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
            if not self.pieces[-1]:
                self.pieces.pop()
        self.pieces.append("\n")
        self.length += 1

    def _image(self, element: etree._Element) -> None:
        source = source_of(element)
        start = self.length
        self.pieces.append(element.get("alt") or "\ufffc")
        self.length += len(self.pieces[-1])
        self._mark(start, MarkKind.IMAGE, self.around.picture(source), element.get("title", ""))

    def _spanning(self, element: etree._Element, tag: str, kinds: frozenset[str]) -> None:
        start = self.length
        anchor = self.around.anchor(element.get("id") or (tag == "a" and element.get("name")) or "")
        if anchor:
            self._mark(start, MarkKind.ANCHOR, anchor)
        if tag == "ruby":
            self.readings.clear()
        self.content(element)
        if self.length == start:
            return
        self.language(element, start)
        for kind in (KINDS[tag],) if tag in KINDS else looks_of(element):
            self._mark(start, kind)
        if tag == "ruby" and not any(tag_of(part) in {"rb", "rtc"} for part in element):
            self._ruby(start)
        elif tag == "ruby":
            self._mark(start, MarkKind.RUBY, _annotation(element))
        if tag == "a":
            self._link(element, start, kinds)
        if tag == "span" and "term" in classes_of(element):
            self._mark(start, MarkKind.TERM, "", element.get("title", ""))
        if element.get("translate") == "no" and tag not in {"code", "kbd", "samp", "tt"}:
            self._mark(start, MarkKind.KEEP)

    def _ruby(self, start: int) -> None:
        """Mark each base since a place with its own annotation; bases without one belong to none."""
        for end, reading in self.readings:
            if end > start and reading:
                self.marks.append(Mark(Span(start, end), MarkKind.RUBY, reading))
            start = max(start, end)

    def _link(self, element: etree._Element, start: int, kinds: frozenset[str]) -> None:
        address = address_of(self.around, element)
        if not address:
            return
        title = element.get("title", "")
        if "glossref" in kinds and address.startswith("#"):
            self._mark(start, MarkKind.TERM, address[1:], title)
        else:
            self._mark(start, MarkKind.LINK, address, title)

    def whole(self, element: etree._Element) -> None:
        """Mark all that was added with the language that an element names, or the nearest one around it that does."""
        around = (each for each in (element, *element.iterancestors()) if language_of(each))
        if (named := next(around, None)) is not None:
            self.language(named, 0)

    def language(self, element: etree._Element, start: int) -> None:
        """Mark what was added since `start` with the language that an element names."""
        tag = language_of(element)
        if not tag or _is_same(tag, self.around.language):
            return
        if tag[0].isupper():
            # Word writes EN-US, and calls every number of a page English.
            tag = str(Locale.parse(tag))
            if not any(character.isalpha() for character in "".join(self.pieces)[start:]):
                return
        self._mark(start, MarkKind.LANGUAGE, tag)

    def _mark(self, start: int, kind: MarkKind, target: str = "", title: str = "") -> None:
        self.marks.append(Mark(Span(start, max(start, self.length)), kind, target, title))

    def text(self) -> RichText:
        """Return what was gathered, without white space at its ends."""
        words = "".join(self.pieces)
        end = len(words.rstrip(" \n"))
        start = min(end, len(words) - len(words.lstrip(" \n")))
        moved = (
            Mark(Span(_within(mark.span.start, start, end), _within(mark.span.end, start, end)), *_rest(mark))
            for mark in self.marks
        )
        kept = (mark for mark in moved if len(mark.span) or mark.kind in {MarkKind.NOTE, MarkKind.ANCHOR})
        return RichText(words[start:end], tuple(dict.fromkeys(kept)))


@cache
def _is_same(tag: str, language: str) -> bool:
    """Whether two tags name one locale: pages say zh-TW for zh-Hant-TW."""
    try:
        return tag == language or Locale.parse(tag) == Locale.parse(language)
    except UsageError:
        return False


def _rest(mark: Mark) -> tuple[MarkKind, str, str]:
    return (mark.kind, mark.target, mark.title)


def _within(offset: int, start: int, end: int) -> int:
    return min(max(offset, start), end) - start


def _joined_lines(words: str) -> str:
    def space(found: re.Match[str]) -> str:
        before, after = words[: found.start()][-1:], words[found.end() :][:1]
        wide = before and after and _WIDE.match(before) and _WIDE.match(after) and "\n" in found[0]
        return "" if wide else " "

    return _SPACES.sub(space, words)


def _annotation(element: etree._Element) -> str:
    parts = ("".join(str(text) for text in part.itertext()).strip() for part in element.iter() if tag_of(part) == "rt")
    return " ".join(part for part in parts if part)


def rich_text(
    around: Surroundings, nodes: Iterable[str | etree._Element], whole: etree._Element | None = None
) -> RichText:
    """Return text and elements, one after the other, as one rich text; `whole` is an element around all of it."""
    builder = TextBuilder(around)
    for node in nodes:
        if isinstance(node, str):
            builder.add(node)
        else:
            builder.element(node)
    if whole is not None and builder.length:
        builder.whole(whole)
    return builder.text()
