"""EPUB in place: pages, navigation, package metadata and NCX; style sheets, pictures, fonts and ids stay."""

import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote

from toolkit.archive import Archive
from toolkit.errors import InputError, Location
from toolkit.inplace.elements import INLINE
from toolkit.inplace.html import convert_markup
from toolkit.inplace.job import Job, Result
from toolkit.inplace.members import rewrite_archive
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import Tag, add_text, escape, is_same_writing, refuse_entities, tokens
from toolkit.inplace.words import decode, encode
from toolkit.model.locale import is_written_in_han
from toolkit.model.message import Message

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PAGES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", "image/svg+xml"}
)
_LOOSE = frozenset({"text/xml", "application/xml", ""})
"""What careless tools call a page."""
PAGE_MAP = "application/oebps-page-map+xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
NCX = "application/x-dtbncx+xml"
PACKAGE_TEXTS = frozenset(
    {"title", "creator", "contributor", "subject", "description", "publisher", "rights", "source"}
)
_MARKUP = re.compile(r"(?:<|&lt;)/?(?P<name>[A-Za-z]\w*)(?:(?!&gt;)[^<>]){0,300}(?:>|&gt;)")
META_TEXTS = frozenset(
    {"file-as", "alternate-script", "schema:accessibilitySummary", "schema:accessibilitysummary", "a11y:certifiedBy"}
    | {"belongs-to-collection"}
    | {f"dcterms:{name}" for name in PACKAGE_TEXTS - {"source"}}
)
META_NAMES = frozenset(
    {"description", "title", "author", "calibre:series", "calibre:title_sort", "calibre:author_sort"}
)
"""What EPUB 2 says in name and content."""


def convert(data: bytes, job: Job) -> Result:
    """Change an EPUB.

    Raises:
        InputError: no EPUB, or one whose text is encrypted.
    """
    archive = Archive(data, job.path)
    packages = _package_paths(archive, job)
    kinds: dict[str, str] = {}
    for package in packages:
        kinds |= _kinds(decode(archive.read(package), job.path / package)[0], package)
    if ENCRYPTION in archive:
        _refuse_encrypted(archive.read(ENCRYPTION), kinds, job)

    def change(name: str, content: bytes) -> bytes:
        kind = "package" if name in packages else kinds.get(name, "")
        if kind not in {"package", NCX, PAGE_MAP} | PAGES:
            return content
        text, codec = decode(content, job.path / name)
        refuse_entities(text, job.path / name)
        if kind == "package":
            return encode(_convert_package(text, job), codec)
        if kind in {NCX, PAGE_MAP}:
            return encode(_convert_elements(text, job, {"text"}), codec)
        return encode(convert_markup(text, job), codec)

    return Result(rewrite_archive(data, job.path, change))


def _package_paths(archive: Archive, job: Job) -> list[str]:
    """Return the packages of a book, more than one if it can be shown in several ways."""
    text = decode(archive.read(CONTAINER), job.path)[0] if CONTAINER in archive else ""
    named = [tag for tag in tokens(text) if tag.local == "rootfile" and tag.value("full-path")]
    paths = [tag.value("full-path") for tag in named if tag.value("media-type") in {"", _PACKAGE_TYPE}]
    if not paths:
        raise InputError(
            Message.of("no EPUB: {container} is missing or names no package", container=CONTAINER), Location(job.path)
        )
    for path in paths:
        if path not in archive:
            raise InputError(
                Message.of("{container} names {package}, which is not there", container=CONTAINER, package=repr(path)),
                Location(job.path),
            )
    return paths


def _kinds(package: str, path: str) -> dict[str, str]:
    """Return the media type of each file that the manifest lists."""
    folder = posixpath.dirname(path)
    kinds = {}
    for tag in tokens(package):
        if tag.local == "item" and not tag.closes:
            name = posixpath.normpath(posixpath.join(folder, unquote(tag.value("href"))))
            kind = tag.value("media-type").strip().lower()
            is_page = kind in _LOOSE and name.lower().endswith((".xhtml", ".html", ".htm"))
            kinds[name] = "application/xhtml+xml" if is_page else kind
    return kinds


def _refuse_encrypted(encryption: bytes, kinds: dict[str, str], job: Job) -> None:
    # Obfuscated fonts are listed there too, and are none of our business.
    for tag in tokens(encryption.decode("utf-8", "replace")):
        if kinds.get(unquote(tag.value("URI"))) in PAGES | {NCX}:
            raise InputError(Message("its text is encrypted: it cannot be converted"), Location(job.path))


def _convert_package(text: str, job: Job) -> str:
    return _convert_elements(text, job, PACKAGE_TEXTS)


def _convert_elements(text: str, job: Job, names: frozenset[str] | set[str]) -> str:
    """Change the texts of the named elements, the language of the package, and every language attribute."""
    passages: list[Passage] = []
    edits: list[Edit] = []
    inside: Tag | None = None
    for tag in tokens(text):
        if not tag.name:
            if inside and not text[tag.start : tag.end].strip():
                continue
            if inside and inside.local == "language":
                edits += _language(text, tag.start, tag.end, job)
            elif inside:
                passages.append(_with_markup(text, tag))
            continue
        edits += _language_attributes(tag, job)
        wanted = tag.local in names or tag.local == "language" or tag.value("property") in META_TEXTS
        language = tag.value("xml:lang")
        wanted = wanted and (not is_written_in_han(language) or is_same_writing(language, job.source))
        inside = tag if wanted and not tag.closes and not tag.is_empty else None
        passages += _attribute_passages(text, tag)
    return rewrite(text, passages, job.stage, edits)


def _with_markup(text: str, tag: Tag) -> Passage:
    """Return a text of the package; a description may have HTML as text, whose tags are left out."""
    passage = Passage(escape=escape)
    position = tag.start
    for markup in _MARKUP.finditer(text, tag.start, tag.end):
        add_text(passage, text, replace(tag, start=position, end=markup.start()))
        if markup["name"].lower() not in INLINE:
            passage.add_break()
        position = markup.end()
    add_text(passage, text, replace(tag, start=position))
    return passage


def _attribute_passages(text: str, tag: Tag) -> list[Passage]:
    shown = {"opf:file-as", "file-as"}
    if tag.local in {"reference", "tour", "site"}:
        shown.add("title")
    elif tag.local == "meta" and tag.value("name").lower() in META_NAMES:
        shown.add("content")
    elif tag.local == "page":
        shown.add("name")
    found = []
    for attribute in tag.attributes:
        if attribute.name in shown:
            passage = Passage(escape=escape)
            add_text(passage, text, attribute)
            found.append(passage)
    return found


def _language(text: str, start: int, end: int, job: Job) -> list[Edit]:
    value = text[start:end].strip()
    if not value or not is_same_writing(value, job.source):
        return []
    begin = text.index(value, start, end)
    return [Edit(begin, begin + len(value), job.tag(value))]


def _language_attributes(tag: Tag, job: Job) -> list[Edit]:
    return [
        Edit(attribute.start, attribute.end, job.tag(attribute.value))
        for attribute in tag.attributes
        if attribute.name in {"xml:lang", "lang"} and attribute.value and is_same_writing(attribute.value, job.source)
    ]
