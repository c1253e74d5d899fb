"""By sound in Zhuyin, in the order of its symbols from ㄅ to ㄩ (that of Unicode's block Bopomofo), then by tone."""

from pypinyin import Style, pinyin

from toolkit.terminology.bracket import is_han
from toolkit.terminology.characters import folded_script

# ˙ is the neutral tone, the first tone has no sign; the order of the symbols is that of their code points.
_TONES = {"ˊ": 2, "ˇ": 3, "ˋ": 4, "˙": 5}


def key(text: str) -> tuple[tuple[str, int, str], ...]:
    """Return, for each Chinese character, its symbols, its tone and the character."""
    characters = [character for character in text if is_han(character)]
    syllables = pinyin(folded_script("".join(characters)), style=Style.BOPOMOFO)
    return tuple(
        ("".join(symbol for symbol in syllable[0] if symbol not in _TONES), _tone(syllable[0]), character)
        for syllable, character in zip(syllables, characters, strict=False)
    )


def _tone(syllable: str) -> int:
    return next((_TONES[symbol] for symbol in syllable if symbol in _TONES), 1)
