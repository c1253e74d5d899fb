"""Message catalogues in place: translations and the language of the header; sources, references and flags stay."""

import re

from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.strings_json import add_with_placeholders
from toolkit.inplace.tags import is_same_writing
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message

_LINE = re.compile(
    r'^[ \t]*(?P<keyword>msgstr(?:\[\d+\])?|msgid(?:_plural)?|msgctxt|)[ \t]*"(?P<text>(?:[^"\\\n]|\\.)*)"',
    re.MULTILINE,
)
_LANGUAGE = re.compile(r"Language:[ \t]*([\w@-]+)")
_ESCAPE = re.compile(r"\\.")


def convert(data: bytes, job: Job) -> Result:
    """Change a PO file.

    Raises:
        InputError: no message in it.
    """
    source, codec = decode(data, job.path)
    passages: list[Passage] = []
    edits: list[Edit] = []
    in_translation, in_context, is_header, source_text = False, False, False, ""
    for line in _LINE.finditer(source):
        keyword = line["keyword"]
        if keyword.startswith(("msgid", "msgctxt")):
            source_text = line["text"] if keyword == "msgid" else source_text
            in_translation, in_context = False, keyword == "msgctxt"
        elif keyword.startswith("msgstr"):
            in_translation, is_header = True, not source_text
            passages.append(Passage(kept=is_header))
        elif not keyword and not in_translation and not in_context:
            source_text += line["text"]
        if in_translation:
            _add(passages[-1], source, *line.span("text"))
            if is_header and (found := _LANGUAGE.search(line["text"])) and is_same_writing(found[1], job.source):
                begin = line.start("text") + found.start(1)
                edits.append(Edit(begin, begin + len(found[1]), job.tag(found[1])))
    if not passages and source.strip("\ufeff \t\r\n"):
        raise InputError(Message("no PO file: no msgstr in it"), Location(job.path))
    return Result(encode(rewrite(source, passages, job.stage, edits), codec))


def _add(passage: Passage, source: str, start: int, end: int) -> None:
    position = start
    for escape in _ESCAPE.finditer(source, start, end):
        add_with_placeholders(passage, source, position, escape.start())
        passage.add_break("\n" if escape[0] == "\\n" else "\ufffc")
        position = escape.end()
    add_with_placeholders(passage, source, position, end)
