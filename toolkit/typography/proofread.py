"""Punctuation that the style of a region would not print, as issues with the fix beside them."""

from collections.abc import Iterator

from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Change, RichText, Span
from toolkit.typography.characters import holds_han
from toolkit.typography.line import Line
from toolkit.typography.quotation import is_whole, quotations
from toolkit.typography.rules import typeset
from toolkit.typography.style import Style, style_for

CHECKS: dict[str, tuple[str, Severity, str]] = {
    "quotation-marks": ("quotation-marks", Severity.WARNING, "quotation mark of another region: {old}; {new} here"),
    "full-width-marks": ("half-width-punctuation", Severity.WARNING, "half-width {old} beside Chinese; {new} here"),
    "full-width-brackets": ("half-width-punctuation", Severity.WARNING, "half-width {old} beside Chinese; {new} here"),
    "ellipsis": ("ellipsis", Severity.SUGGESTION, "an ellipsis is {new}, not {old}"),
    "dash": ("dash", Severity.SUGGESTION, "a dash is {new}, not {old}"),
    "interpunct": ("interpunct", Severity.SUGGESTION, "the dot in a name is {new}, not {old}"),
    "book-titles": ("book-titles", Severity.SUGGESTION, "title marks: {new} here, not {old}"),
    "blank-beside-full-width": ("spacing", Severity.SUGGESTION, "a blank beside full-width punctuation"),
    "han-latin-spacing": ("spacing", Severity.SUGGESTION, "spacing between Chinese and Latin"),
}
"""For each rule of `typeset` the id of the check that reports it, how heavy it is, and what it says."""

MESSAGES = (
    Message("quotation mark of another region: {old}; {new} here"),
    Message("half-width {old} beside Chinese; {new} here"),
    Message("an ellipsis is {new}, not {old}"),
    Message("a dash is {new}, not {old}"),
    Message("the dot in a name is {new}, not {old}"),
    Message("title marks: {new} here, not {old}"),
    Message("a blank beside full-width punctuation"),
    Message("spacing between Chinese and Latin"),
)
"""The same once more as calls, from which the catalogues are extracted."""

_BRACKETS = {"（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}


def proofread(text: RichText, locale: Locale, style: Style | None = None) -> Iterator[Issue]:
    """Yield what `typeset` would change in a text, and marks that have no partner."""
    style = style or style_for(locale)
    for change in typeset(text, locale, style):
        yield _issue(change)
    if locale.is_chinese and holds_han(text.text):
        yield from _unbalanced(text)


def _issue(change: Change) -> Issue:
    check, severity, template = CHECKS[change.rule.partition(":")[2]]
    message = Message(template, (("old", change.old), ("new", change.new)))
    return Issue(check, severity, message, span=change.span, excerpt=change.old, suggestion=change.new)


def _unbalanced(text: RichText) -> Iterator[Issue]:
    for offset in sorted((*_lone_quotes(text), *_lone_brackets(text.text))):
        mark = text.text[offset]
        message = Message("{mark} has no partner in this paragraph", (("mark", mark),))
        yield Issue("unbalanced-marks", Severity.WARNING, message, span=Span(offset, offset + 1), excerpt=mark)


def _lone_quotes(text: RichText) -> Iterator[int]:
    for quotation in quotations(Line(text)):
        if not is_whole(quotation):
            yield max(quotation.start, quotation.end)


def _lone_brackets(text: str) -> Iterator[int]:
    open_brackets: list[int] = []
    for offset, character in enumerate(text):
        if character in _BRACKETS:
            open_brackets.append(offset)
        elif character in _BRACKETS.values():
            if open_brackets and _BRACKETS[text[open_brackets[-1]]] == character:
                open_brackets.pop()
            elif not _is_enumeration(text, offset):
                yield offset
    yield from open_brackets


def _is_enumeration(text: str, offset: int) -> bool:
    """Whether a lone ） closes the number of a list item: 1）or 一）."""
    return text[offset] == "）" and offset <= 3
