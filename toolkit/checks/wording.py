"""Checks of words: said twice by mistake, or with the wrong capitals."""

import re
from collections.abc import Iterator

from toolkit.checks.side import Finding, Pair, Side
from toolkit.checks.words import word_list
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Span

_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]+(?:['’][a-z]+)?)(\s+)\1(?![\w'’-])", re.IGNORECASE)
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "and",
        "or",
        "for",
        "with",
        "by",
        "from",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "their",
        "his",
        "her",
        "this",
        "these",
        "those",
        "as",
    }
)
_HAN = "\u3400-\u9fff"
_FUNCTION = re.compile(
    r"(?<!目)(?<!標)(?<!标)的的(?![確确士])|(?<!未)(?<!不)了了(?![解結结得事斷断之])|(?<!存)(?<!現)在在(?![線线職职於于場场])(?!意)|(?<!總)和和(?![氣气平諧谐睦解])|(?<!但)(?<!可)(?<!就)(?<!也)(?<!都)(?<!還)是是(?!非)(?!否)"
    r"|與與(?!會)|把把(?!關)|被被|就就(?!業|业|職|职|近)|也也|都都(?!市)|而而(?!且)|或或|从从|從從(?!容)(?!前)(?!來)(?!来)|於於|为为(?!了)(?!什)|為為(?!了)(?!什)(?!何)|對對(?!方)(?!象)(?!於)|这这|這這|他他|她她|我我|們們|们们|您您|將將(?!來|領|会|會|近)|会会(?!議|议|員|员)|會會(?!議|員|計)"
)
_CHUNK = re.compile(rf"([{_HAN}]{{2,6}})\1")


def repeated_word(pair: Pair) -> Iterator[Finding]:
    """A word stands twice in a row.

    The reader stumbles. The second one is to be deleted. Doubling on purpose is silent: 看看, 討論討論, 一步一步,
    “had had”, and what the source doubles too.

    Fires on «the the», «的的», «公司公司»; silent on «目的的», «天天», «Bora Bora».
    """
    doubled_source = bool(_TWICE.search(pair.source.flat) or _CHUNK.search(pair.source.flat))
    for finding in repeated_in(pair.target):
        text = finding.span.of(pair.target.flat) if finding.span else ""
        meant = doubled_source and not any(word in text.lower().split() for word in _SMALL)
        if not meant and text.strip() * 2 not in pair.source.flat:
            yield finding


def repeated_in(side: Side) -> Iterator[Finding]:
    """Yield the repetitions of one text."""
    text = side.flat
    for found in _TWICE.finditer(text):
        word = found[1]
        name = word[0].isupper() and found[0].split()[-1][0].isupper() and word.lower() not in _SMALL
        if (
            word.lower() not in word_list("doubled-words")
            and not name
            and len(word) > (0 if word.lower() == "a" else 1)
        ):
            yield _repeated(word, Span(found.start() + len(word), found.end()))
    if not side.locale.is_chinese:
        return
    for found in _FUNCTION.finditer(text):
        yield _repeated(found[0][0], Span(found.start() + 1, found.end()))
    for found in _CHUNK.finditer(text):
        if not _on_purpose(found[1], text, found.start()):
            yield _repeated(found[1], Span(found.start() + len(found[1]), found.end()))


def _on_purpose(chunk: str, text: str, start: int) -> bool:
    if chunk in word_list("doubled-words") or len(set(chunk)) == 1 or chunk[0] in "一半每數数幾几":
        return True
    if len(chunk) == 2 and chunk[0] in "越又邊边且有没沒不來来去走說说想看聽听好大小":
        return True
    return any(char in "一二三四五六七八九十百千萬万" for char in chunk)


def _repeated(word: str, span: Span) -> Finding:
    return Finding(Message("“{word}” stands twice in a row", (("word", word),)), span, "")


_START = re.compile(r"^[\s\"“‘'(\[]*([a-z][A-Za-z]*)")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|v|cf|al|approx|no|nos|inc|ltd|co|corp|mr|mrs|ms|dr|prof|st|jr|sr|dept|est|fig|vol|pp?|ca|[a-z]"
    r"|a\.m|p\.m|u\.s|u\.k|u\.s\.a|ph\.d|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(r"([A-Za-z0-9)%’']+[.!?]+)\s+([a-z][A-Za-z]*)")
_CAPITAL = re.compile(
    r"\b(january|february|april|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|chinese|english|american|taiwanese|japanese|korean|european|british|german|french"
    r"|china|taiwan|america|japan|europe|beijing|shanghai|taipei|hong kong|i)\b(?!['’]?[.:/@]\w)"
)


def capital_letter(pair: Pair) -> Iterator[Finding]:
    """A sentence, a month, a weekday, a language or a country begins without a capital in English.

    The reader takes it for a slip, or misses where a sentence starts. The capital is the suggestion. Brands such as
    iPhone and labels without a full stop are silent.

    Fires on «裁員開始了。 | the layoffs began.», «10月 | in october»; silent on «eBay said so.», «e.g. this», «“Why?”
    he asked.».
    """
    text = pair.target.flat
    if pair.target.locale.language != "en" or not pair.is_translated:
        return
    first = _START.match(text)
    words = len(text.split())
    ends = re.search(r"[.!?][\"”’')\]]*\s*$", text) and re.search(r"[。！？.!?…][」』”’\"）)]*\s*$", pair.source.flat)
    if first and ends and words > 2 and first[1] == first[1].lower() and not _continues(pair):
        yield _capital(first[1], first.start(1))
    for found in _AFTER_STOP.finditer(text):
        if (
            found[2] == found[2].lower()
            and not _ABBREVIATION.search(found[1])
            and ".." not in found[1]
            and found[1][-2:] != ".)"
        ):
            yield _capital(found[2], found.start(2))
    for found in _CAPITAL.finditer(text):
        if not text.isupper() and not (first and found.start() == first.start(1)) and found[1] not in pair.source.flat:
            yield _capital(found[1], found.start(1))


def _continues(pair: Pair) -> bool:
    """Whether the source begins in the middle of a sentence: a mark, a placeholder, a lower-case word."""
    return (
        bool(re.match(r"\s*[，、；…—\-a-z\ufffc(（]", pair.source.flat)) or pair.target.flat.lstrip()[:1] in "…-—\ufffc"
    )


def _capital(word: str, start: int) -> Finding:
    new = word.title() if " " in word else word[0].upper() + word[1:]
    message = Message("“{word}” begins with a capital letter here", (("word", word),))
    return Finding(message, Span(start, start + len(word)), new, Severity.WARNING)
