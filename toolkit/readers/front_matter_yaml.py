"""Front matter that it takes YAML's parser to read, without trusting it."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from toolkit.errors import InputError, Location
from toolkit.model.document import Creator
from toolkit.model.message import Message
from toolkit.model.text import Anchor, RichText
from toolkit.readers.front_matter import LISTS, ROLES, FrontMatter, Gathered, role_of

_QUOTED = {"'": re.compile("''|."), '"': re.compile(r"\\x..|\\u.{4}|\\U.{8}|\\.|.")}
"""One character of a value between quotation marks, as it stands in the source."""


def parsed(inside: str, path: Path) -> FrontMatter:
    """Return what a block of YAML says.

    Raises:
        InputError: it is not YAML, not a mapping, or uses tags, aliases or the same key twice.
    """
    root = _compose(inside, path)
    if root is None:
        return FrontMatter()
    if not isinstance(root, yaml.MappingNode):
        raise InputError(Message("front matter is not a list of keys and values; one like title: …"), Location(path, 2))
    return _gather(root, inside, path)


def _compose(inside: str, path: Path) -> yaml.Node | None:
    try:
        for token in yaml.scan(inside, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
                raise InputError(
                    Message("front matter with tags or aliases; write the value itself"),
                    Location(path, token.start_mark.line + 2),
                )
        return yaml.compose(inside, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        reason = getattr(problem, "problem", None) or str(problem).splitlines()[0]
        line = mark.line + 2 if mark else 1
        raise InputError(
            Message.of("front matter is not YAML: {reason}", reason=reason), Location(path, line)
        ) from problem


def _gather(root: yaml.MappingNode, inside: str, path: Path) -> FrontMatter:
    gathered = Gathered()
    seen: set[str] = set()
    for position, (key_node, value) in enumerate(root.value):
        key = _key(key_node, seen, path)
        if isinstance(value, yaml.ScalarNode) and gathered.take(key, _text(value), value.value):
            continue
        if key in ROLES or key in LISTS:
            gathered.creators += _creators(key, value, path)
        else:
            following = root.value[position + 1][0].start_mark.index if position + 1 < len(root.value) else len(inside)
            gathered.extra.append((key, _verbatim(inside[key_node.end_mark.index : following])))
    return gathered.front_matter()


def _key(node: yaml.Node, seen: set[str], path: Path) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise InputError(Message("front matter with a key that is no word"), Location(path, node.start_mark.line + 2))
    key = str(node.value)
    if key in seen:
        raise InputError(
            Message.of("front matter has {key} twice", key=repr(key)), Location(path, node.start_mark.line + 2)
        )
    seen.add(key)
    return key


def _verbatim(text: str) -> str:
    return text[text.index(":") + 1 :].strip(" \t").rstrip()


def _text(node: yaml.ScalarNode) -> RichText:
    """Return a value with the places of its characters, as far as they stand in one line of the source."""
    text = node.value
    line, column = node.start_mark.line + 2, node.start_mark.column + 1
    if node.style in {"|", ">"} or node.start_mark.line != node.end_mark.line:
        return _over_lines(node)
    raw = (node.start_mark.buffer or "")[node.start_mark.pointer : node.end_mark.pointer]
    if node.style not in {"'", '"'}:
        return RichText(text, (), (Anchor(0, line, column),) if text else ())
    anchors = [Anchor(0, line, column + 1)]
    offset = 0
    for found in _QUOTED[node.style].finditer(raw, 1, len(raw) - 1):
        offset += 1
        if len(found[0]) > 1:
            anchors.append(Anchor(offset, line, column + found.end()))
    return RichText(text, (), tuple(anchors) if offset == len(text) and text else ())


def _over_lines(node: yaml.ScalarNode) -> RichText:
    """Return a value in several lines, with its places if the source has it letter by letter."""
    text = node.value.strip()
    raw = (node.start_mark.buffer or "")[node.start_mark.pointer : node.end_mark.pointer]
    position = raw.find("\n") if node.style in {"|", ">"} else len(node.style or "")
    anchors: list[Anchor] = []
    for offset, character in enumerate(text):
        if character.isspace():
            continue
        start = position
        while raw[position : position + 1].isspace():
            position += 1
        if raw[position : position + 1] != character:
            return RichText(text)
        if position > start or not offset:
            above, _, before = raw[:position].rpartition("\n")
            first = node.start_mark.column if not above else 0
            line = node.start_mark.line + 2 + raw.count("\n", 0, position)
            anchors.append(Anchor(offset, line, first + len(before) + 1))
        position += 1
    return RichText(text, (), tuple(anchors))


def _creators(key: str, node: yaml.Node, path: Path) -> Iterator[Creator]:
    role = role_of(key)
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if isinstance(item, yaml.ScalarNode):
            if item.value:
                yield Creator(_text(item), role)
            continue
        if not isinstance(item, yaml.MappingNode):
            raise InputError(
                Message.of("{key} is neither a name nor a list of names", key=key),
                Location(path, item.start_mark.line + 2),
            )
        yield _creator(item, role, path)


def _creator(node: yaml.MappingNode, role: str, path: Path) -> Creator:
    fields = {str(key.value): value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    name = fields.get("name") or fields.get("text")
    if name is None:
        raise InputError(Message("a person without name:"), Location(path, node.start_mark.line + 2))
    file_as = fields.get("file-as") or fields.get("file_as")
    named = fields["role"].value if "role" in fields else role
    return Creator(_text(name), ROLES.get(named, named), file_as.value if file_as else "")
