"""XLIFF in place: the side that is in the source's writing, and its language; ids, states and notes stay."""

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
    passages: list[Passage] = []
    edits: list[Edit] = []
    sides: set[str] = set()
    writing: Passage | None = None
    in_code = 0
    for tag in tokens(source):
        if not tag.name:
            if writing and not in_code:
                add_text(writing, source, tag.start, tag.end)
            continue
        edits += _languages(tag, sides, job)
        if tag.local in {"source", "target"} and not tag.is_empty:
            writing = None if tag.closes or tag.local not in sides else Passage(escape=escape)
            passages += [writing] if writing else []
        elif tag.local in CODE and not tag.is_empty:
            in_code += -1 if tag.closes else 1
            if writing and not tag.closes:
                writing.add_break("\ufffc")
    return Result(encode(rewrite(source, passages, job.stage, edits), codec))


def _languages(tag: Tag, sides: set[str], job: Job) -> list[Edit]:
    edits = []
    for attribute in tag.attributes:
        is_language = attribute.name in SIDES or attribute.name == "xml:lang"
        if is_language and attribute.value and is_same_writing(attribute.value, job.source):
            if attribute.name in SIDES:
                sides.add(SIDES[attribute.name])
            edits.append(Edit(attribute.start, attribute.end, job.tag(attribute.value)))
    return edits
