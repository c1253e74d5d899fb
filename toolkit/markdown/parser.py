"""markdown-it, told to remember where in the source each piece of a line stood."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from toolkit.markdown.formulas import formula, formula_block
from toolkit.markdown.wide import is_wide

POSITION = "position"
"""Key in `Token.meta`: offset in the content of the inline token at which the piece begins."""


SOURCE = "source"
"""Key in `Token.meta` of code: the content of the inline token, which alone shows whether spaces were taken off it."""


PLACES = "places"
"""Key in `Token.meta` of a reference to a note: where the note stands if it is written in the line."""


DEEPEST = 60
"""Levels of blocks inside blocks that are read; markdown-it drops what lies deeper."""


class _PlacedState(StateInline):
    """A state that notes the position at which a token, or the text before it, begins."""

    pending_start = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's own name)
        token = super().pushPending()
        token.meta[POSITION] = self.pending_start
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta[POSITION] = self.pos
        if ttype == "code_inline":
            token.meta[SOURCE] = self.src
        return token


class _ChineseState(_PlacedState):
    """A state for which a Chinese letter beside a marker is as good as punctuation.

    CommonMark's conditions (6.2) are made for scripts with spaces: in 這是**「裁員」**的故事 neither marker counts.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 (markdown-it's own names)
        found = super().scanDelims(start, canSplitWord)
        before = self.src[start - 1 : start] or " "
        after = self.src[start + found.length : start + found.length + 1] or " "
        can_open = found.can_open or (is_wide(before) and canSplitWord and not after.isspace())
        can_close = found.can_close or (is_wide(after) and canSplitWord and not before.isspace())
        return Scanned(can_open, can_close, found.length)


class _PlacedInline(ParserInline):
    def __init__(self, state_type: type[_PlacedState]) -> None:
        super().__init__()
        self._state_type = state_type

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = self._state_type(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's own name)
        # Percent-encoding is the writers' affair: a Chinese address stays readable, and a picture's file can be found.
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 (markdown-it's own name)
        return link


@lru_cache
def parser(*, chinese: bool = False) -> MarkdownIt:
    """Return the parser of our Markdown, or the one that reads emphasis beside Chinese punctuation as it is meant."""
    found = _Parser("commonmark")
    found.inline = _PlacedInline(_ChineseState if chinese else _PlacedState)
    found.configure("commonmark", options_update={"maxNesting": DEEPEST})
    found.enable(["table", "strikethrough"])
    found.use(footnote_plugin, always_match_refs=False, move_to_end=False)
    found.use(deflist_plugin)
    found.use(attrs_plugin, spans=True)
    found.inline.ruler.before("escape", "formula", formula)
    found.block.ruler.before(
        "code", "formula", formula_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    # markdown-it would read a note that stands right below a quotation as a line of that quotation.
    found.block.ruler.at("footnote_def", footnote_def, {"alt": ["paragraph", "reference", "blockquote"]})
    # Both would throw away the positions; `toolkit.markdown.inline` joins the pieces itself.
    found.inline.ruler2.disable("fragments_join")
    found.core.ruler.disable("text_join")
    return found


def parse_blocks(source: str, environment: dict[str, Any]) -> list[Token]:
    """Return the block tokens of a source, their lines unread; what it defines is added to the environment."""
    tokens: list[Token] = []
    parser().block.parse(source, parser(), environment, tokens)
    return tokens


def parse_line(source: str, environment: dict[str, Any]) -> Sequence[Token]:
    """Return the pieces of one line or paragraph of a file."""
    return parser().inline.parse(source, parser(), environment, [])


_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def parse_inline(source: str, notes: Container[str] = frozenset(), *, chinese: bool = False) -> Sequence[Token]:
    """Return the pieces of one line or paragraph; the notes are the identifiers that references may name."""
    references = {f":{name}": -1 for name in _REFERENCE.findall(source) if name in notes}
    environment: dict[str, Any] = {"footnotes": {"refs": references, "list": {}}}
    return parser(chinese=chinese).parseInline(source, environment)[0].children or ()
