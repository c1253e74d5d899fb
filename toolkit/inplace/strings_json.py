"""Files of strings in JSON, in place: values are changed, keys and everything else stay."""

import json
import re

from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.tags import is_same_writing
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?', re.DOTALL)
_PART = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+")
_REST = r"|%\([^()\s]*\)[a-z]|\$t\([^()]*\)|</?[A-Za-z!][^<>\n]*>"
PLACEHOLDER = re.compile(r"\$?\{\{?[^{}\s]*\}?\}" + _REST)
"""What a program fills in (with i18next's ``$t(…)``), and tags."""
_BRANCHES = re.compile(r"\{[^{}]*,\s*(?:plural|select|selectordinal)\s*,")
_IN_BRANCHES = re.compile(r"\{[\w.]*\}" + _REST, re.ASCII)
"""The same where ICU's branches are in braces too, as in ``{n, plural, other {个软件}}``: there a name is ASCII."""
LANGUAGE_KEYS = frozenset({"lang", "language", "locale", "@@locale"})


def convert(data: bytes, job: Job) -> Result:
    """Change a JSON file.

    Raises:
        InputError: not JSON.
    """
    source, codec = decode(data, job.path)
    try:
        json.loads(source.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as problem:
        line = getattr(problem, "lineno", 0)
        raise InputError(Message.of("not JSON: {problem}", problem=problem), Location(job.path, line)) from problem
    passages: list[Passage] = []
    edits: list[Edit] = []
    key = ""
    for found in _STRING.finditer(source):
        if found[2]:
            key = found[1]
        elif key.lower() in LANGUAGE_KEYS and is_same_writing(found[1], job.source):
            edits.append(Edit(*found.span(1), job.tag(found[1])))
        else:
            passages.append(_value(source, *found.span(1)))
    return Result(encode(rewrite(source, passages, job.stage, edits), codec))


def _value(source: str, start: int, end: int) -> Passage:
    passage = Passage(escape_coded=_as_ascii)
    for part in _PART.finditer(source, start, end):
        if part[0].startswith("\\"):
            passage.add(json.loads(f'"{part[0]}"'), part.start(), part.end())
        else:
            add_with_placeholders(passage, source, part.start(), part.end())
    return passage


def add_with_placeholders(passage: Passage, source: str, start: int, end: int) -> None:
    """Append a stretch of a source; what a program fills in is protected, tags are left out."""
    position = start
    placeholder = _IN_BRANCHES if _BRANCHES.search(source, start, end) else PLACEHOLDER
    for found in placeholder.finditer(source, start, end):
        passage.add(source[position : found.start()], position, found.start())
        # A tag is not there for a reader, and a word may go on behind it; a placeholder stands for other words.
        if not found[0].startswith("<"):
            passage.add(found[0], *found.span(), protected=True)
        position = found.end()
    passage.add(source[position:end], position, end)


def _as_ascii(text: str) -> str:
    return json.dumps(text)[1:-1]
