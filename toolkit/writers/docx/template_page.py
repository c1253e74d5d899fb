"""The page of a user's template: its size, columns, headers and footers."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BEHIND_DIRECTION = ("bidi", "rtlGutter", "docGrid", "printerSettings")


def text_width(document: etree._Element) -> int | None:
    """Return the width of a line on a template's last page setting, in twentieths of a point; None if it has none."""
    sections = document.findall(f"{W}body/{W}sectPr")
    size, margins = (sections[-1].find(f"{W}{name}") if sections else None for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return None
    width = _number(size, "w") - _number(margins, "left") - _number(margins, "right") - _number(margins, "gutter")
    columns = sections[-1].find(f"{W}cols")
    if columns is not None:
        own = [_number(each, "w") for each in columns.findall(f"{W}col")]
        count = max(1, _number(columns, "num"))
        width = min(own) if own else (width - (count - 1) * (_number(columns, "space") or 720)) // count
    return width if width > 0 else None


def _number(element: etree._Element, name: str) -> int:
    written = element.get(f"{W}{name}", "")
    return int(written) if written.lstrip("-").isdigit() else 0


def section(document: etree._Element, *, vertical: bool) -> str:
    """Return the last page setting of a template, with the headers and footers that it takes over from earlier ones.

    An empty string stands for a template without any.
    """
    sections = document.findall(f"{W}body/{W}sectPr")
    if not sections:
        return ""
    last = sections[-1]
    _inherit(last, [each for each in document.iter(f"{W}sectPr") if each is not last])
    for name in ("sectPrChange", "printerSettings"):
        for each in last.findall(f"{W}{name}"):
            last.remove(each)
    if vertical and last.find(f"{W}textDirection") is None:
        direction = etree.Element(f"{W}textDirection", {f"{W}val": "tbRl"})
        behind = [last.find(f"{W}{name}") for name in _BEHIND_DIRECTION]
        following = next((each for each in behind if each is not None), None)
        if following is not None:
            following.addprevious(direction)
        else:
            last.append(direction)
    return etree.tostring(last, encoding="unicode", with_tail=False)


def _inherit(last: etree._Element, earlier: list[etree._Element]) -> None:
    """Take over each header and footer that the last section has none of its own of (ISO 29500-1, 17.10.5)."""
    names = (f"{W}headerReference", f"{W}footerReference")
    known = {(each.tag, each.get(f"{W}type")) for each in last.iterchildren(*names)}
    for one in reversed(earlier):
        for each in one.findall(names[0]) + one.findall(names[1]):
            if (each.tag, each.get(f"{W}type")) not in known:
                known.add((each.tag, each.get(f"{W}type")))
                last.insert(0, each)
