"""The gloss rule of a concept: the words an editor writes into the glossary's column `gloss`."""

from dataclasses import dataclass
from enum import StrEnum


class GlossForm(StrEnum):
    """How a concept is glossed."""

    FIRST = "first"
    """Bracket behind the first mention: 領導力準則（Leadership Principles）."""
    ABBREVIATION = "abbreviation"
    """Like `first`, with the abbreviation as well: 績效改進計畫（Performance Improvement Plan，PIP）."""
    ENGLISH = "english"
    """The English stays, and only it is glossed, in Chinese: work-life balance（工作與生活的平衡）."""
    REPLACE = "replace"
    """English in the text gives way to the Chinese term, with the English in the bracket of the first mention."""
    NOTE = "note"
    """A footnote at the first mention."""
    RUBY = "ruby"
    """The other language as ruby over the first mention."""
    TOOLTIP = "tooltip"
    """Nothing to see until the pointer rests on the first mention."""
    APPENDIX = "appendix"
    """In the glossary at the end alone."""
    CHECK = "check"
    """Changes nothing; a first mention without gloss is an issue."""
    NEVER = "never"
    """A household name: neither glossed nor listed."""


class GlossScope(StrEnum):
    """How far "first" reaches."""

    DOCUMENT = "document"
    CHAPTER = "chapter"
    EDITION = "edition"
    """Across all documents of an edition, see `GlossStyle.mentioned`."""


@dataclass(frozen=True, slots=True)
class GlossRule:
    """How and how often a concept is glossed; None leaves it to the style."""

    form: GlossForm | None = None
    scope: GlossScope | None = None

    @classmethod
    def parse(cls, words: str) -> "GlossRule":
        """Read the words of the column.

        Raises:
            ValueError: a word is unknown.

        >>> GlossRule.parse("abbreviation chapter")
        GlossRule(form=<GlossForm.ABBREVIATION: 'abbreviation'>, scope=<GlossScope.CHAPTER: 'chapter'>)
        """
        form: GlossForm | None = None
        scope: GlossScope | None = None
        for word in words.lower().replace(",", " ").split():
            if word in list(GlossForm):
                form = GlossForm(word)
            elif word in list(GlossScope):
                scope = GlossScope(word)
            else:
                raise ValueError(f"unknown gloss rule {word!r}; one of {', '.join((*GlossForm, *GlossScope))}")
        return cls(form, scope)
