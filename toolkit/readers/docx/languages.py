"""Languages as Word names them, and as tags: Word wants a region everywhere, we only where it says something."""

from toolkit.errors import UsageError
from toolkit.model.locale import Locale

_SHORT = {"en-US": "en", "ja-JP": "ja", "ko-KR": "ko", "fr-FR": "fr", "de-DE": "de", "es-ES": "es", "it-IT": "it"} | {
    "ru-RU": "ru",
    "pt-BR": "pt",
    "vi-VN": "vi",
}
_LONG = {short: long for long, short in _SHORT.items()}


def tag_of(word_tag: str) -> str:
    """Return our tag of a language that Word names; the name itself where it is no tag.

    >>> tag_of("en-US"), tag_of("en-GB"), tag_of("zh-TW")
    ('en', 'en-GB', 'zh-Hant-TW')
    """
    if word_tag in _SHORT:
        return _SHORT[word_tag]
    try:
        return str(Locale.parse(word_tag))
    except UsageError:
        return word_tag


def long_tag(locale: Locale) -> str:
    """Return what Word calls a locale.

    >>> long_tag(Locale.parse("en")), long_tag(Locale.parse("cn"))
    ('en-US', 'zh-CN')
    """
    return _LONG.get(locale.word_tag, locale.word_tag)
