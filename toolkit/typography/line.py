"""One text as the rules see it: its characters, what they may not touch, and what earlier rules made of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.model.foreign import japanese
from toolkit.model.text import Change, MarkKind, RichText, Span, merge_spans
from toolkit.typography.characters import HAN, is_chinese

# Addresses run up to white space or the full-width punctuation that Chinese puts behind them. Han ends them too, unless
# it is a part of the path: …/wiki/软件 is an address to its end, example.com谢谢 is not.
ADDRESS = re.compile(
    rf"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)(?:[^\s\u2e80-\uffef\U00020000-\U000323af“”‘’<>]|(?<=[/=#?&_-])[{HAN}]+)+(?<![,;:!?.])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z]:\\[^\s，。]*",
    re.IGNORECASE | re.ASCII,
)

# Emoji by their names, as chats and Markdown tools write them; 比例:a:b is none.
SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])|(?<=[" + HAN + r"]):[a-z][a-z0-9_+-]+:(?![a-zA-Z0-9:])")

BLANKS = " \u00a0"
BLANKS_AND_QUOTES = BLANKS + '“”‘’「」『』"'


@dataclass(slots=True)
class Line:
    """A text on its way through the rules: `shadow` holds, character for character, what stands there by now."""

    text: RichText
    shadow: list[str] = field(init=False)
    changes: list[Change] = field(default_factory=list)
    _untouchable: bytearray = field(init=False)

    def __post_init__(self) -> None:
        string = self.text.text
        self.shadow = list(string)
        self._untouchable = bytearray(len(string))
        for span in untouchable(self.text):
            self._untouchable[span.start : span.end] = b"\1" * len(span)

    def free(self, offset: int) -> bool:
        """Whether rules may change the character at an offset."""
        return not self._untouchable[offset]

    def before(self, offset: int, skip: str = BLANKS) -> str:
        """Return the nearest character before an offset that is not to be skipped, or an empty string."""
        offset -= 1
        while offset >= 0 and self.shadow[offset] in skip:
            offset -= 1
        return self.shadow[offset][-1:] if offset >= 0 else ""

    def after(self, offset: int, skip: str = BLANKS) -> str:
        """Return the nearest character from an offset on that is not to be skipped, or an empty string."""
        while offset < len(self.shadow) and self.shadow[offset] in skip:
            offset += 1
        return self.shadow[offset][:1] if offset < len(self.shadow) else ""

    def beside_chinese(self, start: int, end: int) -> bool:
        """Whether Chinese writing stands beside a span, with only blanks and quotation marks between."""
        return is_chinese(self.before(start, BLANKS_AND_QUOTES)) or is_chinese(self.after(end, BLANKS_AND_QUOTES))

    def change(self, start: int, end: int, new: str, rule: str) -> None:
        """Record a change, unless the place is untouchable, was changed already, or stays the same."""
        old = self.text.text[start:end]
        if old == new or any(self._untouchable[start:end]):
            return
        self._untouchable[start:end] = b"\1" * (end - start)
        if start < end:
            self.shadow[start:end] = [new, *[""] * (end - start - 1)]
        self.changes.append(Change(Span(start, end), old, new, f"typography:{rule}"))

    def finds(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in the text that touch nothing untouchable."""
        for found in pattern.finditer(self.text.text):
            if not any(self._untouchable[found.start() : found.end()]):
                yield found


def untouchable(text: RichText) -> tuple[Span, ...]:
    """Return the spans that no rule may touch: protected ones, addresses, `:emoji:`, other languages than Chinese.

    Japanese is known by its kana: its characters are not those of a region of Chinese.
    """
    foreign = (
        mark.span for mark in text.marks if mark.kind is MarkKind.LANGUAGE and not mark.target.startswith(("zh", "yue"))
    )
    emoji = (Span(*found.span()) for found in SHORTCODE.finditer(text.text))
    return merge_spans([*text.protected(), *foreign, *emoji, *addresses(text), *japanese(text.text)])


def addresses(text: RichText) -> list[Span]:
    """Return the addresses of a text; where one is a link, the link says how far it goes."""
    links = [mark.span for mark in text.marks if mark.kind is MarkKind.LINK and ADDRESS.match(mark.span.of(text.text))]
    starts = {span.start for span in links}
    found = (Span(*address.span()) for address in ADDRESS.finditer(text.text))
    return links + [span for span in found if span.start not in starts]
