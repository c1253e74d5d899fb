"""Checks of punctuation: what a pair of languages, and the region of a text, wants."""

import re
from collections.abc import Iterator

from toolkit.checks.side import Finding, Pair, Side
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.model.text import Span

_CLOSING = "\"'”’」』）)]】》〉｣*_ \t\n\u00a0\u3000\ufffc"
_KINDS = {
    "。": ".",
    "．": ".",
    "｡": ".",
    ".": ".",
    "?": "?",
    "？": "?",
    "!": "!",
    "！": "!",
    "…": "…",
    "⋯": "…",
    ":": ":",
    "：": ":",
    ";": ";",
    "；": ";",
    ",": ",",
    "，": ",",
    "、": ",",
    "—": "—",
}
_FULL_FORM = {".": "。", "?": "？", "!": "！", ":": "：", ";": "；", "…": "……", ",": "，"}
_ENDS_ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|etc|Jr|Sr|al|Bros|St|No|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]\.[A-Z]|[A-Z])|\bU\.S)\.$"
)
_ASKS = re.compile("[問问]|是否|不知|\\b(?:ask|wonder|whether)", re.IGNORECASE)


def end_punctuation(pair: Pair) -> Iterator[Finding]:
    """The target ends with another kind of mark than the source, or with a mark of the wrong language.

    A missing full stop looks like a missing sentence; a question mark lost changes the meaning. An American full stop
    inside the quotation marks is right; headings without a mark are right if both have none.

    Fires on «裁員開始了。 | The layoffs began», «Really? | 真的。»; silent on «他說：「好。」 | “Fine,” he said.»,
    «標題 | Title».
    """
    source, target = pair.source.flat.rstrip(_CLOSING), pair.target.flat.rstrip(_CLOSING)
    if not pair.is_translated or not source or not target or not re.search(r"[^\W_]", target):
        return
    one, other = _kind(source), _kind(target)
    span = Span(len(target) - 1, len(target))
    if one == other:
        ellipsis = one == "…"  # `house_style` speaks of its shape
        if pair.target.locale.is_chinese and target[-1] in ".?!:;," and not ellipsis and _is_han_before(target):
            new = _FULL_FORM[target[-1]]
            yield Finding(
                Message("“{old}” at the end; “{new}” in Chinese", (("old", target[-1]), ("new", new))), span, new
            )
        return
    if _may_differ(pair, source, target, one, other):
        return
    yield _wrong_end(pair, target, one, other, span)


def _wrong_end(pair: Pair, target: str, one: str, other: str, span: Span) -> Finding:
    light = {one, other} in (
        {"!", "."},
        {";", "."},
        {"…", "."},
        {"—", "."},
        {",", ""},
        {",", "."},
        {",", ":"},
        {":", ""},
        {"…", ""},
    )
    light = light or ({one, other} == {"?", "."} and bool(_ASKS.search(pair.source.flat + pair.target.flat)))
    weight = Severity.SUGGESTION if light else None
    wanted = _FULL_FORM.get(one, one) if pair.target.locale.is_chinese else one.replace("…", "...")
    if not one:
        message = Message("the target ends with “{target}”, the source with no mark", (("target", target[-1]),))
        return Finding(message, span, "", weight)
    if not other:
        message = Message("the target lacks the “{wanted}” at its end", (("wanted", wanted),))
        return Finding(message, Span(len(target) - 1, len(target)), target[-1] + wanted, weight)
    message = Message(
        "the target ends with “{target}” where the source asks for “{wanted}”",
        (("target", target[-1]), ("wanted", wanted)),
    )
    return Finding(message, span, wanted, weight)


def _kind(text: str) -> str:
    if text.endswith(("...", "。。。")):
        return "…"
    return _KINDS.get(text[-1], "")


def _is_han_before(text: str) -> bool:
    return bool(re.search(r"[\u3400-\u9fff」』”）》][.?!:;,]+$", text))


def _may_differ(pair: Pair, source: str, target: str, one: str, other: str) -> bool:
    if one == "." and not other and not pair.source.locale.is_chinese and _ENDS_ABBREVIATED.search(source):
        return True
    if other == "." and not one and _ENDS_ABBREVIATED.search(target):
        return True
    # 「快走！」他說。 and “Go!” he said. turn round: “He said: ‘Go!’”
    inner = {
        _KINDS.get(char, "") for char in re.findall(r"([。！？.!?…])[」』”’\"]", pair.source.flat + pair.target.flat)
    }
    return bool(
        one and other and {one, other} <= {".", "!", "?", "…"} and (one in inner or other in inner) and one != other
    )


_CHINESE_MARKS = str.maketrans(
    {
        "。": ".",
        "，": ",",
        "、": ",",
        "；": ";",
        "：": ":",
        "？": "?",
        "！": "!",
        "（": "(",
        "）": ")",
        "【": "[",
        "】": "]",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "％": "%",
        "～": "–",
        "《": "",
        "》": "",
        "〈": "",
        "〉": "",
        "\u3000": " ",
        "·": "",
        "．": ".",
    }
)
_CHINESE_MARK = re.compile("[。，、；：？！（）【】「」『』《》〈〉％～\u3000．]")


def chinese_punctuation(pair: Pair) -> Iterator[Finding]:
    """A mark of Chinese stands in a text of another language.

    It is as wide as a Chinese character and tears the line. Inside Chinese that is quoted it may stand.

    Fires on «the layoffs began。», «（PIP）»; silent on “the layoffs began.”.
    """
    if pair.target.locale.is_chinese or pair.target.locale.language in ("ja", "ko"):
        return
    text = pair.target.flat
    for found in _CHINESE_MARK.finditer(text):
        beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
        if not re.search(r"[\u3400-\u9fff]", beside):
            new = found[0].translate(_CHINESE_MARKS)
            message = Message("Chinese “{old}” in the translation; “{new}” here", (("old", found[0]), ("new", new)))
            yield Finding(message, Span(*found.span()), new)


def half_width_punctuation(side: Side) -> Iterator[Finding]:
    """A half-width mark stands beside Chinese.

    It is too narrow, and stands wrong in the line. The full-width mark is the suggestion. Numbers, times, code and
    English inside the sentence are silent.

    Fires on «裁員,約14000個»; silent on «1,000», «15:00», «“Hello, world”».
    """
    yield from _of_typography(side, "half-width-punctuation")


def quotation_marks(side: Side) -> Iterator[Finding]:
    """Quotation marks are those of another region.

    Taiwan and Hong Kong print 「」, the Mainland “”. The mark of the region is the suggestion.

    Fires on «“裁員”» in zh-Hant-TW, «「裁员」» in zh-Hans-CN; silent on “Use AI” around English, and on inches.
    """
    yield from _of_typography(side, "quotation-marks")


def house_style(side: Side) -> Iterator[Finding]:
    """Ellipsis, dash, interpunct or title marks are not those of the house style.

    They are small, and a page where they change from line to line looks careless. What the style prints is the
    suggestion.

    Fires on «等等...», «這--那»; silent on «……», «——».
    """
    for check in ("ellipsis", "dash", "interpunct", "book-titles"):
        yield from _of_typography(side, check)


def spacing(side: Side) -> Iterator[Finding]:
    """A blank stands where the style wants none, or is missing where it wants one.

    The reader sees holes. The blank's removal or addition is the suggestion.

    Fires on «你好 ，世界»; silent on «使用 AI 工具» if the style leaves it to the author.
    """
    yield from _of_typography(side, "spacing")


def unbalanced_marks(side: Side) -> Iterator[Finding]:
    """A quotation mark or bracket has no partner.

    The reader cannot see where the quotation ends. There is no safe suggestion.

    Fires on «他說：「好。», «(see below»; silent on «1）», on apostrophes, on inches, and on quotations that go on in
    the next paragraph.
    """
    found = list(_of_typography(side, "unbalanced-marks"))
    yield from found
    seen = {side.original(finding.span) if not finding.raw else finding.span for finding in found if finding.span}
    for offset in _lone(side):
        if not any(span.start == side.original(Span(offset, offset + 1)).start for span in seen):
            message = Message("{mark} has no partner in this paragraph", (("mark", side.flat[offset]),))
            yield Finding(message, Span(offset, offset + 1))


_PAIRS = {"(": ")", "[": "]", "“": "”", "{": "}"}
_MIXED = {")": "(（", "]": "[【", "”": "“", "}": "{"}


def _lone(side: Side) -> Iterator[int]:
    text = side.flat
    chinese = side.locale.is_chinese
    stack: list[int] = []
    for offset, char in enumerate(text):
        if chinese and char in "“”":
            continue
        if char in _PAIRS or (char == "（" and not chinese):
            stack.append(offset)
        elif char in _MIXED or (char == "）" and not chinese):
            if stack and text[stack[-1]] in _MIXED.get(char, "(（"):
                stack.pop()
            elif not re.search(r"(?:^|\s)(?:\w|\d{1,2}|[ivx]{1,4})$|[:;=8]-?$", text[:offset]):
                yield offset
    yield from (offset for offset in stack if not (text[offset] == "(" and re.search(r"[:;=]-?$", text[:offset])))
    single = [found.start() for found in re.finditer(r"(?<![A-Za-z])‘(?=[A-Za-z])", text)] if not chinese else []
    if len(single) > len(re.findall(r"’(?![A-Za-z0-9])", text)):
        yield single[-1]
    quotes = [offset for offset, char in enumerate(text) if char == '"' and not chinese]
    # 6'2" is a height: with inches in the text nobody can count.
    if len(quotes) % 2 and not re.search(r'\d"', text):
        yield quotes[-1]


def _of_typography(side: Side, check: str) -> Iterator[Finding]:
    for issue in side.typography:
        if issue.check == check:
            yield Finding(issue.message, issue.span, issue.suggestion, issue.severity, raw=side.rich is not None)


_DOUBLED = re.compile(
    r"([，。、；：！？])\1{1,}(?!…)|([,;:])\2+|(?<![.\d])\.\.(?!\.)|[，、；：][。，、；：]|[。][，、；：]|\?\.|,\.|\.,(?!\d)"
)
_BLANK = re.compile(
    r"(?<=[A-Za-z0-9)%”\"])[ \u00a0]+([,.;!?])(?![.\w])(?!\s?\.)"
    r"|(?<=[a-z])  +(?=[A-Za-z])|(?<=[a-z]),(?=[A-Za-z])(?!\w*[@/])"
)


def doubled_punctuation(side: Side) -> Iterator[Finding]:
    """Two marks stand where one should.

    It is a slip of the keyboard. One mark is the suggestion. Several 「！！」 or 「？？」 may be meant and are only
    mentioned.

    Fires on «裁員。。», «began,,»; silent on «……», «...», «?!».
    """
    for found in _DOUBLED.finditer(side.flat):
        text = found[0]
        if re.match(r"\.,|,\.", text) and re.search(
            r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:Inc|Ltd|Co|Corp|etc|Jr|Sr|al|a\.m|p\.m|[A-Z]))$", side.flat[: found.start()]
        ):
            continue
        # “Rd.,” is an abbreviation; “！！” may be meant.
        meant = text[0] in "！？" or text == ".," or (text[0] == "。" and len(text) > 2)
        message = Message("“{old}”: two marks where one should stand", (("old", text),))
        yield Finding(message, Span(*found.span()), text[0], Severity.SUGGESTION if meant else None)


def blank_beside_mark(side: Side) -> Iterator[Finding]:
    """In English a blank stands before a mark, is missing behind a comma, or is doubled.

    It looks like a slip, and the mark may begin the next line. The right blanks are the suggestion.

    Fires on «layoffs ,», «first,then»; silent on «1,000», «3 . 5» in code, and on Chinese.
    """
    if side.locale.is_chinese:
        return
    for found in _BLANK.finditer(side.flat):
        new = ", " if found[0] == "," else found[1] or " "
        weight = Severity.SUGGESTION if not found[0].strip() else None
        message = Message("“{old}”: blanks around this mark", (("old", found[0]),))
        yield Finding(message, Span(*found.span()), new, weight)
