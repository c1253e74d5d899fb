"""Runs of Word as text with marks: hyperlinks, fields, ruby, tracked changes, references, pictures."""

import re
from collections.abc import Callable
from itertools import takewhile

from lxml import etree

from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import MarkKind
from toolkit.readers.docx.choices import MC, alternate
from toolkit.readers.docx.package import R, W, text_of
from toolkit.readers.docx.pictures import picture
from toolkit.readers.docx.properties import count, keys_of
from toolkit.readers.docx.story import Field, Story
from toolkit.readers.docx.styles import value
from toolkit.readers.docx.text import Key, TextBuilder

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRANSPARENT = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent")
)
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑", f"{W}softHyphen": "\xad"}
# Phonetic guides of older files: EQ \* jc2 … \o\ad(\s\up 11(annotation),base)
_OLD_RUBY = re.compile(
    r"\\o\s*\\a[dcl]?\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\((?P<ruby>.*?)\)\s*[,;](?P<base>.*)\)\s*$", re.DOTALL
)
_NO_KEYS: frozenset[Key] = frozenset()


def inline(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key] = _NO_KEYS) -> None:
    """Add the text of a paragraph, or of what stands inside one, to the builder."""
    for child in element:
        tag = child.tag
        if tag == f"{W}r":
            _run(story, builder, child, keys)
        elif tag in _TRANSPARENT:
            inline(story, builder, child, keys)
        elif tag in _DELETED:
            _deleted(story, child)
        else:
            _OTHER.get(str(tag), _ignore)(story, builder, child, keys)


def _ignore(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    pass


def _deleted(story: Story, element: etree._Element) -> None:
    text = text_of(element, f"{W}delText", f"{W}t")
    if text:
        message = Message("Left out what a tracked change deletes")
        story.work.report("tracked-deletion", message, text, Severity.INFO)


def _hyperlink(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    relationship = story.relationships.get(element.get(f"{R}id", ""))
    target = relationship.target if relationship else ""
    if anchor := element.get(f"{W}anchor", ""):
        target += f"#{anchor}"
        if not relationship and not story.is_skipping:
            story.work.links.add(anchor)
    link = (MarkKind.LINK, target, element.get(f"{W}tooltip", ""), 0)
    inline(story, builder, element, keys | {link} if target else keys)


def _control(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    content = element.find(f"{W}sdtContent")
    if content is not None:
        inline(story, builder, content, keys)


def _simple_field(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    field = Field(element.get(f"{W}instr", ""))
    story.fields.append(field)
    _separate(story, builder, field)
    inline(story, builder, element, keys | {field.key} if field.key else keys)
    story.fields.pop()


def _bookmark(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    name = element.get(f"{W}name", "")
    following = element.getnext()
    while following is not None and following.tag == f"{W}bookmarkStart":
        following = following.getnext()
    reference = following.find(f"{W}footnoteReference") if following is not None else None
    if reference is not None:
        story.work.note_places[name] = story.work.note("footnote", reference.get(f"{W}id", ""))
    elif name and not story.is_skipping:
        builder.point(MarkKind.ANCHOR, name)


def _comment_start(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    identifier = element.get(f"{W}id", "")
    story.work.comments.setdefault(identifier, "")
    story.work.open_comments.append(identifier)


def _comment_end(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    identifier = element.get(f"{W}id", "")
    story.work.open_comments = [each for each in story.work.open_comments if each != identifier]


def _alternate(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    chosen = alternate(element)
    parent = element.getparent()
    if chosen is None:
        return
    if parent is not None and parent.tag == f"{W}r":
        _contents(story, builder, chosen, keys)
    else:
        inline(story, builder, chosen, keys)


def _formula(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    text = text_of(element, f"{M}t")
    _add(story, builder, text, keys)
    story.work.report("formula", Message("A formula was kept as plain text only"), text)


_OTHER: dict[str, Callable[[Story, TextBuilder, etree._Element, frozenset[Key]], None]] = {
    f"{W}hyperlink": _hyperlink,
    f"{W}sdt": _control,
    f"{W}fldSimple": _simple_field,
    f"{W}bookmarkStart": _bookmark,
    f"{W}commentRangeStart": _comment_start,
    f"{W}commentRangeEnd": _comment_end,
    f"{MC}AlternateContent": _alternate,
    f"{M}oMath": _formula,
    f"{M}oMathPara": _formula,
}


def _add(story: Story, builder: TextBuilder, text: str, keys: frozenset[Key]) -> None:
    if story.is_skipping or not text:
        return
    inside = frozenset(each.key for each in story.fields if each.key)
    builder.add(text, keys | inside)
    for identifier in story.work.open_comments:
        story.work.comments[identifier] += text


def _run(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    properties = element.find(f"{W}rPr")
    if properties is None:
        count(story.work, "", text_of(element, f"{W}t"))
        _contents(story, builder, element, keys)
        return
    if value(properties, "vanish") not in {None, "0", "false", "off"} and not story.is_skipping:
        if text := text_of(element, f"{W}t"):
            story.work.report("hidden-text", Message("Left out hidden text"), text, Severity.INFO)
        return
    own = keys_of(story.work, properties, text_of(element, f"{W}t"))
    if any(key[0] is MarkKind.LINK for key in keys):
        # The underline of a link is no underline of the author's; what our glossary points to is a term.
        own -= {(MarkKind.UNDERLINE, "", "", 0)}
    if (MarkKind.TERM, "", "", 0) in own:
        own -= {(MarkKind.TERM, "", "", 0)}
        keys = frozenset(
            (MarkKind.TERM, key[1].removeprefix("#"), key[2], 0) if key[0] is MarkKind.LINK else key for key in keys
        )
    _contents(story, builder, element, keys | own)


def _contents(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    for child in element:
        tag = str(child.tag)
        if tag == f"{W}t":
            text = child.text or ""
            _add(story, builder, text if child.get(_SPACE) == "preserve" else text.strip(" \t\r\n"), keys)
        elif tag in _CHARACTERS:
            _add(story, builder, _CHARACTERS[tag], keys)
        elif tag == f"{W}br":
            if child.get(f"{W}type", "textWrapping") == "textWrapping":
                _add(story, builder, "\n", keys)
        else:
            _IN_RUN.get(tag, _ignore)(story, builder, child, keys)


def _field(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    kind = element.get(f"{W}fldCharType", "")
    if kind == "begin":
        story.fields.append(Field())
    elif kind == "separate" and story.fields:
        _separate(story, builder, story.fields[-1])
    elif kind == "end" and story.fields:
        field = story.fields.pop()
        if not field.in_result:
            _without_result(story, builder, field.code, keys)


def _separate(story: Story, builder: TextBuilder, field: Field) -> None:
    field.in_result = True
    words = field.code.split()
    name = words[0].upper() if words else ""
    if name == "HYPERLINK":
        field.key = _field_link(story, field.code)
    elif name in {"TOC", "INDEX"}:
        field.is_skipped = True
    elif name in {"NOTEREF", "FTNREF"} and len(words) > 1:
        field.is_skipped = True
        if not any(each.is_skipped for each in story.fields[:-1]):
            # The note itself may stand further down: its identifier is filled in at the end.
            builder.point(MarkKind.NOTE, f"bookmark:{words[1]}")


def _field_link(story: Story, code: str) -> Key | None:
    quoted = re.findall(r'(\\l\s+)?"([^"]*)"', code)
    address = next((text for switch, text in quoted if not switch), "")
    anchor = next((text for switch, text in quoted if switch), "")
    if anchor and not address:
        story.work.links.add(anchor)
    target = f"{address}#{anchor}" if anchor else address
    return (MarkKind.LINK, target, "", 0) if target else None


def _without_result(story: Story, builder: TextBuilder, code: str, keys: frozenset[Key]) -> None:
    found = _OLD_RUBY.search(code)
    if found and code.split(maxsplit=1)[0].upper() == "EQ":
        ruby = (MarkKind.RUBY, found["ruby"].strip(), "", story.work.instance())
        _add(story, builder, found["base"].strip(), keys | {ruby})


def _instruction(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    if story.fields and not story.fields[-1].in_result:
        story.fields[-1].code += element.text or ""


def _reference(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    if not story.is_skipping:
        kind = str(element.tag).removeprefix(W).removesuffix("Reference")
        builder.point(MarkKind.NOTE, story.work.note(kind, element.get(f"{W}id", "")))


def _ruby(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    annotation = TextBuilder()
    top = element.find(f"{W}rt")
    base = element.find(f"{W}rubyBase")
    if top is not None:
        inline(story, annotation, top)
    ruby = (MarkKind.RUBY, annotation.build().text, "", story.work.instance())
    if base is not None:
        inline(story, builder, base, keys | {ruby} if ruby[1] else keys)


def _symbol(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    written = element.get(f"{W}char", "")
    code = int(written, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", written) else 0
    if 0xE000 <= code <= 0xF8FF:
        name = element.get(f"{W}font", "")
        message = Message("A symbol of the font {name} has no character of its own", (("name", name),))
        story.work.report("symbol", message, f"U+{code:04X}")
    elif code:
        _add(story, builder, chr(code), keys)


def _boxes(element: etree._Element) -> list[etree._Element]:
    """Return the text boxes of a drawing; one inside another is read with it, one for older programs not at all."""
    found = list(element.iter(f"{W}txbxContent"))
    around = {id(box): takewhile(lambda outer: outer is not element, box.iterancestors()) for box in found}
    return [
        box for box in found if not any(outer in found or outer.tag == f"{MC}Fallback" for outer in around[id(box)])
    ]


def _drawing(story: Story, builder: TextBuilder, element: etree._Element, keys: frozenset[Key]) -> None:
    story.boxes += _boxes(element)
    found = picture(story, element)
    if found is None or story.is_skipping:
        return
    target, alt = found
    key = (MarkKind.IMAGE, target, "", story.work.instance())
    if alt:
        builder.add(alt, keys | {key})
    else:
        builder.point(MarkKind.IMAGE, target)


_IN_RUN: dict[str, Callable[[Story, TextBuilder, etree._Element, frozenset[Key]], None]] = {
    f"{W}fldChar": _field,
    f"{W}instrText": _instruction,
    f"{W}footnoteReference": _reference,
    f"{W}endnoteReference": _reference,
    f"{W}ruby": _ruby,
    f"{W}sym": _symbol,
    f"{W}drawing": _drawing,
    f"{W}pict": _drawing,
    f"{W}object": _drawing,
    f"{MC}AlternateContent": _alternate,
}
