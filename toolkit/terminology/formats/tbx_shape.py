"""The shapes of TBX: version 3 (ISO 30042:2019) in two styles, version 2 (2008) with two kinds of term entry."""

from dataclasses import dataclass

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.model.message import Message
from toolkit.terminology.termbase import TermStatus, TermType

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MODULES = "http://www.tbxinfo.net/ns/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Shape:
    """The names of the elements in one kind of file."""

    name: str
    root: str
    header: str
    concept: str
    language: str
    term: str
    namespace: str = ""
    is_dct: bool = False
    """Data categories are elements (`<min:partOfSpeech>`) and no attributes (`<termNote type="partOfSpeech">`)."""

    def tag(self, name: str) -> str:
        """Return the qualified name of a core element."""
        return f"{{{self.namespace}}}{name}" if self.namespace else name


DCA = Shape("tbx", "tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", NAMESPACE)
DCT = Shape("tbx-dct", "tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", NAMESPACE, is_dct=True)
TIG = Shape("tbx2", "martif", "martifHeader", "termEntry", "langSet", "tig")
NTIG = Shape("tbx2-ntig", "martif", "martifHeader", "termEntry", "langSet", "ntig")

# Which module of the public dialect TBX-Basic declares a data category (tbxinfo.net, modules min and basic).
MODULE_OF = {
    "subjectField": "min",
    "administrativeStatus": "min",
    "partOfSpeech": "min",
    "definition": "basic",
    "termType": "basic",
    "crossReference": "basic",
}
STATUS_OF = {
    "preferredTerm-admn-sts": TermStatus.PREFERRED,
    "preferredTerm": TermStatus.PREFERRED,
    "preferred": TermStatus.PREFERRED,
    "admittedTerm-admn-sts": TermStatus.ADMITTED,
    "admittedTerm": TermStatus.ADMITTED,
    "admitted": TermStatus.ADMITTED,
    "deprecatedTerm-admn-sts": TermStatus.DEPRECATED,
    "deprecatedTerm": TermStatus.DEPRECATED,
    "notRecommended": TermStatus.DEPRECATED,
    "supersededTerm-admn-sts": TermStatus.OBSOLETE,
    "supersededTerm": TermStatus.OBSOLETE,
    "obsolete": TermStatus.OBSOLETE,
}
STATUS_NAMES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
    TermStatus.OBSOLETE: "supersededTerm-admn-sts",
}
TYPE_OF = {
    "fullForm": TermType.FULL,
    "shortForm": TermType.SHORT,
    "abbreviation": TermType.ABBREVIATION,
    "acronym": TermType.ABBREVIATION,
    "initialism": TermType.ABBREVIATION,
}
TYPE_NAMES = {TermType.FULL: "fullForm", TermType.SHORT: "shortForm", TermType.ABBREVIATION: "abbreviation"}
PARTS_OF_SPEECH = frozenset({"adjective", "adverb", "noun", "other", "properNoun", "verb"})


def parsed(data: bytes, location: Location) -> etree._Element:
    """Return the root of an XML file; nothing outside of it is loaded, no entity is put in.

    Raises:
        InputError: the bytes are no XML, or use entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InputError(Message.of("no XML: {problem}", problem=problem), location) from problem
    entity = next(root.iter(etree.Entity), None)
    if entity is not None:
        raise InputError(Message.of("entities are not read: {text}", text=entity.text), location)
    return root


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; an empty string for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def category(element: etree._Element) -> str:
    """Return the data category of an element, in either style: its type, or its own name."""
    if not isinstance(element.tag, str):
        return ""
    namespace = etree.QName(element).namespace or ""
    return local(element) if namespace.startswith(MODULES) else element.get("type") or local(element)


def content(element: etree._Element) -> str:
    """Return the text of an element and of the markup in it, each run of white space as one space."""
    return " ".join("".join(str(part) for part in element.itertext()).split())
