"""What a library wants to know: core, extended and custom properties of the package."""

import re

from toolkit import __version__
from toolkit.model.document import Metadata
from toolkit.writers.docx.work import Work

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core(work: Work) -> str:
    """Return the core properties (ECMA-376 part 2, section 11), with the BCP 47 tag as language."""
    metadata = work.document.metadata
    moment = work.options.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = "；".join(creator.name.text for creator in metadata.creators if creator.role == "aut")
    found = [
        ("dc:title", metadata.title.text),
        ("dc:creator", authors or "；".join(creator.name.text for creator in metadata.creators)),
        ("dc:description", metadata.description.text),
        ("dc:identifier", metadata.identifier),
        ("dc:language", str(work.document.locale)),
        ("cp:revision", "1"),
    ]
    inner = "".join(f"<{name}>{work.xml(text)}</{name}>" for name, text in found if text)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}{times}</cp:coreProperties>'
    )


def extended(work: Work) -> str:
    """Return the extended properties: who made the file, and the publisher."""
    publisher = work.xml(work.document.metadata.publisher.text)
    company = f"<Company>{publisher}</Company>" if publisher else ""
    numbers = re.findall("[0-9]+", __version__)
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>zh-publishing-toolkit</Application>{company}"
        f"<AppVersion>{int(numbers[0]):02d}.0000</AppVersion></Properties>"
    )


def has_custom(work: Work) -> bool:
    """Whether there are custom properties."""
    return bool(_left(work.document.metadata))


def custom(work: Work) -> str:
    """Return the custom properties, which hold what the others have no place for; an empty string if nothing."""
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{index}" name="{work.xml(name)}">'
        f"<vt:lpwstr>{work.xml(text)}</vt:lpwstr></property>"
        for index, (name, text) in enumerate(_left(work.document.metadata), 2)
    )
    return f'{_HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{rows}</Properties>' if rows else ""


def _left(metadata: Metadata) -> list[tuple[str, str]]:
    found = [
        ("Date", metadata.date),
        ("Rights", metadata.rights.text),
        ("Origin", metadata.origin.text),
        ("Cover", metadata.cover),
    ]
    for number, creator in enumerate(metadata.creators, 1):
        found.append((f"Creator {number}", f"{creator.role}|{creator.file_as}|{creator.name.text}"))
    return [(name, text) for name, text in found if text]
