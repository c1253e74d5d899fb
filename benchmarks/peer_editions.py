"""What the peers do, run by the interpreter of their own environment: PROGRAM SOURCE TARGET."""

import html
import re
import sys
from importlib import import_module
from pathlib import Path

program, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
paragraphs = [part for part in source.read_text("utf-8").split("\n---\n", 1)[1].split("\n\n") if part.strip()]

if program == "EbookLib":
    epub = import_module("ebooklib.epub")
    book = epub.EpubBook()
    book.set_identifier("benchmark")
    book.set_title("長書")
    book.set_language("zh-Hant-TW")
    chapters: list[list[str]] = []
    for paragraph in paragraphs:
        heading = re.match("#+ ", paragraph)
        if heading or not chapters:
            chapters.append([])
        words = html.escape(paragraph[heading.end() :] if heading else paragraph)
        chapters[-1].append(f"<h1>{words}</h1>" if heading else f"<p>{words}</p>")
    pages = []
    for number, chapter in enumerate(chapters):
        page = epub.EpubHtml(title=f"第{number + 1}章", file_name=f"{number}.xhtml", lang="zh-Hant-TW")
        page.content = "".join(chapter)
        book.add_item(page)
        pages.append(page)
    book.toc = pages
    book.spine = ["nav", *pages]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(target), book)
else:
    document = import_module("docx").Document()
    for paragraph in paragraphs:
        if paragraph.startswith("#"):
            document.add_heading(paragraph.lstrip("# "), 1)
        else:
            document.add_paragraph(paragraph)
    document.save(str(target))
