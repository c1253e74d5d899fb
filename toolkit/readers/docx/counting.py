"""Numbers as Word writes them before headings and items: 第一章, （二）, 甲、, iv., ①."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def chinese(number: int) -> str:
    """Return a number below ten thousand as it is counted; larger ones digit by digit.

    >>> [chinese(number) for number in (3, 10, 12, 20, 105, 110, 2024)]
    ['三', '十', '十二', '二十', '一百零五', '一百一十', '二千零二十四']
    """
    if not 0 < number < 10000:
        return digital(number)
    found = ""
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            found += _DIGITS[digit] + _UNITS[power]
        elif found and number % 10**power and not found.endswith("零"):
            found += "零"
    return found.removeprefix("一") if 10 <= number < 20 else found


def digital(number: int) -> str:
    """Return a number digit by digit.

    >>> digital(2024)
    '二〇二四'
    """
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def roman(number: int) -> str:
    """Return a Roman number.

    >>> roman(1994)
    'MCMXCIV'
    """
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def letters(number: int) -> str:
    """Return a letter, doubled after Z as Word does it.

    >>> letters(2), letters(28)
    ('B', 'BB')
    """
    round_, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * (round_ + 1)


def circled(number: int) -> str:
    """Return a number in a circle, as far as there are such.

    >>> circled(3), circled(51)
    ('③', '51')
    """
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _legal(name: str) -> Callable[[int], str]:
    digits, units = _LEGAL[name]
    table = str.maketrans("零一二三四五六七八九十百千", digits + units)

    def write(number: int) -> str:
        text = chinese(number)
        return ("一" + text if 10 <= number < 20 else text).translate(table)

    return write


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": digital,
    "taiwaneseDigital": digital,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalFullWidth": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    **{name: _legal(name) for name in _LEGAL},
}
"""Word's names of number formats (ECMA-376 part 1, 17.18.59); others are written as decimals."""


def written(number: int, name: str) -> str:
    """Return a number in one of Word's formats.

    >>> written(3, "taiwaneseCountingThousand"), written(12, "chineseLegalSimplified"), written(4, "lowerRoman")
    ('三', '壹拾贰', 'iv')
    """
    return FORMATS.get(name, str)(number) if number > 0 else str(number)
