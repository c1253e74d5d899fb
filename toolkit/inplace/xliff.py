"""XLIFF in place: the side that is in the source's writing, and its language; ids, states and notes stay."""

from dataclasses import dataclass, field

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import Tag, add_text, escape, is_same_writing, tokens
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message
from toolkit.readers.xml import parse_xml

SIDES = {
    "target-language": "target",
    "trgLang": "target",
    "source-language": "source",
    "srcLang": "source",
}
TEXTS = {"source": "source", "target": "target", "seg-source": "source"}
"""Elements with text, and the side that they belong to."""
_KEPT = {"no": True, "protected": True, "yes": False}
"""Values of translate, and of mtype in XLIFF 1.2."""
_FORMATTING = frozenset({"bold", "italic", "underlined", "link", "fmt", "x-b", "x-i", "x-em", "x-strong", "x-a", "x-u"})
CODE = frozenset({"ph", "bpt", "ept", "it", "x", "bx", "ex", "sc", "ec", "cp"})
"""Elements whose content is markup of the original file (XLIFF 1.2, 2.4.7; 2.1, 4.2.3)."""


def convert(data: bytes, job: Job) -> Result:
    """Change an XLIFF file.

    Raises:
        InputError: not well-formed, or something else than XLIFF.
    """
    source, codec = decode(data, job.path)
    root = parse_xml(data, Location(job.path), job.path.name)
    if etree.QName(root).localname != "xliff":
        raise InputError(
            Message.of("not XLIFF: the root element is {localname}", localname=repr(etree.QName(root).localname)),
            Location(job.path),
        )
    walker = _Walker(source, job)
    for tag in tokens(source):
        walker.see(tag)
    return Result(encode(rewrite(source, walker.passages, job.stage, walker.edits), codec))


@dataclass(slots=True)
class _Walker:
    """Gathers the passages of the sides that are in the source's writing."""

    source: str
    job: Job
    passages: list[Passage] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    _sides: set[str] = field(default_factory=set)
    _writing: Passage | None = None
    _kept: list[bool] = field(default_factory=lambda: [False])
    """For each open element whether its text is not to be translated."""
    _codes: int = 0

    def see(self, tag: Tag) -> None:
        if not tag.name:
            if self._writing and not self._codes:
                add_text(self._writing, self.source, tag, protected=self._kept[-1])
            return
        self.edits += _languages(tag, self._sides, self.job)
        if tag.local in TEXTS and not tag.is_empty:
            language = tag.value("xml:lang")
            wanted = is_same_writing(language, self.job.source) if language else TEXTS[tag.local] in self._sides
            self._writing = Passage(escape=escape) if wanted and not tag.closes else None
            self.passages += [self._writing] if self._writing else []
        elif tag.local in CODE and not tag.closes and self._writing and not _is_formatting(tag):
            self._writing.add_break("\ufffc")
        if not tag.is_empty:
            self._codes += (tag.local in CODE) * (-1 if tag.closes else 1)
            self._codes += (tag.local == "sub") * (1 if tag.closes else -1)
            self._nest(tag)

    def _nest(self, tag: Tag) -> None:
        if not tag.closes:
            self._kept.append(_KEPT.get(tag.value("translate") or tag.value("mtype"), self._kept[-1]))
        elif len(self._kept) > 1:
            self._kept.pop()


def _is_formatting(tag: Tag) -> bool:
    """Whether a code only opens or closes bold type and the like, in the middle of a word perhaps."""
    if tag.local in {"bpt", "ept", "bx", "ex", "sc", "ec"}:
        return True
    kind = tag.value("ctype") or tag.value("type")
    return kind in _FORMATTING or tag.value("id").startswith(("START_", "CLOSE_"))


def _languages(tag: Tag, sides: set[str], job: Job) -> list[Edit]:
    edits = []
    for attribute in tag.attributes:
        is_language = attribute.name in SIDES or attribute.name == "xml:lang"
        if is_language and attribute.value and is_same_writing(attribute.value, job.source):
            if attribute.name in SIDES:
                sides.add(SIDES[attribute.name])
            edits.append(Edit(attribute.start, attribute.end, job.tag(attribute.value)))
    return edits
