"""`toolkit convert`: any text to another script or region."""

import sys
from pathlib import Path
from typing import Any

import click

from toolkit.cli.converting import Request, conversion_options, read_input
from toolkit.cli.showing import as_json, difference_lines, doubt_lines
from toolkit.errors import Location, RefusedError, UsageError
from toolkit.files import write_beside
from toolkit.model.text import apply, plain


@click.command
@click.argument("file", type=click.Path(allow_dash=True))
@conversion_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise standard output.")
@click.option("--in-place", is_flag=True, help="Write over the input.")
@click.option("--force", is_flag=True, help="Write over an output that exists and is different.")
@click.option("--diff", is_flag=True, help="Show the changed lines instead of the text.")
@click.option("--json", "as_data", is_flag=True, help="Show text and changes as JSON.")
@click.option("--doubts", is_flag=True, help="Show the places where a person should look.")
def command(file: str, output: Path | None, in_place: bool, force: bool, **options: Any) -> None:  # noqa: FBT001 - Click passes its flags by name
    """Convert FILE (or - for standard input) to another script or region."""
    shown = {name: options.pop(name) for name in ("diff", "as_data", "doubts")}
    request = Request(**options)
    if not request.target:
        raise UsageError("say where to: --to zh-Hans-CN, zh-Hant-TW, zh-Hant-HK …")
    source = read_input(file, request.encoding)
    converter = request.converter(source.text)
    changes = converter.changes(source.text, source.protected)
    data = source.encode(apply(plain(source.text), changes).text)
    target = _target(file, output, in_place=in_place)
    if target:
        _refuse_overwriting(target, data, file, allowed=force or in_place)
        write_beside(target, data)
    if shown["as_data"]:
        click.echo(as_json(converter, source.text, changes))
    if shown["diff"]:
        _echo_lines(difference_lines(source.text, changes))
    if shown["doubts"]:
        _echo_lines(doubt_lines(source.text, changes))
    if not target and not any(shown.values()):
        sys.stdout.buffer.write(data)


def _echo_lines(lines: Any) -> None:
    for line in lines:
        click.echo(line)


def _target(file: str, output: Path | None, *, in_place: bool) -> Path | None:
    if in_place and (output or file == "-"):
        raise UsageError("--in-place writes over FILE: it takes neither -o nor standard input")
    return Path(file) if in_place else output


def _refuse_overwriting(target: Path, data: bytes, file: str, *, allowed: bool) -> None:
    """Refuse to write over what a person may have made."""
    if allowed or not target.exists():
        return
    if file != "-" and Path(file).exists() and target.samefile(file):
        raise RefusedError("that is the input; --in-place if it is meant", Location(target))
    if target.read_bytes() not in {data, b""}:
        raise RefusedError("exists and is different; --force to write over it", Location(target))
