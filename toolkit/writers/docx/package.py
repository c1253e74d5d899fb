"""The package: parts, their types and relationships, always in the same order and with the same times."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice

from toolkit.writers.docx.work import RELATIONSHIP, Part

LEVEL = 4
"""How hard zlib tries: half of the default's time on Chinese text, for a file larger by a twentieth."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EXTERNAL = ' TargetMode="External"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/footnotes.xml": f"{WORD}.footnotes+xml",
    "word/header1.xml": f"{WORD}.header+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/footer2.xml": f"{WORD}.footer+xml",
    "word/theme/theme1.xml": f"{OFFICE}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{OFFICE}.extended-properties+xml",
    "docProps/custom.xml": f"{OFFICE}.custom-properties+xml",
}
"""Part and content type; other parts come from a template, with their own."""
DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif"}
ROOT = {
    "word/document.xml": f"{RELATIONSHIP}/officeDocument",
    "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{RELATIONSHIP}/extended-properties",
    "docProps/custom.xml": f"{RELATIONSHIP}/custom-properties",
}
"""What the package as a whole refers to."""


@dataclass(frozen=True, slots=True)
class Content:
    """One file of the package; its pieces are written one after the other, so that none has to be held twice."""

    name: str
    pieces: Iterable[str] | bytes
    content_type: str = ""
    """Empty for what `TYPES` or the suffix says already."""


def relationships(part: Part) -> str:
    """Return the relationships of a part as XML."""
    return relationship_rows(
        (identifier, kind, target, kind == f"{RELATIONSHIP}/hyperlink")
        for (kind, target), identifier in part.relationships.items()
    )


def relationship_rows(rows: Iterable[tuple[str, str, str, bool]]) -> str:
    """Return relationships as XML: id, kind, target, and whether the target lies outside of the package."""
    inner = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{_attribute(target)}"{_EXTERNAL if external else ""}/>'
        for identifier, kind, target, external in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _attribute(text: str) -> str:
    # The standard library's own function loads all that it takes to fetch a page from the web.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def root_relationships(names: Iterable[str]) -> str:
    """Return what the package refers to."""
    found = [name for name in ROOT if name in set(names)]
    return relationship_rows((f"rId{index}", ROOT[name], name, False) for index, name in enumerate(found, 1))


def content_types(contents: Mapping[str, str]) -> str:
    """Return the list of content types for parts with theirs; an empty one means that the suffix says it."""
    suffixes = sorted({name.rpartition(".")[2].lower() for name, kind in contents.items() if not kind})
    defaults = DEFAULTS | {suffix: PICTURES[suffix] for suffix in suffixes if suffix in PICTURES}
    inner = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items())
    inner += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in contents.items() if kind)
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{inner}</Types>'


def kinds_of(contents: Iterable[Content]) -> dict[str, str]:
    """Return parts with their content types; an empty one means that the suffix says it."""
    return {each.name: each.content_type or TYPES.get(each.name, "") for each in contents}


def pack(contents: Iterable[Content], kinds: Mapping[str, str]) -> bytes:
    """Return the ZIP file; `kinds` are the parts with their types, of which it tells before there is any of them.

    So each part is made only when it is its turn, and a long text never stands in memory as a whole.
    """
    files = chain(
        [Content("[Content_Types].xml", [content_types({n: k for n, k in kinds.items() if not n.endswith(".rels")})])],
        [Content("_rels/.rels", [root_relationships(kinds)])],
        contents,
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for each in files:
            # Opened by its name a file gets the oldest time that ZIP knows.
            with archive.open(each.name, "w") as target:
                for some in [each.pieces] if isinstance(each.pieces, bytes) else _batches(each.pieces):
                    target.write(some)
        for entry in archive.infolist():
            entry.create_system = 0  # no trace of the machine: the same input gives the same bytes
    return stream.getvalue()


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    rest = iter(pieces)
    while some := list(islice(rest, 500)):
        yield "".join(some).encode()
