"""What OpenCC itself would write: a second opinion, asked for only when somebody wants one."""

import importlib
from functools import lru_cache
from typing import Protocol, cast

from toolkit.errors import UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message

_INTO = {"": ("s2t",), "TW": ("s2twp",), "HK": ("s2hk",), "MO": ("s2hk",)}
_OUT_OF = {"": ("t2s",), "TW": ("tw2sp",), "HK": ("hk2s",), "MO": ("hk2s",)}
_COMMON = {"": (), "TW": ("tw2t",), "HK": ("hk2t",), "MO": ("hk2t",)}
_REGIONAL = {"": (), "TW": ("t2tw",), "HK": ("t2hk",), "MO": ("t2hk",)}


class _OpenCC(Protocol):
    def convert(self, text: str) -> str: ...


def second_opinion(text: str, source: Locale, target: Locale) -> str:
    """Return what OpenCC makes of a text.

    Raises:
        UsageError: the package is not installed.
    """
    for name in configurations(source, target):
        # OpenCC cuts a text at NUL.
        text = "\0".join(_converter(name).convert(part) for part in text.split("\0"))
    return text


def configurations(source: Locale, target: Locale) -> tuple[str, ...]:
    """Return the names of OpenCC's configurations, to be applied one after the other.

    >>> configurations(Locale.parse("cn"), Locale.parse("tw")), configurations(Locale.parse("tw"), Locale.parse("hk"))
    (('s2twp',), ('tw2t', 't2hk'))
    """
    if source.is_simplified and target.is_simplified:
        return ()
    if source.is_simplified:
        return _INTO.get(target.region, ("s2t",))
    if target.is_simplified:
        return _OUT_OF.get(source.region, ("t2s",))
    return _COMMON.get(source.region, ()) + _REGIONAL.get(target.region, ())


@lru_cache
def _converter(name: str) -> _OpenCC:
    try:
        module = importlib.import_module("opencc")
    except ImportError as problem:
        raise UsageError(Message("a second opinion needs the package opencc: pip install opencc")) from problem
    return cast("_OpenCC", module.OpenCC(name))
