"""What of a Markdown or HTML text is markup, code or an address, found in the plain text so that every byte stays."""

import re
from collections.abc import Iterator

from toolkit.model.text import Span, merge_spans

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^[ \t]*(?:- )?[^\s:#'\"][^:\n]*:(?=\s)", re.MULTILINE)
_FENCE = re.compile(
    r"^ {0,3}(?:> ?)*(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?:> ?)*(?P=fence)[`~]*[ \t]*\r?$|\Z)", re.DOTALL | re.MULTILINE
)
_PATTERNS = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"<(?P<tag>script|style|code|pre|kbd|samp)\b.*?</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"</?[A-Za-z][^<>]*>"),
    re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);"),
)
_MARKDOWN_PATTERNS = (
    re.compile(r"(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)", re.DOTALL),
    re.compile(r"(?<=\])\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+", re.MULTILINE),
    re.compile(r"\]\[[^\]\n]*\]"),
    re.compile(r"\[\^[^\]\s]+\]"),
    re.compile(r"\{[#.][^{}\n]*\}"),
)


def markup_spans(text: str, suffix: str) -> tuple[Span, ...]:
    """Return what is no prose in a text of a format, ascending; nothing for a format that is all prose.

    >>> [span.of("用`頭髮`<b>變數</b>") for span in markup_spans("用`頭髮`<b>變數</b>", ".md")]
    ['`頭髮`<b>', '</b>']
    """
    if suffix in {".md", ".markdown"}:
        return merge_spans((*_markdown(text), *_html(text)))
    if suffix in {".html", ".htm", ".xhtml", ".xml", ".svg"}:
        return merge_spans(_html(text))
    return ()


def _html(text: str) -> Iterator[Span]:
    for pattern in _PATTERNS:
        yield from (Span(found.start(), found.end()) for found in pattern.finditer(text))


def _markdown(text: str) -> Iterator[Span]:
    front = _FRONT_MATTER.match(text)
    if front:
        offset = front.start("body")
        yield from (Span(offset + key.start(), offset + key.end()) for key in _KEY.finditer(front["body"]))
    for pattern in (_FENCE, *_MARKDOWN_PATTERNS):
        yield from (Span(found.start(), found.end()) for found in pattern.finditer(text))
