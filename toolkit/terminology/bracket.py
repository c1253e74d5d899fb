"""What stands in the bracket behind a first mention."""

import re

from toolkit.model.locale import Locale
from toolkit.terminology.folding import fold
from toolkit.terminology.rules import GlossForm
from toolkit.terminology.termbase import Concept, Term, TermType

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
