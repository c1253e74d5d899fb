"""`toolkit terms import` and `export`: the glossary from and to the files of other programs."""

import sys
from pathlib import Path

import click

from toolkit.cli.glossaries import glossary_options, open_shelf
from toolkit.cli.saying import say
from toolkit.errors import UsageError
from toolkit.files import refuse_other, write_beside
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology import Termbase
from toolkit.terminology.formats import FORMAT_OF_SUFFIX, FORMATS, Pair, format_named, load

_NAMES = click.Choice(list(FORMATS))


@click.command("import", short_help="Read FILES of terms, whatever their format.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise standard output, as CSV."
)
@click.option(
    "--from", "format_name", type=_NAMES, help="Format of FILES; otherwise as their names and first lines say."
)
@click.option("--source", default="en", show_default=True, help="First language of a file of two columns.")
@click.option("--target", default="zh-Hant-TW", show_default=True, help="Second language of a file of two columns.")
@click.option("--force", is_flag=True, help="Write over an output that exists.")
def import_terms(
    files: tuple[Path, ...],
    output: Path | None,
    format_name: str | None,
    source: str,
    target: str,
    force: bool,  # noqa: FBT001 - Click passes its flags by name
) -> None:
    """Read FILES of terms, in whatever format, and write one glossary."""
    pair = Pair(Locale.parse(source), Locale.parse(target))
    termbase = Termbase()
    for path in files:
        loading = load(path, format_name or "", pair)
        _tell(loading.issues)
        termbase = termbase.joined(loading.termbase)
    _write(termbase, FORMAT_OF_SUFFIX.get(output.suffix.lower(), "") if output else "csv", pair, output, force=force)


@click.command("export", short_help="Write the glossary as FORMAT: csv, xlsx, tbx …")
@click.argument("format_name", metavar="FORMAT", type=_NAMES)
@glossary_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise standard output.")
@click.option("--source", default="en", show_default=True, help="First language of a file of two columns.")
@click.option("--target", default="zh-Hant-TW", show_default=True, help="Second language of a file of two columns.")
@click.option("--force", is_flag=True, help="Write over an output that exists.")
@click.pass_obj
def export_terms(
    outer: tuple[tuple[Path, ...], Path | None],
    /,
    format_name: str,
    glossary: tuple[Path, ...],
    names: Path | None,
    output: Path | None,
    **options: str,
) -> None:
    """Write the glossary as FORMAT and say what the format cannot hold.

    FORMAT is one of csv, tsv, xlsx, tbx, tbx-dct, tbx2, tbx2-ntig, utx, omegat, weblate, google, deepl.
    """
    shelf = open_shelf(glossary or outer[0], names or outer[1])
    pair = Pair(Locale.parse(options["source"]), Locale.parse(options["target"]))
    _write(shelf.termbase, format_name, pair, output, force=bool(options["force"]))


def _write(termbase: Termbase, format_name: str, pair: Pair, output: Path | None, *, force: bool) -> None:
    if not format_name:
        raise UsageError(
            Message.of("which format? A name that ends in one of {names}", names=", ".join(FORMAT_OF_SUFFIX))
        )
    saving = format_named(format_name).save(termbase, pair)
    _tell(saving.issues)
    if output is None:
        sys.stdout.buffer.write(saving.data)
        return
    if not force:
        refuse_other(output, saving.data)
    write_beside(output, saving.data)


def _tell(issues: tuple[Issue, ...]) -> None:
    for issue in issues:
        say(issue.message)
