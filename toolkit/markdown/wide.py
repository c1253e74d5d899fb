"""Scripts without spaces between words."""


def is_wide(character: str) -> bool:
    """Whether a character is of a script that is written without spaces: Han, kana, bopomofo, their punctuation."""
    return bool(character) and (
        "\u2e80" <= character <= "\u31ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uff60"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in "“”‘’—…·"
    )
