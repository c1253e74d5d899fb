"""Lists of a Word file: which number format, from which number."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from toolkit.readers.docx.package import W
from toolkit.readers.docx.styles import value


@dataclass(slots=True)
class Numberings:
    """The numbering part, and how far each list has been counted."""

    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    """By list and level."""
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def is_ordered(self, number: str, level: int) -> bool:
        """Whether the items are counted."""
        return self.formats.get((number, level), "decimal") not in {"bullet", "none"}

    def count(self, number: str, level: int) -> int:
        """Count one more item of a list, and return its number."""
        counts = self.counts[number]
        counts[level] = counts.get(level, self.starts.get((number, level), 1) - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts[level]


def load_numberings(root: etree._Element | None) -> Numberings:
    """Return the lists of a file, none if it has no such part."""
    found = Numberings()
    if root is None:
        return found
    abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")}
    for each in root.findall(f"{W}num"):
        number = each.get(f"{W}numId", "")
        definition = abstract.get(value(each, "abstractNumId") or "")
        for level in definition.iter(f"{W}lvl") if definition is not None else ():
            _level(found, number, level)
        for override in each.findall(f"{W}lvlOverride"):
            index = _integer(override.get(f"{W}ilvl"), 0)
            for level in override.findall(f"{W}lvl"):
                _level(found, number, level)
            if (start := value(override, "startOverride")) is not None:
                found.starts[number, index] = _integer(start, 1)
    return found


def _level(found: Numberings, number: str, level: etree._Element) -> None:
    key = (number, _integer(level.get(f"{W}ilvl"), 0))
    found.formats[key] = value(level, "numFmt") or "decimal"
    found.starts[key] = _integer(value(level, "start"), 1)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default
