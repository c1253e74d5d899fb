"""Pictures of a Word file: their bytes as resources, their alternative text."""

import re

from lxml import etree

from toolkit.messages import LANGUAGES, translate
from toolkit.model.message import Message
from toolkit.readers.docx.package import R
from toolkit.readers.docx.story import Story

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_OLD = "{urn:schemas-microsoft-com:vml}imagedata"
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_HAN = re.compile("[㐀-鿿\U00020000-\U0003ffff]")
_OTHER_DRAWING = re.compile("/(chart|diagram)$")


def picture(story: Story, element: etree._Element) -> tuple[str, str] | None:
    """Return address and alternative text of the picture in a drawing, None if it holds none."""
    identifier = next((each.get(f"{R}embed") or each.get(f"{R}link") for each in element.iter(_BLIP)), None)
    identifier = identifier or next((each.get(f"{R}id") for each in element.iter(_OLD)), None)
    if not identifier:
        if any(_OTHER_DRAWING.search(each.get("uri", "")) for each in element.iter()):
            story.work.report("drawing", Message("A chart or diagram cannot be kept"), _alt(element))
        return None
    relationship = story.relationships.get(identifier)
    if relationship is None:
        return None
    alt = _alt(element)
    if relationship.external:
        return relationship.target, alt
    address = relationship.target.removeprefix("word/")
    if not story.work.package.has(relationship.target):
        message = Message("There is no picture {target}", (("target", address),))
        story.work.report("missing-picture", message, alt)
    elif address not in story.work.resources:
        story.work.resources[address] = story.work.package.read(relationship.target)
    return address, alt


def _alt(element: etree._Element) -> str:
    described = next(element.iter(_PROPERTIES), None)
    if described is not None:
        return _own(described.get("descr") or described.get("title") or "")
    shape = next(element.iter(_SHAPE), None)
    return (shape.get("alt") or "") if shape is not None else ""


def _own(alt: str) -> str:
    """Return an alternative text without the word that our writer puts before one that is not Chinese."""
    for word in {translate("Picture", language) for language in LANGUAGES}:
        if alt == word:
            return ""
        rest = alt.removeprefix(f"{word}：")
        if rest != alt and not _HAN.search(rest):
            return rest
    return alt
