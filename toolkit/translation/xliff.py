"""XLIFF 1.2 (OASIS, 2008) and 2.0/2.1 (OASIS, 2018)."""

from collections.abc import Iterator

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.segment import Bitext, Segment, SegmentState
from toolkit.translation import BitextSource, xml

# XLIFF 1.2, section 2.3 "state" attribute, in the words of XLIFF 2.1, section 4.3.1.29.
STATES = {
    "translated": SegmentState.TRANSLATED,
    "needs-review-translation": SegmentState.TRANSLATED,
    "needs-review-l10n": SegmentState.TRANSLATED,
    "reviewed": SegmentState.REVIEWED,
    "signed-off": SegmentState.REVIEWED,
    "final": SegmentState.FINAL,
}
ANNOTATIONS = frozenset({"mrk", "sm", "em"})
"""They annotate (terms, comments) and segment; they are no markup of the sentence."""


def read(source: BitextSource) -> Bitext:
    """Return the segments of an XLIFF file."""
    root = xml.parse(source)
    if xml.local_name(root) != "xliff":
        raise InputError(
            Message.of("not XLIFF: the root element is {local_name}", local_name=repr(xml.local_name(root))),
            Location(source.path),
        )
    second = (root.get("version") or "1.2").startswith("2")
    first_file = xml.child(root, "file")
    names = (root, "srcLang", "trgLang") if second else (first_file, "source-language", "target-language")
    read_units = _second if second else _first
    segments = tuple(segment for file in xml.children(root, "file") for segment in read_units(file))
    return Bitext(
        source.source_locale or _locale(names[0], names[1], source),
        source.target_locale or _locale(names[0], names[2], source),
        segments,
    )


def _locale(element: etree._Element | None, attribute: str, source: BitextSource) -> Locale:
    tag = element.get(attribute) if element is not None else None
    if not tag:
        raise InputError(
            Message.of(
                "the file does not say its {attribute}; name the locale on the command line", attribute=attribute
            ),
            Location(source.path, xml.line_of(element)),
        )
    return Locale.parse(tag)


def _first(file: etree._Element) -> Iterator[Segment]:
    for unit in file.iter():
        if xml.local_name(unit) != "trans-unit" or unit.get("translate") == "no":
            continue
        target = xml.child(unit, "target")
        keep = unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        note = " ".join(xml.inner(note).strip() for note in xml.children(unit, "note"))
        yield Segment(
            unit.get("resname") or unit.get("id") or "",
            xml.tidy(xml.inner(xml.child(unit, "source"), ANNOTATIONS), keep=keep),
            xml.tidy(xml.inner(target, ANNOTATIONS), keep=keep),
            STATES.get((target.get("state") if target is not None else None) or "", SegmentState.INITIAL),
            xml.line_of(target if target is not None else unit),
            note,
        )


def _second(file: etree._Element) -> Iterator[Segment]:
    for unit in file.iter():
        if xml.local_name(unit) != "unit" or unit.get("translate") == "no":
            continue
        notes = xml.child(unit, "notes")
        note = " ".join(xml.inner(note).strip() for note in xml.children(notes, "note")) if notes is not None else ""
        parts = list(xml.children(unit, "segment"))
        for number, part in enumerate(parts, start=1):
            target = xml.child(part, "target")
            identifier = unit.get("name") or unit.get("id") or ""
            state = part.get("state") or "initial"
            yield Segment(
                f"{identifier}/{part.get('id') or number}" if len(parts) > 1 else identifier,
                xml.tidy(xml.inner(xml.child(part, "source"), ANNOTATIONS), keep=False),
                xml.tidy(xml.inner(target, ANNOTATIONS), keep=False),
                SegmentState(state) if state in list(SegmentState) else SegmentState.INITIAL,
                xml.line_of(target if target is not None else part),
                note,
            )
