"""Remarks in a file that tell a check to be silent, and why: `toolkit-ignore CHECK: reason`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.checks.run import Found
from toolkit.errors import Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.segment import Bitext, Segment

_REMARK = re.compile(
    r"toolkit-ignore[ \t]+(?P<checks>[a-z][a-z-]*(?:[ \t]*,[ \t]*[a-z][a-z-]*)*)"
    r"(?:[ \t]*[:：][ \t]*(?P<reason>[^\n]*?))?[ \t]*(?:-->|;|$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A remark."""

    checks: tuple[str, ...]
    reason: str
    first: int
    """The lines it is about; both 0 if it is about a segment."""
    last: int
    segment: Segment | None = None


def ignores_of_text(text: str) -> list[Ignore]:
    """Return the remarks of a Markdown, HTML or plain text: each is about its own paragraph, or else the next one."""
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines, start=1):
        for match in _REMARK.finditer(line):
            if "<!--" not in line:
                continue
            found.append(Ignore(_checks(match), match["reason"] or "", number, _end_of_paragraph(lines, number)))
    return found


def _checks(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(one.strip() for one in match["checks"].split(","))


def _end_of_paragraph(lines: Sequence[str], number: int) -> int:
    last = number
    alone = not re.sub(r"<!--.*?-->", "", lines[number - 1]).strip()
    if alone:
        while last < len(lines) and not re.sub(r"<!--.*?-->", "", lines[last]).strip():
            last += 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return last


def ignores_of_bitext(bitext: Bitext) -> list[Ignore]:
    """Return the remarks in the notes of a translation: each is about its segment."""
    return [
        Ignore(_checks(match), match["reason"] or "", 0, 0, segment)
        for segment in bitext.segments
        for match in _REMARK.finditer(segment.note)
    ]


def apply_ignores(found: Sequence[Found], ignores: Sequence[Ignore], path: Path) -> tuple[list[Found], int]:
    """Return the findings that no remark ignores, with findings about the remarks, and how many were ignored."""
    used: set[int] = set()
    kept: list[Found] = []
    for one in found:
        index = next((number for number, ignore in enumerate(ignores) if ignore.reason and _covers(ignore, one)), None)
        if index is None:
            kept.append(one)
        else:
            used.add(index)
    ignored = len(found) - len(kept)
    for number, ignore in enumerate(ignores):
        if number not in used:
            kept.append(_about(ignore, path))
    return kept, ignored


def _covers(ignore: Ignore, found: Found) -> bool:
    if found.issue.check not in ignore.checks:
        return False
    if ignore.segment is not None:
        return found.segment == ignore.segment
    line = found.issue.location.line if found.issue.location else 0
    return ignore.first <= line <= ignore.last


def _about(ignore: Ignore, path: Path) -> Found:
    line = ignore.segment.line if ignore.segment else ignore.first
    values = (("checks", ", ".join(ignore.checks)),)
    if ignore.reason:
        message = Message("nothing of {checks} is found here: the remark can go", values)
        issue = Issue("unused-ignore", Severity.INFO, message, Location(path, line))
    else:
        message = Message("{checks} is to be ignored here, but the remark gives no reason", values)
        issue = Issue("ignore-without-reason", Severity.WARNING, message, Location(path, line))
    return Found(issue, ignore.segment)
