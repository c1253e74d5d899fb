"""Where a Markdown file can be taken apart: stretches of plain paragraphs, headings and notes, and all the rest.

What a plain block is can be seen from the signs at the beginnings of its lines and the blank line behind it. Only the
rest needs markdown-it's block parser, and a small piece of a book after the other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from toolkit.markdown.environment import define_note
from toolkit.markdown.simple import SIGNS

_NUMBER = r"[0-9]+(?:(?![0-9.)])|[.)](?=\S))"
"""At the beginning of a line, where it begins no list."""
# A line at the left margin that begins neither a block of another kind nor a definition, and underlines no heading.
_LINE = (
    r"(?:[^\s#>+*=~`|:<\[_$0-9-]|\$(?!\$)|\u3000+(?=\S)|\*+(?=[^\s*])|\[[^\[\]\\\n]*\](?!:)"
    rf"|{_NUMBER})[^\n]*"
)
_NOTE = rf"\[\^[^\s\[\]\\^]+\]:[ ]?{_LINE}"
_BLANK = r"(?:\n(?:[ \t]*\n)++|\n?[ \t]*+\Z)"
_ONE = (
    # With a bar it may be the head of a table.
    rf"(?:(?P<level>\#{{1,6}})[ \t]+(?P<heading>[^\s#|](?:[^|\n]*[^\s#|])?)[ \t]*(?:\n(?:[ \t]*\n)*+|\Z)"
    rf"|(?P<notes>{_NOTE}(?:\n{_NOTE})*+){_BLANK}(?![ \t])"
    rf"|(?P<prose>{_LINE}(?:\n{_LINE})*+){_BLANK})"
    # What stands before a line with a colon would be what that line defines.
    r"(?![ \t]*[:~])"
)
PLAIN = re.compile(_ONE)
"""One plain block with the blank lines behind it."""
NOTE = re.compile(r"\[\^(?P<name>[^\]]+)\]:[ ]?(?P<words>[^\n]*)\n?")
"""A line of the group `notes` of `PLAIN`."""
WORDS = re.compile(rf"(?:(?!Table:)(?:[^\s#>+=|:0-9{SIGNS}-]|{_NUMBER})[^{SIGNS}\n]*(?<=\S)\n\n(?![ \t]*[:~\n]))+")
"""Paragraphs of one line each with nothing but words in it, one blank line behind each: most of a book."""
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_MAY_STAY_OPEN = re.compile(r"```|~~~|\$\$|<(?:[!?]|script|pre|style|textarea)", re.IGNORECASE)
"""What goes on over blank lines until something ends it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a file that can be read by itself, once the definitions of the whole file are known."""

    start: int
    end: int
    line: int
    """At which it begins, from 0."""
    plain: Sequence[re.Match[str]] = ()
    """What `WORDS` and `PLAIN` match in it, one behind the other; nothing if it takes the parser to read it."""
    tokens: Sequence[Any] | None = None
    """Those of markdown-it for its blocks, if they had to be looked at already."""


def stretches(text: str, start: int, line: int, environment: dict[str, Any]) -> Iterator[Stretch]:
    """Yield the parts of a text from a place on; what they define is in the environment when all have been taken."""
    blank = _BLANK_LINES.match(text, start)
    position = blank.end() if blank else start
    line += text.count("\n", start, position)
    while position < len(text):
        plain = list(_plain(text, position, environment))
        stretch = Stretch(position, plain[-1].end(), line, plain) if plain else _rest(text, position, line, environment)
        yield stretch
        line += text.count("\n", position, stretch.end)
        position = stretch.end


def _plain(text: str, position: int, environment: dict[str, Any]) -> Iterator[re.Match[str]]:
    while position < len(text) and (found := WORDS.match(text, position) or PLAIN.match(text, position)):
        if found.lastgroup == "notes":
            for note in NOTE.finditer(found["notes"]):
                define_note(environment, note["name"])
        yield found
        position = found.end()


def _rest(text: str, start: int, line: int, environment: dict[str, Any]) -> Stretch:
    """Return the stretch up to the next plain block that does not belong into anything which began before it."""
    position = patience = start
    while found := _BREAK.search(text, position):
        position = found.end()
        if position < patience or not PLAIN.match(text, position):
            continue
        if not _MAY_STAY_OPEN.search(text, start, position):
            break
        tokens = closed_blocks(text[start:position], environment)
        if tokens is not None:
            return Stretch(start, position, line, tokens=tokens)
        # Each time twice as much, so that the time is that of reading it all twice at most.
        patience = 2 * position - start
    else:
        position = len(text)
    tokens = _parsed(text[start:position], environment) if text.find("]:", start, position) >= 0 else None
    return Stretch(start, position, line, tokens=tokens)


def closed_blocks(source: str, environment: dict[str, Any]) -> Sequence[Any] | None:
    """Return the blocks of a source, None if they would take in a paragraph that follows behind a blank line."""
    # What begins with dollars and has no end yet would be a formula if its end came.
    end = "\n\n$$" if "$$" in source else ""
    tokens = _parsed(f"{source}\n\n\\X{end}", environment)
    if end:
        tokens = tokens[:-3]
    is_apart = len(tokens) > 2 and tokens[-3].level == 0 and tokens[-2].content == "\\X"
    return tokens[:-3] if is_apart else None


def _parsed(source: str, environment: dict[str, Any]) -> Sequence[Any]:
    # Loads markdown-it, which a file of plain blocks does not need.
    return import_module("toolkit.markdown.parser").parse_blocks(source, environment)  # type: ignore[no-any-return]
