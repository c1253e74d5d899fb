"""HTML pages to documents: what stands in the body, with its notes, pictures, languages and metadata."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from toolkit.encoding import decode
from toolkit.errors import InputError, Location
from toolkit.model.document import Block, Creator, Document, Heading, Metadata, Note
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import RichText, plain
from toolkit.readers import Reading, Source
from toolkit.readers.elements import Elements
from toolkit.readers.elements_attributes import classes_of, kinds_of, language_of, tag_of
from toolkit.readers.elements_inline import Surroundings
from toolkit.readers.elements_notes import NOTE_KINDS, name_notes
from toolkit.readers.embedded import embedded_picture
from toolkit.readers.html_languages import with_real_languages
from toolkit.readers.html_paragraphs import by_hand
from toolkit.readers.language import locale_of

# HTML 13.2.3.2: a declaration counts when it stands in the first kilobyte.
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]+)", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN = frozenset({"nav", "template"})
_SITE = re.compile(r"\s*[-–—_|｜·»]\s*\S")
"""What browsers show in a title behind that of the article: the name of the site."""
_NAMES = {
    "author": "author",
    "dc.creator": "author",
    "description": "description",
    "dc.description": "description",
    "date": "date",
    "dc.date": "date",
    "article:published_time": "date",
    "publisher": "publisher",
    "dc.publisher": "publisher",
    "copyright": "rights",
    "dc.rights": "rights",
    "dc.identifier": "identifier",
}
"""Names of `meta` elements, and what they say of a document; the first one that is there counts."""


def read(source: Source) -> Reading:
    """Return the document that an HTML page holds.

    Raises:
        InputError: the bytes are not of the encoding that the page declares, or there is no page in them.
    """
    text = decode(source.data, source.path, source.encoding or _declared(source.data))
    root = parse_html(text, Location(source.path))
    name_notes([("", root)], lambda _, address: ("", unquote(address[1:]) if address.startswith("#") else "?"))
    page = _Page(root, source)
    notes = tuple(page.notes())
    blocks = page.blocks(page.body)
    metadata = _titled(_metadata(root), blocks)
    document = Document(page.locale, metadata, blocks, notes, source.path.parent.as_posix())
    document = with_real_languages(document, is_said=source.locale is not None)
    return Reading(document, tuple(page.issues), page.pictures)


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:1024])
    name = found["name"].decode().lower() if found else ""
    # Browsers read Hong Kong's characters in every Big5 page (WHATWG Encoding, 4.2); UTF-16 cannot say so of itself.
    return {"big5": "big5-hkscs", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8"}.get(name, name)


def parse_html(text: str, location: Location) -> etree._Element:
    """Return the root of a page; nothing is fetched and no entity of the page's own is expanded.

    Raises:
        InputError: there is nothing in it.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text.replace("\x00", "").encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as problem:
        raise InputError(Message.of("not an HTML page: {problem}", problem=problem), location) from problem
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError(Message("elements nested deeper than libxml2 reads"), location)
    return root


def fragment(markup: str, source: Source, line: int) -> tuple[tuple[Block, ...], list[Issue]]:
    """Return the blocks of a piece of HTML that stands in another format at a line, and what is lost of it."""
    page = _Page(parse_html(f"<body>{markup}</body>", Location(source.path, line)), source, is_whole=False)
    blocks = page.blocks(page.body)
    return blocks, [replace(issue, location=Location(source.path, line)) for issue in page.issues]


class _Page:
    """One page while it is read."""

    def __init__(self, root: etree._Element, source: Source, *, is_whole: bool = True) -> None:
        self.root = root
        # A piece of another format has nowhere to bring pictures along to.
        self._is_whole = is_whole
        found = root.find(".//body")
        self.body = root if found is None else found
        self.issues: list[Issue] = []
        self.pictures: dict[str, bytes] = {}
        self.locale = locale_of(source, language_of(root) or language_of(self.body))
        self._source = source
        self._targets = {
            href[1:]
            for link in root.iter("a")
            if (href := link.get("href", "")).startswith("#") and len(href) > 1 and "backlink" not in kinds_of(link)
        }
        self._notes: dict[str, str] = {}
        self._elements = Elements(
            Surroundings(
                language=str(self.locale),
                address=lambda address: address,
                picture=self._picture,
                note=lambda address: self._notes.get(address.removeprefix("#"), ""),
                anchor=lambda name: name if name in self._targets else "",
                heading=lambda name: name,
                lost=self._lost,
            )
        )

    def _picture(self, address: str) -> str:
        if self._is_whole and (found := embedded_picture(address)):
            self.pictures[found[0]] = found[1]
            return found[0]
        return address

    def blocks(self, element: etree._Element) -> tuple[Block, ...]:
        """Return what an element holds; what a page has beside its text is said."""
        for unseen in [inner for inner in element.iter() if tag_of(inner) in _UNSEEN]:
            if unseen.getparent() is not None and "".join(str(text) for text in unseen.itertext()).strip():
                self._report("html-left-out", tag_of(unseen), unseen)
        for script in [inner for inner in element.iter() if tag_of(inner) in {"script", "noscript"}]:
            script.drop_tree()  # type: ignore[attr-defined]
        for hidden in [inner for inner in element.iter() if _is_hidden(inner)]:
            if hidden.getparent() is not None and hidden is not element:
                self._leave_out(hidden)
        return tuple(by_hand(self._elements.blocks(element)))

    def _leave_out(self, hidden: etree._Element) -> None:
        words = " ".join("".join(str(text) for text in hidden.itertext()).split())
        if words:
            location = Location(self._source.path, line if isinstance(line := hidden.sourceline or 0, int) else 0)
            issue = Issue("hidden-text", Severity.INFO, Message("Left out hidden text"), location, excerpt=words[:80])
            self.issues.append(issue)
        hidden.drop_tree()  # type: ignore[attr-defined]

    def _report(self, check: str, name: str, element: etree._Element, severity: Severity = Severity.INFO) -> None:
        message = Message("The contents of an HTML element may be lost: {name}", (("name", name),))
        line = element.sourceline or 0
        said = " ".join("".join(str(text) for text in element.itertext()).split())
        excerpt = (said or element.get("src") or element.get("href") or "")[:80]
        location = Location(self._source.path, line if isinstance(line, int) else 0)
        self.issues.append(Issue(check, severity, message, location, excerpt=excerpt))

    def _lost(self, name: str, element: etree._Element) -> None:
        self._report("html-lost", name, element, Severity.WARNING)

    def notes(self) -> Iterator[Note]:
        """Take the notes out of the page and yield them, in the order in which they are referred to."""
        elements = {identifier: element for element in self.root.iter() if (identifier := _note_identifier(element))}
        references = [link for link in self.root.iter("a") if link.get("href", "")[1:] in elements]
        outside = [link for link in references if not any(_holds(note, link) for note in elements.values())]
        for link in outside:
            target = link.get("href", "")[1:]
            self._notes.setdefault(target, target)
            _make_reference(link)
        for element in elements.values():
            _without_backlinks(element)
        for identifier in [*self._notes, *(each for each in elements if each not in self._notes)]:
            element = elements[identifier]
            self._notes.setdefault(identifier, identifier)
            yield Note(identifier, self._elements.blocks(element))
        for element in elements.values():
            _drop(element)


def _is_hidden(element: etree._Element) -> bool:
    """Whether a browser does not show an element, as far as it says so itself."""
    if element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style", "")):
        return True
    return tag_of(element) == "dialog" and element.get("open") is None


def _note_identifier(element: etree._Element) -> str:
    """Return the identifier of a note: marked as one, or an item of the list that Markdown's tools make of notes."""
    name = element.get("id", "") if tag_of(element) else ""
    if not name:
        return ""
    if kinds_of(element) & NOTE_KINDS:
        return name
    parents = [element.getparent()] if element.getparent() is not None else []
    parents += [parent.getparent() for parent in parents if parent is not None]
    inside = any(parent is not None and classes_of(parent) & {"footnotes", "footnotes-list"} for parent in parents)
    return name if tag_of(element) == "li" and inside else ""


def _holds(outer: etree._Element, inner: etree._Element) -> bool:
    return any(parent is outer for parent in inner.iterancestors())


def _make_reference(link: etree._Element) -> None:
    """Mark a link as reference to a note; the `sup` around it, if it holds nothing else, is only its looks."""
    link.set("role", "doc-noteref")
    parent = link.getparent()
    if parent is not None and tag_of(parent) == "sup" and len(parent) == 1 and not (parent.text or "").strip():
        parent.drop_tag()  # type: ignore[attr-defined]


def _without_backlinks(note: etree._Element) -> None:
    for link in [each for each in note.iter("a") if _is_backlink(each)]:
        link.drop_tree()  # type: ignore[attr-defined]


def _is_backlink(link: etree._Element) -> bool:
    if "backlink" in kinds_of(link) or any("back" in name for name in classes_of(link)):
        return True
    return (link.text or "").strip() in {"↩", "↩︎", "^", "↑"} and link.get("href", "").startswith("#")


def _drop(element: etree._Element) -> None:
    """Take a note out of the page, and the list and section that held nothing but notes."""
    parent = element.getparent()
    if parent is None:
        return
    element.drop_tree()  # type: ignore[attr-defined]
    empty = not len(parent) and not "".join(str(text) for text in parent.itertext()).strip()
    only_rule = classes_of(parent) & {"footnotes"} and all(tag_of(child) == "hr" for child in parent)
    if (empty or only_rule) and tag_of(parent) in {"ol", "ul", "section", "aside", "div"}:
        _drop(parent)


def _metadata(root: etree._Element) -> Metadata:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = _NAMES.get((meta.get("name") or meta.get("property") or "").lower())
        if key and meta.get("content"):
            said.setdefault(key, " ".join(meta.get("content", "").split()))
    title = root.find(".//head/title")
    return Metadata(
        title=plain(" ".join((title.text or "").split()) if title is not None else ""),
        creators=(Creator(plain(said["author"])),) if "author" in said else (),
        publisher=plain(said.get("publisher", "")),
        date=said.get("date", "")[:10],
        rights=plain(said.get("rights", "")),
        identifier=said.get("identifier", ""),
        description=plain(said.get("description", "")),
    )


def _titled(metadata: Metadata, blocks: tuple[Block, ...]) -> Metadata:
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    if first is None or first.level > 1:
        return metadata
    heading = first.text.text.replace("\n", " ")
    with_site = metadata.title.text.startswith(heading) and _SITE.match(metadata.title.text, len(heading))
    return metadata if metadata.title.text and not with_site else replace(metadata, title=RichText(heading))
