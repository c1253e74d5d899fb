"""GitHub's alerts: a quotation whose first line is a sign such as `[!NOTE]`, with a title behind it in Obsidian."""

import re
from dataclasses import replace

from toolkit.model.text import ALERT, Anchor, Mark, MarkKind, RichText, Span

ALERT_SIGN = re.compile(r"\[![A-Za-z]+\][+-]?(?=[ \t\n]|\Z)[ \t]*")


def with_sign(sign: str, title: RichText) -> RichText:
    """Return the first line of an alert: its sign, which no stage changes, and the title behind it."""
    sign = f"{sign.rstrip()} " if title.text else sign.rstrip()
    size = len(sign)
    marks = (replace(mark, span=Span(mark.span.start + size, mark.span.end + size)) for mark in title.marks)
    anchors = (Anchor(each.offset + size, each.line, each.column) for each in title.anchors)
    return RichText(sign + title.text, (Mark(Span(0, len(sign.rstrip())), MarkKind.RAW, ALERT), *marks), tuple(anchors))


def sign_of(text: RichText) -> Span | None:
    """Return where the sign of an alert stands in the first paragraph of a quotation; None if there is none."""
    return text.marks[0].span if text.marks and text.marks[0].target == ALERT else None
