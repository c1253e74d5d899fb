"""What the styles of a Word file mean: headings, quotations, code …, whatever they are called."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from toolkit.readers.docx.package import W

_HEADING = re.compile(
    r"(?:heading|標題|标题|見出し|제목|titre|überschrift|título|titolo|заголовок)\s*([1-9])", re.IGNORECASE
)
ROLES = {
    "title": "title|標題|标题|題名|书名|書名",
    "subtitle": "subtitle|副標題|副标题",
    "author": "author|作者",
    "date": "date|日期",
    "contents-title": "toc heading|目錄標題|目录标题",
    "quotation": "quote|intense quote|block text|引文|引用|明顯引文|明显引用|quotations",
    "epigraph": "epigraph",
    "code": "source code|html preformatted|preformatted text|code|代码|代碼|程式碼|macro text",
    "verse": "verse|詩|诗",
    "term": "definition term",
    "definition": "definition",
    "break": "thematic break|horizontal line",
    "table-caption": "table caption",
    "image-caption": "image caption",
    "caption": "caption|標號|题注|圖表標題",
    "figure": "figure|captioned figure",
    "colophon": "colophon|版權頁|版权页",
    "spacer": "spacer",
}
"""What a paragraph is for, and the names of styles that say so: Word's own, pandoc's, LibreOffice's, Chinese ones."""
_ROLE_OF_NAME = {name: role for role, names in ROLES.items() for name in names.split("|")}
CODE_CHARACTERS = frozenset({"verbatim char", "html code", "html keyboard", "source text", "code", "inline code"})
MONOSPACED = re.compile(r"courier|consolas|menlo|monaco|mono\b|source code|等距", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A style, with what it says itself."""

    name: str
    """In lower case."""
    based_on: str
    element: etree._Element


@dataclass(frozen=True, eq=False)
class Styles:
    """The styles of one file, by id."""

    by_id: dict[str, Style]

    def chain(self, identifier: str) -> list[Style]:
        """Return a style and those it is based on, nearest first; a circle is cut."""
        found: list[Style] = []
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen:
            seen.add(identifier)
            found.append(self.by_id[identifier])
            identifier = found[-1].based_on
        return found

    @lru_cache(maxsize=1024)  # noqa: B019 (the table lives as long as one reading)
    def name(self, identifier: str) -> str:
        """Return the name of a style in lower case; its id if the file does not say what it is."""
        return self.by_id[identifier].name if identifier in self.by_id else identifier.lower()

    @lru_cache(maxsize=1024)  # noqa: B019
    def level(self, identifier: str) -> int:
        """Return the level of a heading style from 1, 0 for others: by its name, else by its outline level."""
        for style in self.chain(identifier):
            if found := _HEADING.fullmatch(style.name):
                return int(found[1])
            outline = value(style.element, "pPr", "outlineLvl")
            if outline is not None:
                return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
        found = _HEADING.fullmatch(identifier)
        return int(found[1]) if found and identifier not in self.by_id else 0

    @lru_cache(maxsize=1024)  # noqa: B019
    def role(self, identifier: str) -> str:
        """Return what paragraphs of a style are for, by its name or the name of one it is based on."""
        names = [style.name for style in self.chain(identifier)] or [identifier.lower()]
        return next((_ROLE_OF_NAME[name] for name in names if name in _ROLE_OF_NAME), "")

    @lru_cache(maxsize=1024)  # noqa: B019
    def number(self, identifier: str) -> tuple[str, str] | None:
        """Return the list (id and level) that a style puts its paragraphs into."""
        for style in self.chain(identifier):
            if (found := value(style.element, "pPr", "numPr", "numId")) is not None:
                return found, value(style.element, "pPr", "numPr", "ilvl") or "0"
        return None

    @lru_cache(maxsize=1024)  # noqa: B019
    def toggles(self, identifier: str) -> dict[str, str]:
        """Return what a character style says of its runs, by the element's name."""
        found: dict[str, str] = {}
        for style in reversed(self.chain(identifier)):
            properties = style.element.find(f"{W}rPr")
            found |= run_properties(properties) if properties is not None else {}
        return found


def load_styles(root: etree._Element | None) -> Styles:
    """Return the styles of a file, none if it has no such part."""
    found: dict[str, Style] = {}
    for each in root.iter(f"{W}style") if root is not None else ():
        name = (value(each, "name") or "").lower()
        found[each.get(f"{W}styleId", "")] = Style(name, value(each, "basedOn") or "", each)
    return Styles(found)


def value(element: etree._Element | None, *path: str) -> str | None:
    """Return `w:val` of an element below another; "" where it has none, None where there is no such element."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "")


def run_properties(element: etree._Element) -> dict[str, str]:
    """Return run properties by name; "" means on, as Word reads a missing value."""
    found = {str(each.tag).removeprefix(W): each.get(f"{W}val", "") for each in element}
    fonts = element.find(f"{W}rFonts")
    if fonts is not None:
        found["rFonts"] = fonts.get(f"{W}ascii", "")
    language = element.find(f"{W}lang")
    if language is not None:
        found["lang"] = language.get(f"{W}val", "")
        found["lang-eastAsia"] = language.get(f"{W}eastAsia", "")
        found["lang-bidi"] = language.get(f"{W}bidi", "")
    return found


def is_on(properties: dict[str, str], name: str) -> bool:
    """Whether a toggle is on."""
    return name in properties and properties[name] not in {"0", "false", "off", "none"}
