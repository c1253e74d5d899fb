"""Checks whether everything was translated."""

import re
import statistics
from collections.abc import Iterator, Sequence

from toolkit.checks.scan import OBJECT
from toolkit.checks.side import Finding, Pair, Placed, Side
from toolkit.checks.words import word_list
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Span

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[」』”’）)]*|[^。！？!?]+$")
_ENGLISH_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\bNo)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\b[A-Z])(?<!\b[ap]\.m)"
    r"(?<!\b[A-Z]\.[A-Z])(?<!\be\.g)(?<!\bi\.e)[.!?]+[\"”’')]*(?=\s+[\"“‘(]?[A-Z0-9]|\s*$)|[.!?]+[\"”’')]*\s*$"
)


def empty_target(pair: Pair) -> Iterator[Finding]:
    """The target is empty.

    The reader would find a hole. There is no suggestion.

    Fires on «裁員 | »; silent on an empty source.
    """
    if pair.source.text.strip() and not pair.target.text.strip():
        yield Finding(Message("not translated: the target is empty"))


def untranslated(pair: Pair) -> Iterator[Finding]:
    """The target is the source once more.

    The reader of the translation cannot read it. What needs no translation is left in peace: numbers, addresses,
    placeholders, names and words that stay as they are, and Chinese that both scripts write alike.

    Fires on «裁員 | 裁員»; silent on «AWS | AWS», «{count} | {count}», and between Chinese scripts on «中文 | 中文».
    """
    source, target = pair.source.flat.strip(), pair.target.flat.strip()
    if not source or _squeezed(source) != _squeezed(target) or not _LETTER.search(source.replace(OBJECT, "")):
        return
    if pair.is_within_chinese:
        return  # `wrong_script` and `region_word` judge it word by word.
    if pair.source.locale.is_chinese and _HAN.search(source):
        yield Finding(Message("not translated: the target is the source"))
    elif not pair.source.locale.is_chinese and not _stays(pair, source):
        # One or two words with capitals may be a name: Slack, Prime Video.
        words = source.split()
        named = len(words) <= 2 and all(word[0].isupper() for word in words) and source[-1].isalnum()
        weight = Severity.SUGGESTION if named else None
        yield Finding(Message("not translated: the target is the source"), severity=weight)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _stays(pair: Pair, text: str) -> bool:
    words = re.findall(r"[A-Za-z][A-Za-z'’.&-]*", text)
    known = pair.knowledge.latin_words
    return all(
        word.lower() in known or len(word) == 1 or any(c.isupper() or c.isdigit() for c in word[1:]) for word in words
    )


def omitted_text(pairs: Sequence[Pair]) -> Iterator[Placed]:
    """The target is much shorter than the source, and has fewer sentences: part of the text was left out.

    The reader misses what the author said. Lengths are compared with the usual ratio of this file, so that a terse
    translator raises no alarm; two sentences joined into one of full length are silent.

    Fires on «他走了。公司沒有挽留，也沒有解釋。 | He left.»; silent on «他走了。她也走了。 | He left, and so did she.».
    """
    ratios = [
        _length(pair.target) / _length(pair.source)
        for pair in pairs
        if pair.is_translated and _length(pair.source) >= 8
    ]
    usual = _usual(pairs, ratios)
    for place, pair in enumerate(pairs):
        if not pair.is_translated or _length(pair.source) < 8:
            continue
        share = _length(pair.target) / _length(pair.source) / usual
        fewer = _sentences(pair.target) < _sentences(pair.source)
        limit = (0.85 if pair.is_within_chinese else 0.70) if fewer else (0.72 if pair.is_within_chinese else 0.45)
        if share < limit and (fewer or _length(pair.source) >= 14):
            percent = str(round(100 * min(share, 1)))
            message = Message(
                "part of the source seems to be missing: the target has {percent}% of the usual length",
                (("percent", percent),),
            )
            yield Placed(place, Finding(message))


def _usual(pairs: Sequence[Pair], ratios: list[float]) -> float:
    """Return target length by source length: what experience says, drawn towards what this file does."""
    if not pairs:
        return 1.0
    chinese = (pairs[0].source.locale.is_chinese, pairs[0].target.locale.is_chinese)
    expected = {(True, False): 3.0, (False, True): 1 / 3.0}.get(chinese, 1.0)
    if len(ratios) < 8:
        return expected
    return min(max(statistics.median(ratios), expected * 0.7), expected * 1.4)


def _length(side: Side) -> int:
    """Return Han characters as one each; Latin letters as one each, a word in Chinese as two characters."""
    text = side.flat
    if side.locale.is_chinese:
        return len(_HAN.findall(text)) + 2 * len(re.findall(r"[A-Za-z]+|\d[\d.,]*", text))
    return len(re.sub(r"\s+", " ", text).strip())


def _sentences(side: Side) -> int:
    if side.locale.is_chinese:
        return max(1, len([part for part in _SENTENCE.findall(side.flat) if _LETTER.search(part)]))
    return max(1, len(_ENGLISH_SENTENCE.findall(side.flat)))


def leftover_chinese(pair: Pair) -> Iterator[Finding]:
    """Chinese characters stand in a translation into another language.

    The reader cannot read them. A name or word in brackets behind its translation is only mentioned.

    Fires on «裁員名單 | the 裁員 list»; silent on a target without Chinese.
    """
    if pair.target.locale.is_chinese or not pair.is_translated or pair.target.locale.language in ("ja", "ko"):
        return
    for found in _HAN_RUN.finditer(pair.target.flat):
        head, tail = pair.target.flat[: found.start()].rstrip(), pair.target.flat[found.end() :].lstrip()
        glossed = (
            head[-1:] in ("(", "（", "“", '"', "‘", "「")
            and tail[:1] in (")", "）", "”", '"', "’", ",", "，", "」")
            and bool(head[:-1])
        )
        weight = Severity.SUGGESTION if glossed and len(found[0]) <= 12 else None
        yield Finding(
            Message("Chinese left in the translation: “{text}”", (("text", found[0]),)),
            Span(*found.span()),
            severity=weight,
        )


_COMMANDS = frozenset({"git", "npm", "pip", "docker", "sudo", "cd"})
_WORDS = re.compile(r"(?<![A-Za-z0-9@/._])[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*)*(?![A-Za-z0-9@/_])")


def leftover_english(pair: Pair) -> Iterator[Finding]:
    """English words stand in a Chinese translation.

    The reader expects Chinese. Words of the termbase, names, abbreviations and words with a capital inside stay; what
    is quoted or stands in brackets behind its translation is only mentioned.

    Fires on «the layoffs began | layoffs 開始了»; silent on «CEO Andy Jassy», «拿到 offer», «（Leadership
    Principles）».
    """
    if not pair.target.locale.is_chinese or not pair.is_translated or not _HAN.search(pair.target.flat):
        return
    known = pair.knowledge.latin_words
    source = pair.source.flat.lower()
    for found in _WORDS.finditer(pair.target.flat):
        words = re.split("[ -]", found[0])
        plain = [
            word
            for word in words
            if word == word.lower() and word not in word_list("loanwords") and word not in known and len(word) > 1
        ]
        command = bool(_COMMANDS.intersection(words))
        if not plain or command or (pair.source.locale.is_chinese and found[0].lower() in source):
            continue
        around = pair.target.flat[: found.start()].rstrip()[-1:] + pair.target.flat[found.end() :].lstrip()[:1]
        quoted = len(around) == 2 and around[0] in '「『“（(《"‘' and around[1] in '」』”）)》"’，,：:'
        title = any(word[:1].isupper() for word in words)
        weight = Severity.SUGGESTION if quoted or (title and len(words) > 1) else None
        yield Finding(
            Message("English left in the translation: “{text}”", (("text", found[0]),)),
            Span(*found.span()),
            severity=weight,
        )
