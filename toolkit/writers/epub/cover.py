"""A cover for a book that has none."""

import hashlib
import io

from PIL import Image, ImageDraw

from toolkit.writers.xhtml.pictures import Picture, picture

SIZE = (1600, 2560)
"""What the stores ask for: 1 to 1.6."""

_INKS = ("#1f3a5f", "#6b2737", "#2f4a3c", "#4a3b57", "#7a4b20", "#234e52")
_PAPER = "#f4efe6"


def draw(seed: str) -> Picture:
    """Return a cover of paper, ink and lines; colour and lines follow from the seed alone."""
    digest = hashlib.sha256(seed.encode()).digest()
    ink = _INKS[digest[0] % len(_INKS)]
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    pen.rectangle((0, 0, width, height * 2 // 3), fill=ink)
    for row in range(24):
        y = 200 + row * 60
        length = 300 + digest[row % 32] * 4
        pen.rectangle((160, y, 160 + length, y + 6), fill=_PAPER)
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=False, compress_level=9)
    cover = picture(stream.getvalue())
    assert cover is not None
    return cover
