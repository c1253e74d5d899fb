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
    codec = _codec(data, path, encoding)
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        likely = likely_encoding(data)
        advice = f"; it may be {likely}: say --encoding {likely}" if likely and NAMES.get(likely) != codec else ""
        shown = encoding or "utf-8"
        raise InputError(
            f"not {shown}: byte 0x{data[problem.start]:02x} at offset {problem.start}{advice}", Location(path, line)
        ) from problem


def _codec(data: bytes, path: Path, encoding: str) -> str:
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
    scored = [(_score(sample, codec), codec) for codec in CANDIDATES]
    best, codec = max(scored, key=lambda pair: pair[0])
    return {"big5hkscs": "big5-hkscs"}.get(codec, codec) if best > 0.15 else ""


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
