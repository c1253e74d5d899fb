"""Content that a person should look at, as a value that can be shown, counted and filtered."""

from dataclasses import dataclass
from enum import StrEnum

from toolkit.errors import Location
from toolkit.model.message import Message
from toolkit.model.text import Span


class Severity(StrEnum):
    """How much an issue weighs; the order of the members is from light to heavy."""

    INFO = "info"
    SUGGESTION = "suggestion"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """Return 0 for the lightest.

        >>> Severity.ERROR.weight > Severity.WARNING.weight
        True
        """
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in the content that a person should look at."""

    check: str
    """Id of the check that found it, in kebab-case."""
    severity: Severity
    message: Message
    location: Location | None = None
    span: Span | None = None
    """Of the text that was looked at, in code points."""
    excerpt: str = ""
    """The text under the span."""
    suggestion: str | None = None
    """What may stand in the place of the excerpt; an empty string means: delete it."""
    context: str = ""
    """The sentence around it, for showing."""
