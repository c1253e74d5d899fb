"""Changes and doubts as people and programs read them."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import click

from toolkit.conversion import Converter
from toolkit.messages import language_of_user, translate
from toolkit.model.message import Message
from toolkit.model.text import Change, apply, plain

AROUND = 12
"""Characters shown on either side of a place."""


def as_json(converter: Converter, text: str, changes: Sequence[Change]) -> str:
    """Return source, target, the converted text and its changes as JSON."""
    data = {
        "source": str(converter.source),
        "target": str(converter.target),
        "text": apply(plain(text), changes).text,
        "changes": [change_data(change) for change in changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as plain data; offsets count code points of the source."""
    data: dict[str, Any] = {
        "start": change.span.start,
        "end": change.span.end,
        "old": change.old,
        "new": change.new,
        "layer": change.layer,
        "rule": change.rule,
        "alternatives": list(change.alternatives),
    }
    if change.doubt:
        data["doubt"] = {"reason": in_words(change.doubt.reason), "rank": change.doubt.rank}
    return data


def in_words(message: Message) -> str:
    """Return a message in the user's language."""
    return translate(message, language_of_user())


def difference_lines(text: str, changes: Sequence[Change]) -> Iterator[str]:
    """Yield each changed line as it was and as it is, what changed in colour."""
    made = [change for change in changes if change.new != change.old]
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n"), len(text) + 1]
    index = 0
    for number, (start, stop) in enumerate(pairwise(starts), 1):
        inside = []
        while index < len(made) and made[index].span.start < stop:
            inside.append(made[index])
            index += 1
        if inside:
            end = min(stop - 1, len(text))
            yield click.style(f"@ {number}", dim=True)
            yield "- " + _painted(text, start, end, [(change, change.old) for change in inside], "red")
            yield "+ " + _painted(text, start, end, [(change, change.new) for change in inside], "green")


def _painted(text: str, start: int, end: int, shown: list[tuple[Change, str]], colour: str) -> str:
    pieces = []
    for change, form in shown:
        pieces += [text[start : change.span.start], click.style(form, fg=colour, bold=True)]
        start = change.span.end
    return "".join([*pieces, text[start:end]]).rstrip("\r")


def doubt_lines(text: str, changes: Sequence[Change]) -> Iterator[str]:
    """Yield every doubt with its place, what else was possible and why, the weightiest first."""
    doubtful = sorted(((change.doubt.rank, change) for change in changes if change.doubt), key=_weightiest_first)
    for rank, change in doubtful:
        line = text.count("\n", 0, change.span.start) + 1
        column = change.span.start - text.rfind("\n", 0, change.span.start)
        before = text[max(0, change.span.start - AROUND) : change.span.start].rpartition("\n")[2]
        after = text[change.span.end : change.span.end + AROUND].partition("\n")[0]
        shown = click.style(change.new, fg="yellow", bold=True)
        others = "/".join(change.alternatives)
        yield f"{line}:{column}  {rank:.2f}  {before}[{shown}]{after}  {change.old} → {change.new} | {others}"
        if change.doubt:
            yield f"    {in_words(change.doubt.reason)}"


def _weightiest_first(item: tuple[float, Change]) -> tuple[float, int]:
    return (-item[0], item[1].span.start)
