"""Editions in a template of the user's own: its styles, page, headers and footers win, ours fill the gaps."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docx.opc.part import Part as OpcPart
from docx.package import Package
from lxml import etree

from toolkit.errors import InputError
from toolkit.model.document import Document
from toolkit.model.message import Message
from toolkit.writers import Options, Writing
from toolkit.writers.docx import attachments, body, geometry, properties, wrap
from toolkit.writers.docx.notes import footnotes
from toolkit.writers.docx.numbering import numbering
from toolkit.writers.docx.package import Content, kinds_of, pack, relationship_rows
from toolkit.writers.docx.region import region_of
from toolkit.writers.docx.styles import part, values
from toolkit.writers.docx.template_page import W, section, text_width
from toolkit.writers.docx.template_styles import styles, written
from toolkit.writers.docx.work import RELATIONSHIP, Place, Work, start

KEPT = frozenset({"styles", "theme", "settings", "fontTable", "webSettings", "numbering", "header", "footer"})
"""What a template gives to an edition; its text, pictures and comments stay behind."""
_OURS = frozenset({"styles", "settings", "numbering"})
_SIDES = {"start": "left", "end": "right"}
_OF_THE_TEMPLATE = (
    "trackRevisions",
    "documentProtection",
    "writeProtection",
    "attachedTemplate",
    "endnotePr",
    "mailMerge",
)
"""Settings that were about the template's own text."""
_DAMAGED = (OpcError, BadZipFile, etree.XMLSyntaxError, zlib.error, KeyError, ValueError, AttributeError, TypeError)
"""What python-docx raises where a package is not as it wants it."""
Row = tuple[str, str, str, bool]


def write(document: Document, options: Options) -> Writing:
    """Return the document as a Word file that looks as the template says.

    Raises:
        InputError: the template is no Word file.
    """
    main = _open(options.template)
    found = {each.name: each.part for each in _kept(main)}
    fields = values(region_of(document.locale), document, options)
    found_styles, style_ids = styles(_root(found.get("styles")), fields)
    work = start(document, options, style_ids, "rIdEdition")
    lists = _root(found.get("numbering"))
    work.list_offset = _highest(lists)
    root = _parsed(main.blob)
    work.text_width = text_width(root) or work.text_width
    place = Place(work.main, work.region)
    text = [*body(work, place)]
    notes = footnotes(work, place)
    page = section(root, vertical=options.writing == "vertical")
    page = page or f"<w:sectPr>{geometry(work)}</w:sectPr>"
    files = [
        Content("word/document.xml", wrap("document", ["<w:body>", *text, page, "</w:body>"])),
        Content("word/footnotes.xml", wrap("footnotes", notes)),
        Content("word/styles.xml", [found_styles]),
        Content("word/settings.xml", [_settings(found.get("settings"), fields)]),
        Content("word/numbering.xml", [_numbering(lists, work)]),
        Content("word/_rels/document.xml.rels", [_relationships(main, work)]),
    ]
    if "theme" not in found:
        # Styles of ours speak of its fonts.
        files.append(Content("word/theme/theme1.xml", [part("theme.xml", fields)]))
    if "macroEnabled" in main.content_type:
        work.report("template-macros", Message("the template's macros are not taken into the edition"))
    others = [each for each in attachments(work) if each.name != "word/_rels/document.xml.rels"]
    contents = [*files, *others, *_carried(main), *properties(work)]
    return Writing(pack(contents, kinds_of(contents)), tuple(work.issues))


def _open(data: bytes) -> OpcPart:
    """Return the main part of a template, a document or a .dotx."""
    try:
        main: OpcPart = Package.open(BytesIO(data)).main_document_part
    except _DAMAGED as problem:
        raise InputError(Message("the template is no Word file (.docx or .dotx, not Strict Open XML)")) from problem
    return main


def _parsed(data: bytes) -> etree._Element:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        raise InputError(Message("the template is no Word file (.docx or .dotx, not Strict Open XML)")) from problem


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the text of a template refers to, and an edition in it too."""

    identifier: str
    kind: str
    """The whole type of the relationship."""
    part: OpcPart

    @property
    def name(self) -> str:
        """Return the last word of its type, such as styles or header."""
        return self.kind.rpartition("/")[2]


def _kept(main: OpcPart) -> list[_Kept]:
    found = [_Kept(rel.rId, rel.reltype, rel.target_part) for rel in main.rels.values() if not rel.is_external]
    return [each for each in found if each.name in KEPT]


def _root(source: OpcPart | None) -> etree._Element | None:
    return _parsed(source.blob) if source is not None else None


def _highest(lists: etree._Element | None) -> int:
    """Return the highest id of a list, or of its definition, that a template has used."""
    found = [0]
    for name, key in (("num", "numId"), ("abstractNum", "abstractNumId")):
        elements = lists.iter(f"{W}{name}") if lists is not None else ()
        found += [int(number) for each in elements if (number := each.get(f"{W}{key}", "")).isdecimal()]
    return max(found) + 1


def _settings(source: OpcPart | None, fields: dict[str, str]) -> str:
    """Return the template's settings, in the edition's language; its tracked changes and protection are no longer."""
    root = _root(source)
    if root is None:
        return part("settings.xml", fields)
    ours = etree.fromstring(part("settings.xml", fields).encode())
    for name in _OF_THE_TEMPLATE:
        for each in root.findall(f"{W}{name}"):
            root.remove(each)
    zoom = root.find(f"{W}zoom")
    if zoom is not None and zoom.get(f"{W}percent") is None:
        # The schema wants it; python-docx's own template has none.
        zoom.set(f"{W}percent", "100")
    notes = root.find(f"{W}footnotePr")
    if notes is not None:
        for each in notes.findall(f"{W}footnote"):
            notes.remove(each)
        notes.extend(ours.iterfind(f"{W}footnotePr/{W}footnote"))
    for each in root.findall(f"{W}themeFontLang"):
        each.set(f"{W}eastAsia", fields["eastasia"])
    return written(root)


def _numbering(root: etree._Element | None, work: Work) -> str:
    """Return the template's lists, and behind them ours."""
    definitions, instances = numbering(work)
    if root is None:
        return "".join(wrap("numbering", (definitions, instances)))
    ours = etree.fromstring("".join(wrap("numbering", (definitions, instances))).encode())
    # The schema wants all definitions before the first instance.
    first = root.find(f"{W}num")
    position = list(root).index(first) if first is not None else len(root)
    for each in reversed(ours.findall(f"{W}abstractNum")):
        root.insert(position, each)
    last = max(index for index, each in enumerate(root) if each.tag in {f"{W}num", f"{W}abstractNum"})
    for each in reversed(ours.findall(f"{W}num")):
        root.insert(last + 1, each)
    for each in root.iter(f"{W}lvlJc", f"{W}jc"):
        # LibreOffice writes the words of a later edition of the standard.
        each.set(f"{W}val", _SIDES.get(each.get(f"{W}val", ""), each.get(f"{W}val", "")))
    return written(root)


def _relationships(main: OpcPart, work: Work) -> str:
    rows: list[Row] = [
        (each.identifier, each.kind, _relative(str(each.part.partname)), False)
        for each in _kept(main)
        if each.name not in _OURS
    ]
    for name in ("styles", "settings", "numbering", "footnotes"):
        work.main.relate(f"{RELATIONSHIP}/{name}", f"{name}.xml")
    if not any(each.name == "theme" for each in _kept(main)):
        work.main.relate(f"{RELATIONSHIP}/theme", "theme/theme1.xml")
    rows += [
        (identifier, kind, target, kind == f"{RELATIONSHIP}/hyperlink")
        for (kind, target), identifier in work.main.relationships.items()
    ]
    return relationship_rows(rows)


def _relative(partname: str) -> str:
    return partname.removeprefix("/word/") if partname.startswith("/word/") else partname


def _carried(main: OpcPart) -> Iterator[Content]:
    """Yield the parts of the template that go into the edition as they are, with what these refer to."""
    seen: set[str] = set()
    waiting: list[OpcPart] = []
    for each in _kept(main):
        if each.name not in _OURS:
            waiting.append(each.part)
        elif each.name == "numbering":
            # Its signs may be pictures.
            yield from _carried_relationships(each.part, "word/numbering.xml")
            waiting += _inside(each.part)
    while waiting:
        one = waiting.pop(0)
        name = str(one.partname).lstrip("/")
        if name in seen:
            continue
        seen.add(name)
        yield Content(name, one.blob, one.content_type)
        yield from _carried_relationships(one, name)
        waiting += _inside(one)


def _inside(one: OpcPart) -> list[OpcPart]:
    return [rel.target_part for rel in one.rels.values() if not rel.is_external]


def _carried_relationships(one: OpcPart, name: str) -> Iterator[Content]:
    rows = [(rel.rId, rel.reltype, rel.target_ref, rel.is_external) for rel in one.rels.values()]
    if rows:
        folder, _, last = name.rpartition("/")
        yield Content(f"{folder}/_rels/{last}.rels", [relationship_rows(rows)])
