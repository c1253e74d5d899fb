"""Editions in a template of the user's own: its styles, page, headers and footers win, ours fill the gaps."""

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
from toolkit.writers.docx.work import RELATIONSHIP, Place, Work, start

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEPT = frozenset({"styles", "theme", "settings", "fontTable", "webSettings", "numbering", "header", "footer"})
"""What a template gives to an edition; its text, pictures and comments stay behind."""
_OURS = frozenset({"styles", "settings", "numbering"})
_REFERENCES = ("basedOn", "next", "link")
_OF_THE_TEMPLATE = (
    "trackRevisions",
    "documentProtection",
    "writeProtection",
    "attachedTemplate",
    "endnotePr",
    "mailMerge",
)
"""Settings that were about the template's own text."""
Row = tuple[str, str, str, bool]


def write(document: Document, options: Options) -> Writing:
    """Return the document as a Word file that looks as the template says.

    Raises:
        InputError: the template is no Word file.
    """
    main = _open(options.template)
    found = {each.name: each.part for each in _kept(main)}
    fields = values(region_of(document.locale), document, options)
    styles, style_ids = _styles(found.get("styles"), fields)
    work = start(document, options, style_ids, "rIdEdition")
    lists = _root(found.get("numbering"))
    work.list_offset = _highest(lists)
    place = Place(work.main, work.region)
    text = [*body(work, place)]
    notes = footnotes(work, place)
    section = _section(main, work)
    files = [
        Content("word/document.xml", wrap("document", ["<w:body>", *text, section, "</w:body>"])),
        Content("word/footnotes.xml", wrap("footnotes", notes)),
        Content("word/styles.xml", [styles]),
        Content("word/settings.xml", [_settings(found.get("settings"), fields)]),
        Content("word/numbering.xml", [_numbering(lists, work)]),
        Content("word/_rels/document.xml.rels", [_relationships(main, work)]),
    ]
    others = [each for each in attachments(work) if each.name != "word/_rels/document.xml.rels"]
    contents = [*files, *others, *_carried(main), *properties(work)]
    return Writing(pack(contents, kinds_of(contents)), tuple(work.issues))


def _open(data: bytes) -> OpcPart:
    """Return the main part of a template, a document or a .dotx."""
    try:
        main: OpcPart = Package.open(BytesIO(data)).main_document_part
    except (OpcError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as problem:
        raise InputError(Message("the template is no Word file (.docx or .dotx)")) from problem
    return main


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
    return etree.fromstring(source.blob) if source is not None else None


def _highest(lists: etree._Element | None) -> int:
    """Return the highest id of a list, or of its definition, that a template has used."""
    found = [0]
    for name, key in (("num", "numId"), ("abstractNum", "abstractNumId")):
        elements = lists.iter(f"{W}{name}") if lists is not None else ()
        found += [int(each.get(f"{W}{key}", "0")) for each in elements]
    return max(found) + 1


def _xml(root: etree._Element) -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return head + etree.tostring(root, encoding="unicode")


def _styles(source: OpcPart | None, fields: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the template's styles with ours where it has none of that name, and its ids for ours."""
    ours = etree.fromstring(part("styles.xml", fields).encode())
    theirs = _root(source)
    if theirs is None:
        return _xml(ours), {}
    known = {_key(style): style.get(f"{W}styleId", "") for style in theirs.iter(f"{W}style")}
    taken = set(known.values())
    ids: dict[str, str] = {}
    added: list[etree._Element] = []
    for style in ours.iter(f"{W}style"):
        identifier = style.get(f"{W}styleId", "")
        if _key(style) in known and not _is_italic_only(theirs, known[_key(style)], fields):
            ids[identifier] = known[_key(style)]
            continue
        ids[identifier] = f"Edition{identifier}" if identifier in taken else identifier
        added.append(style)
    for style in added:
        name = style.find(f"{W}name")
        if _key(style) in known and name is not None:
            name.set(f"{W}val", f"Edition {name.get(f'{W}val')}")
        _adapt(style, ids)
        theirs.append(style)
    _speak(theirs, fields)
    return _xml(theirs), ids


def _is_italic_only(styles: etree._Element, identifier: str, fields: dict[str, str]) -> bool:
    """Whether a style is Word's own emphasis, in italics, which Chinese characters have none of."""
    if identifier != "Emphasis" or fields["emphasis"].startswith("<w:i/>"):
        return False
    style = next(each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") == identifier)
    return style.find(f"{W}rPr/{W}i") is not None and style.find(f"{W}rPr/{W}em") is None


def _key(style: etree._Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return style.get(f"{W}type", "paragraph"), (name.get(f"{W}val", "") if name is not None else "").lower()


def _adapt(style: etree._Element, ids: dict[str, str]) -> None:
    """Let a style of ours refer to others by the template's ids; what is the default in ours is none in theirs."""
    style.set(f"{W}styleId", ids[style.get(f"{W}styleId", "")])
    style.attrib.pop(f"{W}default", "")
    for name in _REFERENCES:
        for each in style.findall(f"{W}{name}"):
            each.set(f"{W}val", ids.get(each.get(f"{W}val", ""), each.get(f"{W}val", "")))


def _speak(styles: etree._Element, fields: dict[str, str]) -> None:
    """Name the edition's language wherever a style names one: the text speaks it, whatever the template was for."""
    for each in styles.iter(f"{W}lang"):
        if each.get(f"{W}eastAsia"):
            each.set(f"{W}eastAsia", fields["eastasia"])
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None and defaults.find(f"{W}lang") is None:
        etree.SubElement(defaults, f"{W}lang", {f"{W}val": fields["latin"], f"{W}eastAsia": fields["eastasia"]})


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
    return _xml(root)


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
    return _xml(root)


def _section(main: OpcPart, work: Work) -> str:
    """Return the page of the template; ours if it has none."""
    sections = etree.fromstring(main.blob).findall(f"{W}body/{W}sectPr")
    if not sections:
        return f"<w:sectPr>{geometry(work)}</w:sectPr>"
    section = sections[-1]
    for each in section.findall(f"{W}sectPrChange"):
        section.remove(each)
    if work.options.writing == "vertical" and section.find(f"{W}textDirection") is None:
        direction = etree.Element(f"{W}textDirection", {f"{W}val": "tbRl"})
        behind = [section.find(f"{W}{name}") for name in ("bidi", "rtlGutter", "docGrid", "printerSettings")]
        following = next((each for each in behind if each is not None), None)
        if following is not None:
            following.addprevious(direction)
        else:
            section.append(direction)
    return etree.tostring(section, encoding="unicode")


def _relationships(main: OpcPart, work: Work) -> str:
    rows: list[Row] = [
        (each.identifier, each.kind, _relative(str(each.part.partname)), False)
        for each in _kept(main)
        if each.name not in _OURS
    ]
    for name in ("styles", "settings", "numbering", "footnotes"):
        work.main.relate(f"{RELATIONSHIP}/{name}", f"{name}.xml")
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
    waiting = [each.part for each in _kept(main) if each.name not in _OURS]
    while waiting:
        each = waiting.pop(0)
        name = str(each.partname).lstrip("/")
        if name in seen:
            continue
        seen.add(name)
        yield Content(name, each.blob, each.content_type)
        rows = [(rel.rId, rel.reltype, rel.target_ref, rel.is_external) for rel in each.rels.values()]
        if rows:
            folder, _, last = name.rpartition("/")
            yield Content(f"{folder}/_rels/{last}.rels", [relationship_rows(rows)])
        waiting += [rel.target_part for rel in each.rels.values() if not rel.is_external]
