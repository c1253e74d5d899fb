"""The rules in the order in which they run; each is a function of the line and the style, and records changes."""

from collections.abc import Callable

from toolkit.model.locale import Locale
from toolkit.model.text import Change, RichText
from toolkit.typography.dots import book_titles, dash, ellipsis, interpunct
from toolkit.typography.line import Line
from toolkit.typography.quotation import quotation_marks
from toolkit.typography.spacing import blank_beside_full_width, han_latin_spacing
from toolkit.typography.style import Style, style_for
from toolkit.typography.width import full_width_brackets, full_width_marks

RULES: tuple[Callable[[Line, Style], None], ...] = (
    interpunct,
    book_titles,
    full_width_brackets,
    full_width_marks,
    quotation_marks,
    ellipsis,
    dash,
    blank_beside_full_width,
    han_latin_spacing,
)
"""Later rules see what earlier ones made: an English quotation behind ， stands in Chinese."""


def typeset(text: RichText, locale: Locale, style: Style | None = None) -> tuple[Change, ...]:
    """Return the changes that give a text the punctuation and spacing of a locale.

    Nothing inside code, kept spans, addresses and passages marked as another language changes. Setting the result
    again changes nothing.
    """
    line = Line(text)
    style = style or style_for(locale)
    for rule in RULES:
        rule(line, style)
    return tuple(sorted(line.changes, key=lambda change: change.span))
