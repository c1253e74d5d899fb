"""`toolkit build`: make every edition of the publication."""

from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from toolkit.build import Build, Job, Outcome, Output
from toolkit.cli.saying import say
from toolkit.errors import ExitCode, InputError
from toolkit.home import find_project
from toolkit.model.message import Message
from toolkit.project import load_project


@click.command("build")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--force", is_flag=True, help="Overwrite outputs that were edited by hand since the last build.")
def command(folder: Path, *, force: bool) -> int:
    """Make every edition of the publication in FOLDER, as its toolkit.toml says.

    Only what is out of date is made again. An output that was edited by hand is kept, named, and ends the command with
    exit code 3, unless --force is given.
    """
    home = find_project(folder)
    if home is None:
        raise InputError(Message("no toolkit.toml here or above; it lists the sources and editions (docs/project.md)"))
    build = Build(load_project(home), force=force)
    outputs = _run(build)
    for output in outputs:
        if output.outcome is Outcome.WRITTEN:
            click.echo(_shown(output.path))
    for output in outputs:
        if output.outcome is Outcome.EDITED:
            values = (("path", _shown(output.path)),)
            say(Message("{path}: changed by hand since the last build, kept; --force overwrites it", values))
    for path, count in build.findings.items():
        say(Message("{path}: places to look at: {count}", (("path", _shown(path)), ("count", str(count)))))
    _summary(Counter(output.outcome for output in outputs))
    return ExitCode.REFUSED if any(output.outcome is Outcome.EDITED for output in outputs) else ExitCode.CLEAN


def _run(build: Build) -> list[Output]:
    """Run a build with a progress display on a terminal; elsewhere it stays silent."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=len(build.jobs))

        def started(job: Job) -> None:
            progress.update(task, description=f"{job.source.name} → {job.plan.name}")
            progress.advance(task)

        return list(build.run(started))


def _summary(counts: Counter[Outcome]) -> None:
    unchanged = counts[Outcome.CURRENT] + counts[Outcome.SAME]
    if not counts[Outcome.WRITTEN] and not counts[Outcome.EDITED]:
        say(Message("nothing to do: all {count} outputs are up to date", (("count", str(unchanged)),)))
        return
    values = (("written", str(counts[Outcome.WRITTEN])), ("unchanged", str(unchanged)))
    say(Message("{written} outputs written, {unchanged} unchanged", values))


def _shown(path: Path) -> str:
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()
