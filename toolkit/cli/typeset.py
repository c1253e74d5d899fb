"""`toolkit typeset`: the punctuation and spacing of a region."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from toolkit.cli.saying import say
from toolkit.cli.showing import difference_lines
from toolkit.conversion import detect
from toolkit.conversion.files import TextFile, read_text
from toolkit.errors import InputError, Location, UsageError
from toolkit.files import refuse_other, write_beside
from toolkit.inplace.markdown import as_written
from toolkit.inplace.patch import Patch, patch
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Change, RichText
from toolkit.readers import Source, reader_for
from toolkit.typography import Quotes, Spacing, Style, style_for, typeset


@click.command("typeset")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--locale", metavar="TAG", help="Whose punctuation: zh-Hant-TW, zh-Hans-CN …; guessed when left out.")
@click.option(
    "--quotes",
    type=click.Choice([shape.value for shape in Quotes]),
    help="Shape of quotation marks, if not the region's own.",
)
@click.option(
    "--spacing",
    type=click.Choice([spacing.value for spacing in Spacing]),
    default="keep",
    help="Between Han and Latin.",
)
@click.option("--encoding", default="", help="Of the input, if it is not UTF-8: gb18030, big5 …")
@click.option("--vertical", is_flag=True, help="For vertical writing.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise standard output.")
@click.option("--in-place", is_flag=True, help="Write over the input.")
@click.option("--force", is_flag=True, help="Write over an output that exists and is different.")
@click.option("--diff", is_flag=True, help="Show the changed lines instead of the text.")
def command(file: str, output: Path | None, **options: Any) -> None:
    """Set the quotation marks, width and spacing of FILE (.md, .txt, or - for standard input) as a region prints them.

    Code, addresses, English passages and the letters themselves stay as they are.
    """
    if options["in_place"] and (output or file == "-"):
        raise UsageError(Message("--in-place writes over FILE: it takes neither -o nor standard input"))
    path, data = _input(file)
    source, made = _typeset(path, data, options)
    if options["diff"]:
        for line in difference_lines(source.text, made.changes):
            click.echo(line)
        return
    target = Path(file) if options["in_place"] else output
    result = made.text.encode()
    if target is None:
        sys.stdout.buffer.write(result)
        return
    if not (options["in_place"] or options["force"]):
        refuse_other(target, result)
    write_beside(target, result)


def _input(file: str) -> tuple[Path, bytes]:
    if file == "-":
        return Path("-.txt"), sys.stdin.buffer.read()
    path = Path(file)
    if path.suffix.lower() not in {".md", ".markdown", ".txt"}:
        raise UsageError(Message.of("typeset takes .md and .txt, not {value}", value=repr(path.suffix or path.name)))
    try:
        return path, path.read_bytes()
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem


def _typeset(path: Path, data: bytes, options: dict[str, Any]) -> tuple[TextFile, Patch]:
    source = read_text(data, path, options["encoding"])
    data = source.text.encode()
    locale = _locale(options["locale"], source.text)
    style = _style(locale, options)
    document = reader_for(path).read(Source(data, path, locale)).document

    def stage(text: RichText) -> tuple[Change, ...]:
        return typeset(text, locale, style)

    made = patch(source.text, as_written(document, source.text), stage)
    for change in made.unplaced:
        say(Message("{old} was left: its place in the file could not be told", (("old", change.old),)))
    return source, made


def _locale(tag: str | None, text: str) -> Locale:
    if tag:
        return Locale.parse(tag)
    locale = detect(text)
    say(Message("text taken for {tag}; --locale says otherwise", (("tag", str(locale)),)))
    return locale


def _style(locale: Locale, options: dict[str, Any]) -> Style:
    style = replace(style_for(locale, vertical=options["vertical"]), spacing=Spacing(options["spacing"]))
    return replace(style, quotes=Quotes(options["quotes"])) if options["quotes"] else style
