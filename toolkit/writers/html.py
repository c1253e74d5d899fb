"""A preview: the whole edition as one HTML page that needs no other file, with the style sheet of its EPUB."""

from base64 import b64encode
from collections.abc import Iterator

from toolkit.model.document import Document
from toolkit.writers import Options, Writing
from toolkit.writers.epub.book import Book, plan, sheet
from toolkit.writers.epub.contents import Entry, entries
from toolkit.writers.epub.pages import title_lines
from toolkit.writers.xhtml.blocks import body, notes
from toolkit.writers.xhtml.inline import attribute, escape, legal
from toolkit.writers.xhtml.page import Page, language
from toolkit.writers.xhtml.pictures import Picture
from toolkit.writers.xhtml.stylesheet import STYLES

# The page may show itself and nothing else: a picture that is not inside it stays away, nothing runs.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write(document: Document, options: Options) -> Writing:
    """Return the document as one page."""
    book = plan(document, options, one_page=_address)
    page = Page(book.manner, "", book.issues)
    text = "".join(_body(book, page))
    return Writing(legal(_frame(book, text)).encode(), tuple(dict.fromkeys(book.issues)))


def _address(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _body(book: Book, page: Page) -> Iterator[str]:
    alternative = attribute(book.label("Cover"))
    yield f'<header class="titlepage">\n<img class="cover" src="{_address(book.cover)}" alt="{alternative}">\n'
    yield f"{''.join(title_lines(book, page))}</header>\n"
    lines = entries(book)
    if len(lines) > 1:
        name = escape(book.label("Contents"))
        yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{name}</h2>\n{_list(lines)}</nav>\n<main>\n'
    else:
        yield "<main>\n"
    for part in book.parts:
        yield body(page, part, book.part_titles[part.file])
    yield from notes(page)
    yield "</main>\n"


def _list(level: list[Entry]) -> str:
    lines = "".join(
        f'<li><a href="#{entry.address.rpartition("#")[2]}">{escape(entry.text)}</a>'
        f"{_list(entry.below) if entry.below else ''}</li>\n"
        for entry in level
        if "#" in entry.address
    )
    return f"<ol>\n{lines}</ol>\n"


def _frame(book: Book, text: str) -> str:
    frame = (STYLES / "preview.css").read_text("utf-8")
    shape = "vertical" if book.manner.vertical else "horizontal"
    tag = language(str(book.document.locale))
    return (
        f'<!DOCTYPE html>\n<html {tag} class="{shape}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(book.title)}</title>\n<style>\n{sheet(book)}{frame}</style>\n</head>\n<body>\n{text}</body>\n</html>\n"
    )
