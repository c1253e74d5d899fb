"""The converter's eye on a finished text; the only file of this room that knows the converter."""

from collections.abc import Iterator
from functools import lru_cache

from toolkit.conversion import Converter, Layer, Options
from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message

_MAINLAND, _TAIWAN = Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW")


def chinese_issues(text: str, locale: Locale) -> Iterator[Issue]:
    """Yield words of the other script or of another region."""
    wrong = only_simplified() if locale.is_traditional else only_traditional()
    if not wrong & set(text):
        return
    for change in _converter(locale).changes(text):
        if wrong & set(change.old) and change.new != change.old:
            message = Message(
                "“{old}” is written in the other script; “{new}” here", (("old", change.old), ("new", change.new))
            )
            yield Issue(
                "script-residue", Severity.ERROR, message, span=change.span, excerpt=change.old, suggestion=change.new
            )


@lru_cache
def _converter(locale: Locale) -> Converter:
    options = Options(layers=frozenset({Layer.SCRIPT}))
    return Converter(_MAINLAND if locale.is_traditional else _TAIWAN, locale, options)
