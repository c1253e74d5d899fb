"""Words with a numeral in them that say no number; they stand in `data`."""

import re

from toolkit.checks.words import line_list, word_list

NOT_BEFORE = {
    "十分": "鐘钟之",
    "三星": "期",
    "一點": "鐘钟半整多零0123456789一二三四五",
    "一点": "鐘钟半整多零0123456789一二三四五",
    "一刻": "鐘钟",
    "半點": "鐘钟",
    "半点": "鐘钟",
    "一時": "間间三四五半許",
    "一时": "間间三四五半许",
}
"""Characters that make another word of it: 十分鐘, 三星期."""

FEASTS = {
    "千禧": 2000,
    "雙十一": 1111,
    "双十一": 1111,
    "雙十二": 1212,
    "双十二": 1212,
    "雙十節": 1010,
    "雙十": 1010,
    "双十": 1010,
    "五一": 501,
}
"""Days that are named by their numerals, month and day; and the year 2000."""

_WORDS = sorted(word_list("numeral-words"), key=lambda word: (-len(word), word))
CHINESE_IDIOM = re.compile(
    "|".join(word + (f"(?![{NOT_BEFORE[word]}])" if NOT_BEFORE.get(word) else "") for word in _WORDS)
)

ENGLISH_IDIOM = re.compile(rf"\b(?:{'|'.join(line_list('numeral-phrases.txt'))})\b", re.IGNORECASE)
