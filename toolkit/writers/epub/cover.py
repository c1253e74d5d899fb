"""A cover for a book that has none: title, subtitle and author on ink and paper.

The letters come from fonts that are installed with the toolkit, never from those of the machine: the same title has
to give the same picture everywhere.
"""

import hashlib
import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from toolkit.model.locale import Locale
from toolkit.writers.xhtml.pictures import Picture, named

WIDTH, HEIGHT = 1600, 2560
"""What the stores ask for: 1 to 1.6."""

_MARGIN = 170
_INKS = ((31, 58, 95), (107, 39, 55), (47, 74, 60), (74, 59, 87), (110, 66, 28), (32, 74, 79))
_PAPER = (246, 241, 231)
_INK_SHADE, _PAPER_SHADE = 0, 255
_BLOCK = 1640
"""Where the field of ink ends."""
_TITLE_HEIGHT = 640
"""Of the letters of the title together, without the space between its lines."""

# Letters of other scripts and numbers stay together; every other character may end a line.
_PIECES = re.compile(r"[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f'’.\-&]*|\s+|.", re.DOTALL)
_CLAUSES = re.compile("[^：，；。？！—｜]+[：，；。？！—｜」』”’]*|[：，；。？！—｜」』”’]+")
_NOT_FIRST = frozenset("，。、；：！？」』）》〉”’…—·,.;:!?)]}")
_NOT_LAST = frozenset("「『（《〈“‘([{")


@dataclass(frozen=True, slots=True)
class Words:
    """What a cover says."""

    title: str
    subtitle: str = ""
    creators: str = ""
    publisher: str = ""


def draw(words: Words, locale: Locale) -> Picture:
    """Return a cover with these words; its colour follows from the title."""
    image = Image.new("L", (WIDTH, HEIGHT), _PAPER_SHADE)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, _BLOCK), fill=_INK_SHADE)
    pen.rectangle((_MARGIN, 300, _MARGIN + 120, 312), fill=_PAPER_SHADE)
    below = _write(pen, 380, _fitting(words.title, locale, (200, 168, 140, 116, 96, 80)), _PAPER_SHADE)
    _write(pen, below + 60, _fitting(words.subtitle, locale, (76, 64, 54)), _PAPER_SHADE)
    _write(pen, _BLOCK + 150, _fitting(words.creators, locale, (72, 60, 50)), _INK_SHADE)
    _write(pen, HEIGHT - 240, _fitting(words.publisher, locale, (48, 40)), _INK_SHADE)
    image.putpalette(_shades(words.title))
    stream = io.BytesIO()
    # Runs of one colour pack nearly as well as anything cleverer here, in a third of the time.
    image.save(stream, "PNG", compress_type=zlib.Z_RLE)
    return named(stream.getvalue(), "png", "image/png")


def _shades(seed: str) -> list[int]:
    """Return a palette that runs from ink to paper, so that the edges of letters are smooth."""
    ink = _INKS[hashlib.sha256(seed.encode()).digest()[0] % len(_INKS)]
    channels = list(zip(ink, _PAPER, strict=True))
    return [round(dark + (light - dark) * step / 255) for step in range(256) for dark, light in channels]


def _font(locale: Locale, size: int) -> ImageFont.FreeTypeFont:
    package, name = (
        ("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf")
        if locale.is_simplified
        else ("pylopdf_fonts_zh_tw", "NotoSerifTC-Regular.otf")
    )
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    # The simple layout engine gives the same letters whatever other libraries the machine has.
    return ImageFont.truetype(Path(found.origin).with_name(name), size, layout_engine=ImageFont.Layout.BASIC)


def _fitting(text: str, locale: Locale, sizes: tuple[int, ...]) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest font in which a text leaves room for what stands below it, and its lines."""
    lines: list[str] = []
    for size in sizes:
        font = _font(locale, size)
        lines = broken(text, cache(font.getlength), WIDTH - 2 * _MARGIN)
        if len(lines) * size <= _TITLE_HEIGHT:
            break
    return font, lines[:6]


def broken(text: str, length: Callable[[str], float], width: float) -> list[str]:
    """Break a text into lines, each clause on lines of its own that are nearly as long as each other.

    >>> broken("亞馬遜裁員的三個人，當AI來了", len, 7)
    ['亞馬遜裁員', '的三個人，', '當AI來了']
    """
    clauses = _CLAUSES.findall(" ".join(text.split()))
    return [line for clause in clauses for line in _even(clause.strip(), length, width)]


def _even(clause: str, length: Callable[[str], float], width: float) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(clause):
        if pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    fewest = len(_filled(pieces, length, width))
    narrow = width
    # The narrowest measure that needs no more lines makes them even.
    while narrow > width / 3 and len(_filled(pieces, length, narrow - width / 40)) == fewest:
        narrow -= width / 40
    return _filled(pieces, length, narrow)


def _filled(pieces: list[str], length: Callable[[str], float], width: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and length((lines[-1] + piece).rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] or piece.strip() else ""
    return [line for line in lines if line]


def _write(pen: ImageDraw.ImageDraw, top: int, setting: tuple[ImageFont.FreeTypeFont, list[str]], shade: int) -> int:
    """Write lines below each other and return where they end."""
    font, lines = setting
    for line in lines:
        pen.text((_MARGIN, top), line, font=font, fill=shade)
        top += round(font.size * 1.35)
    return top
