"""TMX 1.4b (LISA, 2005): a translation memory; of several locales two are chosen."""

from lxml import etree

from toolkit.errors import InputError, Location
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.segment import Bitext, Segment, SegmentState
from toolkit.translation import BitextSource, xml

HIGHLIGHT = frozenset({"hi"})


def read(source: BitextSource) -> Bitext:
    """Return the segments of a TMX file: the source locale of its header, and the other one."""
    root = xml.parse(source)
    if xml.local_name(root) != "tmx":
        raise InputError(
            Message.of("not TMX: the root element is {local_name}", local_name=repr(xml.local_name(root))),
            Location(source.path),
        )
    units = [unit for unit in root.iter() if xml.local_name(unit) == "tu"]
    tags = list(dict.fromkeys(_tag(variant) for unit in units for variant in xml.children(unit, "tuv")))
    header = xml.child(root, "header")
    first = (header.get("srclang") or "") if header is not None else ""
    source_locale = source.source_locale or _chosen(first if first != "*all*" else "", tags, source)
    rest = [tag for tag in tags if Locale.parse(tag) != source_locale]
    target_locale = source.target_locale or _chosen("", rest, source)
    segments = [_segment(unit, number, source_locale, target_locale) for number, unit in enumerate(units, start=1)]
    return Bitext(source_locale, target_locale, tuple(segment for segment in segments if segment))


def _tag(variant: etree._Element) -> str:
    return variant.get(xml.XML_LANGUAGE) or variant.get("lang") or "und"


def _chosen(named: str, tags: list[str], source: BitextSource) -> Locale:
    if named and any(Locale.parse(tag) == Locale.parse(named) for tag in tags):
        return Locale.parse(named)
    if not tags:
        raise InputError(Message("no second locale in the file; a translation has two"), Location(source.path))
    return Locale.parse(tags[0])


def _segment(unit: etree._Element, number: int, source: Locale, target: Locale) -> Segment | None:
    variants = {Locale.parse(_tag(variant)): variant for variant in xml.children(unit, "tuv")}
    first, second = _nearest(variants, source), _nearest(variants, target)
    if first is None:
        return None
    return Segment(
        unit.get("tuid") or str(number),
        xml.tidy(xml.inner(xml.child(first, "seg"), HIGHLIGHT), keep=False),
        xml.tidy(xml.inner(xml.child(second, "seg"), HIGHLIGHT), keep=False) if second is not None else "",
        SegmentState.TRANSLATED,
        xml.line_of(xml.child(second, "seg") if second is not None else unit),
        " ".join(xml.inner(note).strip() for note in xml.children(unit, "note")),
    )


def _nearest(variants: dict[Locale, etree._Element], locale: Locale) -> etree._Element | None:
    # A memory that says "en" serves who asks for "en-US", and the other way round; no script serves the other.
    if locale in variants:
        return variants[locale]
    wanted = set(locale.fallbacks())
    return next(
        (
            variant
            for known, variant in variants.items()
            if known.language == locale.language
            and known.script == locale.script
            and (known in wanted or locale in known.fallbacks())
        ),
        None,
    )
