"""What a region or a house wants of punctuation and spacing."""

from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.model.locale import Locale


class Quotes(StrEnum):
    """The shape of quotation marks around Chinese."""

    CORNER = "corner"
    """「」, inside them 『』 (Taiwan, Hong Kong, Macao)."""
    CURLY = "curly"
    """“”, inside them ‘’ (GB/T 15834, horizontal)."""
    CORNER_INVERTED = "corner-inverted"
    """『』, inside them 「」 (GB/T 15834, vertical)."""
    KEEP = "keep"


PAIRS = {
    Quotes.CORNER: (("「", "」"), ("『", "』")),
    Quotes.CURLY: (("“", "”"), ("‘", "’")),
    Quotes.CORNER_INVERTED: (("『", "』"), ("「", "」")),
}
"""The pairs of a shape: outermost, and inside of it; deeper ones alternate."""


class Spacing(StrEnum):
    """What stands between Han and Latin letters or digits."""

    KEEP = "keep"
    """As the author wrote it; readers with `text-autospace` show a quarter em by themselves."""
    NONE = "none"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Style:
    """The punctuation of one publication in one locale; each field is one rule that can be switched off."""

    quotes: Quotes = Quotes.KEEP
    full_width: bool = True
    """Half-width , : ; ? ! ( ) . beside Han become full-width."""
    ellipsis: bool = True
    """... and 。。。 become ……"""
    dash: bool = True
    """-- and ── become ——"""
    interpunct: bool = True
    """‧ ・ • between Han become · (CLREQ, interpunct: U+00B7)."""
    book_titles: bool = True
    """<<…>> becomes 《…》, and 《》 inside of 《》 becomes 〈〉."""
    english_quotations: bool = True
    """Quotations of an English sentence keep their marks; not in vertical text, where “” would lie askew."""
    titles_by_depth: bool = False
    """The outer title is always 《》 (GB/T 15834, 4.15); Taiwan and Hong Kong write 〈〉 around poems and chapters."""
    spacing: Spacing = Spacing.KEEP


def style_for(locale: Locale, *, vertical: bool = False) -> Style:
    """Return the usual style of a locale; text that is not Chinese is left as it is.

    >>> style_for(Locale.parse("zh-Hant-HK")).quotes.value, style_for(Locale.parse("zh-Hans-CN")).quotes.value
    ('corner', 'curly')
    """
    if not locale.is_chinese:
        return NO_STYLE
    if locale.is_traditional:
        return Style(quotes=Quotes.CORNER, english_quotations=not vertical)
    quotes = Quotes.CORNER_INVERTED if vertical else Quotes.CURLY
    return Style(quotes=quotes, titles_by_depth=True, english_quotations=not vertical)


NO_STYLE = replace(Style(), full_width=False, ellipsis=False, dash=False, interpunct=False, book_titles=False)
"""Changes nothing."""
