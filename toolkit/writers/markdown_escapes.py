"""Backslashes where Markdown would read a sign in the text as markup, and nowhere else.

The rules are those of mdformat, so that `mdformat --check` finds nothing to mend; what they let through that would
still be read as markup is found by reading the line back, and then every sign is escaped.
"""

import re
import unicodedata
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]*));")
_BRACKET = re.compile(r"[\[\]]")
_SIGNS = re.compile(r"[\\`*_\[\]<>&~{}^!|$]|^[(:]")
_SPECIAL = re.compile(r"[\\`*_\[\]<&~{}^!$]|://")


def is_plain(text: str) -> bool:
    """Whether no sign of the text could be markup inside a line."""
    return not _SPECIAL.search(text)


def escape(text: str, *, everything: bool = False, before_link: bool = False) -> str:
    r"""Return a stretch of plain text as Markdown.

    >>> escape("a*b [1](x) <b> 2 * 3 snake_case")
    'a\\*b \\[1\\](x) \\<b> 2 * 3 snake_case'
    """
    if everything:
        return _SIGNS.sub(r"\\\g<0>", text)
    text = text.replace("\\", "\\\\")
    text = _asterisks(text)
    text = _underscores(text)
    text = _brackets(text)
    text = re.sub(r"<(?! )", r"\\<", text).replace("`", "\\`")
    text = _REFERENCE.sub(_reference, text).replace("~~", "\\~~")
    return text[:-1] + "\\!" if before_link and text.endswith("!") else text


def _reference(found: re.Match[str]) -> str:
    known = found["name"] is None or found["name"] + ";" in html5
    return "\\" + found[0] if known else found[0]


def _asterisks(text: str) -> str:
    """Escape asterisks but those between two spaces."""
    return re.sub(r"(?<!\s)\*|(?<=\s)\*(?!\s)", r"\\*", text) if "*" in text else text


def _underscores(text: str) -> str:
    """Escape underscores but those inside a word and those between two spaces."""
    if "_" not in text:
        return text
    made: list[str] = []
    for index, character in enumerate(text):
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        spaced = before.isspace() and after.isspace()
        inside = _is_letter(before) and _is_letter(after)
        made.append("\\_" if character == "_" and not spaced and not inside else character)
    return "".join(made)


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not is_punctuation(character)


def is_punctuation(character: str) -> bool:
    """Whether CommonMark counts a character as punctuation: ASCII's, and the categories P and S of Unicode."""
    return unicodedata.category(character)[0] in "PS"


def _brackets(text: str) -> str:
    """Escape brackets but pairs that hold no other and have neither a colon nor a round bracket behind them."""
    escaped: list[int] = []
    opened: int | None = None
    for found in _BRACKET.finditer(text):
        position = found.start()
        if found[0] == "[":
            if opened is not None:
                escaped.append(opened)
            opened = position
        elif opened is None:
            escaped.append(position)
        else:
            if text[position + 1 : position + 2] in {":", "("}:
                escaped += (opened, position)
            opened = None
    if opened is not None:
        escaped.append(opened)
    for position in sorted(escaped, reverse=True):
        text = f"{text[:position]}\\{text[position:]}"
    return text


_BEGINNINGS = frozenset(" \t#>-*+:|~`=_[0123456789")


def escape_line(line: str) -> str:
    r"""Return a line of a paragraph so that its beginning, or all of it, is no mark of a block.

    >>> [escape_line(line) for line in ("# 一", "1. 一", "- 一", "1.一", "---", "> 一", ": 一", "| 一")]
    ['\\# 一', '1\\. 一', '\\- 一', '1.一', '\\---', '\\> 一', '\\: 一', '\\| 一']
    """
    if line[:1] not in _BEGINNINGS:
        return line
    if re.match(r"#{1,6}(\s|$)|>|[-*+](\s|$)|[:|~](\s|$)", line):
        return f"\\{line}"
    found = re.match(r"([0-9]+)([.)])(\s|$)", line)
    if found:
        return f"{found[1]}\\{line[found.end(1) :]}"
    if re.match(r"\[\^[^\]\s]+\]:", line):
        return line.replace("]:", "]\\:", 1)  # a reference, not the note itself
    signs = line.replace(" ", "").replace("\t", "")
    if signs and (set(signs) in ({"-"}, {"="}) or (len(signs) >= 3 and set(signs) in ({"*"}, {"_"}))):
        return line.replace(signs[0], f"\\{signs[0]}", 1)
    if signs and set(signs) <= set("|-:"):
        return line.replace("-", "\\-", 1)
    if re.match(r"~{3}|`{3}", line):
        return f"\\{line}"
    return line
