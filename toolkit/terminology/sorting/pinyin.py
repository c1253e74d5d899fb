"""By sound in Hanyu Pinyin: character by character, the tone deciding between equal syllables, as 现代汉语词典 does."""

from pypinyin import Style, pinyin

from toolkit.terminology.bracket import is_han
from toolkit.terminology.characters import folded_script


def key(text: str) -> tuple[tuple[str, str], ...]:
    """Return, for each Chinese character, its syllable with the tone behind it, and the character."""
    characters = [character for character in text if is_han(character)]
    syllables = pinyin(folded_script("".join(characters)), style=Style.TONE3, neutral_tone_with_five=True)
    return tuple((syllable[0], character) for syllable, character in zip(syllables, characters, strict=False))
