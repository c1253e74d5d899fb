"""Lists of a Word file: which number format, from which number."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from toolkit.readers.docx.counting import written
from toolkit.readers.docx.package import W
from toolkit.readers.docx.styles import value

_PLAIN = re.compile(r"[\s(（\[]*(?:%[1-9][.．-]?)*[\s.．)）\]、:：,，]*")


@dataclass(slots=True)
class Numberings:
    """The numbering part, and how far each list has been counted."""

    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    """By list and level."""
    texts: dict[tuple[str, int], str] = field(default_factory=dict)
    """What stands before an item, with `%1` for the number of the first level."""
    legal: set[tuple[str, int]] = field(default_factory=set)
    """Levels that write all numbers as decimals: 1.1 below 第一章."""
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

    def is_plain(self, number: str, level: int) -> bool:
        """Whether the items show nothing but a bullet or a number: 1. (二) a), not 第三條."""
        return not self.is_ordered(number, level) or bool(_PLAIN.fullmatch(self.texts.get((number, level), "")))

    def label(self, number: str, level: int) -> str:
        """Count one more item, and return what Word shows before it; nothing before a bullet."""
        self.count(number, level)
        if not self.is_ordered(number, level):
            return ""

        def of_level(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            count = self.counts[number].get(index, self.starts.get((number, index), 1))
            form = "decimal" if (number, level) in self.legal else self.formats.get((number, index), "decimal")
            return written(count, form)

        return re.sub("%([1-9])", of_level, self.texts.get((number, level), ""))


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
    if value(level, "isLgl") not in {None, "0", "false"}:
        found.legal.add(key)
    found.texts[key] = value(level, "lvlText") or ""
    found.starts[key] = _integer(value(level, "start"), 1)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default
