"""What stands around a mention: quotation marks, brackets, an explanation that the text gives itself."""

import re
from dataclasses import dataclass

from toolkit.model.text import MarkKind, RichText, Span
from toolkit.terminology.bracket import is_han
from toolkit.terminology.folding import fold
from toolkit.terminology.termbase import Concept

_OPENING, _CLOSING = "「『“‘《〈【\"'", "」』”’》〉】\"'"
_BRACKET = re.compile(r"[ \u3000]?[（(〔\[]([^（()）〔〕\[\]]{1,120})")
_BEFORE = re.compile(r"([^，。；：！？、,;:!?（(）)\n]{0,60})[（(〔\[][^（()）〔〕\[\]]{0,60}$")
_NAMED = re.compile(
    r"[」』”’]?(?:[\u4e00-\u9fff]{0,4}[，,、])?(?:也就是|亦即|就是|即|英文|英語|英语|以下)?(?:所謂的?|所谓的?)?(?:簡稱|简称|縮寫|缩写|全稱|全称|全名|又稱|又称|也稱|"
    r"也称|或稱|或称|稱|称|叫|名)?(?:為|为|是|作|做)?[：:]? ?([^，。；！？、,;!?（(）)\n]{2,60})"
)
"""An explanation without a bracket: 績效改進計畫，簡稱PIP; one of its words has to stand there, see `_SAYS`."""
_SAYS = re.compile(
    r"即|就是|簡稱|简称|縮寫|缩写|全稱|全称|全名|又稱|又称|也稱|也称|或稱|或称|稱為|称为|英文|英語|英语|叫做|叫作|名為|名为"
)
_PREFIXED = re.compile(r"(?<![\u4e00-\u9fff])[後后非反超泛準准偽伪類类亞亚]$")
"""A prefix that makes another word of the term: 後摩爾定律時代 speaks of no law."""
_REACH = 130
"""How far back a bracket may begin."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a mention."""

    end: int
    """Where the bracket belongs: behind a closing quotation mark if the quotation is the mention alone."""
    is_glossed: bool
    """The text itself explains the mention, behind it or in front of it."""
    is_enclosed: bool
    """The mention stands inside a bracket or a phrase in its own foreign language, where another bracket is ugly."""
    opened: int
    """Where the contents of a bracket with something else in it begin, right behind the mention; 0 if there is none."""


def look_around(rich: RichText, span: Span, concept: Concept) -> Surroundings:
    """Return what stands around a mention of a concept."""
    text = rich.text
    start, end = span.start, span.end
    while start and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING:
        start, end = start - 1, end + 1
    behind = _BRACKET.match(text, end) or _BRACKET.match(text, span.end)
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    names = [fold(term.text).lowered for term in concept.terms if term.text != span.of(text)]
    glossed = any(_names(found[1], names) for found in (behind, before) if found)
    glossed = glossed or _is_named(text, end, names) or _has_ruby(rich, span, names)
    enclosed = before is not None or _is_in_foreign_phrase(text, span) or bool(_PREFIXED.search(text, 0, span.start))
    return Surroundings(end, glossed, enclosed, behind.start(1) if behind and not glossed else 0)


def _names(text: str, names: list[str]) -> bool:
    """Whether a text holds one of the names, a Latin one as a word of its own."""
    folded = fold(text).lowered
    return any(re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", folded) for name in names)


def _is_named(text: str, end: int, names: list[str]) -> bool:
    found = _NAMED.match(text, end)
    if not found or not _SAYS.search(text, end, found.start(1)):
        return False
    said = fold(found[1]).lowered.lstrip("「『“‘\"' ")
    return any(said.startswith(name) for name in names)


def _has_ruby(rich: RichText, span: Span, names: list[str]) -> bool:
    return any(
        mark.kind is MarkKind.RUBY and mark.span.overlaps(span) and _names(mark.target, names) for mark in rich.marks
    )


def _is_in_foreign_phrase(text: str, span: Span) -> bool:
    """Whether an English mention has further English beside it: “we use the PIP process”."""
    if is_han(span.of(text)):
        return False
    before, after = text[: span.start].rstrip(" "), text[span.end :].lstrip(" ")
    return _is_latin(before[-1:]) or _is_latin(after[:1])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
