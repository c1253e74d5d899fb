"""What the commands about terms share: which files hold the terms, the names and the texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click

from toolkit.conversion import Converter
from toolkit.errors import InputError, Location
from toolkit.home import find_project
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.project import Project, load_project
from toolkit.readers import read
from toolkit.terminology import Matcher, Name, Termbase, load_names, with_names
from toolkit.terminology.concordance import Usage, usages
from toolkit.terminology.formats import load

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--glossary",
        "glossary",
        type=click.Path(path_type=Path),
        multiple=True,
        help="File of terms; otherwise the publication's, or glossary/terms.csv.",
    ),
    click.option(
        "--names",
        type=click.Path(path_type=Path),
        help="File of names; otherwise the publication's, or glossary/names.tsv.",
    ),
)


def glossary_options(command: Command) -> Command:
    """Give a command the options that say where the glossary is."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Shelf:
    """The glossary, and the texts it is for."""

    termbase: Termbase
    names: tuple[Name, ...]
    locales: tuple[Locale, ...]
    """Of the publication's editions."""
    sources: tuple[Path, ...]
    editions: tuple[Path, ...]
    """Those that have been built, as Markdown."""
    outputs: Path
    issues: tuple[Issue, ...] = ()
    """What the glossary's files hold and we have no place for."""

    def usages(self, paths: tuple[Path, ...]) -> Iterator[Usage]:
        """Yield every place of some texts where a term or a name stands."""
        everything = with_names(self.termbase, self.names)
        for path in paths:
            document = read(path).document
            matcher = Matcher(everything, document.locale, Locale("en"))
            yield from usages(document, path, matcher)


def open_shelf(glossary: tuple[Path, ...], names: Path | None) -> Shelf:
    """Load the glossary that the options name, or that of the publication in this folder.

    Raises:
        InputError: there is none.
    """
    folder = find_project(Path())
    project = load_project(folder) if folder else None
    files = glossary or (project.glossary if project else ()) or (Path("glossary/terms.csv"),)
    if missing := next((path for path in files if not path.is_file()), None):
        raise InputError(Message("no glossary here; name one with --glossary FILE"), Location(missing))
    people = names or (project.names if project else Path("glossary/names.tsv"))
    loadings = [load(_near(path)) for path in files]
    return Shelf(
        reduce(Termbase.joined, (loading.termbase for loading in loadings)),
        load_names(_near(people)) if people and people.is_file() else (),
        project.locales if project else (),
        tuple(map(_near, project.sources)) if project else (),
        _editions(project) if project else (),
        _near(project.outputs) if project else Path("outputs"),
        tuple(issue for loading in loadings for issue in loading.issues),
    )


def _editions(project: Project) -> tuple[Path, ...]:
    built = [
        _near(project.outputs / f"{source.name.split('.')[0]}.{plan.name}.md")
        for source in project.sources
        for plan in project.editions
    ]
    return tuple(path for path in built if path.is_file())


def _near(path: Path) -> Path:
    """Return a path as a person in this folder would type it."""
    here = Path.cwd()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path


def converted(text: str, source: Locale, target: Locale) -> str:
    """Convert a text without any glossary: the converter's own opinion."""
    return Converter(source, target).convert(text)
