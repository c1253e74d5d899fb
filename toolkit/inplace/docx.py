"""DOCX in place: the text of all parts, language tags and fonts; styles, pictures and field codes stay."""

import posixpath
import re
from pathlib import Path

from toolkit.archive import Archive
from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.members import rewrite_archive
from toolkit.inplace.passages import rewrite
from toolkit.inplace.tags import refuse_entities, tokens
from toolkit.inplace.word_part import Part, code_styles
from toolkit.inplace.words import decode, encode
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message

_OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How a file of the older Office begins, and how a new one that is locked with a password does."""
_BOUND = re.compile(r"storeItemID=\"(\{[^\"]+\})\"")
_STORE = re.compile(r"itemID=\"(\{[^\"]+\})\"")
_HAN = re.compile("[\u3400-\u9fff]")
_CODE = re.compile(r"<(?:\w+:)?instrText[^>]*>([^<]*)</")
_SHOWN = re.compile(r"\s*(?:XE|TC|IF|QUOTE|SET|ASK|FILLIN|MACROBUTTON|COMMENTS)\b", re.IGNORECASE)
"""Fields whose code is text that is shown elsewhere; other codes name bookmarks, styles and properties."""


def convert(data: bytes, job: Job) -> Result:
    """Change a Word file.

    Raises:
        InputError: no Word file, or a locked one.
    """
    if data.startswith(_OLD_WORD):
        raise InputError(
            Message(
                "locked with a password, or an old .doc file: open it in Word and save it as .docx without a password"
            ),
            Location(job.path),
        )
    archive = Archive(data, job.path)
    main = _main_part(archive, job.path)
    if main not in archive:
        raise InputError(Message("no Word file: word/document.xml is missing"), Location(job.path))
    folders = (posixpath.dirname(main) + "/", "docProps/", *_bound_stores(archive, job.path))
    issues = _embedded(archive, job.path)
    styles = posixpath.join(posixpath.dirname(main), "styles.xml")
    code = code_styles(decode(archive.read(styles), job.path / styles)[0]) if styles in archive else frozenset()

    def change(name: str, content: bytes) -> bytes:
        if not name.endswith(".xml") or not name.startswith(folders) or name == "[Content_Types].xml":
            return content
        text, codec = decode(content, job.path / name)
        refuse_entities(text, job.path / name)
        part = Part(text, job, is_data=name.startswith("customXml/"), code=code)
        part.walk()
        issues.extend(_left_in_codes(text, job.path / name))
        return encode(rewrite(text, part.passages, job.stage, part.edits), codec)

    return Result(rewrite_archive(data, job.path, change), tuple(issues))


def _main_part(archive: Archive, path: Path) -> str:
    """Return the name of the document, which some programs call word/document2.xml."""
    for tag in tokens(decode(archive.read("_rels/.rels"), path)[0]) if "_rels/.rels" in archive else ():
        if tag.local == "relationship" and tag.value("Type").endswith("/officeDocument"):
            return tag.value("Target").lstrip("/")
    return "word/document.xml"


def _bound_stores(archive: Archive, path: Path) -> tuple[str, ...]:
    """Return the data that content controls show: Word puts it into them whenever it opens the file."""
    names = archive.names()
    stores = [(name, found[1]) for name in names if (found := re.fullmatch(r"customXml/itemProps(\d+)\.xml", name))]
    parts = [name for name in names if stores and re.fullmatch(r"word/\w+\.xml", name)]
    bound = {store for name in parts for store in _BOUND.findall(decode(archive.read(name), path)[0])}
    return tuple(
        f"customXml/item{number}.xml"
        for name, number in stores
        if bound & set(_STORE.findall(decode(archive.read(name), path)[0]))
    )


def _embedded(archive: Archive, path: Path) -> list[Issue]:
    """Return an issue for what a person can open inside of the file and that was not looked into."""
    issues = []
    for name in archive.names():
        if re.search(r"/(?:embeddings/.|afchunk)|\.(?:mht|mhtml|rtf)$", name) and not name.endswith((".rels", "/")):
            message = Message.of("{name} inside is a file of its own: its text was left", name=name)
            issues.append(Issue("embedded-file", Severity.WARNING, message, Location(path)))
    if any(name.startswith("_xmlsignatures/") for name in archive.names()):
        message = Message("the file is signed; the signature is not valid for the converted one")
        issues.append(Issue("signature", Severity.WARNING, message, Location(path)))
    return issues


def _left_in_codes(text: str, place: Path) -> list[Issue]:
    codes = [found[1].strip() for found in _CODE.finditer(text) if _HAN.search(found[1])]
    codes = [code for code in codes if _SHOWN.match(code)]
    if not codes:
        return []
    message = Message.of(
        "{count} field codes hold Chinese text, which was left: {code}", count=len(codes), code=codes[0]
    )
    return [Issue("field-code", Severity.INFO, message, Location(place))]
