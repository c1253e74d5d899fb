"""Files of a format: changed in place, or read, made into an edition, and written in another format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from toolkit import inplace
from toolkit.cli.converting import Request
from toolkit.conversion import Converter
from toolkit.conversion.files import read_text
from toolkit.errors import InputError, Location, UsageError
from toolkit.glossary import glossary_around
from toolkit.messages import language_of_user, translate
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Change, RichText
from toolkit.pipeline import guessed_locale, make_edition
from toolkit.project import EditionPlan
from toolkit.publishing import beside, picture_names, read_template, write_edition, writer_options
from toolkit.readers import read
from toolkit.typography import untouchable
from toolkit.writers import FORMATS

_PACKAGES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".epub"})
SCRIPTS = (Locale("zh", "Hans"), Locale("zh", "Hant"))


@dataclass(slots=True)
class Made:
    """What a conversion made of a file."""

    data: bytes
    converter: Converter
    passages: list[tuple[str, tuple[Change, ...]]] = field(default_factory=list)
    """Each text that was looked at, with its changes."""
    beside: list[tuple[Path, bytes]] = field(default_factory=list)
    """Pictures that were inside of the file and that the output shows only if they lie beside it."""


def convert_file(path: Path, target: Path | None, request: Request) -> Made | None:
    """Convert a file to the format of another, or as it is; None if it is of no format that we know."""
    suffix = path.suffix.lower()
    if (
        target
        and (target.suffix.lower() != suffix or request.template)
        and target.suffix.lower().lstrip(".") in FORMATS
    ):
        return convert_to_format(path, target, request)
    return convert_in_place(path, request) if suffix in inplace.FORMATS else None


def convert_in_place(path: Path, request: Request) -> Made:
    """Convert a file so that only its text, language tags and titles change."""
    data = _bytes(path)
    if request.encoding:
        if path.suffix.lower() in _PACKAGES:
            raise UsageError(
                Message.of("--encoding is for text files; {name} is a package, which says it itself", name=path.name)
            )
        data = inplace.declared_as_utf8(read_text(data, path, request.encoding).text).encode()
    texts = [text for script in SCRIPTS for text in _texts(data, path, script)]
    converter = request.converter("\n".join(texts))
    made = Made(b"", converter)

    def stage(text: RichText) -> tuple[Change, ...]:
        changes = converter.changes(text.text, untouchable(text))
        made.passages.append((text.text, changes))
        return changes

    result = inplace.convert(data, inplace.Job(path, converter.source, converter.target, stage))
    _tell(result.issues, path)
    made.data = result.data
    return made


def _texts(data: bytes, path: Path, script: Locale) -> list[str]:
    """Return the texts of a file that are in a script, or do not say."""
    found: list[str] = []

    def stage(text: RichText) -> tuple[Change, ...]:
        found.append(text.text)
        return ()

    inplace.convert(data, inplace.Job(path, script, script, stage))
    return found


def convert_to_format(path: Path, output: Path, request: Request) -> Made:
    """Read a file, make an edition of it, and write it in the format of the output's suffix."""
    reading = read(path, Locale.parse(request.source) if request.source else None, request.encoding)
    converter = request.converter("\n".join(text.text for text in reading.document.texts()))
    options = request.options()
    plan = EditionPlan(
        converter.target,
        layers=tuple(sorted(options.layers)),
        lists=tuple(sorted(options.lists)),
        house=options.house,
    )
    edition = make_edition(reading.document, plan, glossary_around(Path()) if request.glossary else None)
    template = read_template(request.template) if request.template else b""
    settings, issues = writer_options(edition.document, reading, path, plan, template)
    try:
        writing = write_edition(edition.document, output.suffix.lower().lstrip("."), settings)
    except InputError as problem:
        raise InputError(problem.message, problem.location or Location(request.template or path)) from problem
    # That a source does not say where it is from is usual here, and no news; that it says what is not so, is.
    guessed = guessed_locale(reading.document) if reading.document.locale.region else ()
    _tell((*reading.issues, *guessed, *issues, *writing.issues), path)
    passages = [(revision.before.text, revision.changes) for revision in edition.revisions]
    made = Made(writing.data, converter, passages)
    if output.suffix.lower() == ".md":
        shown = {beside(output, name): reading.resources.get(name) for name in picture_names(edition.document)}
        made.beside = [(place, data) for place, data in shown.items() if place and data]
    return made


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem


def _tell(issues: Sequence[Issue], path: Path) -> None:
    for issue in issues:
        said = translate(issue.message, language_of_user())
        shown = f": {issue.excerpt}" if issue.excerpt and issue.excerpt not in said else ""
        click.echo(f"{issue.location or path}: {said}{shown}", err=True)
