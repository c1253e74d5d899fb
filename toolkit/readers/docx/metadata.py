"""What a Word file says of itself: core, extended and custom properties, and its title page."""

import re
from dataclasses import replace

from lxml import etree

from toolkit.model.document import Creator, Metadata
from toolkit.model.text import RichText, plain
from toolkit.readers.docx.package import Package, text_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_CHINESE_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")


def core_language(package: Package) -> str:
    """Return the language that the core properties name, usually none."""
    return _text(package.xml("docProps/core.xml"), f"{_DC}language")


def load_metadata(package: Package) -> Metadata:
    """Return what the properties of the file say."""
    core = package.xml("docProps/core.xml")
    extended = package.xml("docProps/app.xml")
    custom = _custom(package)
    return Metadata(
        title=plain(_text(core, f"{_DC}title")),
        creators=_creators(custom, _text(core, f"{_DC}creator")),
        publisher=plain(_text(extended, f"{_EXTENDED}Company")),
        date=custom.get("Date", ""),
        rights=plain(custom.get("Rights", "")),
        identifier=_text(core, f"{_DC}identifier"),
        description=plain(_text(core, f"{_DC}description")),
        origin=plain(custom.get("Origin", "")),
        cover=custom.get("Cover", ""),
    )


def _text(root: etree._Element | None, tag: str) -> str:
    element = root.find(tag) if root is not None else None
    return (element.text or "").strip() if element is not None else ""


def _custom(package: Package) -> dict[str, str]:
    root = package.xml("docProps/custom.xml")
    if root is None:
        return {}
    return {each.get("name", ""): text_of(each) for each in root.iter(_CUSTOM)}


def _creators(custom: dict[str, str], names: str) -> tuple[Creator, ...]:
    """Return our own list, with roles; otherwise the names that the core properties hold."""
    found: list[Creator] = []
    number = 1
    while row := custom.get(f"Creator {number}"):
        role, file_as, name = (*row.split("|", 2), "", "")[:3]
        found.append(Creator(plain(name), role, file_as))
        number += 1
    if found:
        return tuple(found)
    # python-docx and LibreOffice name themselves where nobody is named.
    split = [name.strip() for name in re.split("[;；]", names)]
    return tuple(Creator(plain(name)) for name in split if name and name != "python-docx")


def with_front(metadata: Metadata, role: str, text: RichText) -> Metadata | None:
    """Return the metadata with what a line of the title page says, None if it is no such line."""
    match role:
        case "title" if not metadata.title.text or metadata.title.text == text.text or not metadata.title.marks:
            return replace(metadata, title=text)
        case "subtitle":
            return replace(metadata, subtitle=text)
        case "author":
            known = {creator.name.text for creator in metadata.creators}
            if known:
                return metadata
            return replace(metadata, creators=(Creator(text),))
        case "date":
            return metadata if metadata.date else replace(metadata, date=iso_date(text.text))
        case _:
            return None


def iso_date(text: str) -> str:
    """Return a date in ISO 8601 where it is written in Chinese; others as they are.

    >>> iso_date("2025年11月3日"), iso_date("2025年")
    ('2025-11-03', '2025')
    """
    found = _CHINESE_DATE.fullmatch(text.strip())
    if not found:
        return text.strip()
    return "-".join(part.zfill(2) for part in found.groups() if part)
