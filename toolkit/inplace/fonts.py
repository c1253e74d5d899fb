"""Fonts of one region and what stands for them in another."""

from toolkit.model.locale import Locale

# Fonts that come with Windows and macOS, by kind: Mainland, Taiwan, Hong Kong.
_ROWS = (
    (("宋体", "SimSun"), ("新細明體", "PMingLiU"), ("新細明體_HKSCS", "MingLiU_HKSCS")),
    (("微软雅黑", "Microsoft YaHei"), ("微軟正黑體", "Microsoft JhengHei"), ("微軟正黑體", "Microsoft JhengHei")),
    (("黑体", "SimHei"), ("微軟正黑體", "Microsoft JhengHei"), ("微軟正黑體", "Microsoft JhengHei")),
    (("楷体", "KaiTi"), ("標楷體", "DFKai-SB"), ("標楷體", "DFKai-SB")),
    (("Songti SC", "STSong"), ("Songti TC", "Songti TC"), ("Songti TC", "Songti TC")),
    (("PingFang SC", "PingFang SC"), ("PingFang TC", "PingFang TC"), ("PingFang HK", "PingFang HK")),
    (("Kaiti SC", "STKaiti"), ("Kaiti TC", "BiauKai"), ("Kaiti TC", "BiauKai")),
    (("Noto Serif CJK SC", "Noto Serif SC"), ("Noto Serif CJK TC", "Noto Serif TC"), ("Noto Serif CJK HK",) * 2),
    (("Noto Sans CJK SC", "Noto Sans SC"), ("Noto Sans CJK TC", "Noto Sans TC"), ("Noto Sans CJK HK",) * 2),
    (("微软雅黑 Light", "Microsoft YaHei Light"), *((("微軟正黑體 Light", "Microsoft JhengHei Light"),) * 2)),
    (("Microsoft YaHei UI",) * 2, *((("Microsoft JhengHei UI",) * 2,) * 2)),
    (("新宋体", "NSimSun"), ("細明體", "MingLiU"), ("細明體_HKSCS", "MingLiU_HKSCS")),
    # Word's own since 2016; Taiwan's Word has no such pair.
    (("等线", "DengXian"), *((("微軟正黑體", "Microsoft JhengHei"),) * 2)),
    (("等线 Light", "DengXian Light"), *((("微軟正黑體 Light", "Microsoft JhengHei Light"),) * 2)),
    (("仿宋", "FangSong"), *((("標楷體", "DFKai-SB"),) * 2)),
    (("仿宋_GB2312", "FangSong_GB2312"), *((("標楷體", "DFKai-SB"),) * 2)),
    (("楷体_GB2312", "KaiTi_GB2312"), *((("標楷體", "DFKai-SB"),) * 2)),
    (("华文宋体", "STSong"), *((("新細明體", "PMingLiU"),) * 2)),
    (("华文楷体", "STKaiti"), *((("標楷體", "DFKai-SB"),) * 2)),
    (("华文黑体", "STHeiti"), *((("微軟正黑體", "Microsoft JhengHei"),) * 2)),
    (("华文仿宋", "STFangsong"), *((("標楷體", "DFKai-SB"),) * 2)),
    (("Heiti SC",) * 2, ("Heiti TC",) * 2, ("Heiti TC",) * 2),
    (("Source Han Serif SC",) * 2, ("Source Han Serif TC",) * 2, ("Source Han Serif HC",) * 2),
    (("Source Han Sans SC",) * 2, ("Source Han Sans TC",) * 2, ("Source Han Sans HC",) * 2),
    (("思源宋体",) * 2, ("思源宋體",) * 2, ("思源宋體",) * 2),
    (("思源黑体",) * 2, ("思源黑體",) * 2, ("思源黑體",) * 2),
)
_COLUMN = {"TW": 1, "HK": 2, "MO": 2}


def font_for(name: str, locale: Locale) -> str:
    """Return the font of a region that stands for another region's; a font we do not know stays.

    >>> font_for("宋体", Locale.parse("zh-Hant-TW")), font_for("Times New Roman", Locale.parse("zh-Hant-TW"))
    ('新細明體', 'Times New Roman')
    >>> font_for("DengXian", Locale.parse("hk")), font_for("DFKai-SB", Locale.parse("cn"))
    ('Microsoft JhengHei', 'KaiTi')
    """
    column = _COLUMN.get(locale.region, 1) if locale.is_traditional else 0
    for row in _ROWS:
        if any(name in fonts for fonts in row) and name not in row[column]:
            position = next(fonts.index(name) for fonts in row if name in fonts)
            return row[column][position]
    return name
