"""Sentences in the language of the person who reads them (gettext catalogues in `toolkit/locale`)."""

import gettext
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message

DOMAIN = "messages"
FOLDER = Path(__file__).parent / "locale"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")


@lru_cache
def _catalogue(tag: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, FOLDER, [tag.replace("-", "_")], fallback=True)


def language_for(locale: Locale) -> str:
    """Return which of our languages a reader of this locale is served with.

    >>> language_for(Locale.parse("zh-Hant-HK")), language_for(Locale.parse("fr"))
    ('zh-Hant', 'en')
    """
    if not locale.is_chinese:
        return "en"
    return "zh-Hant" if locale.is_traditional else "zh-Hans"


def translate(message: Message | str, language: str) -> str:
    """Return the message in one of `LANGUAGES`; what is not translated stays English."""
    if isinstance(message, str):
        return _catalogue(language).gettext(message) if message else ""
    return message.fill(_catalogue(language).gettext(message.template))


def label(template: str, locale: Locale) -> str:
    """Return a label of an edition, such as the title of its contents, in the edition's own language."""
    return translate(template, language_for(locale))


def language_of_user(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that the environment asks for, English if none of ours.

    >>> language_of_user({"LC_ALL": "zh_TW.UTF-8"}), language_of_user({"LANG": "C"})
    ('zh-Hant', 'en')
    """
    wanted = next(
        (environment[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    tag = wanted.split(":")[0].partition(".")[0].partition("@")[0]
    try:
        return language_for(Locale.parse(tag))
    except UsageError:
        return "en"
