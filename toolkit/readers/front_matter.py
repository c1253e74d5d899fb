"""The YAML at the head of a Markdown file: one line for each key is read at a glance, the rest by YAML's parser."""

import re
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from toolkit.errors import InputError, Location
from toolkit.model.document import Creator, Metadata
from toolkit.model.message import Message
from toolkit.model.text import Anchor, RichText

LONGEST = 64 * 1024
"""Characters of front matter that are read; more is a mistake or an attack."""

_FENCE = re.compile(r"---[ \t]*\n(?P<inside>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

ROLES = {
    "author": "aut",
    "creator": "aut",
    "translator": "trl",
    "editor": "edt",
    "illustrator": "ill",
    "contributor": "ctb",
}
"""Key of the front matter, and the MARC relator code of the people under it."""

LISTS = ("authors", "creators", "translators", "editors", "illustrators", "contributors")
TEXTS = ("title", "subtitle", "publisher", "rights", "description", "origin")
STRINGS = ("date", "identifier", "cover")
LANGUAGE = ("lang", "language")

# A key with one word, number or name behind it, or with words between quotation marks that hold no escape: what YAML
# 1.2 (7.3) reads letter by letter. No other line ends, no byte order mark, nothing that is no text.
_BREAKS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_LINE = re.compile(
    r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,60}):"
    rf'(?:[ ]+(?P<value>"[^"\\{_BREAKS}]*"|[^\W_](?:[^:#{_BREAKS} ]|:(?=[^\s])|[ ]+(?=[^#\s]))*+(?<=\S)))?[ ]*\n'
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood at the head of a file."""

    metadata: Metadata = field(default_factory=Metadata)
    language: str = ""
    lines: int = 0
    """Lines that it took, its fences too."""
    length: int = 0
    """Characters that it took."""


def read_front_matter(text: str, path: Path) -> FrontMatter:
    """Return what the YAML at the head of a text says; nothing if there is none.

    Raises:
        InputError: it is not YAML, not a mapping, too long, or uses tags, aliases or the same key twice.
    """
    found = _FENCE.match(text)
    if not found:
        return FrontMatter()
    inside = found["inside"]
    if len(inside) > LONGEST:
        raise InputError(
            Message.of("front matter of {count} characters; at most {longest}", count=len(inside), longest=LONGEST),
            Location(path, 1),
        )
    front = _simple(inside)
    if front is None:
        # Loads YAML's parser, which most articles do not need.
        front = import_module("toolkit.readers.front_matter_yaml").parsed(inside, path)
    return replace(front, lines=found[0].count("\n"), length=found.end())


def _simple(inside: str) -> FrontMatter | None:
    """Return what lines of one key and one value say, None if it takes YAML's parser to tell."""
    gathered = Gathered()
    position, seen = 0, set[str]()
    for line, found in enumerate(_LINE.finditer(inside), 2):
        key, value = found["key"], found["value"] or ""
        if found.start() != position or key in seen:
            return None
        seen.add(key)
        position = found.end()
        column, words = found.start("value") - found.start() + 1, value
        if value[:1] == '"':
            column, words = column + 1, value[1:-1]
        text = RichText(words, (), (Anchor(0, line, column),) if words else ())
        if not gathered.take(key, text, words):
            gathered.extra.append((key, value))
    return gathered.front_matter() if position == len(inside) else None


@dataclass(slots=True)
class Gathered:
    """What the keys say that were read so far."""

    texts: dict[str, RichText] = field(default_factory=dict)
    strings: dict[str, str] = field(default_factory=dict)
    creators: list[Creator] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)
    language: str = ""

    def take(self, key: str, text: RichText, value: str) -> bool:
        """Keep the value of a key that says something of the article; whether it does."""
        if key in TEXTS:
            self.texts[key] = text
        elif key in STRINGS:
            self.strings[key] = value
        elif key in LANGUAGE and not self.language:
            self.language = value
        elif key in ROLES or key in LISTS:
            self.creators += [Creator(text, role_of(key))] if value else []
        else:
            return False
        return True

    def front_matter(self) -> FrontMatter:
        """Return it all."""
        metadata = Metadata(**self.texts, **self.strings, creators=tuple(self.creators), extra=tuple(self.extra))  # type: ignore[arg-type]
        return FrontMatter(metadata, self.language)


def role_of(key: str) -> str:
    """Return the role of the people under a key."""
    return ROLES.get(key) or ROLES[key.removesuffix("s")]
