"""Subtitles in place: SubRip, WebVTT, and (Advanced) SubStation Alpha; numbers, times, styles and positions stay."""

import re

from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import is_same_writing
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message

_CODE = re.compile(r"<[^<>\n]*>|\{[^{}\n]*\}|\\[Nnh]")
"""Tags of SubRip and WebVTT, override blocks and line breaks of SubStation Alpha."""
_VTT_BLOCK = re.compile(r"(?:STYLE|REGION|NOTE)\b")
_VTT_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_DRAWING = re.compile(r"\\p[1-9]")
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
        passages = _cues(source)
        if not passages and source.strip("\ufeff \t\r\n") and not source.lstrip("\ufeff").startswith("WEBVTT"):
            raise InputError(
                Message("no subtitles in it: no line with times (00:00:01,000 --> 00:00:02,000)"), Location(job.path)
            )
        head = source.partition("\n\n")[0]
        if head.lstrip("\ufeff").startswith("WEBVTT") and (found := _VTT_LANGUAGE.search(head)):
            edits += [Edit(*found.span(1), job.tag(found[1]))] if is_same_writing(found[1], job.source) else []
    return Result(encode(rewrite(source, passages, job.stage, edits), codec))


def _cues(source: str) -> list[Passage]:
    """Return a passage for each cue: the lines between its times and the next blank line."""
    passages: list[Passage] = []
    cue: Passage | None = None
    position = 0
    skipping = False
    for line in source.splitlines(keepends=True):
        text = line.rstrip("\r\n")
        if not text.strip():
            cue, skipping = None, False
        elif "-->" in text:
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
    for code in _CODE.finditer(source, start, end):
        cue.add(source[position : code.start()], position, code.start())
        if code[0].startswith("\\"):
            cue.add_break()
        elif voice := _VOICE.fullmatch(code[0]):
            name = Passage()
            begin = code.start() + voice.start(1)
            name.add(voice[1], begin, begin + len(voice[1]))
            passages.append(name)
        position = code.end()
    cue.add(source[position:end], position, end)


def _substation(source: str) -> list[Passage]:
    """Return a passage for each spoken line: the last field of its row, as the Format line before it counts them."""
    passages: list[Passage] = []
    for found in _ASS_TITLE.finditer(source):
        title = Passage()
        title.add(found[1].rstrip("\r"), found.start(1), found.start(1) + len(found[1].rstrip("\r")))
        passages.append(title)
    fields, in_events, position = 10, False, 0
    for line in source.splitlines(keepends=True):
        text = line.rstrip("\r\n")
        if text.startswith("["):
            in_events = text.strip().lower() == "[events]"
        elif in_events and text.startswith("Format:"):
            fields = text.count(",") + 1
        elif in_events and text.startswith("Dialogue:") and not _DRAWING.search(text):
            head = ",".join(text.split(",", fields - 1)[:-1])
            spoken = Passage()
            passages.append(spoken)
            _add_line(spoken, passages, source, position + len(head) + 1, position + len(text))
        position += len(line)
    return passages
