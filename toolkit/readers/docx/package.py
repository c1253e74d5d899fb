"""The parts of a Word file, read with care: a file from outside may be made to do harm."""

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from toolkit.archive import Archive
from toolkit.errors import InputError, Location
from toolkit.model.message import Message

_OLD_WORD = b"\xd0\xcf\x11\xe0"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO 29500 strict has the same elements in namespaces of its own.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/")
_STRICT_NAMES = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to."""

    kind: str
    """The last word of its type: hyperlink, image, styles …"""
    target: str
    """A part's name; the address as it is where it lies outside."""
    external: bool


@dataclass(slots=True)
class Package:
    """A Word file."""

    archive: Archive
    path: Path
    seen: dict[str, bytes] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.archive

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            InputError: it is damaged, encrypted, or the file unpacks to more than we hold.
        """
        if name not in self.seen:
            self.seen[name] = self.archive.read(name)
        return self.seen[name]

    def xml(self, name: str) -> etree._Element | None:
        """Return the root element of a part, None if there is no such part.

        Raises:
            InputError: the part is no XML, or declares a document type, which no Word file does.
        """
        if not self.has(name):
            return None
        data = _transitional(self.read(name))
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as problem:
            raise InputError(
                Message.of("{name} is no XML: {msg}", name=name, msg=" ".join((problem.msg or "").split())),
                Location(self.path),
            ) from problem
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(Message.of("{name} declares a document type", name=name), Location(self.path))
        return root

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return what a part refers to, by id; an empty name stands for the package."""
        folder, _, last = name.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{last}.rels"))
        found: dict[str, Relationship] = {}
        for each in root.iter(_RELATIONSHIPS) if root is not None else ():
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Relationship(kind, target, external)
        return found


def _transitional(data: bytes) -> bytes:
    if not _STRICT.search(data[:4096]):
        return data
    for name, transitional in _STRICT_NAMES.items():
        data = data.replace(b"http://purl.oclc.org/ooxml/" + name, transitional)
    return data


def text_of(element: etree._Element, *tags: str) -> str:
    """Return the text of the elements of these names inside another; of all if none is named."""
    return "".join(str(piece) for piece in element.itertext(*tags, with_tail=not tags))


def open_package(data: bytes, path: Path) -> Package:
    """Open the bytes of a Word file.

    Raises:
        InputError: it is no ZIP file.
    """
    if data.startswith(_OLD_WORD):
        raise InputError(
            Message(
                "locked with a password, or an old .doc file: open it in Word and save it as .docx without a password"
            ),
            Location(path),
        )
    return Package(Archive(data, path), path)
