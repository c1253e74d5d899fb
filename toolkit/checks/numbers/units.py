"""Units and currencies in Chinese and English: the dimension of each, and how much of its smallest unit it is."""

from fractions import Fraction

F = Fraction

CHINESE_UNITS: dict[str, tuple[str, Fraction]] = {
    word: (dimension, size)
    for words, dimension, size in (
        ("秒鐘 秒钟 秒", "seconds", F(1)),
        ("分鐘 分钟", "seconds", F(60)),
        ("小時 小时 個小時 个小时 鐘頭 個鐘頭 个钟头 個鐘 个钟", "seconds", F(3600)),
        ("天 晝夜 晚", "seconds", F(86400)),
        ("週 周 星期 個星期 个星期 禮拜 個禮拜 个礼拜 週間 周間", "seconds", F(7 * 86400)),
        ("個月 个月 個多月 个多月", "months", F(1)),
        ("個季度 个季度 個季 个季", "months", F(3)),
        ("世紀 個世紀 个世纪", "months", F(1200)),
        ("公里 千米", "length~", F(1000)),
        ("公尺 米", "length~", F(1)),
        ("公分 釐米 厘米", "length~", F(1, 100)),
        ("毫米 公釐", "length~", F(1, 1000)),
        ("英里 英哩", "length~", F("1609.344")),
        ("英尺 呎", "length~", F("0.3048")),
        ("英寸 英吋 吋", "length~", F("0.0254")),
        ("公斤 千克", "mass~", F(1)),
        ("克 公克", "mass~", F(1, 1000)),
        ("公噸 公吨 噸 吨", "mass~", F(1000)),
        ("磅", "mass~", F("0.45359237")),
        ("平方公里", "area~", F(1_000_000)),
        ("平方公尺 平方米 平米", "area~", F(1)),
        ("坪", "area~", F("3.305785")),
        ("公頃 公顷", "area~", F(10_000)),
        ("英畝 英亩", "area~", F("4046.86")),
        ("平方英尺 平方呎 呎²", "area~", F("0.092903")),
    )
    for word in words.split()
}

ENGLISH_UNITS: dict[str, tuple[str, Fraction]] = {
    word: (dimension, size)
    for words, dimension, size in (
        ("second seconds sec secs", "seconds", F(1)),
        ("minute minutes min mins", "seconds", F(60)),
        ("hour hours hr hrs", "seconds", F(3600)),
        ("day days night nights", "seconds", F(86400)),
        ("week weeks", "seconds", F(7 * 86400)),
        ("fortnight fortnights", "seconds", F(14 * 86400)),
        ("month months", "months", F(1)),
        ("quarter quarters", "months", F(3)),
        ("year years yr yrs", "months", F(12)),
        ("decade decades", "months", F(120)),
        ("century centuries", "months", F(1200)),
        ("kilometer kilometers kilometre kilometres km", "length~", F(1000)),
        ("meter meters metre metres", "length~", F(1)),
        ("centimeter centimeters centimetre centimetres cm", "length~", F(1, 100)),
        ("millimeter millimeters millimetre millimetres mm", "length~", F(1, 1000)),
        ("mile miles", "length~", F("1609.344")),
        ("foot feet ft", "length~", F("0.3048")),
        ("inch inches", "length~", F("0.0254")),
        ("kilogram kilograms kilo kilos kg", "mass~", F(1)),
        ("gram grams", "mass~", F(1, 1000)),
        ("ounce ounces oz", "mass~", F("0.028349523")),
        ("ton tons tonne tonnes", "mass~", F(1000)),
        ("pound-mass lb lbs", "mass~", F("0.45359237")),
        ("square-kilometer square-kilometers square-kilometre square-kilometres sq-km", "area~", F(1_000_000)),
        ("square-meter square-meters square-metre square-metres sq-m", "area~", F(1)),
        ("hectare hectares", "area~", F(10_000)),
        ("acre acres", "area~", F("4046.86")),
        ("ping", "area~", F("3.305785")),
        ("square-foot square-feet sq-ft", "area~", F("0.092903")),
    )
    for word in words.split()
}

SYMBOLS = r"°\s?C|℃|°\s?F|℉|[KMGTP]B|[kMG]Hz|[kMG]Wh?|mAh|mg|ml|nm"
"""Signs of units that both languages write alike; the same number with another sign is another amount."""

DOLLARS = frozenset({"USD", "TWD", "HKD", "SGD", "AUD", "CAD", "NZD"})
CHINESE_CURRENCIES: tuple[tuple[str, frozenset[str]], ...] = (
    ("美元|美金|US\\$|USD", frozenset({"USD"})),
    ("人民[幣币]|RMB|CNY", frozenset({"CNY"})),
    ("新[台臺]?[幣币]|[台臺][幣币]|NT\\$|NTD|TWD", frozenset({"TWD"})),
    ("港[幣币元]|HK\\$|HKD", frozenset({"HKD"})),
    ("[歐欧]元|€|EUR", frozenset({"EUR"})),
    ("英[鎊镑]|£|GBP", frozenset({"GBP"})),
    ("日[圓元圆幣币]|JPY", frozenset({"JPY"})),
    ("[韓韩][圜元圓圆]|KRW", frozenset({"KRW"})),
    ("新加坡元|[新星]元|坡[幣币]|SGD", frozenset({"SGD"})),
    ("澳元|澳[幣币]|AUD", frozenset({"AUD"})),
    ("加元|加[幣币]|CAD", frozenset({"CAD"})),
)
"""Patterns of words and signs before or behind a number; 元 alone depends on the region, see below."""
YUAN = {"CN": frozenset({"CNY"}), "TW": frozenset({"TWD", "CNY"}), "HK": frozenset({"HKD", "CNY"})}
"""What 元, 塊, 圓 alone may mean where. 美元 said once may also be carried on by 元, see `chinese`."""
ENGLISH_CURRENCIES: tuple[tuple[str, frozenset[str]], ...] = (
    ("US\\$|USD|U\\.?S\\.? dollars?|American dollars?", frozenset({"USD"})),
    ("NT\\$|NTD|TWD|New Taiwan dollars?|Taiwan(?:ese)? dollars?", frozenset({"TWD"})),
    ("HK\\$|HKD|Hong Kong dollars?", frozenset({"HKD"})),
    ("S\\$|SGD|Singapore(?:an)? dollars?", frozenset({"SGD"})),
    ("A\\$|AUD|Australian dollars?", frozenset({"AUD"})),
    ("C\\$|CAD|Canadian dollars?", frozenset({"CAD"})),
    ("\\$|dollars?", DOLLARS),
    ("RMB|CNY|CN¥|yuan|renminbi|kuai", frozenset({"CNY"})),
    ("€|EUR|euros?", frozenset({"EUR"})),
    ("£|GBP|pounds? sterling|pounds?|quid", frozenset({"GBP"})),
    ("JPY|JP¥|yen", frozenset({"JPY"})),
    ("¥|￥", frozenset({"JPY", "CNY"})),
    ("KRW|₩|won", frozenset({"KRW"})),
)
