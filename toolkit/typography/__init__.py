"""Quotation marks, width and spacing of each region."""

from toolkit.typography.languages import ACRONYM, language_spans, tag_languages
from toolkit.typography.line import untouchable
from toolkit.typography.names import mark_names
from toolkit.typography.proofread import proofread
from toolkit.typography.rules import RULES, typeset
from toolkit.typography.style import Quotes, Spacing, Style, style_for

__all__ = [
    "ACRONYM",
    "RULES",
    "Quotes",
    "Spacing",
    "Style",
    "language_spans",
    "mark_names",
    "proofread",
    "style_for",
    "tag_languages",
    "typeset",
    "untouchable",
]
