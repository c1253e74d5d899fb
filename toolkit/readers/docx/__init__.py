"""Word files (ECMA-376, transitional and strict) as documents; what the model cannot hold is reported."""

import re
from dataclasses import replace

from lxml import etree

from toolkit.errors import InputError, Location, UsageError
from toolkit.model.document import Block, Document, Metadata, Note
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale, is_written_in_han
from toolkit.model.message import Message
from toolkit.model.text import Mark, MarkKind, RichText
from toolkit.readers import Reading, Source
from toolkit.readers.docx.blocks import Gathering
from toolkit.readers.docx.languages import long_tag, tag_of
from toolkit.readers.docx.lines import Line, lines
from toolkit.readers.docx.metadata import core_language, load_metadata, with_front
from toolkit.readers.docx.numbering import load_numberings
from toolkit.readers.docx.package import Package, Relationship, W, open_package, text_of
from toolkit.readers.docx.story import Story, Work
from toolkit.readers.docx.styles import load_styles
from toolkit.readers.docx.tables import table

_PAGE_NUMBER = re.compile(r"[\d\s第頁页共/／,，|–—-]|Page|of")


def read(source: Source) -> Reading:
    """Return the document that a Word file holds.

    Raises:
        InputError: it is no Word file, is damaged, or unpacks to more than we hold.
    """
    package = open_package(source.data, source.path)
    name = _main(package)
    root = package.xml(name)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise InputError(Message("no Word document inside"), Location(source.path))
    relationships = package.relationships(name)
    styles_root = package.xml(_part(relationships, "styles"))
    work = Work(package, load_styles(styles_root), load_numberings(package.xml(_part(relationships, "numbering"))))
    metadata, blocks = _body(Story(work, relationships), body, load_metadata(package))
    notes = _notes(work, relationships)
    locale = source.locale or _locale(work, package, styles_root)
    _comments(work, package.xml(_part(relationships, "comments")))
    _margins(work, relationships, metadata.title.text)
    document = Document(locale, metadata, blocks, notes, source.path.parent.as_posix())
    document = document.map_texts(lambda text: _finish(work, locale, text))
    return Reading(document, tuple(work.issues), work.resources)


def _main(package: Package) -> str:
    found = (each.target for each in package.relationships("").values() if each.kind == "officeDocument")
    return next(found, "word/document.xml")


def _part(relationships: dict[str, Relationship], kind: str) -> str:
    return next((each.target for each in relationships.values() if each.kind == kind), "")


def _body(story: Story, body: etree._Element, metadata: Metadata) -> tuple[Metadata, tuple[Block, ...]]:
    """Return the metadata with what the title page adds, and the blocks behind it."""
    gathering = Gathering(story, _table)
    is_front = True
    for item in lines(story, body):
        if is_front and isinstance(item, Line):
            if not item.text.text:
                continue
            front = with_front(metadata, item.role, item.text)
            if front is not None:
                metadata = front
                continue
            is_front = item.role == "contents-title"
        gathering.add(item)
    return metadata, gathering.finish()


def _blocks(story: Story, element: etree._Element) -> tuple[Block, ...]:
    gathering = Gathering(story, _table)
    for item in lines(story, element):
        gathering.add(item)
    return gathering.finish()


def _table(story: Story, element: etree._Element) -> tuple[Block, ...]:
    return table(story, element, _blocks)


def _notes(work: Work, relationships: dict[str, Relationship]) -> tuple[Note, ...]:
    """Return the notes in the order of their first reference; a note may refer to one that was not seen yet."""
    elements: dict[tuple[str, str], etree._Element] = {}
    stories: dict[str, Story] = {}
    for kind in ("footnote", "endnote"):
        name = _part(relationships, f"{kind}s")
        root = work.package.xml(name) if name else None
        stories[kind] = Story(work, work.package.relationships(name) if name else {})
        for each in root.iter(f"{W}{kind}") if root is not None else ():
            elements[kind, each.get(f"{W}id", "")] = each
    found: list[Note] = []
    while len(found) < len(work.notes):
        key, identifier = list(work.notes.items())[len(found)]
        element = elements.get(key)
        found.append(Note(identifier, _blocks(stories[key[0]], element) if element is not None else ()))
    return tuple(found)


def _comments(work: Work, root: etree._Element | None) -> None:
    for each in root.iter(f"{W}comment") if root is not None else ():
        text = "\n".join(text_of(line, f"{W}t") for line in each.iter(f"{W}p"))
        values = (("author", each.get(f"{W}author", "")), ("text", text))
        excerpt = work.comments.get(each.get(f"{W}id", ""), "")
        work.report("comment", Message("Comment by {author}: {text}", values), excerpt, Severity.INFO)


def _margins(work: Work, relationships: dict[str, Relationship], title: str) -> None:
    """Report headers and footers that say more than the title and the number of the page."""
    for each in relationships.values():
        root = work.package.xml(each.target) if each.kind in {"header", "footer"} else None
        text = text_of(root, f"{W}t").strip() if root is not None else ""
        if text != title and _PAGE_NUMBER.sub("", text):
            work.report("page-margin", Message("Left out a header or footer"), text, Severity.INFO)


def _locale(work: Work, package: Package, styles: etree._Element | None) -> Locale:
    """Return the language that the core properties name, else the one that most of the text is marked with."""
    east, latin = _default_languages(styles)
    east = east if is_written_in_han(east) else ""
    counted = {tag or east: number for tag, number in reversed(work.languages.most_common())}
    most = max(counted, key=lambda tag: counted[tag], default="") if counted else latin
    is_east_asian = work.languages.total() > work.other_letters
    for tag in (core_language(package), most):
        try:
            if tag and (is_written_in_han(tag) or not is_east_asian):
                return Locale.parse(tag_of(tag))
        except UsageError:
            continue
    message = Message("The file does not name its language; taken as {tag}", (("tag", "zh-Hans"),))
    work.report("unknown-language", message)
    return Locale.parse("zh-Hans")


def _default_languages(styles: etree._Element | None) -> tuple[str, str]:
    if styles is None:
        return "", ""
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph":
            own = style.find(f"{W}rPr/{W}lang")
            language = own if own is not None else language
    if language is None:
        return "", ""
    return language.get(f"{W}eastAsia", ""), language.get(f"{W}val", "")


def _finish(work: Work, locale: Locale, text: RichText) -> RichText:
    """Return a text with its marks as the model wants them, now that the whole file is known."""
    found: list[Mark] = []
    for mark in text.marks:
        match mark.kind:
            case MarkKind.ANCHOR if mark.target.startswith("_") and mark.target not in work.links:
                continue
            case MarkKind.NOTE if mark.target.startswith("bookmark:"):
                identifier = work.note_places.get(mark.target.removeprefix("bookmark:"))
                if identifier:
                    found.append(replace(mark, target=identifier))
            case MarkKind.LANGUAGE:
                said = mark.span.of(text.text).strip()
                if mark.target != long_tag(locale) and any(character.isalpha() for character in said):
                    found.append(replace(mark, target=tag_of(mark.target)))
            case _:
                found.append(mark)
    return RichText(text.text, tuple(found)) if tuple(found) != text.marks else text
