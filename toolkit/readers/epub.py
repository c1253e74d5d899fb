"""EPUB 2 and 3: text in the order of the spine, notes, pictures, metadata."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from toolkit.archive import Archive, joined
from toolkit.errors import InputError, Location
from toolkit.model.document import Block, Creator, Document, Metadata, Note
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import RichText
from toolkit.readers import Reading, Source
from toolkit.readers.elements import Elements
from toolkit.readers.elements_attributes import kinds_of, tag_of
from toolkit.readers.elements_inline import Surroundings
from toolkit.readers.elements_notes import NOTE_KINDS, name_notes
from toolkit.readers.language import locale_of
from toolkit.readers.xml import parse_xml

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_UNKEPT = ("subject", "type", "coverage", "relation")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
_XHTML = "application/xhtml+xml"
_FRONT = frozenset({"cover", "titlepage", "toc", "landmarks", "page-list"})
"""Documents that say again what the metadata and the headings say."""


def read(source: Source) -> Reading:
    """Return the document that an EPUB holds.

    Raises:
        InputError: it is no EPUB, damaged, locked, or made to do harm.
    """
    return _Book(source).reading()


@dataclass(slots=True)
class _File:
    """One file of the spine."""

    name: str
    body: etree._Element


@dataclass(slots=True)
class _Found:
    """What gathers while files are read."""

    issues: list[Issue] = field(default_factory=list)
    resources: dict[str, bytes] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)


class _Book:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._archive = Archive(source.data, source.path)
        self._found = _Found()
        self._package_name = self._find_package()
        self._package = self._parse(self._package_name)
        self._items = {item.get("id", ""): item for item in self._package.iter(f"{_OPF}item")}
        self._language = next((_words(each) for each in self._package.iter(f"{_DC}language")), "")
        self._files = [file for file in self._spine() if not _is_front(file.body)]
        name_notes([(file.name, file.body) for file in self._files], self._place)
        self._targets = self._linked()
        self._names = dict(self._anchors())
        self._note_names = dict(self._notes())

    def reading(self) -> Reading:
        blocks: list[Block] = []
        for file in self._files:
            blocks += Elements(self._around(file)).blocks(file.body)
        self._unkept()
        locale = locale_of(self._source, self._language)
        document = Document(locale, self._metadata(), tuple(blocks), self._read_notes())
        return Reading(document, tuple(dict.fromkeys(self._found.issues)), self._found.resources)

    def _parse(self, name: str) -> etree._Element:
        return parse_xml(self._archive.read(name), Location(self._source.path), name)

    def _find_package(self) -> str:
        root = self._parse("META-INF/container.xml")
        paths = [each.get("full-path", "") for each in root.iter("{*}rootfile")]
        if not paths:
            raise InputError(Message("META-INF/container.xml names no package"), Location(self._source.path))
        return paths[0]

    def _spine(self) -> Iterator[_File]:
        for reference in self._package.iter(f"{_OPF}itemref"):
            item = self._items.get(reference.get("idref", ""))
            if item is None or "nav" in item.get("properties", "").split():
                continue
            name = joined(self._package_name, unquote(item.get("href", "")))
            if item.get("media-type") != _XHTML:
                self._lose(name)
                continue
            root = self._parse(name)
            body = next((child for child in root if tag_of(child) == "body"), None)
            if body is not None:
                yield _File(name, body)

    def _linked(self) -> set[tuple[str, str]]:
        """Return file and id of every place that a link inside the book leads to."""
        found = set()
        for file in self._files:
            for link in (each for each in file.body.iter("{*}a") if "backlink" not in kinds_of(each)):
                name, mark, identifier = self._split(file.name, link.get("href", ""))
                if mark:
                    found.add((name, identifier))
        return found

    def _place(self, base: str, address: str) -> tuple[str, str]:
        name, mark, identifier = self._split(base, address)
        return name, identifier if mark else "?"

    def _split(self, base: str, address: str) -> tuple[str, str, str]:
        path, mark, identifier = unquote(address).partition("#")
        return (joined(base, path) if path else base), mark, identifier

    def _anchors(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield file and id of each place with an identifier of its own in the whole book."""
        identifiers = [(file.name, element.get("id", "")) for file in self._files for element in file.body.iter("{*}*")]
        counts = Counter(identifier for _, identifier in identifiers)
        for name, identifier in identifiers:
            if identifier:
                stem = name.rpartition("/")[2].partition(".")[0]
                yield (name, identifier), identifier if counts[identifier] == 1 else f"{stem}-{identifier}"

    def _notes(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield file and id of each note with its identifier; one that stands in two files is the same note."""
        taken: dict[str, bytes] = {}
        for file in self._files:
            for element in file.body.iter("{*}*"):
                identifier = element.get("id", "")
                if not (identifier and NOTE_KINDS & kinds_of(element)):
                    continue
                content = _content(element)
                name, number = identifier.removeprefix("fn-"), 2
                while taken.setdefault(name, content) != content:
                    name, number = f"{identifier.removeprefix('fn-')}-{number}", number + 1
                yield (file.name, identifier), name

    def _read_notes(self) -> tuple[Note, ...]:
        for file in self._files:
            elements = Elements(self._around(file))
            for element in file.body.iter("{*}*"):
                name = self._note_names.get((file.name, element.get("id", "")))
                if name and name not in self._found.notes:
                    self._found.notes[name] = Note(name, elements.blocks(element))
        return tuple(self._found.notes.values())

    def _around(self, file: _File) -> Surroundings:
        def address(target: str) -> str:
            if not target or target.startswith("//") or ":" in target.partition("#")[0].partition("/")[0]:
                return target
            name, mark, identifier = self._split(file.name, target)
            known = self._names.get((name, identifier), "") if mark else ""
            return f"#{known}" if known else ""

        def picture(target: str) -> str:
            name = joined(file.name, unquote(target))
            if name in self._archive:
                self._found.resources.setdefault(name, self._archive.read(name))
                return name
            return target

        def note(target: str) -> str:
            name, _, identifier = self._split(file.name, target)
            return self._note_names.get((name, identifier), "")

        def anchor(identifier: str) -> str:
            return self._names[(file.name, identifier)] if (file.name, identifier) in self._targets else ""

        def heading(identifier: str) -> str:
            # Hashes are what our own writer gives to headings without an identifier.
            name = self._names.get((file.name, identifier), "")
            return anchor(identifier) if name.startswith("x-") else name

        def lost(what: str, element: etree._Element) -> None:
            line = element.sourceline
            self._lose(what, self._source.path / file.name, line if isinstance(line, int) else 0)

        return Surroundings(self._language, address, picture, note, anchor, heading, lost)

    def _lose(self, what: str, path: Path | None = None, line: int = 0) -> None:
        message = Message("The reader cannot keep {what}.", (("what", what),))
        location = Location(path or self._source.path, line)
        self._found.issues.append(Issue("markup-lost", Severity.WARNING, message, location))

    def _unkept(self) -> None:
        """Say which entries of the metadata have no place in an edition."""
        entries = [each for name in _UNKEPT for each in self._package.iter(_DC + name)]
        entries += (
            meta for meta in self._package.iter(f"{_OPF}meta") if meta.get("property") == "belongs-to-collection"
        )
        for entry in entries:
            if words := _words(entry):
                self._lose(f"{tag_of(entry) if entry.get('property') is None else entry.get('property')}: {words}")

    def _metadata(self) -> Metadata:
        titles = list(self._package.iter(f"{_DC}title"))
        subtitle = next((each for each in titles if self._refined(each, "title-type") == "subtitle"), None)
        title = next((each for each in titles if each is not subtitle), None)
        return Metadata(
            title=_text(title),
            subtitle=_text(subtitle),
            creators=tuple(self._creators()),
            publisher=self._one("publisher"),
            date=self._one("date").text,
            rights=self._one("rights"),
            identifier=self._identifier(),
            description=self._description(),
            origin=self._one("source"),
            cover=self._cover(),
        )

    def _one(self, name: str) -> RichText:
        return _text(next(self._package.iter(_DC + name), None))

    def _description(self) -> RichText:
        """Return what the book says of itself; shops and calibre keep HTML there, as text."""
        written = self._one("description")
        return RichText(" ".join(_MARKUP.sub("", written.text).split())) if _MARKUP.search(written.text) else written

    def _refined(self, element: etree._Element, name: str) -> str:
        about = "#" + element.get("id", "")
        metas = (meta for meta in self._package.iter(f"{_OPF}meta") if meta.get("refines") == about)
        return next((_words(meta) for meta in metas if meta.get("property") == name), "")

    def _creators(self) -> Iterator[Creator]:
        for kind in ("creator", "contributor"):
            for element in self._package.iter(_DC + kind):
                role = self._refined(element, "role") or element.get(f"{_OPF}role", "")
                filed = self._refined(element, "file-as") or element.get(f"{_OPF}file-as", "")
                name = _text(element)
                if name.text:
                    default = "aut" if kind == "creator" else "ctb"
                    yield Creator(name, role or default, "" if filed == name.text else filed)

    def _identifier(self) -> str:
        wanted = self._package.get("unique-identifier")
        elements = list(self._package.iter(f"{_DC}identifier"))
        return next((_words(each) for each in elements if each.get("id") == wanted), "")

    def _cover(self) -> str:
        named = next(
            (meta.get("content") for meta in self._package.iter(f"{_OPF}meta") if meta.get("name") == "cover"), ""
        )
        item = next(
            (item for item in self._items.values() if "cover-image" in item.get("properties", "").split()),
            self._items.get(named or ""),
        )
        name = joined(self._package_name, unquote(item.get("href", ""))) if item is not None else ""
        if name not in self._archive:
            return ""
        self._found.resources[name] = self._archive.read(name)
        return name


def _is_front(body: etree._Element) -> bool:
    """Whether a file is only a cover, a title page or a table of contents."""
    parts = [child for child in body if tag_of(child)]
    kinds = [kinds_of(part) for part in parts]
    return bool(parts) and (bool(kinds_of(body) & _FRONT) or all(kind & _FRONT for kind in kinds))


def _content(element: etree._Element) -> bytes:
    """Return what a note says, without the numbers of the places that link back."""
    words = (
        str(text) for part in element.iter("{*}*") if "backlink" not in kinds_of(part) for text in (part.text or "",)
    )
    return "".join(words).encode()


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _text(element: etree._Element | None) -> RichText:
    return RichText(_words(element)) if element is not None else RichText("")
