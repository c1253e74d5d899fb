"""HTML elements inside a line, and the marks that say the same."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.text import Mark, MarkKind, Span

ELEMENTS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "u": MarkKind.UNDERLINE,
    "ins": MarkKind.UNDERLINE,
    "s": MarkKind.STRIKE,
    "del": MarkKind.STRIKE,
    "strike": MarkKind.STRIKE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    "code": MarkKind.CODE,
}
"""Elements that say one thing, whatever their attributes."""

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^>]*?(?:\"[^\"]*\"|'[^']*')?[^>]*?)/?>", re.DOTALL
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'=<>`]+)))?"""
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as it stands in the text."""

    name: str
    """In lower case."""
    closing: bool
    attributes: Mapping[str, str]


def tag_of(markup: str) -> Tag | None:
    """Return the tag that a piece of markup is; None for comments and the like.

    >>> tag_of('<span lang="en">').attributes
    {'lang': 'en'}
    """
    found = _TAG.fullmatch(markup.strip())
    if not found:
        return None
    return Tag(found["name"].lower(), bool(found["close"]), attributes_of(found["rest"]))


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes of a tag's inside, names in lower case, entities resolved."""
    return {
        found["name"].lower(): html.unescape(found["a"] or found["b"] or found["c"] or "")
        for found in _ATTRIBUTE.finditer(text)
    }


def marks_of(name: str, attributes: Mapping[str, str], span: Span) -> tuple[tuple[Mark, ...], dict[str, str]]:
    """Return the marks that an element means, and the attributes that the model has no word for."""
    rest = dict(attributes)
    marks: list[Mark] = []
    if name in ELEMENTS:
        marks.append(Mark(span, ELEMENTS[name]))
    elif name == "dfn":
        marks.append(Mark(span, MarkKind.TERM, rest.pop("data-concept", ""), rest.pop("title", "")))
    elif name == "abbr" and rest.get("title"):
        marks.append(Mark(span, MarkKind.TERM, "", rest.pop("title")))
    elif name == "a" and "href" in rest:
        marks.append(Mark(span, MarkKind.LINK, rest.pop("href"), rest.pop("title", "")))
    marks += _general(rest, span)
    return tuple(marks), rest


def _general(rest: dict[str, str], span: Span) -> list[Mark]:
    """Take the attributes that mean a mark on whatever element they stand."""
    marks: list[Mark] = []
    tag = rest.pop("lang", "") or rest.pop("xml:lang", "")
    rest.pop("xml:lang", None)
    if tag:
        marks.append(Mark(span, MarkKind.LANGUAGE, tag))
    anchor = rest.pop("id", "") or rest.pop("name", "")
    if anchor:
        marks.append(Mark(span, MarkKind.ANCHOR, anchor))
    classes = rest.pop("class", "").split()
    if rest.get("translate") == "no" or "keep" in classes:
        rest.pop("translate", None)
        marks.append(Mark(span, MarkKind.KEEP))
    if "underline" in classes:
        marks.append(Mark(span, MarkKind.UNDERLINE))
    others = [name for name in classes if name not in {"keep", "underline"}]
    if others:
        rest["class"] = " ".join(others)
    return marks


_SIMPLE = {
    MarkKind.EMPHASIS: "em",
    MarkKind.STRONG: "strong",
    MarkKind.UNDERLINE: "u",
    MarkKind.STRIKE: "del",
    MarkKind.SUPERSCRIPT: "sup",
    MarkKind.SUBSCRIPT: "sub",
}


def element(mark: Mark) -> tuple[str, str]:
    """Return the opening and the closing tag that mean a mark; the kinds that need none are never asked for."""
    if mark.kind in _SIMPLE:
        return f"<{_SIMPLE[mark.kind]}>", f"</{_SIMPLE[mark.kind]}>"
    match mark.kind:
        case MarkKind.LANGUAGE:
            return f'<span lang="{_quoted(mark.target)}">', "</span>"
        case MarkKind.ANCHOR:
            return f'<span id="{_quoted(mark.target)}">', "</span>"
        case MarkKind.KEEP:
            return '<span translate="no">', "</span>"
        case MarkKind.RUBY:
            return "<ruby>", f"<rt>{html.escape(mark.target, quote=False)}</rt></ruby>"
        case MarkKind.LINK:
            title = f' title="{_quoted(mark.title)}"' if mark.title else ""
            return f'<a href="{_quoted(mark.target)}"{title}>', "</a>"
        case MarkKind.TERM:
            return _term(mark)
        case _:
            raise AssertionError(f"no element for {mark.kind}")


def _term(mark: Mark) -> tuple[str, str]:
    if mark.title and not mark.target:
        return f'<abbr title="{_quoted(mark.title)}">', "</abbr>"
    concept = f' data-concept="{_quoted(mark.target)}"' if mark.target else ""
    title = f' title="{_quoted(mark.title)}"' if mark.title else ""
    return f"<dfn{concept}{title}>", "</dfn>"


def _quoted(value: str) -> str:
    return html.escape(value, quote=True)
