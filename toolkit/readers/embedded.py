"""Pictures that stand in the address itself (RFC 2397), as pages hold them that were saved into one file."""

import re
from base64 import b64decode
from binascii import Error
from hashlib import sha256
from urllib.parse import unquote_to_bytes

_PICTURE = re.compile(
    r"data:image/(?P<kind>png|jpe?g|gif|webp|svg\+xml|bmp)(?:;[^,]*)?,(?P<data>.*)", re.IGNORECASE | re.DOTALL
)


def embedded_picture(address: str) -> tuple[str, bytes] | None:
    """Return a name made of its content, and the bytes of the picture; None for what is no picture.

    >>> embedded_picture("data:image/gif;base64,R0lGOA==")
    ('picture-824f83afeaea.gif', b'GIF8')
    >>> embedded_picture("a.png")
    """
    found = _PICTURE.match(address)
    if not found:
        return None
    data = unquote_to_bytes(found["data"])
    if ";base64" in address[: found.start("data")].lower():
        try:
            data = b64decode(re.sub(rb"\s", b"", data), validate=True)
        except Error:
            return None
    suffix = {"jpeg": "jpg", "svg+xml": "svg"}.get(found["kind"].lower(), found["kind"].lower())
    return f"picture-{sha256(data).hexdigest()[:12]}.{suffix}", data
