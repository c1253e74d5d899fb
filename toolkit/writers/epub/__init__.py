"""EPUB 3.3, reflowable, accessible (EPUB Accessibility 1.1), the same bytes for the same document."""

from collections.abc import Iterator

from toolkit.model.document import Document
from toolkit.writers import Options, Writing
from toolkit.writers.epub.archive import pack
from toolkit.writers.epub.book import Book, plan, sheet
from toolkit.writers.epub.contents import contents_page, navigation, ncx
from toolkit.writers.epub.package import CONTAINER, package
from toolkit.writers.epub.pages import pages


def write(document: Document, options: Options) -> Writing:
    """Return the document as an EPUB."""
    book = plan(document, options)
    data = pack(_files(book))
    return Writing(data, tuple(dict.fromkeys(book.issues)))


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield every file; the package last, for only then it is known what the book could not hold."""
    yield "META-INF/container.xml", CONTAINER.encode()
    names: list[str] = []
    for name, content in pages(book, contents_page(book)):
        names.append(name)
        yield f"EPUB/text/{name}.xhtml", content.encode()
    yield "EPUB/nav.xhtml", navigation(book).encode()
    yield "EPUB/toc.ncx", ncx(book).encode()
    yield "EPUB/styles/book.css", sheet(book).encode()
    for picture in dict.fromkeys((book.cover, *book.pictures)):
        yield f"EPUB/images/{picture.file}", picture.data
    yield "EPUB/package.opf", package(book, names).encode()
