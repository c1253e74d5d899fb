"""A sentence for people that is put into their language only where it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """An English template with its values; `toolkit.messages.translate` shows it in another language.

    Calls of this class are what the message catalogues are extracted from, so the template must be a literal.

    >>> str(Message("{old} may be {new}", (("old", "只"), ("new", "隻"))))
    '只 may be 隻'
    """

    template: str
    """With ``{name}`` fields, as for `str.format`."""
    values: tuple[tuple[str, str], ...] = ()

    def fill(self, template: str) -> str:
        """Return a translation of the template with this message's values in it."""
        return template.format(**dict(self.values)) if self.values else template

    def __str__(self) -> str:
        return self.fill(self.template)
