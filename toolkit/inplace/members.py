"""ZIP packages written back member by member, in their order, with their times and methods."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from toolkit.archive import Archive


def rewrite_archive(data: bytes, path: Path, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a ZIP with each member's bytes replaced by what a function makes of its name and bytes.

    Raises:
        InputError: not a ZIP, damaged, locked, or larger than the limits of `toolkit.archive` allow.
    """
    source = Archive(data, path)
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as target:
        for member in source.entries:
            content = b"" if member.filename.endswith("/") else change(member.filename, source.read(member.filename))
            target.writestr(_like(member), content)
        target.comment = source.comment
    return output.getvalue()


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(member.filename, member.date_time)
    info.compress_type = member.compress_type
    info.external_attr = member.external_attr
    info.create_system = member.create_system
    info.comment = member.comment
    return info
