"""Emphasis beside Chinese punctuation, which CommonMark does not see and Chinese authors write: **「慢活」**不是."""

import re

from toolkit.markdown.flattener import Flattener
from toolkit.markdown.inline import flatten
from toolkit.markdown.parser import parse_inline
from toolkit.markdown.places import Places
from toolkit.model.text import RichText

# A marker between a Chinese letter and punctuation.
_BESIDE = re.compile(r"[\u3400-\u9fff](?:\*+|~~)(?![*~\s\w])|(?<![*~\s\w])(?:\*+|~~)[\u3400-\u9fff]")


def as_meant(content: str, text: RichText, notes: frozenset[str], places: Places) -> RichText | None:
    """Return a line read so that Chinese letters count like punctuation, if fewer markers are left over in it then."""
    if not _BESIDE.search(content) or "^[" in content:
        return None
    meant = flatten(parse_inline(content, notes, chinese=True), Flattener(places))
    return meant if _markers(meant) < _markers(text) else None


def _markers(text: RichText) -> int:
    return text.text.count("*") + text.text.count("~~")
