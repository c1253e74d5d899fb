"""What a page in Word looks like in each region: fonts, sizes, grid, punctuation at the end of a line."""

from dataclasses import dataclass

from toolkit.model.locale import Locale

# A4, in twentieths of a point. The text is a whole number of characters wide: 35 of 12 points, 40 of 10.5.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TEXT_WIDTH = 8400
VERTICAL_LINE, VERTICAL_LINES = 44, 21
"""Characters in a line of vertical text, and lines on a page."""


@dataclass(frozen=True, slots=True)
class Region:
    """The habits of one region, as Word's settings."""

    tag: str
    """Of the East Asian language, as Word writes it."""
    song: str
    """Font of running text."""
    hei: str
    """Font of headings and strong text."""
    kai: str
    """Font of quotations, and of emphasis without dots."""
    size: int = 24
    """Of running text, in half points."""
    pitch: int = 420
    """From line to line, in twentieths of a point."""
    lines: int = 33
    """Of a page."""
    hanging: bool = False
    """Whether punctuation may hang over the end of a line (CLREQ: not in Traditional Chinese)."""
    compressed: bool = True
    """Whether neighbouring punctuation is set closer (CLREQ: Mainland and Hong Kong mostly do, Taiwan mostly not)."""
    language: str = ""
    """Of Latin text that names no language, as Word writes it."""

    @property
    def em(self) -> int:
        """Return the width of one character of running text, in twentieths of a point."""
        return self.size * 10

    @property
    def text_height(self) -> int:
        """Return the height of the text on a page, in twentieths of a point."""
        return self.pitch * self.lines

    @property
    def is_chinese(self) -> bool:
        """Whether running text is Chinese."""
        return not self.language


TAIWAN = Region("zh-TW", "新細明體", "微軟正黑體", "標楷體", compressed=False)
HONG_KONG = Region("zh-HK", "細明體_HKSCS", "微軟正黑體", "標楷體")
MAINLAND = Region("zh-CN", "宋体", "黑体", "楷体", size=21, pitch=360, lines=38, hanging=True)
REGIONS = {
    "zh-TW": TAIWAN,
    "zh-HK": HONG_KONG,
    "zh-MO": Region("zh-MO", HONG_KONG.song, HONG_KONG.hei, HONG_KONG.kai),
    "zh-CN": MAINLAND,
    "zh-SG": Region("zh-SG", MAINLAND.song, MAINLAND.hei, MAINLAND.kai, size=21, pitch=360, lines=38, hanging=True),
}
EAST_ASIAN_FONTS = {"ja": "MS Mincho", "ko": "Batang"}
"""For text in another language that is written with Han or Hangul."""

# What Word calls a language that our tag names without a region.
WORD_TAGS = {"en": "en-US", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "it": "it-IT", "ru": "ru-RU"} | {
    "ja": "ja-JP",
    "ko": "ko-KR",
    "pt": "pt-BR",
    "vi": "vi-VN",
}


def word_tag(locale: Locale) -> str:
    """Return the language as Word writes it, which wants a region.

    >>> word_tag(Locale.parse("en")), word_tag(Locale.parse("zh-Hant-HK")), word_tag(Locale.parse("zh-Hans-MY"))
    ('en-US', 'zh-HK', 'zh-SG')
    """
    tag = WORD_TAGS.get(locale.word_tag, locale.word_tag)
    # Word has no Chinese of Malaysia; Singapore's is the one its readers choose.
    return "zh-SG" if tag == "zh-MY" else tag


def region_of(locale: Locale) -> Region:
    """Return the habits for a locale; text that is not Chinese gets a page of its own with Mainland's fonts for Han."""
    if locale.is_chinese:
        fallback = TAIWAN if locale.is_traditional else MAINLAND
        return REGIONS.get(word_tag(locale), fallback)
    return Region(
        "zh-CN", "宋体", "黑体", "楷体", size=22, pitch=320, lines=43, hanging=True, language=word_tag(locale)
    )
