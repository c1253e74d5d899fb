"""One page that a translator can be sent: no scripts needed, nothing from outside, everything escaped."""

from html import escape
from itertools import groupby
from pathlib import Path

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Span, merge_spans
from toolkit.reports.columns import visible
from toolkit.reports.console import NAMES
from toolkit.reports.report import Item, Report, Rule

_STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")


def write(report: Report) -> bytes:
    """Return the page."""
    tag = report.language
    title = _say(Message("Findings"), report)
    files = "".join(_file(path, list(items), report) for path, items in groupby(report.items, key=_path))
    if not report.items:
        files = f"<p>{_say(Message('nothing found'), report)}</p>"
    return f"""<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{_summary(report)}
{files}
{_manual(report)}
</main>
</body>
</html>
""".encode()


def _say(message: Message, report: Report) -> str:
    return escape(visible(translate(message, report.language)))


def _path(item: Item) -> str:
    return item.issue.location.path.as_posix() if item.issue.location else ""


def _summary(report: Report) -> str:
    counts = report.counts()
    parts = [
        f'<li class="{severity}"><b>{counts[severity]}</b> {_say(NAMES[severity], report)}</li>'
        for severity in reversed(Severity)
        if counts[severity]
    ]
    return f'<ul class="summary">{"".join(parts)}</ul>'


def _file(path: str, items: list[Item], report: Report) -> str:
    cards = "".join(_card(list(group), report) for _, group in groupby(items, key=_place))
    return f"<section>\n<h2>{escape(path)}</h2>\n{cards}</section>\n"


def _place(item: Item) -> tuple[str, int]:
    line = item.issue.location.line if item.issue.location else 0
    return (item.segment.identifier if item.segment else "", line)


def _card(items: list[Item], report: Report) -> str:
    first = items[0]
    line = first.issue.location.line if first.issue.location else 0
    where = _say(Message("line {line}", (("line", str(line)),)), report) if line else ""
    name = f" <code>{escape(first.segment.identifier[:60])}</code>" if first.segment else ""
    findings = "".join(_finding(item, report) for item in items)
    return f"<article>\n<header>{where}{name}</header>\n{_texts(items, report)}<ul>{findings}</ul>\n</article>\n"


def _texts(items: list[Item], report: Report) -> str:
    segment = items[0].segment
    if segment is None:
        return f"<p>{_marked(items[0].issue.context, items)}</p>\n" if items[0].issue.context else ""
    source = _marked(segment.source, [item for item in items if item.in_source])
    target = _marked(segment.target, [item for item in items if not item.in_source])
    rows = ((Message("Source"), source), (Message("Target"), target))
    return "<dl>" + "".join(f"<dt>{_say(label, report)}</dt><dd>{text}</dd>" for label, text in rows) + "</dl>\n"


def _marked(text: str, items: list[Item]) -> str:
    spans = merge_spans(item.issue.span for item in items if item.issue.span and item.issue.span.end <= len(text))
    pieces, position = [], 0
    for span in spans:
        pieces += [_escaped(text, Span(position, span.start)), f"<mark>{_escaped(text, span)}</mark>"]
        position = span.end
    return "".join(pieces) + _escaped(text, Span(position, len(text)))


def _escaped(text: str, span: Span) -> str:
    return escape(visible(span.of(text)))


def _finding(item: Item, report: Report) -> str:
    issue = item.issue
    fix = ""
    if issue.suggestion is not None:
        new = escape(visible(issue.suggestion)) or _say(Message("(delete)"), report)
        fix = f' <span class="fix"><del>{escape(visible(issue.excerpt))}</del> → <ins>{new}</ins></span>'
    name = f'<b class="{issue.severity}">{_say(NAMES[issue.severity], report)}</b>'
    check = f'<a href="#{issue.check}">{issue.check}</a>'
    return f"<li>{name} {_say(issue.message, report)}{fix} {check}</li>"


def _manual(report: Report) -> str:
    used = {item.issue.check for item in report.items}
    rules = "".join(_rule(rule) for rule in report.rules if rule.identifier in used)
    return (
        f"<section>\n<h2>{_say(Message('What the checks mean'), report)}</h2>\n<dl>{rules}</dl>\n</section>"
        if rules
        else ""
    )


def _rule(rule: Rule) -> str:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in rule.manual.split("\n\n"))
    return f'<dt id="{rule.identifier}">{rule.identifier}</dt><dd lang="en">{paragraphs}</dd>'
