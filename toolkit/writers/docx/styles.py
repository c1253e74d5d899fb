"""The template of our own: styles, theme, fonts and settings, filled in for a region."""

from pathlib import Path
from string import Template

from toolkit.model.document import Document
from toolkit.writers import Options
from toolkit.writers.docx.region import Region

PARTS = Path(__file__).parent / "parts"
# English name, or the name in Windows where another one is common, so that each program finds the font it has.
ALTERNATIVES = {
    "新細明體": "PMingLiU",
    "細明體_HKSCS": "MingLiU_HKSCS",
    "微軟正黑體": "Microsoft JhengHei",
    "標楷體": "DFKai-SB",
    "宋体": "SimSun",
    "黑体": "SimHei",
    "楷体": "KaiTi",
}
HEADING_SIZES = (32, 28, 26, 24, 24, 24, 24, 24, 24)
"""In half points, for running text of 12 points; smaller text takes its share."""
CONTENTS_LEVELS = 6
_MAJOR = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"/>'


def part(name: str, values: dict[str, str]) -> str:
    """Return a part of the template with its `$fields` filled in."""
    text = (PARTS / name).read_text("utf-8")
    return Template(text).substitute(values)


def values(region: Region, document: Document, options: Options) -> dict[str, str]:
    """Return what the `$fields` of the template's parts stand for."""
    em, pitch = region.em, region.pitch
    share = region.size / 24
    return {
        "size": str(region.size),
        "title": str(round(44 * share)),
        "subtitle": str(round(30 * share)),
        "small": str(max(18, region.size - 3)),
        "note": "18",
        "pitch": str(pitch),
        "pitch2": str(pitch * 2),
        "halfpitch": str(pitch // 2),
        "tab": str(em * 2),
        "em2": str(em * 2),
        "em8": str(em * 8),
        "latin": region.language or "en-US",
        "eastasia": region.tag,
        "hanging": "1" if region.hanging else "0",
        "spacing": "compressPunctuation" if region.compressed else "doNotCompress",
        # As in every Chinese Word: lines fill their grid. (LibreOffice 7.4 sets vertical text wrong otherwise.)
        "widow": "0" if region.is_chinese else "1",
        "body": "both" if region.is_chinese else "left",
        "prose": _prose(region),
        "song": region.song,
        "hei": region.hei,
        "kai": region.kai,
        "songalt": ALTERNATIVES[region.song],
        "heialt": ALTERNATIVES[region.hei],
        "kaialt": ALTERNATIVES[region.kai],
        "charset": "86" if region.tag in {"zh-CN", "zh-SG"} else "88",
        "script": "Hans" if region.tag in {"zh-CN", "zh-SG"} else "Hant",
        "emphasis": _emphasis(region, options),
        "strong": (_MAJOR if region.is_chinese else "") + "<w:b/><w:bCs/>",
        "headings": "\n".join(_heading(level, region) for level in range(1, 10)),
        "contents": "\n".join(_contents(level, region) for level in range(1, 10)),
        "continued": "\n".join(_continued(level, region) for level in range(1, 6)),
    }


def _prose(region: Region) -> str:
    if region.is_chinese:
        return f'<w:ind w:firstLineChars="200" w:firstLine="{region.em * 2}"/>'
    return f'<w:spacing w:after="{region.pitch // 2}"/>'


def _emphasis(region: Region, options: Options) -> str:
    if not region.is_chinese:
        return "<w:i/><w:iCs/>"
    if not options.emphasis_dots:
        return f'<w:rFonts w:eastAsia="{region.kai}"/>'
    return f'<w:em w:val="{dots(options)}"/>'


def dots(options: Options) -> str:
    """Return Word's name of the emphasis dots: under the line, or right of it (CLREQ, interlinear marks)."""
    return "dot" if options.writing == "vertical" else "underDot"


def _heading(level: int, region: Region) -> str:
    size = round(HEADING_SIZES[level - 1] * region.size / 24)
    before = region.pitch if level == 1 else region.pitch // 2
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{region.pitch // 2}"/>'
        f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr>{_MAJOR}<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _contents(level: int, region: Region) -> str:
    indent = region.em * 2 * (level - 1)
    return (
        f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/><w:basedOn w:val="Normal"/>'
        '<w:next w:val="Normal"/><w:autoRedefine/><w:uiPriority w:val="39"/><w:unhideWhenUsed/>'
        f'<w:pPr><w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="8400"/></w:tabs>'
        f'<w:ind w:left="{indent}"/></w:pPr></w:style>'
    )


def _continued(level: int, region: Region) -> str:
    number = "" if level == 1 else str(level)
    first = f' w:firstLineChars="200" w:firstLine="{region.em * 2}"' if region.is_chinese else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="ListContinue{number}">'
        f'<w:name w:val="{f"List Continue {number}".strip()}"/><w:basedOn w:val="BodyText"/><w:uiPriority w:val="99"/>'
        f'<w:pPr><w:ind w:left="{region.em * 2 * level}"{first}/></w:pPr></w:style>'
    )
