"""`toolkit diff`: how a conversion differs from a plain one, from OpenCC's, or from another text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from toolkit.cli.converting import Request, conversion_options, read_input
from toolkit.conversion import Converter, Layer
from toolkit.conversion.comparison import Difference, differences
from toolkit.conversion.files import TextFile
from toolkit.conversion.opinion import second_opinion
from toolkit.errors import ExitCode
from toolkit.messages import language_of_user, translate
from toolkit.model.message import Message


@click.command
@click.argument("file", type=click.Path(allow_dash=True))
@conversion_options
@click.option("--against", default="script", metavar="WHAT", help="script, opencc, or a file to compare with.")
def command(file: str, against: str, **options: Any) -> int:
    """Show where the conversion of FILE differs from another one, and which layer made the difference."""
    request = Request(**options)
    source = read_input(file, request.encoding)
    converter = request.converter(source.text)
    other = _other(source, converter, against, request.encoding)
    found = list(differences(converter.places(source.text, source.protected), other))
    _show(found)
    return ExitCode.FINDINGS if found else ExitCode.CLEAN


def _other(source: TextFile, converter: Converter, against: str, encoding: str) -> str:
    if against == "script":
        options = replace(converter.options, layers=frozenset({Layer.SCRIPT}))
        plain = Converter(converter.source, converter.target, options, converter.entries)
        return "".join(place.new for place in plain.places(source.text, source.protected))
    if against == "opencc":
        return second_opinion(source.text, converter.source, converter.target)
    return read_input(str(Path(against)), encoding).text


def _show(found: Sequence[Difference]) -> None:
    unchanged = translate(Message("unchanged"), language_of_user())
    for difference in found:
        theirs = click.style(difference.theirs or "∅", fg="red")
        ours = click.style(difference.ours or "∅", fg="green")
        rules = ", ".join(difference.rules) or unchanged
        click.echo(f"{difference.line}:{difference.column}  {theirs} → {ours}  {rules}")
    counted = Counter(difference.layer or unchanged for difference in found)
    click.echo("  ".join(f"{layer}: {count}" for layer, count in sorted(counted.items())))
