"""Concepts into TBX of any shape."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from toolkit.errors import Location
from toolkit.model.issue import Issue
from toolkit.terminology.formats import Saving
from toolkit.terminology.formats.losses import kept_extras, losses, lost
from toolkit.terminology.formats.tbx_shape import (
    MODULE_OF,
    MODULES,
    PARTS_OF_SPEECH,
    STATUS_NAMES,
    TYPE_NAMES,
    XML_LANG,
    Shape,
    category,
    content,
    local,
    parsed,
)
from toolkit.terminology.termbase import Concept, Extra, RelationKind, Term, Termbase

_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_LOST = ("gloss", "phrase", "forms", "case", "translate", "condition", "forbidden")
_STRUCTURE = frozenset(
    {
        *("tbx", "martif", "tbxHeader", "martifHeader", "fileDesc", "titleStmt", "sourceDesc", "encodingDesc"),
        *(
            "text",
            "body",
            "back",
            "conceptEntry",
            "termEntry",
            "langSec",
            "langSet",
            "termSec",
            "tig",
            "ntig",
            "termGrp",
        ),
    }
)


def save_tbx(termbase: Termbase, shape: Shape) -> Saving:
    """Save TBX; a concept without terms has no place in it."""
    root = _root(shape)
    framing = [parsed(extra.content.encode(), _NOWHERE) for extra in termbase.extras if extra.format == shape.name]
    headers = [element for element in framing if local(element) == shape.header]
    root.append(headers[0] if headers else _header(shape))
    text = etree.SubElement(root, shape.tag("text"))
    body = etree.SubElement(text, shape.tag("body"))
    identifiers = _identifiers(termbase)
    for concept in termbase.concepts:
        if concept.terms:
            body.append(_concept(concept, shape, identifiers))
    text.extend(element for element in framing if local(element) == "back")
    _indent(root, 0)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["min", "basic"] if shape.is_dct else [])
    text_of_file = _PROLOGUE + _doctype(shape) + str(etree.tostring(root, encoding="unicode")) + "\n"
    return Saving(text_of_file.encode(), tuple(_issues(termbase, shape)))


_PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOWHERE = Location(Path("extras"))


def _doctype(shape: Shape) -> str:
    return "" if shape.namespace else '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'


def _root(shape: Shape) -> etree._Element:
    if not shape.namespace:
        return parsed(b'<martif type="TBX" xml:lang="en"/>', _NOWHERE)
    modules = "".join(f' xmlns:{name}="{MODULES}{name}"' for name in ("min", "basic")) if shape.is_dct else ""
    style = "dct" if shape.is_dct else "dca"
    start = f'<tbx xmlns="{shape.namespace}"{modules} type="TBX-Basic" style="{style}" xml:lang="en"/>'
    return parsed(start.encode(), _NOWHERE)


def _header(shape: Shape) -> etree._Element:
    header = etree.Element(shape.tag(shape.header))
    description = etree.SubElement(header, shape.tag("fileDesc"))
    title = etree.SubElement(etree.SubElement(description, shape.tag("titleStmt")), shape.tag("title"))
    title.text = "Termbase"
    source = etree.SubElement(etree.SubElement(description, shape.tag("sourceDesc")), shape.tag("p"))
    source.text = "Exported by the Chinese publishing toolkit"
    if not shape.namespace:
        encoding = etree.SubElement(etree.SubElement(header, "encodingDesc"), "p", {"type": "XCSURI"})
        encoding.text = "TBXXCSV02.xcs"
    return header


def _identifiers(termbase: Termbase) -> dict[str, str]:
    """Return an XML name for every concept: its identifier if that is one."""
    names: dict[str, str] = {}
    taken = {concept.identifier for concept in termbase.concepts if _NAME.fullmatch(concept.identifier)}
    for number, concept in enumerate(termbase.concepts, start=1):
        plain = _NAME.fullmatch(concept.identifier)
        name = concept.identifier if plain else f"c{number}"
        while not plain and name in taken:
            name += "_"
        taken.add(name)
        names[concept.identifier] = name
    return names


def _concept(concept: Concept, shape: Shape, identifiers: dict[str, str]) -> etree._Element:
    entry = etree.Element(shape.tag(shape.concept), {"id": identifiers[concept.identifier]})
    extras = _own(concept.extras, shape)
    aside = {(category(part), content(part)) for extra in extras for part in extra.iter()}
    targets = {extra.get("target") for extra in extras}
    wrappers = [extra for extra in extras if local(extra) in {"langSec", "langSet"}]
    for element, name, text in (
        ("descrip", "subjectField", concept.domain),
        ("descrip", "definition", concept.definition),
    ):
        if text and (name, text) not in aside:
            entry.append(_said(shape, element, name, text))
    for relation in concept.related:
        if relation.concept in identifiers and identifiers[relation.concept] not in targets:
            reference = _said(shape, "ref", "crossReference", "")
            reference.set("target", identifiers[relation.concept])
            entry.append(reference)
    if concept.note:
        etree.SubElement(entry, shape.tag("note")).text = concept.note
    entry.extend(extra for extra in extras if extra not in wrappers)
    entry.extend(_languages(concept, shape, wrappers))
    return entry


def _own(extras: Iterable[Extra], shape: Shape) -> list[etree._Element]:
    return [parsed(extra.content.encode(), _NOWHERE) for extra in extras if extra.format == shape.name]


def _languages(concept: Concept, shape: Shape, wrappers: list[etree._Element]) -> Iterator[etree._Element]:
    """Yield a section for each locale, in the order of its first term."""
    order = list(dict.fromkeys(term.locale for term in concept.terms))
    ordered = sorted(concept.terms, key=lambda term: order.index(term.locale))
    for locale, terms in groupby(ordered, key=lambda term: term.locale):
        section = etree.Element(shape.tag(shape.language), {XML_LANG: str(locale)})
        for wrapper in wrappers:
            if wrapper.get(XML_LANG, "").replace("_", "-").lower() == str(locale).lower():
                section.extend(list(wrapper))
        section.extend(_term(term, shape) for term in terms)
        yield section


def _term(term: Term, shape: Shape) -> etree._Element:
    section = etree.Element(shape.tag(shape.term))
    inner = etree.SubElement(section, "termGrp") if shape.term == "ntig" else section
    extras = _own(term.extras, shape)
    for shell in [extra for extra in extras if local(extra) == shape.term]:
        section.attrib.update(shell.attrib)
        extras.remove(shell)
    word = next((extra for extra in extras if local(extra) == "term" and content(extra) == term.text), None)
    if word is None:
        etree.SubElement(inner, shape.tag("term")).text = term.text
    else:
        inner.append(word)
    extras = [extra for extra in extras if local(extra) != "term"]
    aside = {category(part) for extra in extras for part in extra.iter()}
    part = term.part_of_speech
    for name, text in (
        ("partOfSpeech", part if part in PARTS_OF_SPEECH or not part else "other"),
        ("termType", TYPE_NAMES.get(term.type, "")),
        ("administrativeStatus", STATUS_NAMES[term.status]),
    ):
        if text and name not in aside:
            inner.append(_said(shape, "termNote", name, text))
    notes = [extra for extra in extras if local(extra) in {"termNote", "termNoteGrp"} or category(extra) in MODULE_OF]
    inner.extend(notes)
    if term.note:
        etree.SubElement(section, shape.tag("note")).text = term.note
    section.extend(extra for extra in extras if extra not in notes)
    return section


def _said(shape: Shape, element: str, name: str, text: str) -> etree._Element:
    """Return one data category in the style of the shape."""
    if shape.is_dct:
        said = etree.Element(f"{{{MODULES}{MODULE_OF[name]}}}{name}")
    else:
        said = etree.Element(shape.tag(element), {"type": name})
    said.text = text or None
    return said


def _indent(element: etree._Element, level: int) -> None:
    """Put structure on lines of its own; never inside of what holds text."""
    if local(element) not in _STRUCTURE or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    element[-1].tail = "\n" + "  " * level


def _issues(termbase: Termbase, shape: Shape) -> Iterator[Issue]:
    yield from losses(termbase, shape.name, _LOST)
    parts = sum(
        bool(term.part_of_speech) and term.part_of_speech not in PARTS_OF_SPEECH for _, term in termbase.terms()
    )
    kinds = sum(one.kind is not RelationKind.RELATED for concept in termbase.concepts for one in concept.related)
    renamed = sum(not _NAME.fullmatch(concept.identifier) for concept in termbase.concepts)
    foreign = sum(extra.format != shape.name for extra in kept_extras(termbase))
    empty = sum(not concept.terms for concept in termbase.concepts)
    for field, count in (
        ("pos", parts),
        ("kind of relation", kinds),
        ("concept identifier", renamed),
        ("extras of another format", foreign),
        ("concept without terms", empty),
    ):
        if count:
            yield lost(shape.name, field, count)
