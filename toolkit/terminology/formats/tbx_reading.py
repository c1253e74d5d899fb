"""TBX of any shape into concepts; what the model has no word for is kept as XML for the way back."""

from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from toolkit.errors import DataError, InputError, Location, UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading
from toolkit.terminology.formats.pairs import slug
from toolkit.terminology.formats.tbx_shape import (
    DCA,
    DCT,
    NTIG,
    STATUS_OF,
    TIG,
    TYPE_OF,
    XML_LANG,
    Shape,
    category,
    content,
    local,
    parsed,
)
from toolkit.terminology.termbase import (
    Concept,
    Extra,
    Relation,
    RelationKind,
    Term,
    Termbase,
    TermStatus,
    TermType,
)

_STATUS = frozenset({"administrativeStatus", "normativeAuthorization"})
_GROUPS = frozenset({"descripGrp", "termNoteGrp", "adminGrp"})


def load_tbx(data: bytes, path: Path) -> Loading:
    """Load TBX version 2 or 3.

    Raises:
        InputError: no XML, entities, or no TBX.
        DataError: every bad entry, each with its line.
    """
    root = parsed(data, Location(path))
    shape = _shape(root, path)
    reader = _Reader(shape, path)
    concepts = tuple(reader.concept(entry) for entry in root.iter(shape.tag(shape.concept)))
    if reader.problems:
        raise DataError.of(reader.problems)
    frame = [child for child in root if local(child) == shape.header]
    frame += [child for text in root if local(text) == "text" for child in text if local(child) == "back"]
    return Loading(Termbase(concepts, tuple(reader.kept(element) for element in frame)))


def _shape(root: etree._Element, path: Path) -> Shape:
    if local(root) == "tbx":
        return DCT if root.get("style", "").lower() == "dct" else DCA
    if local(root) == "martif":
        return NTIG if next(root.iter("ntig"), None) is not None else TIG
    raise InputError(
        Message.of("no TBX: the first element is {local}, and not tbx or martif", local=local(root)), Location(path)
    )


@dataclass
class _Reader:
    shape: Shape
    path: Path
    problems: list[tuple[object, Location]] = field(default_factory=list)
    stated: list[bool] = field(default_factory=list)
    """Of the terms of the concept at hand: whether the file says their status."""

    def kept(self, element: etree._Element) -> Extra:
        return Extra(self.shape.name, etree.tostring(element, encoding="unicode", with_tail=False))

    def location(self, element: etree._Element) -> Location:
        return Location(self.path, _line(element))

    def concept(self, entry: etree._Element) -> Concept:
        terms: list[Term] = []
        self.stated = []
        extras: list[Extra] = []
        concept = Concept(entry.get("id", ""))
        for child in entry:
            if local(child) == self.shape.language:
                concept, rest = self._language(concept, child, terms)
                extras += rest
            else:
                concept, known = _known(concept, child)
                extras += [] if known else [self.kept(child)]
        identifier = concept.identifier or slug(next((term.text for term in terms), "term"))
        return replace(concept, identifier=identifier, terms=_with_statuses(terms, self.stated), extras=tuple(extras))

    def _language(self, concept: Concept, section: etree._Element, terms: list[Term]) -> tuple[Concept, list[Extra]]:
        locale = self._locale(section)
        rest: list[etree._Element] = []
        for child in section:
            if local(child) in {"termSec", "tig", "ntig"}:
                if locale and (term := self._term(child, locale)):
                    terms.append(term)
                    self.stated.append(any(category(one) in _STATUS for one in child.iter()))
                continue
            if "definition" in {category(one) for one in (child, *child)} and not concept.definition:
                concept, known = _known(concept, child)
                if known:
                    continue
            if local(child):
                rest.append(child)
        if not rest:
            return concept, []
        # The wrapper says in which language the rest has to stand on the way back.
        wrapper = deepcopy(section)
        wrapper[:] = rest
        return concept, [self.kept(wrapper)]

    def _locale(self, section: etree._Element) -> Locale | None:
        try:
            return Locale.parse(section.get(XML_LANG, ""))
        except UsageError as problem:
            self.problems.append((problem.message, self.location(section)))
            return None

    def _term(self, section: etree._Element, locale: Locale) -> Term | None:
        group = next((child for child in section if local(child) == "termGrp"), None)
        parts = [*(group if group is not None else ()), *(child for child in section if local(child) != "termGrp")]
        word = next((part for part in parts if local(part) == "term"), None)
        if word is None or not content(word):
            self.problems.append(("no term", self.location(section)))
            return None
        term = Term(content(word), locale, TermStatus.ADMITTED, location=self.location(word))
        extras = [self.kept(_shell(section))] if section.attrib else []
        extras += [self.kept(word)] if len(word) or word.attrib else []
        for part in parts:
            if part is not word:
                term, known = _known_of_term(term, part)
                extras += [] if known or not local(part) else [self.kept(part)]
        return replace(term, extras=tuple(extras))


def _shell(section: etree._Element) -> etree._Element:
    """Return an element with its attributes and without what is in it."""
    shell = deepcopy(section)
    shell[:] = []
    shell.text = None
    return shell


def _with_statuses(terms: list[Term], stated: list[bool]) -> tuple[Term, ...]:
    """Return the terms with a status each; where a language has no preferred one, its first without a status is."""
    found: list[Term] = []
    led = {term.locale for term in terms if term.status is TermStatus.PREFERRED}
    for term, is_stated in zip(terms, stated, strict=True):
        if not is_stated:
            status = TermStatus.ADMITTED if term.locale in led else TermStatus.PREFERRED
            found.append(replace(term, status=status))
            led.add(term.locale)
        else:
            found.append(term)
    return tuple(found)


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _known(concept: Concept, element: etree._Element) -> tuple[Concept, bool]:
    """Return the concept with what an element says, and whether that is all it says."""
    name, text, alone = category(element), content(element), not len(element)
    if local(element) in _GROUPS:
        inner = next(iter(element), None)
        return (_known(concept, inner)[0], False) if inner is not None else (concept, False)
    if name == "subjectField" and not concept.domain:
        return replace(concept, domain=text), alone
    if name == "definition" and not concept.definition:
        return replace(concept, definition=text), alone
    if name == "note" and not concept.note:
        return replace(concept, note=text), alone
    if name == "crossReference" and (target := element.get("target")):
        return replace(concept, related=(*concept.related, Relation(RelationKind.RELATED, target))), not text
    return concept, not isinstance(element.tag, str)


def _known_of_term(term: Term, element: etree._Element) -> tuple[Term, bool]:
    """Return the term with what an element says, and whether that is all it says."""
    name, text = category(element), content(element)
    if local(element) in _GROUPS:
        inner = next(iter(element), None)
        return (_known_of_term(term, inner)[0], False) if inner is not None else (term, False)
    if name in _STATUS and text in STATUS_OF:
        return replace(term, status=STATUS_OF[text]), name == "administrativeStatus"
    if name == "partOfSpeech":
        return replace(term, part_of_speech=text), True
    if name == "termType" and text in TYPE_OF:
        kind = TYPE_OF[text]
        return replace(term, type=kind), kind is not TermType.ABBREVIATION or text == "abbreviation"
    if name == "note" and not term.note and not len(element):
        return replace(term, note=text), True
    return term, False
