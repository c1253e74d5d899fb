"""Files of strings in YAML, in place: values are changed, keys, comments and layout stay."""

import re

import yaml

from toolkit.errors import InputError, Location
from toolkit.inplace.job import Job, Result
from toolkit.inplace.passages import Edit, Passage, rewrite
from toolkit.inplace.strings_json import LANGUAGE_KEYS, add_with_placeholders
from toolkit.inplace.tags import is_same_writing
from toolkit.inplace.words import decode, encode
from toolkit.model.message import Message

_TOP_LANGUAGE = re.compile(r"(?:\ufeff|---[ \t]*\n|#[^\n]*\n|\s)*[\"']?(zh[\w-]*)[\"']?[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n")
DEEPEST = 100
"""How many brackets may be open at once."""
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)


def convert(data: bytes, job: Job) -> Result:
    """Change a YAML file; nothing in it is loaded, so tags and aliases do nothing.

    Raises:
        InputError: not YAML.
    """
    source, codec = decode(data, job.path)
    shift = source.startswith("\ufeff")
    passages: list[Passage] = []
    edits: list[Edit] = []
    try:
        for key, token in _values(source[shift:]):
            start, end = token.start_mark.index + shift, token.end_mark.index + shift
            if key.lower() in LANGUAGE_KEYS and is_same_writing(token.value, job.source):
                begin = source.index(token.value, start)
                edits.append(Edit(begin, begin + len(token.value), job.tag(token.value)))
            else:
                passages.append(_passage(source, start, end, token.style or ""))
        edits += _top_language(source, job)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        what = getattr(problem, "problem", None) or "cannot be read"
        raise InputError(
            Message.of("not YAML: {what}", what=what), Location(job.path, mark.line + 1 if mark else 0)
        ) from problem
    return Result(encode(rewrite(source, passages, job.stage, edits), codec))


def _values(source: str) -> list[tuple[str, yaml.ScalarToken]]:
    """Return each scalar that is a value, with the key it stands under."""
    found: list[tuple[str, yaml.ScalarToken]] = []
    key, is_key, depth = "", False, 0
    for token in yaml.scan(source, Loader=yaml.SafeLoader):
        # The scanner's cost grows with the square of the depth: nobody's strings lie that deep.
        depth += isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken)
        depth -= isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken)
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem=f"deeper than {DEEPEST} brackets", problem_mark=token.start_mark)
        if isinstance(token, yaml.KeyToken):
            is_key = True
        elif isinstance(token, yaml.ValueToken):
            is_key = False
        elif isinstance(token, yaml.ScalarToken):
            if is_key:
                key, is_key = token.value, False
            else:
                found.append((key, token))
    return found


def _top_language(source: str, job: Job) -> list[Edit]:
    """Rails keeps its strings under one key that is the language itself: ``zh-CN:``."""
    found = _TOP_LANGUAGE.match(source)
    if found and is_same_writing(found[1], job.source):
        return [Edit(*found.span(1), job.tag(found[1]))]
    return []


def _passage(source: str, start: int, end: int, style: str) -> Passage:
    passage = Passage()
    if style in {"|", ">"}:
        # A comment can stand behind the sign of a block.
        start = source.find("\n", start, end) + 1 or end
    if style != '"':
        add_with_placeholders(passage, source, start, end)
        return passage
    position = start
    for escape in _ESCAPE.finditer(source, start, end):
        add_with_placeholders(passage, source, position, escape.start())
        code = escape[0][1:]
        if code[0] in "xuU":
            passage.add(chr(int(code[1:], 16)), *escape.span())
        else:
            passage.add_break("\n" if code == "n" else "\ufffc")
        position = escape.end()
    add_with_placeholders(passage, source, position, end)
    return passage
