"""Finding one's way in a row of markdown-it's tokens."""

from collections.abc import Sequence

from markdown_it.token import Token

from toolkit.model.document import CodeBlock


def code_block(token: Token) -> CodeBlock:
    """Return a block of code without its last line end."""
    # Our writer says "text" where the document says nothing: markdownlint's MD040 wants a language on every block.
    language = token.info.strip()
    return CodeBlock(token.content.removesuffix("\n"), "" if language == "text" else language)


def line_of(token: Token) -> int:
    """Return the line at which a block begins, from 1; 0 if markdown-it does not say."""
    return token.map[0] + 1 if token.map else 0


def end_of(tokens: Sequence[Token], index: int) -> int:
    """Return the index of the token that closes the one at an index."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if not depth:
            return at
    raise AssertionError("a block of Markdown without end")


def children(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Return each child of a container, its opening and closing tokens included."""
    found: list[Sequence[Token]] = []
    index = 0
    while index < len(tokens):
        end = end_of(tokens, index)
        found.append(tokens[index : end + 1])
        index = end + 1
    return found


def is_direct_paragraph(token: Token, item: Token) -> bool:
    """Whether a token begins a paragraph of an item of a list, and of no list inside it."""
    return token.type == "paragraph_open" and token.level == item.level + 1
