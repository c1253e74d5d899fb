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

    @classmethod
    def of(cls, template: str, **values: object) -> "Message":
        """Return a message with its values named; the template must be a literal here too.

        >>> Message.of("{name} is no file", name="a.md")
        Message(template='{name} is no file', values=(('name', 'a.md'),))
        """
        return cls(template, tuple((name, str(value)) for name, value in values.items()))

    def fill(self, template: str) -> str:
        """Return a translation of the template with this message's values in it."""
        return template.format(**dict(self.values)) if self.values else template

    def __str__(self) -> str:
        return self.fill(self.template)
