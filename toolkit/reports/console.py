"""The terminal: findings by file and segment, each with its place underlined."""

from collections.abc import Iterator
from itertools import groupby

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.reports.columns import visible, width, window
from toolkit.reports.report import Item, Report

COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.SUGGESTION: "36", Severity.INFO: "34"}
"""SGR codes: red, yellow, cyan, blue."""
NAMES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.SUGGESTION: Message("suggestion"),
    Severity.INFO: Message("note"),
}


def write(report: Report) -> bytes:
    """Return the report as lines of text, with colours if the report asks for them."""
    lines: list[str] = []
    for _, group in groupby(report.items, key=_place):
        items = list(group)
        lines += _head(items[0], report)
        for item in items:
            lines += _lines(item, report)
        lines.append("")
    lines += _summary(report)
    return ("\n".join(lines) + "\n").encode()


def _place(item: Item) -> tuple[str, str]:
    location = item.issue.location
    path = location.path.as_posix() if location else ""
    line = str(location.line) if location else ""
    return path, item.segment.identifier + line if item.segment else line


def _paint(text: str, code: str, report: Report) -> str:
    return f"\033[{code}m{text}\033[0m" if report.colors else text


def _head(item: Item, report: Report) -> Iterator[str]:
    location = item.issue.location
    place = f"{location.path.as_posix()}:{location.line}" if location and location.line else str(location or "")
    if item.segment is None:
        yield _paint(place, "1", report)
        return
    name = item.segment.identifier
    label = visible(name if len(name) <= 40 else name[:39] + "…")
    yield _paint(place, "1", report) + f" [{label}]"
    yield "  " + _paint(_cut(item.segment.source, report.width - 2), "2", report)
    yield "  " + _paint(_cut(item.segment.target, report.width - 2), "2", report)


def _cut(text: str, columns: int) -> str:
    before, _, after = window(visible(text), 0, 0, 2 * columns)
    return before + after


def _lines(item: Item, report: Report) -> Iterator[str]:
    issue = item.issue
    name = _paint(translate(NAMES[issue.severity], report.language), COLORS[issue.severity], report)
    column = f"{issue.location.column}: " if issue.location and issue.location.column else ""
    yield f"  {column}{name}: {visible(translate(issue.message, report.language))} ({issue.check})"
    if issue.span is None:
        return
    before, middle, after = window(issue.context, issue.span.start, issue.span.end, report.width - 8)
    before, middle, after = visible(before), visible(middle), visible(after)
    yield f"      {before}{_paint(middle, '1', report)}{after}"
    caret = " " * (6 + width(before)) + "^" * max(1, width(middle))
    fix = ""
    if issue.suggestion is not None:
        fix = " → " + (visible(issue.suggestion) or translate(Message("(delete)"), report.language))
    yield _paint(caret, COLORS[issue.severity], report) + fix


def _summary(report: Report) -> Iterator[str]:
    counts = report.counts()
    if not report.items:
        yield translate(Message("nothing found"), report.language)
    else:
        parts = [f"{counts[one]} {translate(NAMES[one], report.language)}" for one in reversed(Severity) if counts[one]]
        yield translate(Message("found: {counts}", (("counts", ", ".join(parts)),)), report.language)
    if report.known or report.ignored:
        values = (("known", str(report.known)), ("ignored", str(report.ignored)))
        yield translate(
            Message("left out: {known} that the baseline knows, {ignored} that a remark ignores", values),
            report.language,
        )
