"""What a writer needs beside the document: its pictures, its template, the time it states; whose each output is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from toolkit.clock import stated_time
from toolkit.errors import InputError, Location
from toolkit.model.document import Block, Definitions, Document, Figure, Role, Section
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import Mark, MarkKind, RichText
from toolkit.model.walking import walk
from toolkit.project import EditionPlan
from toolkit.readers import Reading
from toolkit.typography import ACRONYM
from toolkit.writers import Options, Writing, write


def writer_options(
    document: Document, reading: Reading, source: Path, plan: EditionPlan, template: bytes = b""
) -> tuple[Options, list[Issue]]:
    """Return what a writer needs for a document, and an issue for each picture that is not there."""
    resources, issues = _pictures(document, reading, source)
    options = Options(
        writing=plan.writing,
        layout=plan.layout,
        template=template,
        resources=resources,
        modified=_modified(document),
    )
    return options, issues


def read_template(path: Path) -> bytes:
    """Return the bytes of a user's template.

    Raises:
        InputError: it cannot be read, or is empty.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem
    if not data:
        raise InputError(Message("the template is no Word file (.docx or .dotx, not Strict Open XML)"), Location(path))
    return data


def write_edition(document: Document, format_name: str, options: Options) -> Writing:
    """Write an edition in a format."""
    return write(without_clutter(document) if format_name == "md" else document, format_name, options)


def _pictures(document: Document, reading: Reading, source: Path) -> tuple[dict[str, bytes], list[Issue]]:
    """Return the pictures a document names, from inside the file or beside it, never from elsewhere."""
    found, issues = dict(reading.resources), []
    for name in picture_names(document):
        if name in found:
            continue
        path = beside(source, name)
        if path and path.is_file():
            found[name] = path.read_bytes()
        elif "://" not in name:
            message = Message("picture not found beside the source: {name}", (("name", name),))
            issues.append(Issue("missing-picture", Severity.WARNING, message, Location(source)))
    return found, issues


def picture_names(document: Document) -> tuple[str, ...]:
    """Return the addresses of all pictures of a document, in reading order, each once."""
    names = [document.metadata.cover] if document.metadata.cover else []
    for blocks in (document.blocks, *(note.blocks for note in document.notes)):
        names += [block.target for block in walk(blocks) if isinstance(block, Figure)]
    names += [mark.target for text in document.texts() for mark in text.marks if mark.kind is MarkKind.IMAGE]
    return tuple(dict.fromkeys(names))


def beside(source: Path, name: str) -> Path | None:
    """Return the path of a file that a source names, None if it lies outside of the source's folder."""
    path = (source.parent / name).resolve()
    return path if "://" not in name and path.is_relative_to(source.parent.resolve()) else None


def refuse_same_files(claims: Iterable[tuple[Path, bytes]]) -> None:
    """Refuse outputs of which one would be written over another: each path may stand for one thing only."""
    owners: dict[Path, bytes] = {}
    for path, claim in claims:
        if owners.setdefault(path, claim) != claim:
            raise InputError(
                Message(
                    "two outputs would be the same file: give one edition another layout, or one picture another name"
                ),
                Location(path),
            )


def _modified(document: Document) -> datetime:
    """Return the time that a file states for itself: SOURCE_DATE_EPOCH, the text's own date, or a fixed one."""
    if stated := stated_time():
        return stated
    try:
        return datetime.fromisoformat(document.metadata.date).replace(tzinfo=UTC)
    except ValueError:
        return Options().modified


def without_clutter(document: Document) -> Document:
    """Return a document without links from terms to the glossary and languages of acronyms, which would be clutter.

    Markdown has no quiet way to write them; glosses, tool tips, other languages and the glossary itself stay.
    """

    def is_clutter(mark: Mark) -> bool:
        return (mark.kind is MarkKind.TERM and not mark.title) or (
            mark.kind is MarkKind.LANGUAGE and mark.title == ACRONYM
        )

    def unlinked(text: RichText) -> RichText:
        return replace(text, marks=tuple(mark for mark in text.marks if not is_clutter(mark)))

    plain = document.map_texts(unlinked)
    return replace(plain, blocks=tuple(map(_unnamed, plain.blocks)))


def _unnamed(block: Block) -> Block:
    """Return a glossary without the identifiers that nothing links to any more."""
    match block:
        case Section(Role.GLOSSARY):
            return replace(block, blocks=tuple(map(_unnamed, block.blocks)))
        case Definitions():
            return Definitions(tuple(replace(entry, identifier="") for entry in block.entries))
        case _:
            return block
