"""`toolkit check`: proofread a text, or a translation beside its source."""

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from toolkit.checks import BY_ID, manual
from toolkit.cli.checking import Request, look_at, report_of
from toolkit.errors import ExitCode, UsageError
from toolkit.files import write_beside
from toolkit.messages import language_of_user
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.reports import FORMATS, Report, write_report
from toolkit.reports.baseline import load_baseline, save_baseline, without_known


def _ids(context: click.Context, parameter: click.Parameter, value: str) -> frozenset[str]:
    ids = frozenset(one.strip() for one in value.split(",") if one.strip())
    unknown = sorted(ids - BY_ID.keys())
    if unknown:
        raise UsageError(
            Message.of("unknown check {names}; `toolkit check --list` names them all", names=", ".join(unknown))
        )
    return ids


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--bilingual", is_flag=True, help="FILE is a translation: XLIFF, TMX, PO, TSV or CSV.")
@click.option("--locale", help="Locale of the text; otherwise what the file says, or a guess.")
@click.option("--source-locale", help="Of a translation; otherwise what the file says.")
@click.option("--target-locale", help="Of a translation; otherwise what the file says.")
@click.option("--glossary", multiple=True, type=click.Path(path_type=Path), help="Termbase; otherwise the project's.")
@click.option("--names", type=click.Path(path_type=Path), help="Table of names; otherwise the project's.")
@click.option("--no-project", is_flag=True, help="Leave the project's glossary and names alone.")
@click.option("--checks", callback=_ids, default="", help="Run these checks only (ids, separated by commas).")
@click.option("--skip", callback=_ids, default="", help="Leave these checks out.")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), default="console", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise standard output.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out the findings this file knows.")
@click.option("--write-baseline", is_flag=True, help="Write all findings into the baseline file.")
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, Severity), "never"]),
    default="warning",
    show_default=True,
    help="The lightest severity that ends with exit code 1.",
)
@click.option("--list", "list_", is_flag=True, help="Show every check in one line, and exit.")
@click.option("--explain", metavar="ID", help="Show the manual page of a check, and exit.")
def command(*, list_: bool, explain: str | None, **options: Any) -> int:
    """Proofread FILES: a source, an edition, or with --bilingual a translation."""
    if list_ or explain:
        _show_manual(explain)
        return ExitCode.CLEAN
    format_name, output = options.pop("format_name"), options.pop("output")
    baseline, write_baseline, fail_on = options.pop("baseline"), options.pop("write_baseline"), options.pop("fail_on")
    if write_baseline and not baseline:
        raise UsageError(Message("--write-baseline needs --baseline FILE to write to"))
    request = Request(**options)
    if not request.files:
        raise UsageError(Message("name at least one file; --list shows the checks"))
    report = report_of(look_at(request), request, language_of_user())
    if write_baseline:
        save_baseline(baseline, report)
    if baseline:
        report = without_known(report, load_baseline(baseline))
    _write(write_report(_for_terminal(report, output), format_name), output)
    heavy = fail_on != "never" and any(item.issue.severity.weight >= Severity(fail_on).weight for item in report.items)
    return ExitCode.FINDINGS if heavy else ExitCode.CLEAN


def _for_terminal(report: Report, output: Path | None) -> Report:
    terminal = output is None and sys.stdout.isatty()
    colors = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return replace(report, colors=colors, width=shutil.get_terminal_size().columns if terminal else 100)


def _write(data: bytes, output: Path | None) -> None:
    if output:
        write_beside(output, data)
    else:
        sys.stdout.buffer.write(data)


def _show_manual(name: str | None) -> None:
    if name is None:
        for one, check in BY_ID.items():
            sentence = manual(check).partition("\n")[0]
            click.echo(f"{one:<30}{check.severity:<12}{sentence}")
    elif name in BY_ID:
        click.echo(f"{name} ({BY_ID[name].severity})\n\n{manual(BY_ID[name])}")
    else:
        raise UsageError(Message.of("unknown check {name}; `toolkit check --list` names them all", name=repr(name)))
