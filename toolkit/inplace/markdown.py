"""Markdown in place: the text as its reader sees it, and the language of the front matter; every mark stays."""

import re
from dataclasses import replace

from toolkit.inplace.job import Job, Result
from toolkit.inplace.patch import patch
from toolkit.inplace.tags import is_same_writing
from toolkit.inplace.tips import with_tips
from toolkit.inplace.words import decode, encode
from toolkit.model.document import READ_BY_PEOPLE, Document
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.text import RichText, apply, plain
from toolkit.readers import Source, reader_for

_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n(?:.*\n)*?(?=---\s*$)", re.MULTILINE)
_LANGUAGE = re.compile(r"^((?:lang|language|locale)[ \t]*:[ \t]*[\"']?)([\w-]+)", re.MULTILINE)

_TITLE = re.compile(r"^[\"']?title[\"']?[ \t]*:", re.MULTILINE)


def convert(data: bytes, job: Job) -> Result:
    """Change a Markdown file."""
    source, codec = decode(data, job.path)
    reading = reader_for(job.path).read(Source(data, job.path, job.source))
    made = patch(source, as_written(reading.document, source), job.stage)
    text, lost = with_tips(made.text, reading.document, job.stage)
    issues = [*reading.issues]
    for change in (*made.unplaced, *lost):
        message = Message("{old} was left: its place in the file could not be told", (("old", change.old),))
        issues.append(Issue("unplaced-change", Severity.WARNING, message, excerpt=change.old, suggestion=change.new))
    text = _with_language(_with_keys(text, reading.document, job), job)
    return Result(encode(text, codec), tuple(issues))


def _with_keys(text: str, document: Document, job: Job) -> str:
    """Return the file with what people read in further keys of the front matter changed: tags, summaries."""
    front = _FRONT_MATTER.match(text)
    if not front:
        return text
    head = front[0]
    for key, value in document.metadata.extra:
        if key in READ_BY_PEOPLE and value:
            new = apply(plain(value), job.stage(plain(value))).text
            name = rf"(?m)^[\"']?{re.escape(key)}[\"']?[ \t]*:\s*"
            written = re.search(rf"{name}(?P<value>{re.escape(value.strip())})", head)
            if written:
                head = head[: written.start("value")] + new.strip() + head[written.end("value") :]
    return head + text[front.end() :]


def as_written(document: Document, source: str) -> Document:
    """Return the document without a title that the reader took from its first heading: it is written only there."""
    front = _FRONT_MATTER.match(source)
    if front and _TITLE.search(front[0]):
        return document
    return replace(document, metadata=replace(document.metadata, title=RichText("")))


def _with_language(text: str, job: Job) -> str:
    front = _FRONT_MATTER.match(text)
    if not front:
        return text

    def language(found: re.Match[str]) -> str:
        return found[1] + (job.tag(found[2]) if is_same_writing(found[2], job.source) else found[2])

    return _LANGUAGE.sub(language, front[0]) + text[front.end() :]
