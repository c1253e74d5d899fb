"""Pictures: their size in the file, their place on the page, their alternative text."""

import re
import struct
from importlib import import_module
from io import BytesIO

from toolkit.messages import label
from toolkit.model.message import Message
from toolkit.writers.docx.work import RELATIONSHIP, Place, Work

EMU = 635
"""English metric units in a twentieth of a point."""
PIXEL = 15
"""Twentieths of a point in a pixel, at 96 of them to the inch."""
_PREFIXES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
_HAN = re.compile("[㐀-鿿\U00020000-\U0003ffff]")


def drawing(work: Work, place: Place, target: str, alt: str) -> str:
    """Return a run with a picture, nothing if it cannot be shown, which is reported."""
    medium = _medium(work, target)
    if medium is None:
        return ""
    name, data = medium
    width, height = _fit(*_size(data), work, place)
    identifier = place.part.relate(f"{RELATIONSHIP}/image", f"media/{name}")
    number = work.number("picture")
    properties = f'id="{number}" name="{name}" descr="{work.xml(_description(work, alt))}"'
    extent = f'cx="{width * EMU}" cy="{height * EMU}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f"<wp:docPr {properties}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {properties}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _description(work: Work, alt: str) -> str:
    """Return the alternative text; in a Chinese edition a foreign one is introduced in Chinese."""
    word = label("Picture", work.document.locale)
    if not alt.strip():
        work.report("missing-alt", Message("A picture has no alternative text"))
        return word
    if work.region.is_chinese and not _HAN.search(alt):
        return f"{word}：{alt}"
    return alt


def _medium(work: Work, target: str) -> tuple[str, bytes] | None:
    """Return the name in the package and the bytes of a picture, stored once however often it is shown."""
    if target in work.pictures:
        name = work.pictures[target]
        return name, work.media[name]
    data = work.options.resources.get(target)
    if data is None:
        work.report("missing-picture", Message("There is no picture {target}", (("target", target),)), target)
        return None
    suffix = _suffix(data)
    if not suffix:
        data, suffix = _as_png(data), "png"
    if not data:
        message = Message("Word cannot show the picture {target}; PNG, JPEG or GIF can be shown", (("target", target),))
        work.report("unknown-picture", message, target)
        return None
    # A template has pictures of its own, in its headers.
    stem = "edition" if work.options.template else "image"
    name = work.pictures[target] = f"{stem}{len(work.media) + 1}.{suffix}"
    work.media[name] = data
    return name, data


def _suffix(data: bytes) -> str:
    return next((suffix for prefix, suffix in _PREFIXES if data.startswith(prefix)), "")


def _as_png(data: bytes) -> bytes:
    """Return another kind of picture as PNG, nothing if Pillow does not know it either (SVG)."""
    pillow = import_module("PIL.Image")
    stream = BytesIO()
    try:
        with pillow.open(BytesIO(data)) as image:
            image.convert("RGBA").save(stream, "PNG")
    except (OSError, ValueError):
        return b""
    return stream.getvalue()


def _size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels."""
    match _suffix(data):
        case "png" if len(data) >= 24:
            return struct.unpack(">II", data[16:24])
        case "gif" if len(data) >= 10:
            return struct.unpack("<HH", data[6:10])
        case _:
            return _jpeg_size(data)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker, length = struct.unpack(">BH", data[position + 1 : position + 4])
        # A frame header, of any coding (ITU-T T.81, table B.1), but not a table.
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return 400, 300


def _fit(width: int, height: int, work: Work, place: Place) -> tuple[int, int]:
    """Return width and height on the page: as large as it is, but inside the text."""
    wide, high = max(1, width) * PIXEL, max(1, height) * PIXEL
    # In vertical text a picture as wide as the page would push all else off it.
    room = work.text_width * 0.6 if work.options.writing == "vertical" else work.text_width - place.left
    scale = min(1.0, room / wide, place.region.text_height * 0.7 / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
