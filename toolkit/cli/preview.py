"""`toolkit preview`: each edition as one page to look at."""

import webbrowser
from dataclasses import replace
from pathlib import Path

import click

from toolkit.build import Build, Outcome
from toolkit.cli.saying import say
from toolkit.errors import ExitCode, InputError, UsageError
from toolkit.home import find_project
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.project import EditionPlan, Project, load_project


@click.command("preview")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--edition", "wanted", multiple=True, metavar="NAME", help="Only this one, such as zh-Hant-TW.vertical.")
@click.option("--open", "show", is_flag=True, help="Open the pages in the browser.")
def command(folder: Path, wanted: tuple[str, ...], *, show: bool) -> int:
    """Make one HTML page of each edition of the publication in FOLDER, to look at it without an e-reader.

    The pages have the style sheet of the EPUB, need no other file, and lie in the folder `preview` of the outputs.
    """
    home = find_project(folder)
    if home is None:
        raise InputError(Message("no toolkit.toml here or above; it lists the sources and editions (docs/project.md)"))
    build = Build(_as_pages(load_project(home), wanted), force=True, reports=False)
    for output in build.run():
        if output.path.suffix == ".html":
            changed = output.outcome is not Outcome.CURRENT
            click.echo(click.style(output.path.as_posix(), bold=changed))
            if show and not webbrowser.open(output.path.resolve().as_uri()):
                say(Message("No browser could be opened; open the page by hand."))
                show = False
    return ExitCode.CLEAN


def _as_pages(project: Project, wanted: tuple[str, ...]) -> Project:
    """Return the project with pages in the place of its other formats."""
    plans = [plan for word in wanted for plan in _named(project, word)] or project.editions
    pages = tuple(replace(plan, formats=("html",)) for plan in dict.fromkeys(plans))
    return replace(project, editions=pages, outputs=project.outputs / "preview")


def _named(project: Project, word: str) -> list[EditionPlan]:
    """Return the edition of a name, or all those of a locale (`hk` as well)."""
    if found := [plan for plan in project.editions if plan.name == word]:
        return found
    try:
        locale = Locale.parse(word)
    except UsageError:
        locale = None
    found = [plan for plan in project.editions if plan.locale == locale]
    if not found:
        names = ", ".join(plan.name for plan in project.editions)
        raise InputError(Message.of("no edition {value}; one of {names}", value=repr(word), names=names))
    return found
