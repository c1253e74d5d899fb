"""What a part of a Markdown file may be beside a block: something that is said of blocks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.document import Block
from toolkit.model.text import RichText

CAPTION = re.compile(r"(?:Table)?:[ \t]+")
"""How a paragraph beside a table begins that is its caption, as in pandoc."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A comment or a division that says something of the blocks behind it."""

    name: str
    closing: bool
    markup: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Caption:
    """A paragraph that is the caption of the table beside it."""

    text: RichText


Piece = Block | Marker | Caption
