"""Subtitles in place: SubRip, WebVTT, and (Advanced) SubStation Alpha; numbers, times, styles and positions stay."""

import re
from collections.abc import Iterator

from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import is_same_writing
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message

_CODE = re.compile(r"</?[A-Za-z0-9][^<>\n]*>|\{[^{}\n]*\}|\\[Nnh]")
"""Tags of SubRip and WebVTT, override blocks and line breaks of SubStation Alpha."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TIMES = re.compile(r"\s*[\d:.,]+[ \t]*-->")
_RUBY_TEXT = re.compile(r"<(/?)rt\b[^>]*>")
_VTT_TAG = re.compile(r"<lang[ \t]+([\w-]+)>")
_VTT_BLOCK = re.compile(r"(?:STYLE|REGION|NOTE)\b")
_VTT_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_DRAWING = re.compile(r"\\p(\d)")
"""Between this and a 0 there are no words but the coordinates of a picture."""
_ASS_TITLE = re.compile(r"^(?:Title|Original Script|Original Translation):[ \t]*(.*)$", re.MULTILINE)


def convert(data: bytes, job: Job) -> Result:
    """Change a subtitle file.

    Raises:
        InputError: no line of it has times.
    """
    source, codec = decode(data, job.path)
    edits: list[Edit] = []
    if job.path.suffix.lower() in {".ass", ".ssa"}:
        passages = _substation(source)
    else:
        passages = _cues(source, is_srt=job.path.suffix.lower() == ".srt")
        if not passages and source.strip("\ufeff \t\r\n") and not source.lstrip("\ufeff").startswith("WEBVTT"):
            raise InputError(
                Message("no subtitles in it: no line with times (00:00:01,000 --> 00:00:02,000)"), Location(job.path)
            )
        edits += _languages(source, job)
    return Result(encode(rewrite(source, passages, job.stage, edits), codec))


def _languages(source: str, job: Job) -> list[Edit]:
    """Return the edits of what WebVTT says of its language, in its head and in its cues."""
    start = re.match(r"\ufeff?WEBVTT[^\r\n]*", source)
    if not start:
        return []
    blank = re.search(r"(?>\r\n|\r|\n){2}", source)
    head = _VTT_LANGUAGE.search(source, start.end(), blank.start() if blank else len(source))
    found = [*([head] if head else []), *_VTT_TAG.finditer(source, start.end())]
    return [Edit(*each.span(1), job.tag(each[1])) for each in found if is_same_writing(each[1], job.source)]


def _lines(source: str) -> Iterator[str]:
    """Yield the lines with their ends; no other sign ends one, whatever `str.splitlines` thinks."""
    return (found[0] for found in _LINE.finditer(source) if found[0])


def _cues(source: str, *, is_srt: bool) -> list[Passage]:
    """Return a passage for each cue: the lines between its times and the next blank line.

    A text of SubRip may hold blank lines: what follows one is text too, unless it is a number, which is left anyway.
    """
    passages: list[Passage] = []
    cue: Passage | None = None
    position = 0
    skipping = False
    for line in _lines(source):
        text = line.rstrip("\r\n")
        if not text.strip():
            cue = Passage() if is_srt and cue is not None else None
            passages += [cue] if cue else []
            skipping = False
        elif _TIMES.match(text):
            cue = Passage()
            passages.append(cue)
        elif cue is None and _VTT_BLOCK.match(text):
            skipping = True
        elif cue is not None and not skipping:
            if cue.parts:
                cue.add_break()
            _add_line(cue, passages, source, position, position + len(text))
        position += len(line)
    return passages


def _add_line(cue: Passage, passages: list[Passage], source: str, start: int, end: int) -> None:
    position = start
    base, drawing = cue, False
    for code in _CODE.finditer(source, start, end):
        if not drawing:
            cue.add(source[position : code.start()], position, code.start())
        if drawn := _DRAWING.findall(code[0]):
            drawing = drawn[-1] != "0"
        if ruby := _RUBY_TEXT.fullmatch(code[0]):
            # What stands over a character parts no word.
            cue = base if ruby[1] else Passage()
            passages += [] if ruby[1] else [cue]
        elif code[0].startswith("\\"):
            cue.add_break()
        elif voice := _VOICE.fullmatch(code[0]):
            name = Passage()
            begin = code.start() + voice.start(1)
            name.add(voice[1], begin, begin + len(voice[1]))
            passages.append(name)
        position = code.end()
    if not drawing:
        cue.add(source[position:end], position, end)


def _substation(source: str) -> list[Passage]:
    """Return a passage for each spoken line: the last field of its row, as the Format line before it counts them."""
    passages: list[Passage] = []
    for found in _ASS_TITLE.finditer(source):
        title = Passage()
        title.add(found[1].rstrip("\r"), found.start(1), found.start(1) + len(found[1].rstrip("\r")))
        passages.append(title)
    fields, in_events, position = 10, False, 0
    for line in _lines(source):
        text = line.rstrip("\r\n")
        if text.startswith("["):
            in_events = text.strip().lower() == "[events]"
        elif in_events and text.startswith("Format:"):
            fields = text.count(",") + 1
        elif in_events and text.startswith("Dialogue:"):
            head = ",".join(text.split(",", fields - 1)[:-1])
            spoken = Passage()
            passages.append(spoken)
            _add_line(spoken, passages, source, position + len(head) + 1, position + len(text))
        position += len(line)
    return passages
