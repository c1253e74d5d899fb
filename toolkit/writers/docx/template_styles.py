"""The styles of a user's template, with ours where it has none of that name."""

import re

from lxml import etree

from toolkit.writers.docx.styles import part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFERENCES = ("basedOn", "next", "link")
_CHINESE_NAMES = {
    "Title": "标题|標題",
    "Subtitle": "副标题|副標題",
    "Body Text": "正文文本|正文|本文|內文",
    "Quote": "引用|引文",
    "caption": "题注|標號",
    "header": "页眉|頁首",
    "footer": "页脚|頁尾",
    "List Paragraph": "列表段落|列出段落|清單段落",
    "footnote text": "脚注文本|註腳文字",
    "footnote reference": "脚注引用|註腳參照",
    "Hyperlink": "超链接|超連結",
    "Emphasis": "强调|強調",
    "Strong": "要点|強調粗體",
    "TOC Heading": "目录标题|目錄標題",
}
_NAME_OF_CHINESE = {chinese: name for name, words in _CHINESE_NAMES.items() for chinese in words.split("|")}
_NUMBERED = {"标题": "heading", "標題": "heading", "目录": "toc", "目錄": "toc"}


def styles(theirs: etree._Element | None, fields: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the template's styles with ours where it has none of that name, and its ids for ours."""
    ours = etree.fromstring(part("styles.xml", fields).encode())
    if theirs is None:
        return written(ours), {}
    _name_as_word_does(theirs)
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
    return written(theirs), ids


def written(root: etree._Element) -> str:
    """Return a part as text."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return head + etree.tostring(root, encoding="unicode")


def _name_as_word_does(theirs: etree._Element) -> None:
    """Give Word's own styles the names that Word writes, which shows heading 1 as 标题 1 in its Chinese window.

    Other programs write what is shown; contents and navigation know only Word's names.
    """
    found = {_key(style) for style in theirs.iter(f"{W}style")}
    for style in theirs.iter(f"{W}style"):
        kind, shown = _key(style)
        name = style.find(f"{W}name")
        usual = _usual_name(shown)
        if kind == "paragraph" and style.get(f"{W}default") in {"1", "true"} and shown in _NAME_OF_CHINESE:
            usual = "Normal"
        if name is None or not usual or (kind, usual.lower()) in found:
            continue
        name.set(f"{W}val", usual)
        style.attrib.pop(f"{W}customStyle", "")
        found.add((kind, usual.lower()))


def _usual_name(shown: str) -> str:
    numbered = re.fullmatch(r"(标题|標題|目录|目錄)\s*([1-9])", shown)
    return f"{_NUMBERED[numbered[1]]} {numbered[2]}" if numbered else _NAME_OF_CHINESE.get(shown, "")


def _is_italic_only(theirs: etree._Element, identifier: str, fields: dict[str, str]) -> bool:
    """Whether a style is Word's own emphasis, in italics, which Chinese characters have none of."""
    if identifier != "Emphasis" or fields["emphasis"].startswith("<w:i/>"):
        return False
    style = next(each for each in theirs.iter(f"{W}style") if each.get(f"{W}styleId") == identifier)
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


def _speak(theirs: etree._Element, fields: dict[str, str]) -> None:
    """Name the edition's language wherever a style names one: the text speaks it, whatever the template was for."""
    for each in theirs.iter(f"{W}lang"):
        if each.get(f"{W}eastAsia"):
            each.set(f"{W}eastAsia", fields["eastasia"])
    defaults = theirs.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None and defaults.find(f"{W}lang") is None:
        etree.SubElement(defaults, f"{W}lang", {f"{W}val": fields["latin"], f"{W}eastAsia": fields["eastasia"]})
