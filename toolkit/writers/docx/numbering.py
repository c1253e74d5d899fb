"""Numbering definitions: two kinds of list, and one instance for each list of the document."""

from toolkit.writers.docx.work import Numbering, Work

_BULLETS = ("•", "◦", "▪")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


def numbering(work: Work) -> tuple[str, str]:
    """Return abstract definitions and instances, with ids that the user's template has not used."""
    offset = work.list_offset
    definitions = _definition(offset, work.region.em, ordered=False) + _definition(
        offset + 1, work.region.em, ordered=True
    )
    return definitions, "".join(_instance(index, each, offset) for index, each in enumerate(work.lists, 1))


def _definition(identifier: int, em: int, *, ordered: bool) -> str:
    levels = "".join(_level(level, em, ordered=ordered) for level in range(9))
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(level: int, em: int, *, ordered: bool) -> str:
    form = _FORMATS[level % 3] if ordered else "bullet"
    text = f"%{level + 1}." if ordered else _BULLETS[level % 3]
    fonts = (
        ""
        if ordered
        else '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:hint="default"/></w:rPr>'
    )
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        # The style moves the first line in, as every paragraph's; a numbered one hangs instead.
        '<w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{2 * em * (level + 1)}" w:hanging="{2 * em}" w:firstLineChars="0"/>'
        f"</w:pPr>{fonts}</w:lvl>"
    )


def _instance(number: int, each: Numbering, offset: int) -> str:
    definition = offset + int(each.ordered)
    override = f'<w:lvlOverride w:ilvl="{each.level}"><w:startOverride w:val="{each.start}"/></w:lvlOverride>'
    inner = override if each.ordered else ""
    return f'<w:num w:numId="{offset + number}"><w:abstractNumId w:val="{definition}"/>{inner}</w:num>'
