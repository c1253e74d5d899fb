"""`toolkit explain`: what was done at each place, by which entry, and what lost."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from toolkit.cli.converting import Request, conversion_options, read_input
from toolkit.cli.showing import in_words
from toolkit.conversion import Explanation
from toolkit.conversion.files import TextFile


@click.command
@click.argument("text")
@conversion_options
@click.option("--all", "everything", is_flag=True, help="Also the places where nothing had to be decided.")
@click.option("--json", "as_data", is_flag=True, help="Every place as JSON; the new texts, joined, are the output.")
def command(text: str, everything: bool, as_data: bool, **options: Any) -> None:  # noqa: FBT001 - Click passes its flags by name
    """Explain the conversion of TEXT: a file, - for standard input, or the words themselves."""
    request = Request(**options)
    source = _source(text, request.encoding)
    converter = request.converter(source.text)
    places = converter.explain(source.text, source.protected)
    if as_data:
        click.echo(json.dumps([_data(place) for place in places], ensure_ascii=False, indent=2))
        return
    click.echo("".join(place.new for place in places))
    for line in _lines(source.text, places, everything=everything):
        click.echo(line)


def _source(text: str, encoding: str) -> TextFile:
    is_file = text == "-" or Path(text).is_file()
    return read_input(text, encoding) if is_file else TextFile(text, ())


def _lines(text: str, places: Sequence[Explanation], *, everything: bool) -> Iterator[str]:
    for place in places:
        if not (everything or place.steps or place.candidates or place.doubt):
            continue
        line = text.count("\n", 0, place.span.start) + 1
        column = place.span.start - text.rfind("\n", 0, place.span.start)
        shown = f"{place.old} → {place.new}" if place.new != place.old else f"{place.old} ="
        yield f"{line}:{column}  {click.style(shown, bold=True)}  {place.rule}".rstrip()
        if len(place.steps) > 1:
            yield from (f"    {step.layer}: {step.before} → {step.after}  {step.rule}" for step in place.steps)
        for candidate in place.candidates:
            yield f"    {click.style(candidate.text, fg='yellow')}: {in_words(candidate.reason)}"
        if place.doubt:
            yield f"    ? {in_words(place.doubt.reason)}"


def _data(place: Explanation) -> dict[str, Any]:
    data: dict[str, Any] = {
        "start": place.span.start,
        "end": place.span.end,
        "old": place.old,
        "new": place.new,
        "rule": place.rule,
        "steps": [
            {"layer": step.layer, "rule": step.rule, "before": step.before, "after": step.after} for step in place.steps
        ],
        "candidates": [{"text": lost.text, "reason": in_words(lost.reason)} for lost in place.candidates],
    }
    if place.doubt:
        data["doubt"] = {"reason": in_words(place.doubt.reason), "rank": place.doubt.rank}
    return data
