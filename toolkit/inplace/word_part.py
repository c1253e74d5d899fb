"""One part of a Word file: where its text stands, its language tags and its fonts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toolkit.inplace.fonts import font_for
from toolkit.inplace.job import Job
from toolkit.inplace.passages import Edit, Passage
from toolkit.inplace.tags import Attribute, Tag, add_text, escape, is_same_writing, tokens
from toolkit.readers.docx.styles import CODE_CHARACTERS, ROLES

TEXTS = frozenset({"w:t", "w:delText", "a:t", "m:t"})
"""Elements whose content is shown, inside of paragraphs."""
ALONE = frozenset({"c:v", "cx:v", "cx:pt", "dc:title", "dc:subject", "dc:description", "dc:creator"}) | frozenset(
    {"cp:keywords", "cp:category", "Company", "Manager", "vt:lpstr", "vt:lpwstr"}
)
"""Elements whose content is a text by itself: labels of charts, properties of the file."""
PARAGRAPHS = frozenset({"w:p", "a:p"})
ASIDE = frozenset({"w:rt", "w:del", "w:moveFrom"})
"""What stands over a text, or does not stand in it any more, parts none of its words."""
BREAKS = {
    "w:br": "\n",
    "w:cr": "\n",
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:noBreakHyphen": "-",
    "a:br": "\n",
} | dict.fromkeys(("wp:inline", "w:object", "w:sym"), "\ufffc")
SHOWN = {
    **dict.fromkeys(("w:tblCaption", "w:tblDescription", "w:alias", "w:helpText", "w:statusText"), ("w:val",)),
    **dict.fromkeys(("w:listEntry", "w:default", "w:lvlText"), ("w:val",)),
    **dict.fromkeys(("a:hlinkClick", "a:hlinkHover"), ("tooltip",)),
    "v:textpath": ("string",),
    "w:hyperlink": ("w:tooltip",),
    "w:listItem": ("w:displayText",),
}
"""Attributes that people read: alternative texts, tool tips, entries of lists, the words around a number."""
LANGUAGES = {
    "w:lid": ("w:val",),
    "w:lang": ("w:val", "w:eastAsia", "w:bidi"),
    "w:themeFontLang": ("w:val", "w:eastAsia", "w:bidi"),
} | (dict.fromkeys(("a:rPr", "a:defRPr", "a:endParaRPr"), ("lang", "altLang")))
_CODE_PARAGRAPHS = frozenset(ROLES["code"].split("|"))
_COUNTING = ("chineseLegalSimplified", "ideographLegalTraditional")
"""How Word numbers with 壹贰叁 and 壹貳參 (ISO 29500-1, 17.18.59)."""
_NOT_CHINESE = re.compile("[\u3041-\u30fa\uac00-\ud7a3]")
_NAMESPACE = re.compile(r"\sxmlns(?::([\w.-]+))?\s*=\s*[\"']([^\"']*)[\"']")
_PREFIXES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/wordprocessingDrawing": "wp",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "drawingml/2006/chart": "c",
    "drawingml/chart": "c",
    "package/2006/metadata/core-properties": "cp",
    "elements/1.1/": "dc",
    "officeDocument/2006/docPropsVTypes": "vt",
}
"""Ends of the namespaces' names, and the prefixes that Word writes; a program may write others."""


@dataclass(slots=True)
class Part:
    """Gathers the passages of one part, and the edits of its language tags and fonts."""

    source: str
    job: Job
    is_data: bool = False
    """Whether it is data that content controls show, in elements of its own."""
    code: frozenset[str] = frozenset()
    """Ids of styles whose text is program code, which stays."""
    passages: list[Passage] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    _writing: list[Passage] = field(default_factory=list)
    """A paragraph can hold a text box with paragraphs of its own: the innermost is written to."""
    _inside: str = ""
    _foreign: bool = False
    """Whether the run says that it is Japanese or Korean."""
    _code_paragraph: bool = False
    _code_run: bool = False

    def walk(self) -> None:
        """Go through the part once."""
        for tag in _with_usual_prefixes(self.source):
            if not tag.name:
                self._text(tag)
            elif tag.name in PARAGRAPHS | ASIDE and not tag.is_empty:
                self._paragraph(closes=tag.closes, is_paragraph=tag.name in PARAGRAPHS)
            else:
                self._element(tag)
        self.passages += self._writing

    def _paragraph(self, *, closes: bool, is_paragraph: bool) -> None:
        self._code_paragraph = self._code_paragraph and not is_paragraph
        if not closes:
            self._writing.append(Passage(escape=escape))
        elif self._writing:
            self.passages.append(self._writing.pop())

    def _element(self, tag: Tag) -> None:
        if tag.closes:
            self._inside = ""
            return
        if tag.name in BREAKS and self._writing:
            self._writing[-1].add_break(BREAKS[tag.name])
        if tag.name == "w:r":
            self._foreign, self._code_run = False, False
        elif tag.name == "w:pStyle":
            self._code_paragraph = tag.value("w:val") in self.code
        elif tag.name == "w:rStyle":
            self._code_run = tag.value("w:val") in self.code
        elif tag.name == "w:lang" and tag.value("w:eastAsia")[:2] in {"ja", "ko"}:
            self._foreign = True
        self._inside = tag.name if not tag.is_empty else ""
        for attribute in tag.attributes:
            self._attribute(tag, attribute)

    def _text(self, tag: Tag) -> None:
        if self._inside in ALONE or (self.is_data and self._inside):
            self.passages.append(Passage(escape=escape))
            add_text(self.passages[-1], self.source, tag)
        elif self._inside in TEXTS and self._writing:
            add_text(self._writing[-1], self.source, tag, protected=self._is_kept(tag))
        elif self._inside == "dc:language" and is_same_writing(self.source[tag.start : tag.end], self.job.source):
            self.edits.append(Edit(tag.start, tag.end, self.job.tag(self.source[tag.start : tag.end])))

    def _is_kept(self, tag: Tag) -> bool:
        return self._code_paragraph or self._code_run or self._is_foreign(tag)

    def _is_foreign(self, tag: Tag) -> bool:
        # Word takes the language from the keyboard: only kana or hangul in the paragraph show that it is so.
        if not self._foreign:
            return False
        start = max(self.source.rfind(opening, 0, tag.start) for opening in ("<w:p>", "<w:p "))
        end = self.source.find("</w:p>", tag.end)
        return bool(_NOT_CHINESE.search(self.source, start, end if end >= 0 else tag.end))

    def _attribute(self, tag: Tag, attribute: Attribute) -> None:
        if attribute.name in LANGUAGES.get(tag.name, ()):
            if is_same_writing(attribute.value, self.job.source):
                self.edits.append(Edit(attribute.start, attribute.end, self.job.target.word_tag))
        elif tag.name == "w:rFonts" or (attribute.name == "typeface" and tag.name in {"a:ea", "a:latin", "a:cs"}):
            self._replace(attribute, font_for(attribute.value, self.job.target))
        elif tag.name == "w:numFmt" and attribute.value in _COUNTING:
            self._replace(attribute, _COUNTING[self.job.target.is_traditional])
        elif attribute.name in _shown(tag.name):
            self.passages.append(Passage(escape=escape))
            add_text(self.passages[-1], self.source, attribute)

    def _replace(self, attribute: Attribute, new: str) -> None:
        if new != attribute.value:
            self.edits.append(Edit(attribute.start, attribute.end, escape(new)))


def code_styles(source: str) -> frozenset[str]:
    """Return the ids of the styles for program code, those based on them too."""
    found: set[str] = set()
    based: list[tuple[str, str]] = []
    identifier = ""
    for tag in _with_usual_prefixes(source):
        if tag.name == "w:style":
            identifier = tag.value("w:styleId")
        elif tag.name == "w:name" and tag.value("w:val").lower() in CODE_CHARACTERS | _CODE_PARAGRAPHS:
            found.add(identifier)
        elif tag.name == "w:basedOn":
            based.append((identifier, tag.value("w:val")))
    for _ in based:
        new = {own for own, base in based if base in found} - found
        if not new:
            break
        found |= new
    return frozenset(found)


def _shown(name: str) -> tuple[str, ...]:
    """Return the attributes of an element that people read; pictures and shapes have the same in any vocabulary."""
    if name.endswith((":docPr", ":cNvPr")):
        return ("descr", "title")
    return SHOWN.get(name, ("alt", "title") if name.startswith("v:") else ())


def _with_usual_prefixes(source: str) -> Iterator[Tag]:
    """Yield the tags of a part with the prefixes that Word writes, whatever its own program wrote."""
    usual = {
        (prefix or ""): known
        for prefix, name in _NAMESPACE.findall(source[:8192])
        for ending, known in _PREFIXES.items()
        if name.endswith(ending)
    }
    if all(own == known for own, known in usual.items()):
        return tokens(source)
    return (_renamed(tag, usual) for tag in tokens(source))


def _renamed(tag: Tag, usual: dict[str, str]) -> Tag:
    def name(own: str, *, element: bool) -> str:
        prefix, _, local = own.rpartition(":")
        known = usual.get(prefix) if prefix or element else None
        return f"{known}:{local}" if known else own

    attributes = tuple(replace(one, name=name(one.name, element=False)) for one in tag.attributes)
    return replace(tag, name=name(tag.name, element=True) if tag.name else "", attributes=attributes)
