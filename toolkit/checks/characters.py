"""Checks of single characters: invisible ones, full-width letters, look-alikes."""

import re
import unicodedata
from collections.abc import Iterator

from toolkit.checks.side import Finding, Side
from toolkit.model.message import Message
from toolkit.model.text import Span

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\U000e0001\U000e0020-\U000e007f]|[\ue000-\uf8ff]"
)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u2190-\u21ff\u2b00-\u2bff]")
_NAMES = {
    "\u200b": "ZERO WIDTH SPACE",
    "\ufeff": "BYTE ORDER MARK",
    "\t": "TAB",
    "\x00": "NULL",
    "\x08": "BACKSPACE",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
}
_FULL = re.compile("[Ａ-Ｚａ-ｚ０-９]+(?:[．，：／][０-９]+)*|[＂＃＄％＆＇＊＋－／＜＝＞＠＼＾＿｀｜～]")
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]")


def invisible_character(side: Side) -> Iterator[Finding]:
    """A character that nobody can see: zero-width, bidirectional control, control, private use, broken.

    It breaks searching, line ends and screen readers, and bidirectional controls can make a text look like another.
    It is to be deleted. What joins an emoji is silent, and so is a non-breaking blank.

    Fires on U+200B, U+202E, U+FEFF, U+FFFD; silent on «👨‍👩‍👧».
    """
    text = side.text
    for found in _INVISIBLE.finditer(text):
        joins = found[0] in "\u200d\u200c" and _EMOJI.match(text[found.start() - 1 : found.start()] or " ")
        flag = (
            "\U000e0020" <= found[0] <= "\U000e007f" and "\U0001f3f4" in text[max(0, found.start() - 7) : found.start()]
        )
        if joins or flag:
            continue
        private = "\ue000" <= found[0] <= "\uf8ff"
        name = _NAMES.get(found[0], unicodedata.name(found[0], "PRIVATE USE" if private else "CONTROL"))
        message = Message(
            "invisible character U+{code} {name}, character {place}",
            (("code", f"{ord(found[0]):04X}"), ("name", name), ("place", str(found.start() + 1))),
        )
        gone = None if found[0] == "\ufffd" or private else ""
        yield Finding(message, Span(*found.span()), gone, raw=True)


def full_width_letters(side: Side) -> Iterator[Finding]:
    """Latin letters or digits are full-width.

    They look spaced out, and nobody finds them. The usual ones are the suggestion.

    Fires on «ＡＩ», «２０２４»; silent on «AI», «，。：».
    """
    for found in _FULL.finditer(side.flat):
        if found[0] in "～／｜" and side.locale.is_chinese:
            continue
        plain = unicodedata.normalize("NFKC", found[0])
        message = Message("full-width “{old}”; “{new}” here", (("old", found[0]), ("new", plain)))
        yield Finding(message, Span(*found.span()), plain)


def look_alike_character(side: Side) -> Iterator[Finding]:
    """A radical or compatibility character stands for a Chinese character.

    It looks the same and is another: nobody finds it, fonts lack it. They come from PDF files. The character is the
    suggestion.

    Fires on «⼈工» (U+2F08); silent on «人工».
    """
    for found in _RADICAL.finditer(side.flat):
        plain = unicodedata.normalize("NFKC", found[0])
        if plain != found[0]:
            message = Message(
                "look-alike of “{new}”: U+{code} {name}",
                (("new", plain), ("code", f"{ord(found[0]):04X}"), ("name", unicodedata.name(found[0], ""))),
            )
            yield Finding(message, Span(*found.span()), plain)
