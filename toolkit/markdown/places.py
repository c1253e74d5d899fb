"""Where in its source a line or a paragraph stood."""

from bisect import bisect_right
from dataclasses import dataclass

from toolkit.model.text import Anchor


@dataclass(frozen=True, slots=True)
class Places:
    """Where the content of an inline token stands in the source: ascending offsets with line and column, from 1."""

    anchors: tuple[Anchor, ...] = ()

    def at(self, position: int) -> tuple[int, int]:
        """Return line and column of a position of the content; (0, 0) if nothing is known."""
        index = bisect_right(self.anchors, position, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return (0, 0)
        anchor = self.anchors[index]
        return (anchor.line, anchor.column + position - anchor.offset)

    def between(self, start: int, end: int) -> tuple[Anchor, ...]:
        """Return the anchors behind the start and before the end."""
        low = bisect_right(self.anchors, start, key=lambda anchor: anchor.offset)
        high = bisect_right(self.anchors, end - 1, key=lambda anchor: anchor.offset)
        return self.anchors[low:high]

    def shifted(self, offset: int) -> "Places":
        """Return the places of the content from an offset on."""
        line, column = self.at(offset)
        first = (Anchor(0, line, column),) if line else ()
        rest = self.between(offset, 1 << 60)
        return Places(first + tuple(Anchor(each.offset - offset, each.line, each.column) for each in rest))
