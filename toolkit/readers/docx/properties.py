"""Run properties as marks: emphasis, strength, code, language."""

import re

from lxml import etree

from toolkit.model.locale import is_written_in_han
from toolkit.model.text import MarkKind
from toolkit.readers.docx.story import Work
from toolkit.readers.docx.styles import CODE_CHARACTERS, MONOSPACED, is_on, run_properties
from toolkit.readers.docx.text import Key

EAST_ASIAN = re.compile("[⺀-⿟぀-ヿ㄀-ㄯ㐀-鿿가-힯\U00020000-\U0003ffff]")
_WIDE = re.compile("[　-〿＀-￯]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_RIGHT_TO_LEFT = re.compile("[֐-ࣿ]")
_PLAIN = {
    MarkKind.STRONG: ("b",),
    MarkKind.EMPHASIS: ("i", "em"),
    MarkKind.UNDERLINE: ("u",),
    MarkKind.STRIKE: ("strike", "dstrike"),
}
_VERTICAL = {"superscript": MarkKind.SUPERSCRIPT, "subscript": MarkKind.SUBSCRIPT}


def keys_of(work: Work, element: etree._Element, text: str) -> frozenset[Key]:
    """Return the marks that a run's properties and its style stand for."""
    own = run_properties(element)
    style = own.get("rStyle", "")
    name = work.styles.name(style) if style else ""
    said = (work.styles.toggles(style) | own) if style else own
    kinds = {kind for kind, names in _PLAIN.items() if any(is_on(said, each) for each in names)}
    if name == "emphasis":
        kinds.add(MarkKind.EMPHASIS)
    if name == "hyperlink" and "u" not in own:
        kinds.discard(MarkKind.UNDERLINE)
    if name == "term reference":
        kinds.add(MarkKind.TERM)
    if vertical := _VERTICAL.get(said.get("vertAlign", "")):
        kinds.add(vertical)
    if name in CODE_CHARACTERS or MONOSPACED.search(own.get("rFonts", "")):
        kinds.add(MarkKind.CODE)
    found = {(kind, "", "", 0) for kind in kinds}
    tag = _language(own, text)
    count(work, own.get("lang-eastAsia", ""), text)
    if tag:
        found.add((MarkKind.LANGUAGE, tag, "", 0))
    return frozenset(found)


def count(work: Work, tag: str, text: str) -> None:
    """Count the East Asian characters of a run towards its language, by which the document's own is known."""
    if EAST_ASIAN.search(text):
        work.languages[tag if is_written_in_han(tag) else ""] += len(text)
    else:
        work.other_letters += len(text)


def _language(own: dict[str, str], text: str) -> str:
    """Return the language that a run names for the script it is written in, as Word writes languages."""
    if EAST_ASIAN.search(text) or (_WIDE.search(text) and not _LATIN.search(text)):
        tag = own.get("lang-eastAsia", "")
        # LibreOffice names the language of its user here, whatever the text is in.
        return tag if is_written_in_han(tag) or not EAST_ASIAN.search(text) else ""
    if _RIGHT_TO_LEFT.search(text):
        return own.get("lang-bidi", "")
    return own.get("lang", "")
