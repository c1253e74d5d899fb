"""Pictures as a book may hold them: known by their first bytes, named by their content."""

import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

_KINDS = {
    "PNG": ("png", "image/png"),
    "JPEG": ("jpg", "image/jpeg"),
    "GIF": ("gif", "image/gif"),
    "WEBP": ("webp", "image/webp"),
}
"""Core media types of EPUB 3.3 by Pillow's name of the format."""

# Things in an SVG that run, load from elsewhere, or hide what is inside.
_ACTIVE_SVG = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|\son[a-z]+\s*=|href\s*=\s*[\"'](?!#|data:image/)|@import|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
_SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b", re.DOTALL)
_PIXEL_LIMIT = 100_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a book."""

    file: str
    """Name by content, so that the same picture is there once."""
    media_type: str
    data: bytes


def picture(data: bytes) -> Picture | None:
    """Return the picture that the bytes are, None if a book cannot hold them."""
    if _SVG.match(data):
        return None if _ACTIVE_SVG.search(data) else named(data, "svg", "image/svg+xml")
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _PIXEL_LIMIT:
                return None
            if image.format in _KINDS:
                image.verify()
                return named(data, *_KINDS[image.format])
            stream = io.BytesIO()
            image.convert("RGBA" if image.mode in {"P", "LA", "RGBA"} else "RGB").save(stream, "PNG")
            return named(stream.getvalue(), "png", "image/png")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def named(data: bytes, suffix: str, media_type: str) -> Picture:
    """Return a picture with the name that its content gives it."""
    return Picture(f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}", media_type, data)


def pictures(addresses: Iterable[str], resources: Mapping[str, bytes]) -> dict[str, Picture]:
    """Return the pictures of a document by the address that it uses, as far as they can be held."""
    found: dict[str, Picture] = {}
    for address in addresses:
        if address in resources and address not in found:
            held = picture(resources[address])
            if held:
                found[address] = held
    return found
