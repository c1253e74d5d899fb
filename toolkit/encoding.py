"""Bytes to text, strictly: nobody's characters are guessed at, but a likely encoding is suggested."""

import codecs
import re
from pathlib import Path

from toolkit.errors import InputError, Location
from toolkit.model.message import Message

# The longer marks first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

NAMES = {
    "big5": "big5",
    "big5-hkscs": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "cp950",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
"""What people write, in lower case, and the codec that Python has for it.

GB 18030 holds everything that GBK and GB 2312 hold (WHATWG Encoding, section 4.2, joins them in the same way).
"""

CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

# The hundred commonest characters of both scripts: together they make up about four tenths of any modern Chinese text.
COMMON = frozenset(
    "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着下自之年過过發发後后作裡里"
    "用道行所然家種种事成方多經经么麼去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心她本前開开但因只從从想實实"
    "，。、「」：；？！“”"
)


def decode(data: bytes, path: Path, encoding: str = "") -> str:
    """Return the text of a file without its byte order mark.

    Raises:
        InputError: the bytes are not of the encoding; the message names the place and a likely encoding.
    """
    return decode_whole(data, path, encoding).removeprefix("\ufeff")


def decode_whole(data: bytes, path: Path, encoding: str = "") -> str:
    """Return the text of a file, with its byte order mark if it is UTF-8 and has one.

    Raises:
        InputError: the bytes are not of the encoding; the message names the place and a likely encoding.
    """
    codec = encoding_of(data, path, encoding)
    codec = "utf-8" if codec == "utf-8-sig" else codec
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as problem:
        raise _refusal(data, path, encoding or "utf-8", codec, problem.start) from problem
    if codec == "utf-8" and not encoding and _is_utf_16(data):
        raise _refusal(data, path, "utf-8", codec, data.index(0))
    if encoding and codec != "utf-8" and _is_gibberish(data, codec):
        raise InputError(
            Message.of(
                "read as {encoding} the file makes no sense; it may be {likely}: say --encoding {likely}",
                encoding=encoding,
                likely=likely_encoding(data),
            ),
            Location(path),
        )
    return text


def _is_utf_16(data: bytes) -> bool:
    """Whether these are bytes of Latin letters in UTF-16: valid UTF-8, but with a zero beside each letter."""
    if b"\0" not in data:
        return False
    even, odd = data[::2].count(0), data[1::2].count(0)
    return not len(data) % 2 and (even == 0) != (odd == 0) and (even + odd) * 8 > len(data) and even + odd > 1


def _is_gibberish(data: bytes, codec: str) -> bool:
    """Whether hardly a common character is in the text, and another encoding has plenty.

    GB 18030 takes nearly any bytes: a Big5 file read with it is an error that nothing else would show.
    """
    sample = data[: 1 << 16]
    return _score(sample, codec) < 0.04 and max(_score(sample, other) for other in CANDIDATES) > 0.25


def _refusal(data: bytes, path: Path, encoding: str, codec: str, place: int) -> InputError:
    """Return what to say of a file that is not in its encoding at a place."""
    known = {"place": str(place), "byte": f"0x{data[place]:02x}", "encoding": encoding}
    location = Location(path, data.count(b"\n", 0, place) + 1)
    likely = likely_encoding(data)
    if codec == "utf-8" and sum(byte >= 0xC0 for byte in data[:place]) > 3 and data[place]:
        return InputError(
            Message.of(
                "not {encoding}: byte {byte} at offset {place}; all before it is UTF-8, so the file is damaged here, or"
                " goes on in another encoding",
                **known,
            ),
            location,
        )
    if likely and NAMES.get(likely) != codec:
        return InputError(
            Message.of(
                "not {encoding}: byte {byte} at offset {place}; it may be {likely}: say --encoding {likely}, or save"
                " the file as UTF-8",
                **known,
                likely=likely,
            ),
            location,
        )
    return InputError(
        Message.of(
            "not {encoding}: byte {byte} at offset {place}; say with --encoding what it is (gb18030, big5 …), or save"
            " the file as UTF-8",
            **known,
        ),
        location,
    )


def encoding_of(data: bytes, path: Path, encoding: str = "") -> str:
    """Return Python's name of the encoding that a file's mark, its caller, or else our custom says.

    Raises:
        InputError: nobody knows the encoding that the caller names.
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return codec
    if not encoding:
        return "utf-8"
    known = NAMES.get(encoding.lower().replace("_", "-"))
    if known:
        return known
    try:
        return codecs.lookup(encoding).name
    except LookupError as problem:
        raise InputError(
            Message.of("unknown encoding {encoding}; one of {names}", encoding=repr(encoding), names=", ".join(NAMES)),
            Location(path),
        ) from problem


def likely_encoding(data: bytes) -> str:
    """Return the name of the encoding in which the bytes look most like Chinese; an empty string if none does.

    >>> likely_encoding("雲端服務的發展".encode("big5")), likely_encoding(bytes(range(128, 200)))
    ('big5-hkscs', '')
    """
    sample = data[: 1 << 16]
    if _is_utf_16(sample):
        return "utf-16-le" if sample[1::2].count(0) else "utf-16-be"
    scored = [(_score(sample, codec), codec) for codec in CANDIDATES]
    best, codec = max(scored, key=lambda pair: pair[0])
    if best <= 0.15:
        # A few words need hold no common character; but those of another encoding come out as rare ones.
        everyday = [codec for codec in _EVERYDAY if _is_everyday(sample, codec)]
        codec = everyday[0] if len(everyday) == 1 else ""
    return {"big5hkscs": "big5-hkscs"}.get(codec, codec)


_EVERYDAY = {"gb18030": ("gb2312", range(0xA1, 0xD8)), "big5hkscs": ("big5", range(0xA1, 0xC7))}
"""The older codec, and the first bytes of its marks and its characters of everyday use (GB 2312 and Big5, level 1)."""


def _is_everyday(sample: bytes, codec: str) -> bool:
    """Whether all that is not ASCII are characters of everyday use, if the bytes are of the encoding."""
    older, first_bytes = _EVERYDAY[codec]
    try:
        foreign = [character for character in sample.decode(codec) if character > "\x7f"]
        return bool(foreign) and all(character.encode(older)[0] in first_bytes for character in foreign)
    except UnicodeError:
        return False


def _score(sample: bytes, codec: str) -> float:
    """Return the share of common characters among those that are not ASCII; 0 if the bytes are not of the encoding."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        text = decoder.decode(sample)
    except UnicodeDecodeError:
        return 0.0
    if re.search("[\x00-\x08\x0e-\x1f\ue000-\uf8ff]", text):
        return 0.0
    foreign = [character for character in text if character > "\x7f"]
    return sum(character in COMMON for character in foreign) / len(foreign) if foreign else 0.0
