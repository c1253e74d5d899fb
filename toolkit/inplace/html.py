"""HTML and XHTML in place: text, language tags, alternative texts and titles; every other byte stays."""

import re
from dataclasses import dataclass, field

from toolkit.conversion import detect
from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.inplace.elements import (
    ASIDE,
    ATTRIBUTES,
    BREAKS,
    IMPLIED_ENDS,
    INLINE,
    KEPT,
    LABELLED,
    LANGUAGE_META,
    LANGUAGES,
    META_NAMES,
    VOID,
)
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import (
    Tag,
    add_span,
    add_text,
    escape,
    is_same_writing,
    refuse_entities,
    tokens,
)
from toolkit.inplace.words import decode, encode
from toolkit.model.locale import is_written_in_han

_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
_LINE_END = re.compile(rf"(?<={_WIDE})[ \t]*\r?\n[ \t]*(?={_WIDE})")


@dataclass(slots=True)
class _Open:
    name: str
    kept: bool
    aside: bool


@dataclass(slots=True)
class Walker:
    """Gathers the passages of a source with tags, and the edits of its language tags."""

    source: str
    job: Job
    passages: list[Passage] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _writing: list[Passage] = field(default_factory=list)

    def walk(self) -> None:
        """Go through the source once."""
        self._writing = [self._new()]
        for tag in tokens(self.source):
            if not tag.name:
                self._text(tag)
            elif tag.closes:
                self._close(_name(tag))
            else:
                self._begin(tag)
        self.passages += self._writing

    def _text(self, tag: Tag) -> None:
        """Add a text; where one of its lines ends between two Chinese characters a word may go on in the next."""
        if tag.is_data or any(one.name == "pre" for one in self._open):
            add_text(self._writing[-1], self.source, tag, protected=self._kept)
            return
        position = tag.start
        for found in _LINE_END.finditer(self.source, tag.start, tag.end):
            add_span(self._writing[-1], self.source, position, found.start(), protected=self._kept)
            position = found.end()
        add_span(self._writing[-1], self.source, position, tag.end, protected=self._kept)

    @property
    def _kept(self) -> bool:
        return bool(self._open) and self._open[-1].kept

    def _new(self) -> Passage:
        return Passage(escape=escape)

    def _begin(self, tag: Tag) -> None:
        name = _name(tag)
        self._language(tag)
        self._end_implied(name)
        untranslated = tag.value("translate") == "no" or "notranslate" in tag.value("class").split()
        language = tag.value("lang") or tag.value("xml:lang")
        if tag.local in {"html", "body"} and self._is_mistaken(language):
            language = ""
        kept = not is_same_writing(language, self.job.source) if language else self._kept
        kept = kept or untranslated or tag.local in KEPT
        self._attributes(tag, kept=untranslated or (kept and bool(language)))
        self._boundary(name, starts=True)
        if not tag.is_empty and name not in VOID:
            self._open.append(_Open(name, kept, name in ASIDE))

    def _is_mistaken(self, language: str) -> bool:
        """Whether what a page says of itself is not so.

        Programs write their own default there (pandoc's en-US), and converters of characters leave what was there.
        """
        if not is_written_in_han(language):
            return True
        claimed = language.strip().lower().startswith("zh") and not is_same_writing(language, self.job.source)
        only = only_traditional() if self.job.source.is_traditional else only_simplified()
        return claimed and detect(self.source).script == self.job.source.script and not only.isdisjoint(self.source)

    def _end_implied(self, name: str) -> None:
        """Close what HTML closes by itself: a paragraph where a list begins, an item where the next one does."""
        ended, shields = IMPLIED_ENDS.get(name, ((), ()))
        for index in reversed(range(len(self._open))):
            if self._open[index].name in ended:
                del self._open[index:]
            elif self._open[index].name in shields:
                return

    def _close(self, name: str) -> None:
        depth = next((index for index in reversed(range(len(self._open))) if self._open[index].name == name), None)
        self._boundary(name, starts=False)
        if depth is not None:
            del self._open[depth:]

    def _boundary(self, name: str, *, starts: bool) -> None:
        if name in ASIDE:
            if starts:
                self._writing.append(self._new())
            elif len(self._writing) > 1:
                self.passages.append(self._writing.pop())
        elif name in BREAKS:
            self._writing[-1].add_break("\n" if name == "br" else "\ufffc")
        elif name not in INLINE and name not in KEPT:
            self.passages += self._writing
            self._writing = [self._new()]

    def _language(self, tag: Tag) -> None:
        for attribute in tag.attributes:
            is_language = attribute.name.lower() in LANGUAGES
            is_language = is_language or (attribute.name.lower() == "content" and _meta_name(tag) in LANGUAGE_META)
            if is_language and attribute.value and is_same_writing(attribute.value, self.job.source):
                self.edits.append(Edit(attribute.start, attribute.end, self.job.tag(attribute.value)))

    def _attributes(self, tag: Tag, *, kept: bool) -> None:
        if kept or self._kept:
            return
        described = _meta_name(tag) in META_NAMES
        labelled = tag.local == "input" and tag.value("type").lower() in LABELLED
        for attribute in tag.attributes:
            shown = (described and attribute.name.lower() == "content") or (
                labelled and attribute.name.lower() == "value"
            )
            if shown or attribute.name.lower() in ATTRIBUTES:
                passage = self._new()
                add_text(passage, self.source, attribute)
                self.passages.append(passage)


def _name(tag: Tag) -> str:
    """Return the name of an element; what Word adds to its pages (o:p, st1:place) is nothing to a reader."""
    return "span" if tag.name.lower().startswith(("o:", "st1:", "w:")) else tag.local


def _meta_name(tag: Tag) -> str:
    if tag.local != "meta":
        return ""
    return (tag.value("name") or tag.value("property") or tag.value("http-equiv")).strip().lower()


def convert_markup(source: str, job: Job) -> str:
    """Return an HTML or XHTML source with its texts changed."""
    walker = Walker(source, job)
    walker.walk()
    return rewrite(source, walker.passages, job.stage, walker.edits)


def convert(data: bytes, job: Job) -> Result:
    """Change an HTML file."""
    source, codec = decode(data, job.path)
    refuse_entities(source, job.path)
    return Result(encode(convert_markup(source, job), codec))
