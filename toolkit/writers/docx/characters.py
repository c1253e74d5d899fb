"""Characters with their fonts and languages: what Word cannot guess about a text that mixes Han and Latin."""

import re
from collections.abc import Callable, Iterator

from toolkit.errors import UsageError
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Mark, MarkKind
from toolkit.writers.docx.region import EAST_ASIAN_FONTS, region_of, word_tag
from toolkit.writers.docx.styles import dots
from toolkit.writers.docx.work import HEADER, ILLEGAL, Place, Work

HAN = re.compile("[㐀-鿿\U00020000-\U0003ffff]")
# ECMA-376 part 1, 17.3.2.26: characters whose font the hint decides; without it “” and —— get the Latin one.
AMBIGUOUS = re.compile("[¡¤§¨ª\xad¯°-´¶-º¼-¿×÷‐-‧‰-⁞₠-⅏←-⋿⌀-␀①-◿☀-➿]")
# What must stand in a run of its own: an apostrophe inside an English word is not Chinese punctuation, and the
# accented letters of Pinyin would take the East Asian font where the hint is given.
_APART = re.compile("(?<=[A-Za-z])[’‐](?=[A-Za-z])|[à-üÀ-Ü]+")
_CARE = re.compile(f"[&<>\t\n’‐à-üÀ-Ü{ILLEGAL.pattern[1:-1]}]")
"""Where a text may need more than one run, or is not written as it is."""
_LOOK = re.compile(f"[{AMBIGUOUS.pattern[1:-1]}{_CARE.pattern[1:-1]}]")
# Vertical text: short numbers and doubled marks stand upright in the width of one character (tate-chu-yoko).
_UPRIGHT = re.compile("(?<![0-9A-Za-z.,:/%+-])[0-9]{1,2}(?![0-9A-Za-z.,:/%+-])|(?<![!?])[!?]{2}(?![!?])")
_STYLES = {
    MarkKind.LINK: "Hyperlink",
    MarkKind.CODE: "VerbatimChar",
    MarkKind.EMPHASIS: "Emphasis",
    MarkKind.STRONG: "Strong",
    MarkKind.TERM: "TermReference",
}
"""A run has one style; the first of these, the others are said in properties."""
_EVERYWHERE = frozenset({MarkKind.LINK, MarkKind.STRONG, MarkKind.CODE})
"""What looks the same over Chinese characters as over others."""
_TEXT = '<w:t xml:space="preserve">'
_CONTENT = str.maketrans({"\n": "</w:t><w:br/><w:t>", "\t": "</w:t><w:tab/><w:t>"})


def words(work: Work, place: Place) -> Callable[[str], str]:
    """Return what gives the run of a paragraph of Chinese words alone; an empty string where it takes a closer look."""
    chinese = work.region.is_chinese or place.region.is_chinese
    straight = chinese and work.options.writing != "vertical"
    bare, hinted = (f"<w:r>{_properties(work, place, (), hint, '')}{_TEXT}" for hint in ("", "hint"))

    def run(text: str) -> str:
        found = _LOOK.search(text) if straight and text else None
        if not found:
            return f"{bare}{text}</w:t></w:r>" if straight and text else ""
        if _CARE.search(text, found.start()) or not HAN.search(text):
            return ""
        return f"{hinted}{text}</w:t></w:r>"

    return run


def characters(work: Work, place: Place, text: str, marks: tuple[Mark, ...], *, han: bool) -> str:
    """Return the runs of a text over which the same marks hold; `han` says that its paragraph is Chinese."""
    if not text:
        return ""
    # Word sets the head of a page across, whatever the direction of its text.
    vertical = work.options.writing == "vertical" and place.part.name != HEADER
    vertical = vertical and not any(mark.kind is MarkKind.CODE for mark in marks)
    if not vertical and not (han and AMBIGUOUS.search(text)):
        return _run(work, place, text, marks, "")
    if not vertical and not _APART.search(text):
        return _run(work, place, text, marks, "hint")
    flavours = _flavours(text, han=han, vertical=vertical)
    return "".join(_run(work, place, piece, marks, flavour) for piece, flavour in flavours)


def _run(work: Work, place: Place, text: str, marks: tuple[Mark, ...], flavour: str) -> str:
    key = (place.region.tag, place.region.language, flavour, _marks_key(text, marks))
    properties = work.properties.get(key)
    if properties is None:
        properties = work.properties[key] = _properties(work, place, marks, flavour, text)
    return f"<w:r>{properties}{_TEXT}{_content(text)}</w:t></w:r>"


def _content(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" not in text and "\t" not in text:
        return text
    return text.translate(_CONTENT).replace("<w:t>", _TEXT)


def _marks_key(text: str, marks: tuple[Mark, ...]) -> tuple[object, ...]:
    if not marks:
        return ()
    if len(marks) == 1 and marks[0].kind in _EVERYWHERE:
        return (marks[0].kind,)
    return (*((mark.kind, mark.target if mark.kind is MarkKind.LANGUAGE else "") for mark in marks), has_han(text))


def has_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return bool(HAN.search(text))


def _flavours(text: str, *, han: bool, vertical: bool) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text that need other fonts or directions, in order."""
    if not vertical:
        yield from _hinted(text, han=han)
        return
    position = 0
    for found in _UPRIGHT.finditer(text):
        yield from _hinted(text[position : found.start()], han=han)
        yield found[0], "upright"
        position = found.end()
    yield from _hinted(text[position:], han=han)


def _hinted(text: str, *, han: bool) -> Iterator[tuple[str, str]]:
    if not text:
        return
    if not han or not AMBIGUOUS.search(text):
        yield text, ""
        return
    position = 0
    for found in _APART.finditer(text):
        if before := text[position : found.start()]:
            yield before, "hint" if AMBIGUOUS.search(before) else ""
        yield found[0], "latin" if found[0] in "’‐" else ""
        position = found.end()
    if rest := text[position:]:
        yield rest, "hint" if AMBIGUOUS.search(rest) else ""


def _properties(work: Work, place: Place, marks: tuple[Mark, ...], flavour: str, text: str) -> str:
    kinds = {mark.kind for mark in marks}
    tag = next((mark.target for mark in reversed(marks) if mark.kind is MarkKind.LANGUAGE), "")
    fonts, language = _language(work, place, tag, flavour)
    if MarkKind.EMPHASIS in kinds and place.region.is_chinese and not has_han(text):
        # Dots belong to Chinese characters (CLREQ); Latin letters are set in italics.
        kinds = (kinds - {MarkKind.EMPHASIS}) | {MarkKind.KEEP}
        italic = "<w:i/><w:iCs/>"
    else:
        italic = ""
    style = next((kind for kind in _STYLES if kind in kinds), None)
    rest = kinds - {style}
    if MarkKind.EMPHASIS in rest and not place.region.is_chinese:
        italic = "<w:i/><w:iCs/>"
    if MarkKind.CODE in rest:
        fonts += ' w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"'
    vertical = "superscript" if MarkKind.SUPERSCRIPT in kinds else "subscript" if MarkKind.SUBSCRIPT in kinds else ""
    found = (
        f'<w:rStyle w:val="{work.style(_STYLES[style])}"/>' if style else "",
        f"<w:rFonts{fonts}/>" if fonts else "",
        "<w:b/><w:bCs/>" if MarkKind.STRONG in rest else "",
        italic,
        "<w:strike/>" if MarkKind.STRIKE in kinds else "",
        "<w:noProof/>" if MarkKind.CODE in rest else "",
        '<w:u w:val="single"/>' if MarkKind.UNDERLINE in kinds else "",
        f'<w:vertAlign w:val="{vertical}"/>' if vertical else "",
        f'<w:em w:val="{dots(work.options)}"/>' if MarkKind.EMPHASIS in rest and place.region.is_chinese else "",
        language,
        '<w:eastAsianLayout w:id="1" w:vert="1" w:vertCompress="1"/>' if flavour == "upright" else "",
    )
    joined = "".join(found)
    return f"<w:rPr>{joined}</w:rPr>" if joined else ""


def _language(work: Work, place: Place, tag: str, flavour: str) -> tuple[str, str]:
    """Return the attributes of `w:rFonts`, and `w:lang`, for a text in a language of its own."""
    hint = ' w:hint="eastAsia"' if flavour else ""
    # Ambiguous marks inside Latin text: hinted as the rest of the paragraph, but in the Latin font.
    latin = f'{hint} w:eastAsia="Times New Roman"' if flavour else ""
    locale = _locale(work, tag)
    if locale is None:
        if place.region is not work.region and place.region.language:
            return latin, _lang("val", place.region.language)
        if place.region is not work.region:
            return f'{hint} w:eastAsia="{place.region.song}"', _lang("eastAsia", place.region.tag)
        return (latin if flavour == "latin" else hint), ""
    if locale.is_chinese:
        region = region_of(locale)
        return f'{hint} w:eastAsia="{region.song}"', _lang("eastAsia", region.tag)
    name = word_tag(locale)
    if font := EAST_ASIAN_FONTS.get(locale.language):
        return f'{hint} w:eastAsia="{font}"', _lang("eastAsia", name)
    if locale.language in {"ar", "he", "fa", "ur"}:
        return latin, _lang("bidi", name)
    return latin, f'<w:lang w:val="{name}" w:eastAsia="{name}"/>' if latin else _lang("val", name)


def _lang(attribute: str, tag: str) -> str:
    return f'<w:lang w:{attribute}="{tag}"/>'


def _locale(work: Work, tag: str) -> Locale | None:
    if not tag:
        return None
    try:
        return Locale.parse(tag)
    except UsageError:
        message = Message("Not a language tag: {tag}", (("tag", tag),))
        work.report("bad-language", message, tag, Severity.SUGGESTION)
        return None
