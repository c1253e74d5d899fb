"""The table of contents, twice: the navigation document of EPUB 3 and the NCX of older reading systems."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.model.document import Role
from toolkit.model.text import MarkKind, RichText
from toolkit.writers.epub.book import Book
from toolkit.writers.epub.pages import CONTENTS, COVER, TITLE_PAGE, document_frame
from toolkit.writers.xhtml.inline import escape, legal
from toolkit.writers.xhtml.page import Page


@dataclass(slots=True)
class Entry:
    """A line of the contents with the lines below it."""

    text: str
    """Words alone: what reading systems show in lists of their own."""
    address: str
    """From the folder of the package document."""
    words: RichText | None = None
    """The same with its marks, if it is a heading."""
    below: list["Entry"] = field(default_factory=list)


def entries(book: Book) -> list[Entry]:
    """Return all headings of a book, and its text before the first heading, as a tree."""
    top: list[Entry] = []
    for part in book.parts:
        if part.number == 1 and not part.titles:
            top.append(Entry(book.part_titles[part.file], f"text/{part.file}.xhtml"))
        for title in part.titles:
            level = top
            for _ in range(title.depth - 1):
                level = level[-1].below if level else level
            address = f"text/{part.file}.xhtml#{title.place.identifier}"
            level.append(Entry(title.text or book.title, address, title.heading.text))
    return top or [Entry(book.title, f"text/{TITLE_PAGE}.xhtml")]


def navigation(book: Book) -> str:
    """Return the navigation document."""
    name = escape(book.label("Contents"))
    contents = (
        f'<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">\n<h1 id="contents">{name}</h1>\n'
        f"{_list(entries(book))}</nav>\n"
    )
    marks = "".join(
        f'<li><a epub:type="{kind}" href="{address}">{escape(text)}</a></li>\n'
        for kind, address, text in _landmarks(book)
    )
    guide = escape(book.label("Landmarks"))
    landmarks = (
        f'<nav epub:type="landmarks" id="landmarks" hidden="hidden" aria-labelledby="guide">\n'
        f'<h2 id="guide">{guide}</h2>\n<ol>\n{marks}</ol>\n</nav>\n'
    )
    return document_frame(book, book.label("Contents"), contents + landmarks, folder="")


def contents_page(book: Book) -> str:
    """Return the contents as a page to read: headings with their languages and readings, but without notes."""
    page = Page(book.manner, CONTENTS, book.issues)
    name = escape(book.label("Contents"))
    lines = _rich_list(page, entries(book))
    heading = f'<h1 id="contents">{name}</h1>\n'
    return f'<nav class="contents" role="doc-toc" aria-labelledby="contents">\n{heading}{lines}</nav>\n'


def _rich_list(page: Page, level: list[Entry]) -> str:
    lines = "".join(
        f'<li><a href="{entry.address.removeprefix("text/")}">'
        f"{page.text(_label(entry.words)) if entry.words else escape(entry.text)}</a>"
        f"{_rich_list(page, entry.below) if entry.below else ''}</li>\n"
        for entry in level
    )
    return f"<ol>\n{lines}</ol>\n"


def _label(text: RichText) -> RichText:
    kept = tuple(mark for mark in text.marks if mark.kind in {MarkKind.LANGUAGE, MarkKind.RUBY, MarkKind.CODE})
    return RichText(text.text.replace("\n", "　"), kept)


def _list(level: list[Entry]) -> str:
    lines = "".join(
        f'<li><a href="{entry.address}">{escape(entry.text)}</a>{_list(entry.below) if entry.below else ""}</li>\n'
        for entry in level
    )
    return f"<ol>\n{lines}</ol>\n"


def _landmarks(book: Book) -> Iterator[tuple[str, str, str]]:
    yield "cover", f"text/{COVER}.xhtml", book.label("Cover")
    yield "titlepage", f"text/{TITLE_PAGE}.xhtml", book.label("Title page")
    yield "toc", f"text/{CONTENTS}.xhtml", book.label("Contents")
    start = next((part for part in book.parts), None)
    yield "bodymatter", f"text/{start.file if start else TITLE_PAGE}.xhtml", book.label("Start of the text")
    for role, template in ((Role.GLOSSARY, "Glossary"), (Role.COLOPHON, "Colophon")):
        found = next((part for part in book.parts if part.role is role), None)
        if found:
            yield str(role), f"text/{found.file}.xhtml", book.label(template)


def ncx(book: Book) -> str:
    """Return the contents for reading systems that only know EPUB 2."""
    points = "".join(_points(entries(book), iter(range(1, 10**9))))
    return legal(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{book.document.locale}">\n'
        f'<head>\n<meta name="dtb:uid" content="{escape(book.identifier)}"/>\n'
        f'<meta name="dtb:depth" content="{_depth(entries(book))}"/>\n</head>\n'
        f"<docTitle><text>{escape(book.title)}</text></docTitle>\n<navMap>\n{points}</navMap>\n</ncx>\n"
    )


def _depth(level: list[Entry]) -> int:
    return 1 + max((_depth(entry.below) for entry in level if entry.below), default=0)


def _points(level: list[Entry], numbers: Iterator[int]) -> Iterator[str]:
    for entry in level:
        yield (
            f'<navPoint id="point-{next(numbers)}"><navLabel><text>{escape(entry.text)}</text></navLabel>'
            f'<content src="{entry.address}"/>\n'
        )
        yield from _points(entry.below, numbers)
        yield "</navPoint>\n"
