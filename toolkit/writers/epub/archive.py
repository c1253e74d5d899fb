"""The ZIP container of an EPUB (OCF 3.3): fixed order, fixed times, the media type first and bare."""

import io
import zipfile
from collections.abc import Iterable

MEDIA_TYPE = b"application/epub+zip"
_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = (".png", ".jpg", ".gif", ".webp")
_LEVEL = 4
"""How hard zlib tries: four fifths of the default's time on chapters of Chinese, for a book larger by a hundredth."""


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of the files, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
        for name, data in files:
            stored = name.endswith(_PACKED_ALREADY)
            entry = _entry(name, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return stream.getvalue()


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = method
    # Unix, readable by all: what the machine that writes it is must not show.
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
