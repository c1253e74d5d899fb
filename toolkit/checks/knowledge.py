"""What the project knows: its terms and names, ready to be found in texts of two locales."""

from dataclasses import dataclass, field
from functools import cached_property

from toolkit.model.locale import Locale
from toolkit.terminology import Matcher, Name, Termbase, matcher_of
from toolkit.typography import Style

ENGLISH = Locale("en")


@dataclass(frozen=True)
class Knowledge:
    """Terms and names for a pair of locales; both are the same for one text alone."""

    source: Locale
    target: Locale
    termbase: Termbase = field(default_factory=Termbase)
    names: tuple[Name, ...] = ()
    style: Style | None = None
    """Of the target's punctuation, where it is not what is usual in the region."""

    @cached_property
    def source_terms(self) -> Matcher:
        """Return the matcher for the source; it finds English words inside Chinese too."""
        return matcher_of(self.termbase, self.source, ENGLISH, frozenset())

    @cached_property
    def target_terms(self) -> Matcher:
        """Return the matcher for the target."""
        return matcher_of(self.termbase, self.target, ENGLISH, frozenset())

    @cached_property
    def spelled(self) -> tuple[tuple[str, str], ...]:
        """Return both spellings of each name that has two, the longest source first."""
        pairs = ((name.spelling(self.source), name.spelling(self.target)) for name in self.names)
        return tuple(sorted({pair for pair in pairs if all(pair)}, key=lambda pair: (-len(pair[0]), pair)))

    @cached_property
    def known_names(self) -> tuple[str, ...]:
        """Return the spellings that the table of names has for the target."""
        return tuple(dict.fromkeys(name.spelling(self.target) for name in self.names if name.spelling(self.target)))

    @cached_property
    def latin_words(self) -> frozenset[str]:
        """Return the words of every English term and name, in lower case: they may stand in a Chinese text."""
        texts = [
            text
            for _, term in self.termbase.terms()
            if term.locale.language == "en"
            for text in (term.text, *term.forms)
        ]
        texts += [text for name in self.names for _, text in name.spellings if text.isascii()]
        return frozenset(word.lower() for text in texts for word in text.replace("-", " ").split())
