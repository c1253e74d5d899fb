"""DOCX in place: the text of all parts, East Asian language tags and fonts; styles, numbering and pictures stay."""

import re
from dataclasses import dataclass, field

from toolkit.archive import Archive
from toolkit.errors import InputError, Location
from toolkit.inplace.fonts import font_for
from toolkit.inplace.job import Job, Result
from toolkit.inplace.members import rewrite_archive
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import Attribute, Tag, add_text, escape, is_same_writing, refuse_entities, tokens
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message

TEXTS = frozenset({"w:t", "a:t", "m:t", "v:textpath"})
"""Elements whose content is shown."""
_NOT_CHINESE = re.compile("[\u3041-\u30fa\uac00-\ud7a3]")
PARAGRAPHS = frozenset({"w:p", "a:p"})
BREAKS = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:noBreakHyphen": "-", "w:drawing": "\ufffc", "w:sym": "\ufffc"}
PROPERTIES = frozenset({"dc:title", "dc:subject", "dc:description", "dc:creator", "cp:keywords", "cp:category"})
ALTERNATIVES = frozenset({"descr", "title"})


def convert(data: bytes, job: Job) -> Result:
    """Change a Word file.

    Raises:
        InputError: no Word file.
    """
    if "word/document.xml" not in Archive(data, job.path):
        raise InputError(Message("no Word file: word/document.xml is missing"), Location(job.path))

    def change(name: str, content: bytes) -> bytes:
        if not name.endswith(".xml") or not name.startswith(("word/", "docProps/")):
            return content
        text, codec = decode(content, job.path)
        refuse_entities(text, job.path / name)
        part = _Part(text, job)
        part.walk()
        return encode(rewrite(text, part.passages, job.stage, part.edits), codec)

    return Result(rewrite_archive(data, job.path, change))


@dataclass(slots=True)
class _Part:
    source: str
    job: Job
    passages: list[Passage] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    _writing: list[Passage] = field(default_factory=list)
    """A paragraph can hold a text box with paragraphs of its own: the innermost is written to."""
    _inside: str = ""
    _foreign: bool = False
    """Whether the run says that it is Japanese or Korean."""

    def walk(self) -> None:
        for tag in tokens(self.source):
            if not tag.name:
                self._text(tag)
            elif tag.name in PARAGRAPHS and not tag.is_empty:
                self._paragraph(closes=tag.closes)
            else:
                self._element(tag)
        self.passages += self._writing

    def _paragraph(self, *, closes: bool) -> None:
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
            self._foreign = False
        elif tag.name == "w:lang" and tag.value("w:eastAsia")[:2] in {"ja", "ko"}:
            self._foreign = True
        self._inside = tag.name if not tag.is_empty else ""
        for attribute in tag.attributes:
            self._attribute(tag, attribute)

    def _text(self, tag: Tag) -> None:
        if self._inside in PROPERTIES:
            self.passages.append(Passage(escape=escape))
            add_text(self.passages[-1], self.source, tag.start, tag.end)
        elif self._inside in TEXTS and self._writing:
            add_text(self._writing[-1], self.source, tag.start, tag.end, protected=self._is_foreign(tag))
        elif self._inside == "dc:language" and is_same_writing(self.source[tag.start : tag.end], self.job.source):
            self.edits.append(Edit(tag.start, tag.end, self.job.tag(self.source[tag.start : tag.end])))

    def _is_foreign(self, tag: Tag) -> bool:
        # Word takes the language from the keyboard: only kana or hangul in the paragraph show that it is so.
        if not self._foreign:
            return False
        start = max(self.source.rfind(opening, 0, tag.start) for opening in ("<w:p>", "<w:p "))
        end = self.source.find("</w:p>", tag.end)
        return bool(_NOT_CHINESE.search(self.source, start, end if end >= 0 else tag.end))

    def _attribute(self, tag: Tag, attribute: Attribute) -> None:
        if attribute.name == "w:eastAsia" and tag.name in {"w:lang", "w:themeFontLang"}:
            if is_same_writing(attribute.value, self.job.source):
                self.edits.append(Edit(attribute.start, attribute.end, self.job.target.word_tag))
        elif tag.name == "w:rFonts" or (tag.name == "a:ea" and attribute.name == "typeface"):
            new = font_for(attribute.value, self.job.target)
            if new != attribute.value:
                self.edits.append(Edit(attribute.start, attribute.end, escape(new)))
        elif tag.name.endswith((":docPr", ":cNvPr")) and attribute.name in ALTERNATIVES:
            self.passages.append(Passage(escape=escape))
            add_text(self.passages[-1], self.source, attribute.start, attribute.end)
