"""YAML in the style that mdformat leaves as it is: two spaces for keys, two more for the items of lists."""

import json
from collections.abc import Iterator

import yaml

_ESCAPES = str.maketrans({"\x7f": "\\x7F", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"})


def quoted(value: str) -> str:
    """Return a YAML string between double quotes; JSON's are a part of YAML's (YAML 1.2, 1.3)."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


def tidied(value: str) -> str:
    r"""Return a value as it stands behind its key; one with comments or with text of several lines stays as it is.

    >>> tidied("\n- a\n-   b: [c,d]"), tidied("[a,b]"), tidied("~")
    ('\n  - a\n  - b: [c, d]', '[a, b]', '')
    """
    try:
        node = yaml.compose(value.lstrip("\n") if value.startswith("\n") else value, Loader=yaml.SafeLoader)
        if node is None or "#" in value:
            return value
        return "".join(f"\n{line}" for line in _block(node, "  ")) if _is_block(node) else _flow(node)
    except (yaml.YAMLError, _LeftAsItIs):
        return value


class _LeftAsItIs(Exception):  # noqa: N818 - a message to `tidied`, no error
    """Something that is better not touched."""


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _block(node: yaml.Node, indent: str) -> Iterator[str]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _item(item, indent)
    else:
        for key, value in node.value:
            if _is_block(value):
                yield f"{indent}{_flow(key)}:"
                yield from _block(value, indent + "  ")
            else:
                yield f"{indent}{_flow(key)}: {_flow(value)}".rstrip()


def _item(item: yaml.Node, indent: str) -> Iterator[str]:
    """Yield an item of a list; the first key of a mapping stands on the item's own line."""
    if not _is_block(item):
        yield f"{indent}- {_flow(item)}".rstrip()
        return
    if not isinstance(item, yaml.MappingNode):
        raise _LeftAsItIs
    inner = list(_block(item, indent + "  "))
    yield f"{indent}- {inner[0].strip()}"
    yield from inner[1:]


def _flow(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(_flow(item) for item in node.value) + "]"
    return "{" + ", ".join(f"{_flow(key)}: {_flow(value)}" for key, value in node.value) + "}"


def _scalar(node: yaml.ScalarNode) -> str:
    if node.style in {"|", ">"} or node.start_mark.line != node.end_mark.line:
        raise _LeftAsItIs
    if node.tag == "tag:yaml.org,2002:null":
        return ""
    return str((node.start_mark.buffer or "")[node.start_mark.pointer : node.end_mark.pointer])
