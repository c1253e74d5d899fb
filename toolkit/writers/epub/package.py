"""The package document: metadata, manifest and spine (EPUB 3.3, EPUB Accessibility 1.1)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from toolkit.model.document import Creator
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import MarkKind
from toolkit.writers.epub.book import Book, languages
from toolkit.writers.xhtml.inline import attribute, escape, legal
from toolkit.writers.xhtml.outline import flat

CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?")


def package(book: Book, documents: list[str]) -> str:
    """Return the package document of a book with these files in its spine."""
    direction = ' page-progression-direction="rtl"' if book.manner.vertical else ""
    spine = "".join(f'<itemref idref="{name}"/>\n' for name in documents)
    return legal(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id"'
        f' xml:lang="{book.document.locale}"'
        ' prefix="ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{"".join(_metadata(book))}</metadata>\n'
        f"<manifest>\n{''.join(_manifest(book, documents))}</manifest>\n"
        f'<spine toc="ncx"{direction}>\n{spine}</spine>\n</package>\n'
    )


def _metadata(book: Book) -> Iterator[str]:
    yield f'<dc:identifier id="book-id">{escape(book.identifier)}</dc:identifier>\n'
    yield from _titles(book)
    for tag in languages(book.document):
        yield f"<dc:language>{tag}</dc:language>\n"
    yield from _creators(book)
    yield from _imprint(book)
    yield _meta("dcterms:modified", book.options.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield from _accessibility(book)
    yield '<meta name="cover" content="cover-image"/>\n'
    writing = "vertical-rl" if book.manner.vertical else "horizontal-lr"
    yield f'<meta name="primary-writing-mode" content="{writing}"/>\n'
    yield _meta("ibooks:specified-fonts", "true")


def _meta(name: str, value: str, refines: str = "", scheme: str = "") -> str:
    about = f' refines="#{refines}"' if refines else ""
    kind = f' scheme="{scheme}"' if scheme else ""
    return f'<meta property="{name}"{about}{kind}>{escape(value)}</meta>\n'


def _titles(book: Book) -> Iterator[str]:
    yield f'<dc:title id="title">{escape(book.title)}</dc:title>\n'
    yield _meta("title-type", "main", "title")
    subtitle = flat(book.document.metadata.subtitle)
    if subtitle:
        yield _meta("display-seq", "1", "title")
        yield f'<dc:title id="subtitle">{escape(subtitle)}</dc:title>\n'
        yield _meta("title-type", "subtitle", "subtitle")
        yield _meta("display-seq", "2", "subtitle")


def _creators(book: Book) -> Iterator[str]:
    for number, creator in enumerate(book.document.metadata.creators, 1):
        name = flat(creator.name)
        if not name:
            continue
        element = "creator" if creator.role == "aut" else "contributor"
        identifier = f"creator-{number}"
        yield f'<dc:{element} id="{identifier}">{escape(name)}</dc:{element}>\n'
        yield _meta("role", creator.role or "aut", identifier, "marc:relators")
        yield _meta("file-as", file_as(creator), identifier)


def file_as(creator: Creator) -> str:
    """Return how a library files a name: as given, else as it is written, for in Chinese the family comes first."""
    return creator.file_as or flat(creator.name)


def _imprint(book: Book) -> Iterator[str]:
    metadata = book.document.metadata
    texts = {
        "publisher": metadata.publisher,
        "rights": metadata.rights,
        "description": metadata.description,
        "source": metadata.origin,
    }
    for name, text in texts.items():
        if flat(text):
            yield f"<dc:{name}>{escape(flat(text))}</dc:{name}>\n"
    if is_date(metadata.date):
        yield f"<dc:date>{metadata.date}</dc:date>\n"
    elif metadata.date:
        message = Message("The date {date} is not written as in 2025-11-20.", (("date", metadata.date),))
        book.issues.append(Issue("date-unclear", Severity.WARNING, message))


def is_date(text: str) -> bool:
    """Whether a text is a date as EPUB wants it (W3C's profile of ISO 8601), and one that the calendar has.

    >>> [is_date(text) for text in ("2025", "2025-11", "2025-11-20T08:00Z", "2025-02-30", "20. 11. 2025")]
    [True, True, True, False, False]
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _accessibility(book: Book) -> Iterator[str]:
    yield _meta("schema:accessMode", "textual")
    yield _meta("schema:accessMode", "visual")
    yield _meta("schema:accessModeSufficient", "textual")
    yield _meta("schema:accessModeSufficient", "textual,visual")
    for feature in _features(book):
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    alternatives = not any(issue.check == "alt-missing" for issue in book.issues)
    summary = (
        "Headings, contents, notes with links back, tables with header cells and descriptions of all pictures make "
        "this book readable without seeing it; text can be enlarged and reflowed."
        if alternatives
        else "Headings, contents, notes with links back and tables with header cells; some pictures are not described."
    )
    yield _meta("schema:accessibilitySummary", book.label(summary))
    if alternatives:
        yield _meta("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA")
    yield _meta("a11y:certifiedBy", _certifier(book))


def _certifier(book: Book) -> str:
    metadata = book.document.metadata
    return flat(metadata.publisher) or next((flat(each.name) for each in metadata.creators), "") or book.title


def _features(book: Book) -> Iterator[str]:
    yield from ("tableOfContents", "structuralNavigation", "readingOrder", "alternativeText", "displayTransformability")
    if MarkKind.RUBY in book.manner.outline.kinds:
        yield "rubyAnnotations"
    yield "unlocked"


def _manifest(book: Book, documents: list[str]) -> Iterator[str]:
    yield _item("nav", "nav.xhtml", "application/xhtml+xml", "nav")
    yield _item("ncx", "toc.ncx", "application/x-dtbncx+xml")
    yield _item("css", "styles/book.css", "text/css")
    yield _item("cover-image", f"images/{book.cover.file}", book.cover.media_type, "cover-image")
    for name in documents:
        yield _item(name, f"text/{name}.xhtml", "application/xhtml+xml")
    for picture in book.pictures:
        if picture.file != book.cover.file:
            yield _item("picture-" + picture.file.partition(".")[0], f"images/{picture.file}", picture.media_type)


def _item(identifier: str, address: str, media_type: str, properties: str = "") -> str:
    kinds = f' properties="{properties}"' if properties else ""
    return f'<item id="{attribute(identifier)}" href="{address}" media-type="{media_type}"{kinds}/>\n'
