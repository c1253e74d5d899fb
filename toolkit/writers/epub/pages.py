"""The XHTML files of a book: cover, title page, and one for each part."""

from collections.abc import Iterator

from toolkit.model.document import Creator
from toolkit.model.text import RichText
from toolkit.writers.epub.book import Book
from toolkit.writers.xhtml.blocks import body, notes
from toolkit.writers.xhtml.inline import attribute, escape, legal
from toolkit.writers.xhtml.page import Page, language

COVER, TITLE_PAGE, CONTENTS = "cover", "titlepage", "contents"

_ROLES = {
    "aut": "Author",
    "trl": "Translator",
    "edt": "Editor",
    "ill": "Illustrator",
    "pht": "Photographer",
    "ctb": "Contributor",
}
"""MARC relator codes that a title page names."""


def pages(book: Book, contents: str) -> Iterator[tuple[str, str]]:
    """Yield name without suffix and content of each file, in reading order."""
    yield COVER, _frame(book, book.label("Cover"), _cover(book), "cover")
    yield TITLE_PAGE, _frame(book, book.label("Title page"), _title_page(book), "titlepage")
    yield CONTENTS, _frame(book, book.label("Contents"), contents, "contents")
    for part in book.parts:
        page = Page(book.manner, part.file, book.issues)
        title = book.part_titles[part.file]
        content = body(page, part, title) + "".join(notes(page))
        yield part.file, _frame(book, title, content, str(part.role or "text"))


def document_frame(book: Book, title: str, content: str, *, folder: str, kind: str = "") -> str:
    """Return a whole XHTML document; `folder` leads from it to the root of the book."""
    shape = f' class="{kind}"' if kind else ""
    return legal(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f" {language(str(book.document.locale))}>\n<head>\n"
        f'<meta charset="utf-8"/>\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{folder}styles/book.css"/>\n</head>\n'
        f"<body{shape}>\n{content}</body>\n</html>\n"
    )


def _frame(book: Book, title: str, content: str, kind: str) -> str:
    return document_frame(book, title, content, folder="../", kind=kind)


def _cover(book: Book) -> str:
    words = attribute(
        f"{book.label('Cover')}：{book.title}" if book.document.locale.is_chinese else f"Cover: {book.title}"
    )
    return (
        f'<section epub:type="cover" aria-label="{attribute(book.label("Cover"))}">\n'
        f'<img src="../images/{book.cover.file}" alt="{words}" role="doc-cover"/>\n</section>\n'
    )


def _title_page(book: Book) -> str:
    page = Page(book.manner, TITLE_PAGE, book.issues)
    lines = "".join(title_lines(book, page))
    section = f'<section epub:type="titlepage" aria-labelledby="title">\n{lines}</section>\n'
    return section + "".join(notes(page))


def title_lines(book: Book, page: Page) -> Iterator[str]:
    """Yield title, subtitle, names and imprint."""
    metadata = book.document.metadata
    title = page.text(metadata.title) if metadata.title.text.strip() else escape(book.title)
    yield f'<h1 id="title">{title}</h1>\n'
    if metadata.subtitle.text:
        kinds = page.semantic("subtitle", "doc-subtitle")
        yield f'<p class="subtitle"{kinds}>{page.text(metadata.subtitle)}</p>\n'
    for creator in metadata.creators:
        yield f'<p class="creator">{page.text(creator.name)}{_role(book, creator)}</p>\n'
    date = shown_date(metadata.date, chinese=book.document.locale.is_chinese)
    imprint = [part for part in (page.text(metadata.publisher), page.text(RichText(date))) if part]
    if imprint:
        yield f'<p class="imprint">{"<br/>".join(imprint)}</p>\n'


def _role(book: Book, creator: Creator) -> str:
    name = _ROLES.get(creator.role)
    return f' <span class="role">{escape(book.label(name))}</span>' if name and creator.role != "aut" else ""


def shown_date(date: str, *, chinese: bool) -> str:
    """Return a date as a title page shows it.

    >>> shown_date("2025-11-20", chinese=True), shown_date("2025", chinese=True), shown_date("2025-11", chinese=False)
    ('2025年11月20日', '2025年', '2025-11')
    """
    parts = date.partition("T")[0].split("-")
    if not chinese or not all(part.isdecimal() for part in parts):
        return date
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
