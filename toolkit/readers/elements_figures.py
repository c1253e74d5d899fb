"""Figures of HTML: what is more than a picture with its caption, and which text is a figure."""

from lxml import etree

from toolkit.model.document import Figure
from toolkit.model.text import MarkKind, RichText
from toolkit.readers.elements_attributes import tag_of

_UNSEEN = frozenset(["script", "style", "template"])


def words_beside(figure: etree._Element, caption: etree._Element | None) -> bool:
    """Whether a figure holds words outside of its caption."""
    inside = {id(inner) for inner in caption.iter()} if caption is not None else set()
    for inner in figure.iter():
        if id(inner) not in inside and tag_of(inner) not in _UNSEEN and (inner.text or "").strip():
            return True
        tail_is_outside = inner is not figure and (id(inner) not in inside or inner is caption)
        if tail_is_outside and (inner.tail or "").strip():
            return True
    return False


def picture_alone(text: RichText) -> Figure | None:
    """Return the figure that a text is if it is a picture and nothing else."""
    if len(text.marks) == 1 and text.marks[0].kind is MarkKind.IMAGE and len(text.marks[0].span) == len(text.text):
        return Figure(text.marks[0].target, RichText(text.text.replace("\ufffc", "")))
    return None
