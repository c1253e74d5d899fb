"""`toolkit terms lint`, `extract` and `page`: work on the glossary as a whole."""

import csv
import io
import json
from pathlib import Path

import click

from toolkit.cli.glossaries import converted, glossary_options, open_shelf
from toolkit.cli.saying import say
from toolkit.errors import ExitCode
from toolkit.files import write_beside
from toolkit.messages import language_of_user, translate
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.readers import read
from toolkit.terminology.extraction import Candidate, extract
from toolkit.terminology.lint import LintOptions, lint
from toolkit.terminology.page import glossary_html
from toolkit.terminology.width import fitted

Outer = tuple[tuple[Path, ...], Path | None]


@click.command("lint", short_help="Check the glossary itself, or FILES of terms.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@glossary_options
@click.option("--locales", help="Locales that every concept needs, as in tw,hk,cn,en; otherwise those of the editions.")
@click.option("--no-converter", is_flag=True, help="Do not compare the terms with what the converter writes.")
@click.option("--all", "everything", is_flag=True, help="Also remarks, such as words that the converter would choose.")
@click.option("--json", "as_data", is_flag=True, help="As JSON.")
@click.pass_obj
def lint_terms(
    outer: Outer,
    /,
    files: tuple[Path, ...],
    glossary: tuple[Path, ...],
    names: Path | None,
    locales: str | None,
    **flags: bool,
) -> int:
    """Check the glossary itself, or FILES: duplicates, contradictions, gaps, invisible characters, circles."""
    shelf = open_shelf(files or glossary or outer[0], names or outer[1])
    wanted = tuple(Locale.parse(tag) for tag in locales.split(",")) if locales else shelf.locales
    options = LintOptions(wanted, None if flags["no_converter"] else converted)
    found = [*shelf.issues, *lint(shelf.termbase, options)]
    found.sort(key=_line)
    heavy = [issue for issue in found if issue.severity.weight >= Severity.WARNING.weight]
    shown = [issue for issue in found if issue.severity is not Severity.INFO]
    shown = found if flags["everything"] or flags["as_data"] else shown
    click.echo(_as_json(shown) if flags["as_data"] else _as_lines(shown), nl=bool(shown) or flags["as_data"])
    _say_outcome(len(shelf.termbase.concepts), len(shown), len(found) - len(shown))
    return ExitCode.FINDINGS if heavy else ExitCode.CLEAN


def _line(issue: Issue) -> tuple[str, int]:
    return (str(issue.location.path), issue.location.line) if issue.location else ("", 0)


def _say_outcome(concepts: int, heavy: int, hidden: int) -> None:
    say(Message("{concepts} concepts, {count} findings", (("concepts", str(concepts)), ("count", str(heavy)))))
    if hidden:
        say(Message("{count} remarks more; --all shows them", (("count", str(hidden)),)))


def _as_lines(issues: list[Issue]) -> str:
    language = language_of_user()
    return "\n".join(
        f"{issue.location or '-'}: {issue.severity} [{issue.check}] {translate(issue.message, language)}"
        + (f" → {issue.suggestion}" if issue.suggestion else "")
        for issue in issues
    )


def _as_json(issues: list[Issue]) -> str:
    rows = [
        {
            "check": issue.check,
            "severity": str(issue.severity),
            "location": str(issue.location or ""),
            "message": str(issue.message),
            "suggestion": issue.suggestion,
        }
        for issue in issues
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


@click.command("extract", short_help="Propose words of FILE for the glossary.")
@click.argument("file", type=click.Path(path_type=Path))
@glossary_options
@click.option("--limit", default=120, show_default=True, help="How many candidates.")
@click.option("--all", "everything", is_flag=True, help="Also what the glossary has already.")
@click.option("--json", "as_data", is_flag=True, help="As JSON.")
@click.option("--csv", "as_table", is_flag=True, help="As CSV.")
@click.pass_obj
def extract_terms(
    outer: Outer, /, file: Path, glossary: tuple[Path, ...], names: Path | None, limit: int, **flags: bool
) -> None:
    """Propose words of FILE that may belong in the glossary; nothing is added by itself."""
    known = _known(glossary or outer[0], names or outer[1], everything=flags["everything"])
    found = extract(read(file).document, known)[:limit]
    if flags["as_data"]:
        click.echo(json.dumps([_data(candidate) for candidate in found], ensure_ascii=False, indent=1))
    elif flags["as_table"]:
        click.echo(_table(found), nl=False)
    else:
        for number, candidate in enumerate(found, start=1):
            row = f"{number:4} {fitted(candidate.text, 28)} {candidate.count:4} {fitted(candidate.kind, 10)}"
            click.echo(f"{row} {candidate.context}")


def _known(glossary: tuple[Path, ...], names: Path | None, *, everything: bool) -> frozenset[str]:
    if everything or not (glossary or Path("glossary/terms.csv").is_file()):
        return frozenset()
    shelf = open_shelf(glossary, names)
    words = {term.text for _, term in shelf.termbase.terms()}
    return frozenset(words | {text for name in shelf.names for _, text in name.spellings})


def _data(candidate: Candidate) -> dict[str, object]:
    return {
        "text": candidate.text,
        "kind": str(candidate.kind),
        "count": candidate.count,
        "score": round(candidate.score, 3),
        "context": candidate.context,
        "variants": list(candidate.variants),
    }


def _table(candidates: list[Candidate]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("text", "kind", "count", "score", "context", "variants"))
    for one in candidates:
        row = (one.text, one.kind, one.count, round(one.score, 3), one.context, "|".join(one.variants))
        writer.writerow(row)
    return stream.getvalue()


@click.command("page", short_help="Write the glossary as one HTML page.")
@glossary_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise outputs/glossary.html."
)
@click.pass_obj
def glossary_page(outer: Outer, glossary: tuple[Path, ...], names: Path | None, output: Path | None) -> None:
    """Write the whole glossary as one HTML page that can be searched and sent to a translator."""
    shelf = open_shelf(glossary or outer[0], names or outer[1])
    used = list(shelf.usages((*shelf.sources, *shelf.editions)))
    target = output or shelf.outputs / "glossary.html"
    write_beside(target, glossary_html(shelf.termbase, shelf.names, used, language_of_user()))
    click.echo(target.as_posix())
