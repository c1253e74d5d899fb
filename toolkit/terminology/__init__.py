"""Terms and names: the termbase, its files, finding terms in texts, glosses.

The names below are what other rooms use.
"""

from toolkit.terminology.appendix import glossary_section
from toolkit.terminology.completion import completed
from toolkit.terminology.correspondences import correspondences
from toolkit.terminology.formats import load_termbase
from toolkit.terminology.glosses import Glossed, gloss, gloss_document
from toolkit.terminology.matching import Hit, Matcher, matcher_of
from toolkit.terminology.names import Name, NameKind, load_names, with_names
from toolkit.terminology.rules import GlossForm, GlossRule, GlossScope
from toolkit.terminology.style import GlossStyle, SortOrder
from toolkit.terminology.termbase import Concept, Term, Termbase, TermStatus, TermType

__all__ = [
    "Concept",
    "GlossForm",
    "GlossRule",
    "GlossScope",
    "GlossStyle",
    "Glossed",
    "Hit",
    "Matcher",
    "Name",
    "NameKind",
    "SortOrder",
    "Term",
    "TermStatus",
    "TermType",
    "Termbase",
    "completed",
    "correspondences",
    "gloss",
    "gloss_document",
    "glossary_section",
    "load_names",
    "load_termbase",
    "matcher_of",
    "with_names",
]
