"""Locales by their BCP 47 tags, with the everyday names that people type for them."""

import re
from dataclasses import dataclass

from toolkit.errors import UsageError
from toolkit.model.message import Message

# RFC 5646, section 2.1, without extended language subtags and grandfathered tags.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE,
)
_MANDARIN = re.compile(r"\A(?:zh-)?cmn(?![a-z])", re.IGNORECASE)
"""Mandarin as a language of its own is Chinese in CLDR; Chinese web pages say zh-cmn-Hans (RFC 4646)."""

ALIASES = {
    "tw": "zh-Hant-TW",
    "hk": "zh-Hant-HK",
    "mo": "zh-Hant-MO",
    "cn": "zh-Hans-CN",
    "sg": "zh-Hans-SG",
    "my": "zh-Hans-MY",
    "hant": "zh-Hant",
    "hans": "zh-Hans",
    "zh": "zh-Hans",
    "zh-cht": "zh-Hant",
    "zh-chs": "zh-Hans",
}
"""Names that people and older programs use, in lower case."""

# CLDR likelySubtags: the script a region writes Chinese in, and the region a script stands for.
SCRIPT_OF_REGION = {"CN": "Hans", "SG": "Hans", "MY": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
REGION_OF_SCRIPT = {"Hans": "CN", "Hant": "TW"}

_WRITTEN_IN_HAN = frozenset(
    ("zh", "zho", "chi", "cmn", "yue", "lzh", "nan", "hak", "wuu", "gan", "hsn", "cdo", "ja", "jpn", "ko", "kor", "vi")
)


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A language, the script it is written in and the region it is written for.

    >>> str(Locale.parse("zh_TW")), str(Locale.parse("hk")), str(Locale.parse("en-us"))
    ('zh-Hant-TW', 'zh-Hant-HK', 'en-US')
    """

    language: str
    script: str = ""
    region: str = ""
    rest: str = ""
    """Variants, extensions and private use, in lower case with their hyphens between: ``x-press``."""

    @classmethod
    def parse(cls, tag: str) -> "Locale":
        """Return the locale of a tag or an everyday name; the script of a Chinese one is filled in from its region.

        Raises:
            UsageError: the tag is not well-formed (RFC 5646).
        """
        text = _MANDARIN.sub("zh", tag.strip().replace("_", "-"))
        text = ALIASES.get(text.lower(), text)
        found = _TAG.fullmatch(text)
        if not found:
            raise UsageError(
                Message.of("not a language tag: {tag}; one like zh-Hant-TW, zh-Hans-CN or en", tag=repr(tag))
            )
        language = found["language"].lower()
        region = (found["region"] or "").upper()
        script = (found["script"] or "").title()
        if language == "zh" and not script:
            script = SCRIPT_OF_REGION.get(region, "Hans" if not region else "")
        return cls(language, script, region, (found["rest"] or "").lower().lstrip("-"))

    def __str__(self) -> str:
        return "-".join(part for part in (self.language, self.script, self.region, self.rest) if part)

    @property
    def is_chinese(self) -> bool:
        """Whether the language is Chinese, of any script."""
        return self.language == "zh"

    @property
    def is_traditional(self) -> bool:
        """Whether it is Chinese in Traditional characters."""
        return self.language == "zh" and self.script == "Hant"

    @property
    def is_simplified(self) -> bool:
        """Whether it is Chinese in Simplified characters."""
        return self.language == "zh" and self.script == "Hans"

    @property
    def word_tag(self) -> str:
        """Return the tag that Word and other older programs know: language and region alone.

        >>> Locale.parse("zh-Hant-HK").word_tag, Locale.parse("zh-Hans").word_tag
        ('zh-HK', 'zh-CN')
        """
        region = self.region or (REGION_OF_SCRIPT.get(self.script, "") if self.is_chinese else "")
        return "-".join(part for part in (self.language, region) if part)

    def fallbacks(self) -> tuple["Locale", ...]:
        """Return the locale and the wider ones that may stand in for it, nearest first.

        Macao reads Hong Kong's Chinese, Malaysia Singapore's (CLDR parentLocales). No script falls back to the other.

        >>> [str(locale) for locale in Locale.parse("mo").fallbacks()]
        ['zh-Hant-MO', 'zh-Hant-HK', 'zh-Hant', 'zh']
        """
        chain = [self]
        parent_region = {"MO": "HK", "MY": "SG"}.get(self.region) if self.is_chinese else None
        if parent_region:
            chain.append(Locale(self.language, self.script, parent_region))
        for wider in (Locale(self.language, self.script), Locale(self.language)):
            if wider not in chain:
                chain.append(wider)
        return tuple(chain)


def is_written_in_han(tag: str) -> bool:
    """Whether text in a language may have Chinese characters: Chinese of any kind, Japanese, Korean, Vietnamese.

    >>> is_written_in_han("zh-yue"), is_written_in_han("ja-JP"), is_written_in_han("en-US")
    (True, True, False)
    """
    return tag.strip().lower().replace("_", "-").partition("-")[0] in _WRITTEN_IN_HAN
