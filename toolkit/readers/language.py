"""Which locale a file is in, before anybody has looked at its characters."""

from toolkit.errors import UsageError
from toolkit.model.locale import Locale
from toolkit.readers import Source

UNKNOWN = Locale("und")
"""BCP 47's own tag for a language that nobody has named."""


def locale_of(source: Source, named: str = "") -> Locale:
    """Return the locale that the caller knows, else the one the document names, else the one in the file's name.

    >>> from pathlib import Path
    >>> str(locale_of(Source(b"", Path("amazon.zh-Hant-HK.md"))))
    'zh-Hant-HK'
    """
    if source.locale is not None:
        return source.locale
    stem, _, tag = source.path.stem.rpartition(".")
    for candidate in (named, tag if stem else ""):
        if candidate:
            try:
                return Locale.parse(candidate)
            except UsageError:
                continue
    return UNKNOWN
