"""Notes that nothing names as such: links to and fro, as Word, LibreOffice, wikis and makers of e-books write them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lxml import etree

from toolkit.readers.elements_attributes import kinds_of, tag_of

NOTE_KINDS = frozenset({"footnote", "endnote", "rearnote"})
_LABEL = re.compile(r"\W*[0-9０-９A-Za-z*†‡①-⑳一二三四五六七八九十注註]{1,4}\W*")
_SIGNS = re.compile(r"[\W\d]*")
_ARROWS = frozenset(["↩", "↩︎", "^", "↑", "⏎", "←", "返回", "^^"])
_BLOCKS = frozenset({"li", "aside", "div", "p", "section"})
_WHOLE = re.compile(r"(?:sd(?:foot|end)note|_?ftn|_?edn)\d+")
"""How Word and LibreOffice call the element that holds all paragraphs of a note."""

Place = tuple[str, str]
"""File and identifier."""
Split = Callable[[str, str], Place]
"""From a file and an address in it to the place where that leads."""


def name_notes(files: Iterable[tuple[str, etree._Element]], split: Split) -> None:
    """Say in the elements themselves what is a note, what refers to one and what leads back, where they do not."""
    bodies = dict(files)
    places = {(name, key): each for name, body in bodies.items() for each in body.iter() for key in _keys(each)}
    links = [
        (name, link)
        for name, body in bodies.items()
        for link in body.iter()
        if tag_of(link) == "a" and link.get("href")
    ]
    for name, link in links:
        target = places.get(split(name, link.get("href", "")))
        note = _block(target) if target is not None else None
        if target is None or note is None or _holds(note, link):
            continue
        there = split(name, link.get("href", ""))[0]
        own = {(name, key) for key in _own_keys(link)}
        back = _way_back(note, own, partial(split, there))
        if "noteref" in kinds_of(link) or (back is not None and _looks_like_reference(link)):
            _name(link, target, note)
            link.set("role", "doc-noteref")
            if back is not None:
                back.set("role", "doc-backlink")
    for _, link in links:
        inside = any(kinds_of(outer) & NOTE_KINDS for outer in link.iterancestors())
        if inside and _words(link) in _ARROWS:
            link.set("role", "doc-backlink")


def _name(link: etree._Element, target: etree._Element, note: etree._Element) -> None:
    if not kinds_of(note) & NOTE_KINDS:
        note.set("role", "doc-footnote")
    if not note.get("id"):
        note.set("id", next(_keys(target)))
        if target is not note:
            target.set("id", "")
    link.set("href", link.get("href", "").partition("#")[0] + "#" + note.get("id", ""))


def _looks_like_reference(link: etree._Element) -> bool:
    """Whether a link is a short label inside of a text: the way back stands at the beginning of the note."""
    around = _block(link)
    return bool(_LABEL.fullmatch(_words(link))) and not (around is not None and _words(around).startswith(_words(link)))


def _way_back(note: etree._Element, own: set[Place], leads: Callable[[str], Place]) -> etree._Element | None:
    """Return the link at an end of a note to one of some places."""
    words = _words(note)
    for back in note.iter():
        if tag_of(back) == "a" and leads(back.get("href", "")) in own:
            label = _words(back)
            before = words.partition(label)[0]
            if label and (_SIGNS.fullmatch(before) or words.endswith(label)):
                return back
    return None


def _keys(element: etree._Element) -> Iterator[str]:
    if tag_of(element):
        yield from (key for key in (element.get("id"), tag_of(element) == "a" and element.get("name")) if key)


def _own_keys(link: etree._Element) -> Iterator[str]:
    """Yield the identifiers of a link, of what is in it, and of the two elements around it."""
    around = [each for _, each in zip(range(2), link.iterancestors(), strict=False)]
    for element in (*link.iter(), *around, *(each for each in (link.getprevious(),) if each is not None)):
        yield from _keys(element)


def _block(element: etree._Element) -> etree._Element | None:
    """Return the nearest block that holds an element, for a note of Word's or LibreOffice's the one around it all."""
    chain = [each for each in (element, *element.iterancestors()) if tag_of(each) in _BLOCKS]
    whole = (each for each in chain if _WHOLE.fullmatch(each.get("id", "")))
    return next(whole, chain[0] if chain else None)


def _holds(outer: etree._Element, inner: etree._Element) -> bool:
    return any(parent is outer for parent in inner.iterancestors())


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
