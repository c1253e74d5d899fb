"""Names in a book: ASCII, of one thing only, and the same at the next build as long as the text is."""

import hashlib
import re
from dataclasses import dataclass, field

_ASCII = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be linked to."""

    file: str
    identifier: str


@dataclass(slots=True)
class Names:
    """Names that are taken, each with the number that was given last to another one like it."""

    taken: dict[str, int] = field(default_factory=dict)

    def claim(self, wanted: str) -> str:
        """Return a name like the wanted one that nothing has yet."""
        name = base = ascii_identifier(wanted)
        while name in self.taken:
            self.taken[base] += 1
            name = f"{base}-{self.taken[base]}"
        self.taken[name] = 1
        return name


def ascii_identifier(wanted: str) -> str:
    """Return an ASCII name: the wanted one if it is, else a hash of it, so that it stays when the text stays.

    >>> ascii_identifier("sec-1"), ascii_identifier("裁員")
    ('sec-1', 'x-9316082a')
    """
    if _ASCII.fullmatch(wanted):
        return wanted
    return "x-" + hashlib.sha256(wanted.encode()).hexdigest()[:8]
