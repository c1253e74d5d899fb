"""`toolkit convert`: any text to another script or region."""

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from toolkit.cli.converting import Request, conversion_options, read_input
from toolkit.cli.showing import as_json, difference_lines, doubt_lines
from toolkit.conversion import Converter
from toolkit.errors import Location, RefusedError, UsageError
from toolkit.files import refuse_other, write_beside
from toolkit.model.message import Message
from toolkit.model.text import Change, apply, plain

PLAIN = ("", ".txt")
"""Suffixes of files that are text and nothing else."""
Passages = list[tuple[str, tuple[Change, ...]]]
Files = list[tuple[Path, bytes]]


@click.command
@click.argument("file", type=click.Path(allow_dash=True))
@conversion_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; otherwise standard output.")
@click.option("--template", type=click.Path(path_type=Path), help="Word file whose look an output in .docx takes.")
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
        raise UsageError(Message("say where to: --to zh-Hans-CN, zh-Hant-TW, zh-Hant-HK …"))
    target = _target(file, output, in_place=in_place)
    if request.template and (in_place or not target or target.suffix.lower() != ".docx"):
        raise UsageError(Message("--template is for an output in .docx: -o NAME.docx"))
    data, converter, passages, beside = _convert(file, target, request)
    if target:
        for path, content in ((target, data), *beside):
            _refuse_overwriting(path, content, file, allowed=force or in_place)
        for path, content in ((target, data), *beside):
            write_beside(path, content)
    for text, changes in passages:
        if shown["as_data"]:
            click.echo(as_json(converter, text, changes))
        if shown["diff"]:
            _echo_lines(difference_lines(text, changes))
        if shown["doubts"]:
            _echo_lines(doubt_lines(text, changes))
    if not target and not any(shown.values()):
        sys.stdout.buffer.write(data)


def _convert(file: str, target: Path | None, request: Request) -> tuple[bytes, Converter, Passages, Files]:
    """Convert plain text here; a file of a format where formats are known, which takes longer to load.

    Return the converted text, what converted it, each passage with its changes, and the files that it needs beside it.
    """
    suffix = Path(file).suffix.lower()
    if file != "-" and not (suffix in PLAIN and (not target or target.suffix.lower() == suffix)):
        made = importlib.import_module("toolkit.cli.formats").convert_file(Path(file), target, request)
        if made:
            return made.data, made.converter, made.passages, made.beside
    source = read_input(file, request.encoding)
    converter = request.converter(source.text)
    changes = converter.changes(source.text, source.protected)
    return source.encode(apply(plain(source.text), changes).text), converter, [(source.text, changes)], []


def _echo_lines(lines: Any) -> None:
    for line in lines:
        click.echo(line)


def _target(file: str, output: Path | None, *, in_place: bool) -> Path | None:
    if in_place and (output or file == "-"):
        raise UsageError(Message("--in-place writes over FILE: it takes neither -o nor standard input"))
    return Path(file) if in_place else output


def _refuse_overwriting(target: Path, data: bytes, file: str, *, allowed: bool) -> None:
    """Refuse to write over what a person may have made."""
    if allowed or not target.exists():
        return
    if file != "-" and Path(file).exists() and target.samefile(file):
        raise RefusedError(Message("that is the input; --in-place if it is meant"), Location(target))
    refuse_other(target, data)
