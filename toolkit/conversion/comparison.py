"""Where two conversions of one text differ, and which layer of ours made the difference."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, zip_longest

from toolkit.conversion.places import Place


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that the other text has differently."""

    line: int
    """From 1, and so the column; both of our output."""
    column: int
    ours: str
    theirs: str
    places: tuple[int, ...]
    """Indices of the places that the stretch lies in."""
    rules: tuple[str, ...]
    """Of those places; empty where we changed nothing."""

    @property
    def layer(self) -> str:
        """Return the layer of ours that made the difference; empty where ours is the source as it stood."""
        return self.rules[-1].partition(":")[0] if self.rules else ""


def differences(places: Sequence[Place], other: str) -> Iterator[Difference]:
    """Yield what differs between the output of some places and another text, line by line."""
    ours = "".join(place.new for place in places)
    starts = list(accumulate((len(place.new) for place in places), initial=0))
    offset = 0
    pairs = zip_longest(ours.split("\n"), other.split("\n"), fillvalue="")
    for number, (line, theirs) in enumerate(pairs, 1):
        if line != theirs:
            for stretch in _stretches(line, theirs, starts, offset):
                start, end, left, right = stretch
                first, last = _whole(starts, offset, line, (start, end))
                before, after = line[first:start], line[end:last]
                if theirs[:left].endswith(before) and theirs[right:].startswith(after):
                    start, end, left, right = first, last, left - len(before), right + len(after)
                inside = _places(starts, offset + start, offset + end)
                rules = dict.fromkeys(places[at].rule for at in inside if places[at].new != places[at].old)
                found = (line[start:end], theirs[left:right])
                yield Difference(number, start + 1, *found, tuple(inside), tuple(rules))
        offset += len(line) + 1


def _stretches(line: str, theirs: str, starts: Sequence[int], offset: int) -> list[tuple[int, int, int, int]]:
    """Return the stretches that differ, those in one place as one: 行程 against 程序, not 行 and 序."""
    found: list[tuple[int, int, int, int]] = []
    for tag, start, end, left, right in SequenceMatcher(None, line, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        # What only theirs has belongs to what stands before it: 行程 against 程序.
        first = offset + (start - 1 if start == end and start else start)
        if found and _places(starts, first, first + 1)[0] in _places(
            starts, offset + found[-1][0], offset + found[-1][1]
        ):
            found[-1] = (found[-1][0], end, found[-1][2], right)
        else:
            found.append((start, end, left, right))
    return found


def _whole(starts: Sequence[int], offset: int, line: str, stretch: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch of a line grown to whole places."""
    start, end = offset + stretch[0], offset + stretch[1]
    first = starts[bisect_right(starts, start) - 1]
    last = starts[min(bisect_left(starts, end), len(starts) - 1)]
    return max(first - offset, 0), min(last - offset, len(line))


def _places(starts: Sequence[int], start: int, end: int) -> range:
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, max(start, end - 1)) - 1
    return range(max(first, 0), min(last + 1, len(starts) - 1))
