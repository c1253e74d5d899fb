"""The style sheet of an edition, by region and by writing direction (W3C clreq; CSS Text 4)."""

from collections.abc import Iterable
from pathlib import Path
from string import Template

from toolkit.model.locale import Locale

STYLES = Path(__file__).parent / "styles"
_SERIF = {
    "TW": '"Songti TC", "Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "PMingLiU", "MingLiU", serif',
    "HK": '"Source Han Serif HC", "Noto Serif CJK HK", "Noto Serif HK", "Songti TC", "MingLiU_HKSCS", serif',
    "CN": '"Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "STSong", "SimSun", serif',
    "": 'Georgia, "Times New Roman", serif',
}
_SANS = {
    "TW": '"PingFang TC", "Source Han Sans TC", "Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", sans-serif',
    "HK": '"PingFang HK", "Source Han Sans HC", "Noto Sans CJK HK", "Noto Sans HK", "Microsoft JhengHei", sans-serif',
    "CN": '"PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
    "": "Helvetica, Arial, sans-serif",
}
_KAI = {
    "TW": '"Kaiti TC", "BiauKai", "DFKai-SB", "Kaiti SC", serif',
    "HK": '"Kaiti TC", "BiauKai", "DFKai-SB", "Kaiti SC", serif',
    "CN": '"Kaiti SC", "STKaiti", "KaiTi", serif',
    "": 'Georgia, "Times New Roman", serif',
}

# clreq, "Compression of punctuation": Mainland and Hong Kong mostly compress, Taiwan mostly does not, for its
# commas and full stops stand in the middle of their square.
_TRIM = {"TW": "space-all", "HK": "normal", "CN": "normal", "": "normal"}

_DOTS = """\
  -epub-text-emphasis-style: filled dot;
  -webkit-text-emphasis: filled dot;
  text-emphasis: filled dot;
  -webkit-text-emphasis-position: {position};
  text-emphasis-position: {position};"""


def style_region(locale: Locale) -> str:
    """Return whose habits an edition follows: TW, HK, CN, or an empty string outside of Chinese.

    >>> style_region(Locale.parse("mo")), style_region(Locale.parse("sg")), style_region(Locale.parse("en"))
    ('HK', 'CN', '')
    """
    if not locale.is_chinese:
        return ""
    if locale.is_traditional:
        return "HK" if locale.region in {"HK", "MO"} else "TW"
    return "CN"


def stylesheet(locale: Locale, *, vertical: bool = False, dots: bool = True, others: Iterable[str] = ()) -> str:
    """Return the style sheet of an edition; `others` are the languages that stand beside its own."""
    region = style_region(locale)
    # clreq, "Hanging punctuation": in Traditional Chinese only in vertical writing, in Simplified in both.
    hangs = locale.is_simplified or (locale.is_traditional and vertical)
    position = "over right" if vertical else "under right"
    words = {
        "serif": _SERIF[region],
        "sans": _SANS[region],
        "kai": _KAI[region],
        "trim": _TRIM[region],
        "hanging": "allow-end" if hangs else "none",
        "emphasis": _DOTS.format(position=position) if dots else f"  font-family: {_KAI[region]};",
        "inline": "min-height" if vertical else "min-width",
    }
    sheets = ["chinese" if region else "latin", "book", *(["vertical"] if vertical else [])]
    texts = ((STYLES / f"{name}.css").read_text("utf-8") for name in sheets)
    sheet = Template("".join(texts)).substitute(words)
    return '@charset "utf-8";\n' + sheet + "".join(_other_language(tag) for tag in others)


def _other_language(tag: str) -> str:
    """Return the rules for passages in another language: its own letters, in text and headings."""
    region = style_region(Locale.parse(tag))
    here = f'[lang="{tag}"]'
    strong = ", ".join(f"{here} {name}" for name in ("strong", "th", "dfn", "caption", "figcaption"))
    heading = ", ".join(f"h{level}.parallel > {here}" for level in range(1, 7))
    return f"{here} {{ font-family: {_SERIF[region]}; }}\n{strong}, {heading} {{ font-family: {_SANS[region]}; }}\n"
