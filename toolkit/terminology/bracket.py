"""What stands in the bracket behind a first mention, and whether a text has it already."""

import re
from dataclasses import dataclass

from toolkit.model.locale import Locale
from toolkit.model.text import Span
from toolkit.terminology.folding import fold
from toolkit.terminology.rules import GlossForm
from toolkit.terminology.termbase import Concept, Term, TermType

OPENING, CLOSING = "「『“‘《〈【\"'", "」』”’》〉】\"'"
_BRACKET = re.compile(r"[ \u3000]?[（(〔\[]([^（()）〔〕\[\]]{1,120})")
_BEFORE = re.compile(r"([^，。；：！？、,;:!?（(）)\n]{1,60})[（(〔\[][^（()）〔〕\[\]]{0,60}$")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_han(text: str) -> bool:
    """Whether a text holds a Chinese character.

    >>> is_han("PIP機制"), is_han("PIP")
    (True, False)
    """
    return bool(_HAN.search(text))


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese, and does not merely mention Chinese words.

    >>> is_chinese("AI是人工智慧。"), is_chinese("AWS has no shares: AWS股價 means Amazon's.")
    (True, False)
    """
    # Two Chinese characters are about a word, so it is words that are compared.
    return len(_HAN.findall(text)) > 2 * len(re.findall(r"[A-Za-z]+", text))


def gloss_parts(concept: Concept, term: Term, locale: Locale, other: Locale, form: GlossForm) -> tuple[str, ...]:
    """Return what the bracket behind a mention holds, in order; empty if there is nothing to say.

    A Chinese mention gets the English term, and the abbreviation if the rule asks for it; an English one the Chinese
    term, an abbreviation the full English term as well.
    """
    chinese, english = concept.full(locale), concept.full(other)
    short = concept.preferred(other, TermType.ABBREVIATION)
    wants_short = form is GlossForm.ABBREVIATION
    if is_han(term.text):
        parts = [english, short if wants_short else None]
    elif term.type is TermType.ABBREVIATION:
        parts = [chinese, english]
    else:
        parts = [chinese, short if wants_short else None]
    texts = dict.fromkeys(part.text for part in parts if part)
    mention = fold(term.text).lowered
    return tuple(text for text in texts if fold(text).lowered != mention)


def bracketed(parts: tuple[str, ...], locale: Locale) -> str:
    """Return the bracket in the punctuation of the locale.

    >>> bracketed(("績效改進計畫", "PIP"), Locale("zh")), bracketed(("績效改進計畫", "PIP"), Locale("en"))
    ('（績效改進計畫，PIP）', ' (績效改進計畫, PIP)')
    """
    return f"（{'，'.join(parts)}）" if locale.is_chinese else f" ({', '.join(parts)})"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a mention."""

    end: int
    """Where the bracket belongs: behind a closing quotation mark if the quotation is the mention alone."""
    is_glossed: bool
    """The text itself explains the mention, behind it or in front of it."""
    is_bracketed: bool
    """The mention stands inside a bracket, where a second one would be ugly."""
    opened: int
    """Where the contents of a bracket with something else in it begin, right behind the mention; 0 if there is none."""


def look_around(text: str, span: Span, concept: Concept) -> Surroundings:
    """Return what stands around a mention of a concept."""
    start, end = span.start, span.end
    while start and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING:
        start, end = start - 1, end + 1
    behind = _BRACKET.match(text, end) or _BRACKET.match(text, span.end)
    before = _BEFORE.search(text, max(0, start - 130), start)
    names = [fold(term.text).lowered for term in concept.terms if term.text != span.of(text)]
    glossed = bool(behind and _names_any(behind[1], names)) or bool(before and _names_any(before[1], names))
    return Surroundings(end, glossed, before is not None, behind.start(1) if behind and not glossed else 0)


def _names_any(text: str, names: list[str]) -> bool:
    folded = fold(text).lowered
    return any(name in folded for name in names)
